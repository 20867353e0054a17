//! Operation groups with unique operation names.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::base_path::BasePath;
use super::framework_name::FrameworkNames;
use super::name::made_id;
use super::site::Grouped;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::origin::child;
use crate::ir::{DocumentId, HttpMethod, Operation, OperationGroup, Origin, ResponseChoice};
use crate::lower::schema::Builder;

/// The lowered operations.
#[derive(Default)]
pub(crate) struct LoweredOperations {
    /// The groups by name in lower case.
    pub groups: IndexMap<String, OperationGroup>,
    /// The base paths of the operations of each group, where they can be part of the endpoint.
    pub base_paths: HashMap<String, Vec<Option<BasePath>>>,
    /// The operations whose responses are sequences of items, if those of another one are documents.
    pub streams: Vec<LoweredStream>,
    /// The names that `operationId`s contain.
    pub(super) framework_names: FrameworkNames,
    /// The first operation of each name, by group and name in lower case.
    names: HashMap<(String, String), FirstOperation>,
}

impl LoweredOperations {
    /// Creates an empty set of operations, whose `operationId`s contain these names.
    pub(crate) fn new(framework_names: FrameworkNames) -> Self {
        Self {
            framework_names,
            ..Self::default()
        }
    }
}

/// An operation whose response is a sequence of items, if that of another one is a document.
pub(crate) struct LoweredStream {
    /// The name of the group in lower case.
    key: String,
    pub operation: Operation,
    pub base_path: Option<BasePath>,
}

/// An operation that was lowered before.
struct FirstOperation {
    document: DocumentId,
    origin: Origin,
    method: HttpMethod,
    path: String,
}

impl FirstOperation {
    /// True if two files describe the same operation.
    fn is(&self, document: DocumentId, method: HttpMethod, path: &str) -> bool {
        self.document != document && self.method == method && self.path.eq_ignore_ascii_case(path)
    }
}

/// Adds an operation to its group. One whose name is taken gets another name, of its method and path.
pub(crate) fn gather(
    builder: &mut Builder<'_, '_>,
    grouped: Grouped<'_>,
    gathered: &mut LoweredOperations,
) {
    let Grouped {
        group,
        mut operation,
        document,
        key: path,
        base_path,
    } = grouped;
    let key = group.to_lowercase();
    if let Some(ResponseChoice::Items { .. }) = operation.choice {
        gathered.streams.push(LoweredStream {
            key,
            operation,
            base_path,
        });
        return;
    }
    let whole_path = match &base_path {
        Some(base_path) => format!("{}{}", base_path.path(), operation.path),
        None => operation.path.clone(),
    };
    let mut name = (key.clone(), operation.name.to_lowercase());
    if let Some(first) = gathered.names.get(&name) {
        if first.is(document, operation.method, &whole_path) {
            let diagnostic = described_twice(builder, &operation, first);
            builder.report().push(diagnostic);
            return;
        }
        let free = free_name(&operation, path, &key, gathered);
        let diagnostic = renamed(builder, &operation, first, &free);
        builder.report().push(diagnostic);
        name.1 = free.to_lowercase();
        operation.name.clone_from(&free);
        operation.id = free;
    }
    let first = FirstOperation {
        document,
        origin: operation.origin.clone(),
        method: operation.method,
        path: whole_path,
    };
    gathered.names.insert(name, first);
    gathered
        .base_paths
        .entry(key.clone())
        .or_default()
        .push(base_path);
    let group = gathered
        .groups
        .entry(key)
        .or_insert_with(|| OperationGroup {
            name: group,
            operations: Vec::new(),
        });
    group.operations.push(operation);
}

/// Adds the operations whose responses are sequences of items, each after the one whose response is a document. Names
/// in the description have precedence.
pub(crate) fn add_streams(gathered: &mut LoweredOperations) {
    for stream in std::mem::take(&mut gathered.streams) {
        let LoweredStream {
            key, mut operation, ..
        } = stream;
        let Some(group) = gathered.groups.get_mut(&key) else {
            continue;
        };
        let mut documents = group.operations.iter().enumerate();
        let Some((place, document)) = documents.find(|(_, it)| it.origin == operation.origin)
        else {
            continue;
        };
        let numbered = (2..).map(|number| format!("_stream_{number}"));
        let mut suffixes = ["_stream".to_owned(), "_as_stream".to_owned()]
            .into_iter()
            .chain(numbered);
        let is_free = |suffix: &String| {
            let wanted = letters(&format!("{}{suffix}", document.name));
            !group
                .operations
                .iter()
                .any(|it| letters(&it.name) == wanted)
        };
        let suffix = suffixes.find(is_free).unwrap_or_default();
        operation.id = format!("{}{suffix}", document.id);
        operation.name = format!("{}{suffix}", document.name);
        operation.choice = Some(ResponseChoice::Items { suffix });
        group.operations.insert(place + 1, operation);
    }
}

/// Returns the letters and digits of a name in lower case.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Returns a name for an operation whose name is in use: its method and path, with a number if that is in use as well.
fn free_name(
    operation: &Operation,
    path: &str,
    group: &str,
    gathered: &LoweredOperations,
) -> String {
    let whole = made_id(operation.method.key(), path);
    let numbered = (2..).map(|number| format!("{whole}-{number}"));
    let mut names = std::iter::once(whole.clone()).chain(numbered);
    let is_free = |name: &String| {
        let key = (group.to_owned(), name.to_lowercase());
        !gathered.names.contains_key(&key)
    };
    names.find(is_free).unwrap_or_default()
}

fn renamed(
    builder: &Builder<'_, '_>,
    operation: &Operation,
    first: &FirstOperation,
    name: &str,
) -> Diagnostic {
    let message = format!(
        "duplicate `operationId` `{}`; this operation is named `{name}`",
        operation.id
    );
    at_id(builder, Code::DuplicateOperation, operation, first, message)
        .help("change the `operationId` of one of the operations")
}

fn described_twice(
    builder: &Builder<'_, '_>,
    operation: &Operation,
    first: &FirstOperation,
) -> Diagnostic {
    let message = format!(
        "the operation `{}` is described twice; using the first description",
        operation.id
    );
    at_id(builder, Code::Inconsistent, operation, first, message)
        .help("remove one of the two descriptions")
}

/// Creates a diagnostic at the `operationId` of an operation, with the first operation of that name.
fn at_id(
    builder: &Builder<'_, '_>,
    code: Code,
    operation: &Operation,
    first: &FirstOperation,
    message: String,
) -> Diagnostic {
    let place = |origin: &Origin| {
        let id = child(origin, "operationId");
        match builder.sources().value(&id) {
            Some(_) => Place::Value(id),
            None => Place::Key(origin.clone()),
        }
    };
    Diagnostic::new(code, place(&operation.origin), message)
        .related(place(&first.origin), "first declared here")
}
