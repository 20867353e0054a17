use std::collections::HashMap;

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::Lowering;
use super::facts::{docs, text};
use super::operation::{Grouped, Site, child};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{Api, Docs, DocumentId, Operation, OperationGroup, Origin};
use crate::lower::document::Deprecated;
use crate::source::{Dialect, pointer};

/// The longest key of `paths`, in bytes. Servers take no longer paths, and the origin of all below a path has it in its
/// pointer.
const LONGEST_PATH: usize = 8_000;

/// The verbs that `azure_core` cannot send.
const UNSENT: [&str; 2] = ["options", "trace"];

/// The operations that were lowered so far.
#[derive(Default)]
struct Gathered {
    /// By group in small letters.
    groups: IndexMap<String, OperationGroup>,
    /// The first operation of each name, by group and name in small letters.
    names: HashMap<(String, String), First>,
}

/// An operation that was met before.
struct First {
    origin: Origin,
    method: String,
    path: String,
}

impl First {
    /// Whether two files describe one and the same operation.
    fn is(&self, operation: &Operation) -> bool {
        self.origin.document != operation.origin.document
            && self.method == operation.method
            && self.path.eq_ignore_ascii_case(&operation.path)
    }
}

impl<'s> Lowering<'s, '_> {
    /// The API that these documents describe together; `None` when they describe none.
    pub fn api(&mut self, inputs: &[DocumentId]) -> Option<Api> {
        let inputs: IndexSet<DocumentId> = inputs.iter().copied().collect();
        let inputs: Vec<DocumentId> = inputs
            .into_iter()
            .filter(|id| self.is_of_dialect(*id))
            .collect();
        let mut gathered = Gathered::default();
        for input in &inputs {
            self.families.reach(*input);
            for key in ["paths", "x-ms-paths"] {
                self.paths(*input, key, &mut gathered);
            }
        }
        self.drain();
        self.check_inheritance();
        if self.report.failed() {
            return None;
        }
        self.tag_kinds();
        let mut groups: Vec<OperationGroup> = gathered.groups.into_values().collect();
        for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
            self.find_page_members(operation);
        }
        let client = self.client(&inputs, &mut groups);
        Some(Api {
            docs: self.api_docs(&inputs),
            versions: self.versions(&inputs),
            client,
            groups,
            definitions: std::mem::take(&mut self.definitions),
            parameter_groups: Vec::new(),
            header_sets: Vec::new(),
        })
    }

    fn is_of_dialect(&mut self, input: DocumentId) -> bool {
        let document = self.sources.document(input);
        let wanted = self.grammar.dialect();
        let error = match Dialect::of(&document) {
            Ok(dialect) if dialect == wanted => return true,
            Ok(dialect) => {
                let message = format!("`{}` is no {}", document.name, wanted.name());
                let place = Place::Value(document.origin(format!("/{}", dialect.key())));
                let help = format!(
                    "describe one API in one language: all its files in {}",
                    wanted.name()
                );
                Diagnostic::new(Code::UnsupportedDocument, place, message).help(help)
            }
            Err(error) => error,
        };
        self.report.push(error);
        false
    }

    fn paths(&mut self, input: DocumentId, key: &str, gathered: &mut Gathered) {
        let document = self.sources.get(input);
        let Some(paths) = document.and_then(|document| document.value.get(key)) else {
            return;
        };
        let origin = Origin {
            document: input,
            pointer: format!("/{key}"),
        };
        let Some(paths) = paths.as_object() else {
            let message = format!("`{key}` has the wrong type: expected an object of paths");
            self.report.value(Code::WrongType, &origin, message);
            return;
        };
        for path in paths.keys().filter(|path| !path.starts_with("x-")) {
            let place = child(&origin, path);
            if path.len() > LONGEST_PATH {
                let start: String = path.chars().take(40).collect();
                let length = path.len();
                let message = format!(
                    "the path `{start}…` is too long: it takes {length} bytes of at most {LONGEST_PATH}"
                );
                let diagnostic = Diagnostic::new(Code::TooLarge, Place::Key(place), message);
                self.report
                    .push(diagnostic.help("split or shorten the path"));
                continue;
            }
            self.path(input, path, &place, gathered);
        }
    }

    fn path(&mut self, input: DocumentId, key: &str, path: &Origin, gathered: &mut Gathered) {
        let mut origin = path.clone();
        let mut parameters = Vec::new();
        let mut chain = Vec::new();
        loop {
            let Some(item) = self.grammar.path_item(self, &origin) else {
                return;
            };
            let outer = self.declared(&item.parameters, &child(&origin, "parameters"));
            parameters = super::declared::overlay(outer, parameters);
            self.check_verbs(&origin);
            for verb in self.verbs(&origin) {
                let site = Site {
                    document: input,
                    key,
                    path,
                    verb,
                    origin: child(&origin, verb),
                    parameters: parameters.clone(),
                };
                if let Some(grouped) = self.operation(site) {
                    self.gather(grouped, gathered);
                }
            }
            let Some(reference) = item.reference else {
                return;
            };
            chain.push(origin.clone());
            let Some(target) = self.resolve(reference, &origin) else {
                return;
            };
            if chain.contains(&target) {
                self.cycle(&chain, &target, path);
                return;
            }
            origin = target;
        }
    }

    /// Says which operations of a path item cannot be sent: azure_core has no such methods.
    fn check_verbs(&mut self, item: &Origin) {
        for verb in UNSENT {
            let origin = child(item, verb);
            if self.sources.value(&origin).is_some() {
                let method = verb.to_uppercase();
                let message =
                    format!("the method {method} cannot be sent: this operation is left out");
                let place = Place::Key(origin);
                let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
                self.report.push(diagnostic.subject(verb));
            }
        }
    }

    /// The verbs of a path item, in its own order.
    fn verbs(&self, item: &Origin) -> Vec<&'static str> {
        let members = self.sources.value(item).and_then(Value::as_object);
        let keys = members.into_iter().flat_map(|members| members.keys());
        let verbs = self.grammar.verbs();
        keys.filter_map(|key| verbs.iter().copied().find(|verb| verb == key))
            .collect()
    }

    fn gather(&mut self, grouped: Grouped, gathered: &mut Gathered) {
        let Grouped {
            group,
            mut operation,
        } = grouped;
        let key = group.to_lowercase();
        let mut name = (key.clone(), operation.name.to_lowercase());
        if let Some(first) = gathered.names.get(&name) {
            if first.is(&operation) || !self.grammar.is_general() {
                let diagnostic = self.duplicate(&operation, first);
                self.report.push(diagnostic);
                return;
            }
            self.rename(&mut operation, &key, gathered);
            name.1 = operation.name.to_lowercase();
        }
        let first = First {
            origin: operation.origin.clone(),
            method: operation.method.clone(),
            path: operation.path.clone(),
        };
        gathered.names.insert(name, first);
        let group = gathered
            .groups
            .entry(key)
            .or_insert_with(|| OperationGroup {
                name: group,
                operations: Vec::new(),
            });
        group.operations.push(operation);
    }

    /// Gives an operation whose name is taken another one, of its verb and path.
    fn rename(&mut self, operation: &mut Operation, group: &str, gathered: &Gathered) {
        let keys: Vec<_> = pointer::tokens(&operation.origin.pointer).collect();
        let path = keys
            .iter()
            .rev()
            .nth(1)
            .map_or(operation.path.as_str(), |key| key);
        let whole = super::operation::made_id(&operation.method.to_lowercase(), path);
        let numbered = (2..).map(|number| format!("{whole}-{number}"));
        let mut names = std::iter::once(whole.clone()).chain(numbered);
        let is_free = |name: &String| {
            let key = (group.to_owned(), name.to_lowercase());
            !gathered.names.contains_key(&key)
        };
        let name = names.find(is_free).unwrap_or_default();
        let message = format!(
            "two operations are called `{}`: this one is called `{name}`",
            operation.id
        );
        self.report
            .key(Code::Inconsistent, &operation.origin, message);
        operation.name.clone_from(&name);
        operation.id = name;
    }

    /// Says that a name is taken. Files of one API may describe one and the same operation.
    fn duplicate(&self, operation: &Operation, first: &First) -> Diagnostic {
        let place = |origin: &Origin| {
            let id = child(origin, "operationId");
            match self.sources.value(&id) {
                Some(_) => Place::Value(id),
                None => Place::Key(origin.clone()),
            }
        };
        let (code, message, help) = if first.is(operation) {
            let message = format!(
                "`{}` is described twice: the first one counts",
                operation.id
            );
            (Code::Inconsistent, message, "leave one of the two out")
        } else {
            let message = format!("two operations are called `{}`", operation.id);
            (
                Code::DuplicateOperation,
                message,
                "give one of them another `operationId`",
            )
        };
        Diagnostic::new(code, place(&operation.origin), message)
            .related(place(&first.origin), "the first one is here")
            .help(help)
    }

    fn api_docs(&mut self, inputs: &[DocumentId]) -> Docs {
        let roots = inputs.iter().filter_map(|input| self.root(*input));
        let found = roots.map(|root| docs(root.info.title, root.info.description, Deprecated::No));
        let mut found = found.collect::<Vec<_>>().into_iter();
        let first = found.next().unwrap_or_default();
        let further = found.find_map(|docs| docs.description);
        Docs {
            description: first.description.or(further),
            ..first
        }
    }

    fn versions(&mut self, inputs: &[DocumentId]) -> Vec<String> {
        let roots = inputs.iter().filter_map(|input| self.root(*input));
        let versions: IndexSet<String> = roots.filter_map(|root| text(root.info.version)).collect();
        versions.into_iter().collect()
    }
}
