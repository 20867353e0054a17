//! Builds the traits for response headers.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        docs::Docs,
        gate::Gate,
        headers::{HeaderCarrier, HeaderReader, HeaderSet, HeaderValue},
        path::Path,
        types::RustType,
    },
    item_stream, method,
    method_docs::plain,
    named_operation::NamedOperation,
    types::TypeContext,
    value,
};
use crate::{
    ir::{self, GroupSet, Header, Operation, Output, Type, code},
    names::{FieldName, HeaderSetNames, MethodNames},
};

/// Builds the trait for a set of headers, and its implementations.
pub(super) fn header_set(
    context: &TypeContext<'_>,
    set: &ir::HeaderSet,
    names: &HeaderSetNames,
    carriers: &[(usize, &NamedOperation<'_>)],
    groups: &GroupSet,
) -> HeaderSet {
    let readers = set.headers.iter().zip(&names.methods);
    // Sorted by text, without duplicates.
    let mut types: BTreeMap<String, (RustType, BTreeSet<usize>)> = BTreeMap::new();
    for (group, carrier) in carriers {
        let ty = response(context, carrier.operation, carrier.names);
        let (_, users) = types.entry(sort_key(&ty)).or_insert((ty, BTreeSet::new()));
        users.insert(*group);
    }
    let types = types.into_values();
    HeaderSet {
        name: names.name.clone(),
        docs: docs(context, carriers),
        readers: readers
            .map(|(header, name)| reader(context, header, name))
            .collect(),
        carriers: types
            .map(|(ty, users)| carrier(context, ty, &users, groups))
            .collect(),
    }
}

/// Returns the type of a response. It is behind the features of the groups that use it, unless all of the file is.
fn carrier(
    context: &TypeContext<'_>,
    ty: RustType,
    users: &BTreeSet<usize>,
    groups: &GroupSet,
) -> HeaderCarrier {
    let reach = context.context.module.reach.as_ref();
    match reach.map(|reach| reach.set(users)) {
        Some(own) if own != *groups => HeaderCarrier {
            ty,
            gate: context.context.gate(&own),
        },
        _ => HeaderCarrier {
            ty,
            gate: Gate(None),
        },
    }
}

/// Returns a sort key, in which a name precedes longer names with the same beginning.
fn sort_key(ty: &RustType) -> String {
    let mut text = ty.to_string();
    for mark in ['<', '>', ','] {
        text = text.replace(mark, &format!(" {mark}"));
    }
    text
}

fn docs(context: &TypeContext<'_>, carriers: &[(usize, &NamedOperation<'_>)]) -> Docs {
    let Some((_, NamedOperation { client, names, .. })) = carriers.first() else {
        return Docs::default();
    };
    let more = match carriers.len() - 1 {
        0 => String::new(),
        1 => " and one other method".to_owned(),
        more => format!(" and {more} other methods"),
    };
    let path = context.context.path_to(client.client.as_str());
    let (client, method) = (&client.client, plain(names.method.as_str()));
    let link = match context.context.features() {
        // The feature of the method may be disabled.
        Some(_) => format!("`{client}::{method}`"),
        None => format!("[`{client}::{method}`]({path}::{method})"),
    };
    Docs::one_line(format!("Reads the response headers of {link}{more}."))
}

fn reader(context: &TypeContext<'_>, header: &Header, name: &FieldName) -> HeaderReader {
    let wire_name = &header.wire_name;
    let fallback = if header.prefix {
        format!(
            "Returns all headers whose names begin with {}, keyed by the remainder of the name.",
            code(wire_name)
        )
    } else {
        format!("Returns the {} header.", code(wire_name))
    };
    let mut docs = Docs::of(&header.docs, &fallback);
    docs.renaming(name.renamed_from(), wire_name);
    HeaderReader {
        name: name.clone(),
        docs,
        wire_name: wire_name.clone(),
        value: header_value(context, header),
    }
}

fn header_value(context: &TypeContext<'_>, header: &Header) -> HeaderValue {
    if header.prefix {
        return HeaderValue::Map(RustType::prelude("String").map());
    }
    let (ty, marker) = (context.of_parameter(&header.ty), context.marker(&header.ty));
    match header.ty {
        Type::Array { .. } => HeaderValue::List {
            ty,
            marker,
            separator: Box::new(value::separator(header.style, header.explode)),
        },
        _ => HeaderValue::One { ty, marker },
    }
}

/// Returns the type with the headers: the response of the method, or a page of its list.
fn response(context: &TypeContext<'_>, operation: &Operation, names: &MethodNames) -> RustType {
    let kind = operation.response_kind();
    let response =
        |body: Option<&Type>, optional| method::response(context, body.zip(Some(kind)), optional);
    if let Some(paging) = operation.paging() {
        let page = Type::Named(paging.page);
        return response(Some(&page), false);
    }
    match operation.output() {
        Output::Stream => RustType::imported("azure_core::http::AsyncResponse"),
        Output::Items(ty, items) => item_stream::output(context, ty, items),
        Output::Body(ty) => response(Some(ty), false),
        Output::OptionalBody(ty) => response(Some(ty), true),
        Output::ByStatus(_) => match &names.output {
            Some(name) => RustType::Named(Path::Imported {
                module: context.context.path_to("").into(),
                name: name.to_string().into(),
                alias: None,
            }),
            None => RustType::imported("azure_core::http::RawResponse"),
        },
        Output::Nothing | Output::Exists => response(None, false),
    }
}
