//! Operation groups with unique operation names.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::name::made_id;
use super::site::Grouped;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::origin::child;
use crate::ir::{HttpMethod, Operation, OperationGroup, Origin};
use crate::lower::schema::Builder;
use crate::source::pointer;

/// The lowered operations.
#[derive(Default)]
pub(crate) struct Gathered {
    /// The groups by name in lower case.
    pub groups: IndexMap<String, OperationGroup>,
    /// The first operation of each name, by group and name in lower case.
    names: HashMap<(String, String), First>,
}

/// An operation that was lowered before.
struct First {
    origin: Origin,
    method: HttpMethod,
    path: String,
}

impl First {
    /// True if two files describe the same operation.
    fn is(&self, operation: &Operation) -> bool {
        self.origin.document != operation.origin.document
            && self.method == operation.method
            && self.path.eq_ignore_ascii_case(&operation.path)
    }
}

/// Adds an operation to its group.
pub(crate) fn gather(builder: &mut Builder<'_, '_>, grouped: Grouped, gathered: &mut Gathered) {
    let Grouped {
        group,
        mut operation,
    } = grouped;
    let key = group.to_lowercase();
    let mut name = (key.clone(), operation.name.to_lowercase());
    if let Some(first) = gathered.names.get(&name) {
        if first.is(&operation) || !builder.conventions().is_general {
            let diagnostic = duplicate(builder, &operation, first);
            builder.report().push(diagnostic);
            return;
        }
        rename(builder, &mut operation, &key, gathered);
        name.1 = operation.name.to_lowercase();
    }
    let first = First {
        origin: operation.origin.clone(),
        method: operation.method,
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

/// Renames an operation whose name is in use, after its method and path.
fn rename(
    builder: &mut Builder<'_, '_>,
    operation: &mut Operation,
    group: &str,
    gathered: &Gathered,
) {
    let keys: Vec<_> = pointer::tokens(&operation.origin.pointer).collect();
    let path = keys
        .iter()
        .rev()
        .nth(1)
        .map_or(operation.path.as_str(), |key| key);
    let whole = made_id(operation.method.key(), path);
    let numbered = (2..).map(|number| format!("{whole}-{number}"));
    let mut names = std::iter::once(whole.clone()).chain(numbered);
    let is_free = |name: &String| {
        let key = (group.to_owned(), name.to_lowercase());
        !gathered.names.contains_key(&key)
    };
    let name = names.find(is_free).unwrap_or_default();
    let message = format!(
        "duplicate `operationId` `{}`; this operation is named `{name}`",
        operation.id
    );
    builder
        .report()
        .key(Code::Inconsistent, &operation.origin, message);
    operation.name.clone_from(&name);
    operation.id = name;
}

/// Reports that a name is in use. Files of one API may describe the same operation.
fn duplicate(builder: &Builder<'_, '_>, operation: &Operation, first: &First) -> Diagnostic {
    let place = |origin: &Origin| {
        let id = child(origin, "operationId");
        match builder.sources().value(&id) {
            Some(_) => Place::Value(id),
            None => Place::Key(origin.clone()),
        }
    };
    let (code, message, help) = if first.is(operation) {
        let message = format!(
            "the operation `{}` is described twice; using the first description",
            operation.id
        );
        (
            Code::Inconsistent,
            message,
            "remove one of the two descriptions",
        )
    } else {
        let message = format!("duplicate `operationId` `{}`", operation.id);
        (
            Code::DuplicateOperation,
            message,
            "change the `operationId` of one of the operations",
        )
    };
    Diagnostic::new(code, place(&operation.origin), message)
        .related(place(&first.origin), "first declared here")
        .help(help)
}
