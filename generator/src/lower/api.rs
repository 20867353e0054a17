use std::collections::HashMap;

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use super::Lowering;
use super::facts::{docs, text};
use super::operation::{Grouped, Site};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::Chain;
use crate::dialect::document::{Deprecated, overlay};
use crate::dialect::origin::child;
use crate::ir::{Api, Docs, DocumentId, HttpMethod, Operation, OperationGroup, Origin};
use crate::source::pointer;

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
        let mut gathered = Gathered::default();
        for input in inputs {
            self.reading().reach(*input);
            for key in ["paths", "x-ms-paths"] {
                self.paths(*input, key, &mut gathered);
            }
        }
        self.drain();
        self.check_inheritance();
        if self.report().failed() {
            return None;
        }
        self.tag_kinds();
        let mut groups: Vec<OperationGroup> = gathered.groups.into_values().collect();
        for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
            self.find_page_members(operation);
        }
        let client = self.client(inputs, &mut groups);
        Some(Api {
            docs: self.api_docs(inputs),
            versions: self.versions(inputs),
            client,
            groups,
            definitions: std::mem::take(&mut self.definitions),
            parameter_groups: Vec::new(),
            header_sets: Vec::new(),
        })
    }

    fn paths(&mut self, input: DocumentId, key: &str, gathered: &mut Gathered) {
        let document = self.sources().get(input);
        let Some(paths) = document.and_then(|document| document.value.get(key)) else {
            return;
        };
        let origin = Origin {
            document: input,
            pointer: format!("/{key}"),
        };
        let Some(paths) = paths.as_object() else {
            let message = format!("`{key}` has the wrong type: expected an object of paths");
            self.report().value(Code::WrongType, &origin, message);
            return;
        };
        for path in paths.keys().filter(|path| !path.starts_with("x-")) {
            self.path(input, path, &child(&origin, path), gathered);
        }
    }

    fn path(&mut self, input: DocumentId, key: &str, path: &Origin, gathered: &mut Gathered) {
        let mut origin = path.clone();
        let mut parameters = Vec::new();
        let mut chain = Chain::new(path);
        loop {
            let Some(item) = self.reader.path_item(&origin) else {
                return;
            };
            let list = child(&origin, "parameters");
            let outer = self.reader.parameters(&item.parameters, &list);
            parameters = overlay(outer, parameters);
            self.check_methods(&origin);
            for method in self.methods(&origin) {
                let site = Site {
                    document: input,
                    key,
                    path,
                    method,
                    origin: child(&origin, method.key()),
                    parameters: parameters.clone(),
                };
                if let Some(grouped) = self.operation(site) {
                    self.gather(grouped, gathered);
                }
            }
            let Some(reference) = item.reference else {
                return;
            };
            let Some(target) = chain.follow(self.reading(), reference) else {
                return;
            };
            origin = target;
        }
    }

    /// Reports the operations of a path item that cannot be sent.
    fn check_methods(&mut self, item: &Origin) {
        let methods = HttpMethod::ALL.into_iter();
        for method in methods.filter(|method| !method.is_sendable()) {
            let origin = child(item, method.key());
            if self.sources().value(&origin).is_some() {
                let message = format!(
                    "the method {} cannot be sent: this operation is left out",
                    method.key().to_uppercase()
                );
                let place = Place::Key(origin);
                let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
                self.report().push(diagnostic.subject(method.key()));
            }
        }
    }

    /// The methods of a path item, in its own order.
    fn methods(&self, item: &Origin) -> Vec<HttpMethod> {
        let members = self.sources().value(item).and_then(Value::as_object);
        let keys = members.into_iter().flat_map(|members| members.keys());
        let method = |key: &String| HttpMethod::sendable().find(|method| method.key() == key);
        keys.filter_map(method).collect()
    }

    fn gather(&mut self, grouped: Grouped, gathered: &mut Gathered) {
        let Grouped {
            group,
            mut operation,
        } = grouped;
        let key = group.to_lowercase();
        let mut name = (key.clone(), operation.name.to_lowercase());
        if let Some(first) = gathered.names.get(&name) {
            if first.is(&operation) || !self.conventions().is_general {
                let diagnostic = self.duplicate(&operation, first);
                self.report().push(diagnostic);
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
        self.report()
            .key(Code::Inconsistent, &operation.origin, message);
        operation.name.clone_from(&name);
        operation.id = name;
    }

    /// Says that a name is taken. Files of one API may describe one and the same operation.
    fn duplicate(&self, operation: &Operation, first: &First) -> Diagnostic {
        let place = |origin: &Origin| {
            let id = child(origin, "operationId");
            match self.sources().value(&id) {
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
        let roots = inputs.iter().filter_map(|input| self.reader.root(*input));
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
        let roots = inputs.iter().filter_map(|input| self.reader.root(*input));
        let versions: IndexSet<String> = roots.filter_map(|root| text(root.info.version)).collect();
        versions.into_iter().collect()
    }
}
