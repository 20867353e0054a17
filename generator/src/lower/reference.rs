use std::rc::Rc;

use serde::Deserialize;

use super::Lowering;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{DocumentId, Origin};
use crate::lower::document::{Parameter, Response, Root, Schema, read};
use crate::source::{pointer, type_mismatch};

/// How the lowering came to a schema.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// The schema.
    pub origin: Origin,
    /// Whether a list or map lies between it and the step before.
    pub inside: bool,
}

/// How many references may follow one another before the lowering gives up.
pub(crate) const DEPTH: usize = 100;

impl<'s> Lowering<'s, '_> {
    /// Where a reference leads; a reference that leads nowhere is reported.
    pub fn resolve(&mut self, reference: &str, at: &Origin) -> Option<Origin> {
        match self.sources.resolve(reference, at) {
            Ok(target) => {
                self.families.reach(target.document);
                Some(target)
            }
            Err(diagnostic) => {
                self.report.push(diagnostic);
                None
            }
        }
    }

    /// Reads the object at an origin; mistakes in it are reported.
    pub fn read<T: Deserialize<'s>>(&mut self, origin: &Origin, later: &[&str]) -> Option<T> {
        let Some(value) = self.sources.value(origin) else {
            let message = "nothing stands here";
            self.report.value(Code::BrokenReference, origin, message);
            return None;
        };
        match read(value, origin, later, self.grammar.foreign()) {
            Ok((object, unread)) => {
                for key in unread {
                    if !self.grammar.is_quiet(&key.key) {
                        self.report.unread(key);
                    }
                }
                Some(object)
            }
            Err(error) => {
                self.report
                    .push(type_mismatch(&error, origin, self.sources));
                None
            }
        }
    }

    /// Reads a part of the object at an origin, whose other keys are read elsewhere; mistakes in it are reported.
    pub fn read_part<T: Deserialize<'s>>(&mut self, origin: &Origin) -> Option<T> {
        match read(self.sources.value(origin)?, origin, &[], &[]) {
            Ok((object, _)) => Some(object),
            Err(error) => {
                self.report
                    .push(type_mismatch(&error, origin, self.sources));
                None
            }
        }
    }

    /// The head of a document.
    pub fn root(&mut self, document: DocumentId) -> Option<Rc<Root<'s>>> {
        if let Some(root) = self.roots.get(&document) {
            return root.clone();
        }
        let root = self.grammar.root(self, document).map(Rc::new);
        self.roots.insert(document, root.clone());
        root
    }

    /// The schema that a reference leads to.
    pub fn schema_at(&mut self, origin: &Origin) -> Option<Rc<Schema<'s>>> {
        if let Some(schema) = self.schemas.get(origin) {
            return schema.clone();
        }
        let schema = self.grammar.schema(self, origin).map(Rc::new);
        self.schemas.insert(origin.clone(), schema.clone());
        schema
    }

    /// The parameter that a reference leads to.
    pub fn parameter_at(&mut self, origin: &Origin) -> Option<Rc<Parameter<'s>>> {
        if let Some(parameter) = self.parameters.get(origin) {
            return parameter.clone();
        }
        let parameter = self.grammar.parameter(self, origin).map(Rc::new);
        self.parameters.insert(origin.clone(), parameter.clone());
        parameter
    }

    /// The response that a reference leads to.
    pub fn response_at(&mut self, origin: &Origin) -> Option<Rc<Response<'s>>> {
        if let Some(response) = self.responses.get(origin) {
            return response.clone();
        }
        let response = self.grammar.response(self, origin).map(Rc::new);
        self.responses.insert(origin.clone(), response.clone());
        response
    }

    /// What a chain of references to objects of one kind ends with; `next` says whether an object is a reference
    /// itself.
    pub fn follow<T>(
        &mut self,
        reference: &str,
        at: &Origin,
        mut fetch: impl FnMut(&mut Self, &Origin) -> Option<Rc<T>>,
        next: impl Fn(&T) -> Option<&str>,
    ) -> Option<(Origin, Rc<T>)> {
        let mut chain = vec![at.clone()];
        let mut target = self.resolve(reference, at)?;
        loop {
            if chain.contains(&target) {
                self.cycle(&chain, &target, at);
                return None;
            }
            let object = fetch(self, &target)?;
            let Some(further) = next(&object) else {
                return Some((target, object));
            };
            chain.push(target.clone());
            target = self.resolve(further, &target)?;
        }
    }

    /// Reports a chain of references that ends where it began.
    pub fn cycle(&mut self, chain: &[Origin], target: &Origin, at: &Origin) {
        let start = chain.iter().position(|origin| origin == target);
        let mut names: Vec<String> = chain
            .iter()
            .skip(start.unwrap_or_default())
            .map(last_word)
            .collect();
        names.push(last_word(target));
        let message = format!("the references go round in a circle: {}", names.join(" → "));
        let diagnostic = Diagnostic::new(Code::ReferenceCycle, Place::Value(at.clone()), message)
            .help("let one of them say what it is, instead of referring on");
        self.report.push(diagnostic);
    }
}

/// What people call the object at an origin: its key.
pub(crate) fn last_word(origin: &Origin) -> String {
    match pointer::last(&origin.pointer) {
        Some(word) => format!("`{word}`"),
        None => "the whole file".to_owned(),
    }
}
