//! Lowers response headers.

use super::etag;
use super::style::{is_structured, style};
use crate::diagnostics::Code;
use crate::dialect::document::{self, Deprecated};
use crate::dialect::origin::within;
use crate::ir::{DefinitionId, DefinitionKind, Header, Origin, Type};
use crate::lower::schema::{Builder, NamePath, SchemaNode, complete_value, docs, text, unparsed};

/// Returns a response header, with its reference resolved.
pub(crate) fn header<'s>(
    builder: &mut Builder<'s, '_>,
    name: &str,
    header: &document::Header<'s>,
    at: Origin,
    words: NamePath<'_>,
) -> Option<Header> {
    let (origin, header) = builder.reader.header(header, at)?;
    let schema = header.value_schema();
    let client_name = text(header.client_name);
    let word = client_name.as_deref().unwrap_or(name);
    let at = match header.schema {
        Some(_) => within(&origin, &header.schema_at),
        None => origin.clone(),
    };
    let mut lowered = complete_value(
        builder,
        SchemaNode::inline(&schema, &at, NamePath::Inner(&words, word)),
    );
    if header.schema.is_some() && header.description.is_some() {
        lowered.attributes.docs = docs(None, header.description, Deprecated::No);
    }
    let prefix = text(header.header_collection_prefix);
    let ty = match lowered.ty {
        Type::Any => Type::STRING,
        Type::Map { values, .. } if prefix.is_some() => unparsed(builder, *values, &at),
        Type::Named(id) if is_tuple(builder, id) => {
            let message = "a tuple in a header is not decoded; kept as text";
            builder.report().value(Code::Unsupported, &at, message);
            Type::STRING
        }
        Type::Array { items, .. } if is_list_of_structures(builder, &items) => {
            let message = "a list of lists or objects in a header is not decoded; kept as text";
            builder.report().value(Code::Unsupported, &at, message);
            Type::STRING
        }
        ty @ Type::JsonInText(_) => ty,
        // The commas of JSON would separate items.
        ty => unparsed(builder, ty, &at),
    };
    let ty = etag::of_response(name, ty);
    let (style, explode) = style(&builder.catalog.definitions, header.serialization, &ty);
    Some(Header {
        wire_name: prefix.clone().unwrap_or_else(|| name.to_owned()),
        client_name,
        docs: lowered.attributes.docs,
        style,
        explode,
        ty,
        prefix: prefix.is_some(),
    })
}

/// True if the items of a list are lists or objects, whose commas the style of headers does not distinguish from its
/// own.
fn is_list_of_structures(builder: &Builder<'_, '_>, items: &Type) -> bool {
    !matches!(items, Type::Any) && is_structured(&builder.catalog.definitions, items)
}

fn is_tuple(builder: &Builder<'_, '_>, id: DefinitionId) -> bool {
    matches!(
        builder.catalog.definitions[id].kind,
        DefinitionKind::Tuple(_)
    )
}
