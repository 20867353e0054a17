//! Lowers the items of bodies that are sequences of them.

use std::rc::Rc;

use super::event_form::{EventForm, end_marker, event_form, merged, resolved};
use super::media::{BodyContent, content};
use super::text_content::plain_content;
use crate::dialect::document::{Schema, SchemaType};
use crate::dialect::origin::{child, item_of};
use crate::ir::{ItemDecoding, ItemFormat, Origin, Scalar, StreamItems, TextEncoding, Type};
use crate::lower::schema::{Builder, Lowered, NamePath, SchemaNode, complete_value, unparsed};

/// Lowers the items of a sequence. Without a schema, an item is its raw text.
///
/// Rule: a schema describes an item (OpenAPI 3.0 does not say so, and descriptions do it); one of a list describes all
/// of them (OpenAPI 3.2, "Sequential Media Types"). An event whose schema has the fields of an event describes these
/// (OpenAPI 3.2, "Server-Sent Event Streams"); otherwise it describes the data.
pub(super) fn items<'s>(
    builder: &mut Builder<'s, '_>,
    schema: Option<&Schema<'s>>,
    format: ItemFormat,
    origin: &Origin,
    words: NamePath<'_>,
) -> (Type, StreamItems) {
    let mut items = StreamItems {
        format,
        decoding: ItemDecoding::Text,
        nullable: false,
        names: Vec::new(),
        end_marker: None,
    };
    let Some(schema) = schema else {
        return (Type::STRING, items);
    };
    let (place, schema) = item_of_list(builder, schema, origin);
    if format == ItemFormat::Events {
        let ty = event(builder, &schema, &place, words, &mut items);
        return (ty, items);
    }
    items.decoding = ItemDecoding::Json;
    let item = complete_value(builder, SchemaNode::inline(&schema, &place, words));
    items.nullable = can_be_null(item.attributes.nullable(), &item.ty);
    (without_bytes(item.ty), items)
}

/// True if a place is that of the schema of an item, and not of all items.
pub(super) fn is_of_item(place: &Origin) -> bool {
    place.pointer.ends_with("/itemSchema")
}

/// Returns the schema of the items, if a schema is that of a list.
fn item_of_list<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> (Origin, Rc<Schema<'s>>) {
    let (at, resolved) = resolved(builder, schema, origin);
    match (&resolved.items, resolved.kinds.kind) {
        (Some(items), Some(SchemaType::Array)) if !is_of_item(origin) => {
            (child(&at, "items"), Rc::new(Schema::clone(items)))
        }
        _ => (origin.clone(), Rc::new(schema.clone())),
    }
}

/// Lowers the data of an event, or the whole event if its type depends on the name.
fn event<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    words: NamePath<'_>,
    items: &mut StreamItems,
) -> Type {
    let (at, target) = resolved(builder, schema, origin);
    match event_form(builder, &target, &at) {
        EventForm::Data => match without_marker(builder, &target, &at, items) {
            Some((at, schema)) => data(builder, &schema, &at, words, items),
            None => data(builder, schema, origin, words, items),
        },
        EventForm::Fields(names) => {
            items.names = names;
            fields(builder, &target, &at, words, items)
        }
        EventForm::Alternatives { names, end_marker } => {
            items.names = names;
            items.decoding = ItemDecoding::WholeEvent;
            let merged = merged(builder, &target, &at, end_marker.as_deref());
            items.end_marker = end_marker;
            let Some(merged) = merged else {
                return complete_value(builder, SchemaNode::inline(schema, origin, words)).ty;
            };
            match only_alternative(&merged, &at) {
                Some((only, at)) => {
                    items.decoding = ItemDecoding::Text;
                    fields(builder, only, &at, words, items)
                }
                None => complete_value(builder, SchemaNode::inline(&merged, &at, words)).ty,
            }
        }
    }
}

/// Returns the only alternative beside an end marker, and its origin.
fn only_alternative<'v, 's>(
    schema: &'v Schema<'s>,
    origin: &Origin,
) -> Option<(&'v Schema<'s>, Origin)> {
    let lists = [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)];
    let mut others = lists.into_iter().flat_map(|(key, list)| {
        let list = list.iter().enumerate().filter(|(_, one)| !one.never);
        list.map(move |(index, one)| (one, item_of(origin, key, index)))
    });
    let first = others.next();
    first.filter(|(one, _)| one.reference.is_none() && others.next().is_none())
}

/// Lowers the data of events whose fields a schema describes.
fn fields<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    words: NamePath<'_>,
    items: &mut StreamItems,
) -> Type {
    let at = child(&child(origin, "properties"), "data");
    let Some(field) = schema.properties.get("data") else {
        return Type::STRING;
    };
    let inner = child(&at, "contentSchema");
    let words = NamePath::Inner(&words, "Data");
    match (&field.content_schema, field.json_encoding()) {
        (Some(content), Some(TextEncoding::Plain)) => {
            let content = complete_value(builder, SchemaNode::inline(content, &inner, words));
            json(content, items)
        }
        (Some(content), None) => data(builder, content, &inner, words, items),
        _ => data(builder, field, &at, words, items),
    }
}

/// Lowers the data of events, which is text or JSON.
fn data<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    words: NamePath<'_>,
    items: &mut StreamItems,
) -> Type {
    let Lowered { ty, attributes } =
        complete_value(builder, SchemaNode::inline(schema, origin, words));
    let ty = match plain_content(ty) {
        Ok(ty) => return json(Lowered { ty, attributes }, items),
        Err(ty @ Type::JsonInText(_)) => unparsed(builder, ty, origin),
        Err(ty) => without_bytes(ty),
    };
    match content(&builder.catalog.definitions, &ty) {
        BodyContent::Text => ty,
        BodyContent::Encoded | BodyContent::Binary => Type::STRING,
        BodyContent::Literal | BodyContent::Structure | BodyContent::Any => {
            json(Lowered { ty, attributes }, items)
        }
    }
}

/// Returns the type of data that is JSON.
fn json(data: Lowered, items: &mut StreamItems) -> Type {
    items.decoding = ItemDecoding::Json;
    items.nullable = can_be_null(data.attributes.nullable(), &data.ty);
    data.ty
}

/// Finds the end marker among the alternatives of the data: a constant text beside other data. Returns the other data,
/// if it has one schema.
fn without_marker<'s>(
    builder: &mut Builder<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
    items: &mut StreamItems,
) -> Option<(Origin, Rc<Schema<'s>>)> {
    let (key, alternatives) = match (schema.one_of.as_slice(), schema.any_of.as_slice()) {
        ([], []) => return None,
        ([], any) => ("anyOf", any),
        (one, _) => ("oneOf", one),
    };
    let mut others = Vec::new();
    let mut marker = None;
    for (index, alternative) in alternatives.iter().enumerate() {
        let at = item_of(origin, key, index);
        let (_, target) = resolved(builder, alternative, &at);
        match end_marker(&target) {
            Some(text) => marker = Some(text),
            None => others.push((at, Rc::new(alternative.clone()))),
        }
    }
    items.end_marker = Some(marker?);
    match others.len() {
        1 => others.pop(),
        _ => None,
    }
}

/// True if an item of a nullable schema is an option. That of any type has a value for `null`.
pub(super) fn can_be_null(is_nullable: bool, ty: &Type) -> bool {
    is_nullable && *ty != Type::Any
}

/// Returns the type of an item, in which raw bytes are text.
fn without_bytes(ty: Type) -> Type {
    match ty {
        Type::Scalar(Scalar::Binary | Scalar::File) => Type::STRING,
        ty => ty,
    }
}
