//! Sets of response headers.

use std::collections::HashMap;

use crate::ir::{
    Api, DefinitionKind, Definitions, Header, HeaderSet, Operation, Output, ParameterStyle, Scalar,
    Type,
};

/// Gathers the headers that come with results into sets, each once.
///
/// Rule: what the successful answers of an operation declare is one set, the first declaration of a
/// header standing for all (names of headers have no case: RFC 9110, 5.1). Operations whose sets
/// agree in everything that code sees share one. A long-running operation shows its poller, whose headers are the
/// protocol's; a yes or no has no headers. A header's text is a single value or a list of them: what
/// is declared as anything else is text.
pub(super) fn run(api: &mut Api) {
    let Api {
        groups,
        definitions,
        header_sets,
        ..
    } = api;
    let mut places: HashMap<Vec<Key>, usize> = HashMap::new();
    let operations = groups.iter_mut().flat_map(|group| &mut group.operations);
    for operation in operations {
        let headers = headers(operation, definitions);
        if headers.is_empty() {
            continue;
        }
        let mut keys: Vec<_> = headers.iter().map(key).collect();
        keys.sort_by(|one, other| one.0.cmp(&other.0));
        let place = places.entry(keys).or_insert_with(|| {
            header_sets.push(HeaderSet { headers });
            header_sets.len() - 1
        });
        operation.header_set = Some(*place);
    }
}

/// All of a header that code sees but its prose; the name on the wire comes first.
type Key = (String, Option<String>, Type, ParameterStyle, bool, bool);

fn key(header: &Header) -> Key {
    (
        header.wire_name.to_ascii_lowercase(),
        header.client_name.clone(),
        header.ty.clone(),
        header.style,
        header.explode,
        header.prefix,
    )
}

fn headers(operation: &Operation, definitions: &Definitions) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    if operation.long_running.is_some() || operation.output == Output::Exists {
        return headers;
    }
    let successes = operation
        .responses
        .iter()
        .filter(|response| response.is_success());
    for header in successes.flat_map(|response| &response.headers) {
        let is_it = |known: &Header| known.wire_name.eq_ignore_ascii_case(&header.wire_name);
        if !headers.iter().any(is_it) {
            headers.push(Header {
                ty: value(&header.ty, definitions),
                ..header.clone()
            });
        }
    }
    headers
}

/// What a header's text can hold of a type.
fn value(ty: &Type, definitions: &Definitions) -> Type {
    match ty {
        Type::Array { items, .. } => Type::Array {
            items: Box::new(single(items, definitions)),
            nullable_items: false,
        },
        ty => single(ty, definitions),
    }
}

fn single(ty: &Type, definitions: &Definitions) -> Type {
    match ty {
        Type::Named(id) if matches!(definitions[*id].kind, DefinitionKind::Enumeration(_)) => {
            ty.clone()
        }
        Type::Scalar(scalar) if *scalar != Scalar::Binary => ty.clone(),
        _ => Type::STRING,
    }
}
