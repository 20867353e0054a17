//! Lowers request bodies.

use super::items::{can_be_null, is_of_item};
use super::media::{EncodedBody, json_in_text, sent};
use super::site::{Site, Sorted};
use crate::diagnostics::Code;
use crate::dialect::document::body_kind;
use crate::dialect::document::{Operation, Root};
use crate::dialect::document::{ParameterIn, ResolvedParameter};
use crate::ir::{Body, BodyKind, Docs, HttpMethod, Origin, Type};
use crate::lower::schema::{
    Builder, Lowered, NamePath, SchemaNode, complete_value, docs, text, textual_within, xml_list,
};

const JSON: &str = "application/json";

/// Returns the request body of an operation.
pub(crate) fn body<'s>(
    builder: &mut Builder<'s, '_>,
    site: &Site<'_, 's>,
    operation: &Operation<'s>,
    root: &Root<'s>,
    sorted: &Sorted<'s>,
    words: &[String],
) -> Option<Body> {
    let media = media(operation, root, sorted);
    let is_form = |parameter: &&ResolvedParameter<'_>| parameter.place == ParameterIn::Form;
    let parts: Vec<_> = sorted.others.iter().filter(is_form).collect();
    let mut bodies = sorted.bodies.iter();
    let Some(declared) = bodies.next() else {
        return (!parts.is_empty()).then(|| form(&site.origin, &parts, &media));
    };
    for further in bodies.chain(parts) {
        let message = format!(
            "more than one body: using `{}`, ignoring `{}`",
            declared.name, further.name
        );
        builder
            .report()
            .value(Code::Inconsistent, &further.origin, message);
    }
    Some(declared_body(builder, declared, media, site.method, words))
}

fn declared_body<'s>(
    builder: &mut Builder<'s, '_>,
    declared: &ResolvedParameter<'s>,
    media: Vec<String>,
    method: HttpMethod,
    words: &[String],
) -> Body {
    let parameter = &*declared.parameter;
    let schema = parameter.value_schema();
    let origin = declared.schema_origin();
    let place = NamePath::Place(words);
    let named = [declared.name.to_owned()];
    let words = if declared.global {
        NamePath::Place(&named)
    } else {
        NamePath::Inner(&place, "Request")
    };
    let node = SchemaNode::inline(&schema, &origin, words);
    let own = docs(None, parameter.description, parameter.deprecated);
    let listed: Vec<_> = media.iter().map(String::as_str).collect();
    let Lowered { ty, attributes } = complete_value(builder, node);
    let (encoded, xml) = match json_in_text(&ty, &listed) {
        Some(encoded) => (encoded, None),
        None => {
            let xml = xml_list(&schema, declared.name, &ty, attributes.xml.clone());
            let ty = textual_within(ty);
            (sent(builder, ty, &listed, method, &origin), xml)
        }
    };
    let EncodedBody {
        kind,
        ty,
        media_types,
    } = encoded;
    let (ty, nullable_items) = match (kind, ty) {
        // The schema of a list describes all items (OpenAPI 3.2, "Sequential Media Types").
        (
            BodyKind::Items(_),
            Type::Array {
                items,
                nullable_items,
            },
        ) if !is_of_item(&origin) => (*items, nullable_items),
        (BodyKind::Items(_), ty) => (ty, attributes.nullable()),
        (_, ty) => (ty, false),
    };
    let nullable_items = can_be_null(nullable_items, &ty);
    Body {
        name: declared.name.to_owned(),
        client_name: text(parameter.client_name),
        origin: declared.origin.clone(),
        docs: if own.description.is_some() {
            own
        } else {
            attributes.docs
        },
        kind,
        ty,
        nullable_items,
        consumes: media_types,
        required: parameter.is_required(ParameterIn::Body),
        xml,
        flatten: parameter.client_flatten,
    }
}

/// Returns the media types that the operation accepts.
fn media(operation: &Operation<'_>, root: &Root<'_>, sorted: &Sorted<'_>) -> Vec<String> {
    if let Some(header) = &sorted.content_type {
        let listed = header.texts();
        if !listed.is_empty() {
            return listed;
        }
    }
    let own = operation
        .consumes
        .as_deref()
        .filter(|list| !list.is_empty());
    match own.unwrap_or(&root.consumes) {
        [] => vec![JSON.to_owned()],
        list => list.iter().map(|media| (*media).to_owned()).collect(),
    }
}

fn form(origin: &Origin, parts: &[&ResolvedParameter<'_>], media: &[String]) -> Body {
    let has_file = parts
        .iter()
        .any(|part| part.parameter.kinds.kind == Some(crate::dialect::document::SchemaType::File));
    let url_encoded = media
        .iter()
        .position(|media| body_kind(media) == BodyKind::UrlEncoded);
    let multipart = media
        .iter()
        .position(|media| body_kind(media) == BodyKind::Multipart);
    let kind = match (url_encoded, multipart) {
        (Some(first), Some(second)) if first < second && !has_file => BodyKind::UrlEncoded,
        (Some(_), None) if !has_file => BodyKind::UrlEncoded,
        _ => BodyKind::Multipart,
    };
    let consumes = match kind {
        BodyKind::UrlEncoded => "application/x-www-form-urlencoded",
        _ => "multipart/form-data",
    };
    Body {
        name: "form".to_owned(),
        client_name: None,
        origin: origin.clone(),
        docs: Docs::default(),
        kind,
        ty: Type::Any,
        nullable_items: false,
        consumes: vec![consumes.to_owned()],
        required: parts.iter().any(|part| part.parameter.required),
        xml: None,
        flatten: false,
    }
}
