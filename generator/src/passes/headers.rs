//! Collects sets of response headers.

use std::collections::HashMap;

use crate::ir::{
    Api, Decided, DefinitionKind, Definitions, Header, HeaderSet, Operation, Output,
    ParameterStyle, Scalar, Type,
};

/// Collects the headers of successful responses into sets, without duplicates.
///
/// Rule: the headers that the success responses of an operation declare are one set. Of several declarations of a
/// header, the first is used (names of headers are case-insensitive: RFC 9110, 5.1). Operations whose sets are equal,
/// apart from descriptions, share one. A long-running operation has none, since its poller has the headers of the
/// protocol. An operation that checks if a resource exists has none either. A header is a single value or a list of
/// values; any other declared type is text.
pub(super) fn run(api: &mut Api) {
    let Api {
        groups,
        definitions,
        header_sets,
        ..
    } = api;
    let mut places: HashMap<Vec<HeaderKey>, usize> = HashMap::new();
    let operations = groups.iter_mut().flat_map(|group| &mut group.operations);
    for operation in operations {
        let headers = headers(operation, definitions);
        if headers.is_empty() {
            operation.header_set = Decided::As(None);
            continue;
        }
        let mut keys: Vec<_> = headers.iter().map(key).collect();
        keys.sort_by(|one, other| one.0.cmp(&other.0));
        let place = places.entry(keys).or_insert_with(|| {
            header_sets.push(HeaderSet { headers });
            header_sets.len() - 1
        });
        operation.header_set = Decided::As(Some(*place));
    }
}

/// The parts of a header that code depends on. The wire name comes first.
type HeaderKey = (String, Option<String>, Type, ParameterStyle, bool, bool);

fn key(header: &Header) -> HeaderKey {
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
    if operation.long_running.is_some() || *operation.output() == Output::Exists {
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

/// Returns the part of a type that a header can contain.
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
        Type::JsonInText(_) => ty.clone(),
        Type::Scalar(scalar) if *scalar != Scalar::Binary => ty.clone(),
        _ => Type::STRING,
    }
}
