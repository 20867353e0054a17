use std::borrow::Cow;

use super::{item, schema};
use crate::diagnostics::{Code, Diagnostic, Place as At};
use crate::ir::Origin;
use crate::lower::Lowering;
use crate::lower::declared::{Declared, Place};
use crate::lower::document::{Content, Kind, Kinds, Parameter, Schema};
use crate::lower::operation::within;
use crate::lower::parameter as words;
use crate::source::pointer;

/// Settles the parameters of a list.
pub(super) fn settle_all<'s>(
    lowering: &mut Lowering<'s, '_>,
    parameters: &mut [Parameter<'s>],
    origin: &Origin,
) {
    for (index, parameter) in parameters.iter_mut().enumerate() {
        settle(lowering, parameter, &item(origin, index));
    }
}

/// Gives a parameter the schema of its only media type, where it has one, and says how a list in it travels.
pub(super) fn settle<'s>(
    lowering: &mut Lowering<'s, '_>,
    parameter: &mut Parameter<'s>,
    origin: &Origin,
) {
    if parameter.reference.is_some() {
        return;
    }
    let mut is_json = false;
    if parameter.schema.is_none()
        && let Some((found, at)) = of_content(&parameter.content)
    {
        is_json = !matches!(found.kinds.kind, Some(Kind::String));
        parameter.schema = Some(Box::new(found));
        parameter.schema_at = Cow::Owned(at);
    }
    let place = match parameter.location {
        Some("path") => Place::Path,
        Some("header") => Place::Header,
        Some("cookie") => Place::Cookie,
        _ => Place::Query,
    };
    let Some(mut inner) = parameter.schema.take() else {
        return;
    };
    let at = within(origin, &parameter.schema_at);
    schema::settle(lowering, &mut inner, &at);
    if is_json {
        if !is_object(lowering, &inner, &at) {
            let message = "this value travels as JSON: the caller gives the text";
            lowering.report.value(Code::Unsupported, &at, message);
            *inner = Schema {
                kinds: Kinds {
                    kind: Some(Kind::String),
                    ..Kinds::default()
                },
                description: inner.description,
                ..Schema::default()
            };
        }
    } else {
        let (style, explode) = (parameter.style, parameter.explode);
        parameter.collection_format = format(lowering, style, explode, place, &inner, &at);
    }
    parameter.values.clone_from(&inner.values);
    // What is encoded already is not encoded again; in a path a slash may be meant.
    parameter.skip_url_encoding |= parameter.allow_reserved && place == Place::Query;
    parameter.schema = Some(inner);
}

/// The schema of the first media type, and where it stands: a pointer.
pub(super) fn of_content<'s>(content: &Content<'s>) -> Option<(Schema<'s>, String)> {
    let (name, entry) = content.first()?;
    let at = pointer::of(["content", name, "schema"]);
    Some((entry.schema.clone().unwrap_or_default(), at))
}

/// How a value travels, in the words that Swagger 2.0 has for lists and those of [`words`].
pub(super) fn format<'s>(
    lowering: &mut Lowering<'s, '_>,
    style: Option<&'s str>,
    explode: Option<bool>,
    place: Place,
    schema: &Schema<'s>,
    origin: &Origin,
) -> Option<&'static str> {
    let is_chosen = style.is_some() || explode.is_some();
    let is_form = matches!(place, Place::Query | Place::Cookie | Place::Form);
    let style = style.unwrap_or(if is_form { "form" } else { "simple" });
    let explode = explode.unwrap_or(style == "form");
    if style == "deepObject" && matches!(place, Place::Query | Place::Form) {
        return Some(words::BRACKETS);
    }
    let kind = resolved(lowering, schema, origin);
    match (style, place, explode) {
        ("label", Place::Path, false) => Some(words::LABEL),
        ("label", Place::Path, true) => Some(words::LABEL_PARTS),
        ("matrix", Place::Path, false) => Some(words::MATRIX),
        ("matrix", Place::Path, true) => Some(words::MATRIX_PARTS),
        ("simple", Place::Path | Place::Header, _) => match kind {
            Some(Kind::Array) => Some("csv"),
            Some(Kind::Object) if explode => Some(words::CSV_PAIRS),
            Some(Kind::Object) => Some(words::CSV_MEMBERS),
            _ => None,
        },
        // Of an object in a form nothing is said as a rule: it is JSON.
        ("form", Place::Form, true) if kind == Some(Kind::Object) && !is_chosen => None,
        ("form" | "spaceDelimited" | "pipeDelimited", _, true) if is_form => match kind {
            Some(Kind::Array) => Some("multi"),
            Some(Kind::Object) => Some(words::MEMBERS),
            _ => None,
        },
        ("form", _, false) if is_form => joined(kind, ["csv", words::CSV_MEMBERS]),
        ("spaceDelimited", Place::Query | Place::Form, false) => {
            joined(kind, ["ssv", words::SSV_MEMBERS])
        }
        ("pipeDelimited", Place::Query | Place::Form, false) => {
            joined(kind, ["pipes", words::PIPES_MEMBERS])
        }
        _ => {
            let message =
                format!("the style `{style}` is not supported here: commas join the items");
            let diagnostic = Diagnostic::new(Code::Unsupported, At::Value(origin.clone()), message);
            lowering.report.push(diagnostic.subject(style));
            None
        }
    }
}

/// The word for a list or an object whose parts are joined.
fn joined(kind: Option<Kind>, [list, object]: [&'static str; 2]) -> Option<&'static str> {
    match kind? {
        Kind::Array => Some(list),
        Kind::Object => Some(object),
        _ => None,
    }
}

fn is_object<'s>(lowering: &mut Lowering<'s, '_>, schema: &Schema<'s>, origin: &Origin) -> bool {
    resolved(lowering, schema, origin) == Some(Kind::Object)
}

/// Whether a schema is a list or an object, or something else, its references followed.
fn resolved<'s>(
    lowering: &mut Lowering<'s, '_>,
    schema: &Schema<'s>,
    origin: &Origin,
) -> Option<Kind> {
    use crate::lower::shape::Shape;
    match lowering.heart(schema, origin) {
        Shape::Array => Some(Kind::Array),
        Shape::Model | Shape::Map => Some(Kind::Object),
        _ => None,
    }
}

/// Whether a parameter has no effect: a header that is described elsewhere (OpenAPI 3.0, "Parameter Object").
pub(super) fn passes_over(parameter: &Declared<'_>) -> bool {
    let is = |name: &str| parameter.name.eq_ignore_ascii_case(name);
    parameter.place == Place::Header && (is("accept") || is("content-type") || is("authorization"))
}
