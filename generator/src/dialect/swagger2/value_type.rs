//! Reports the types of parameters and headers that Swagger 2.0 does not allow outside of a body.

use serde_json::Value;

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Header, Parameter, Schema, SchemaType, SchemaTypes};
use crate::dialect::origin::child;
use crate::dialect::reading::Reading;
use crate::ir::Origin;

/// The value that a message is about.
struct Described<'d, 'a> {
    /// `parameter`, `header`, or the items of one.
    noun: &'static str,
    name: &'d str,
    origin: &'d Origin,
    kinds: SchemaTypes,
    items: Option<&'d Schema<'a>>,
    values: &'d [Value],
    /// True if it may be a file.
    is_form: bool,
}

/// Reports the type of a parameter, unless it is the body.
///
/// Rule: the type is `string`, `number`, `integer`, `boolean` or `array`, or `file` in a form, and an array has items
/// of these types (Swagger 2.0, "Parameter Object" and "Items Object").
pub(super) fn of_parameter(
    reading: &mut Reading<'_, '_>,
    parameter: &Parameter<'_>,
    origin: &Origin,
) {
    let is_elsewhere = parameter.reference.is_some() || parameter.schema.is_some();
    if is_elsewhere || parameter.location == Some("body") {
        return;
    }
    let described = Described {
        noun: "parameter",
        name: parameter.name.unwrap_or_default(),
        origin,
        kinds: parameter.kinds,
        items: parameter.items.as_deref(),
        values: &parameter.values,
        is_form: parameter.location == Some("formData"),
    };
    report(reading, &described);
}

/// Reports the type of a header of a response.
pub(super) fn of_header(
    reading: &mut Reading<'_, '_>,
    header: &Header<'_>,
    name: &str,
    origin: &Origin,
) {
    if header.reference.is_some() || header.schema.is_some() {
        return;
    }
    let described = Described {
        noun: "header",
        name,
        origin,
        kinds: header.kinds,
        items: header.items.as_deref(),
        values: &header.values,
        is_form: false,
    };
    report(reading, &described);
}

fn report(reading: &mut Reading<'_, '_>, described: &Described<'_, '_>) {
    let Described { noun, name, .. } = described;
    let types = "`string`, `number`, `integer`, `boolean` or `array`";
    let (subject, place, message) = match described.kinds.kind {
        Some(SchemaType::Object) => (
            "object",
            child(described.origin, "type"),
            format!("`object` is not a type of a {noun}; the value of `{name}` is text"),
        ),
        Some(SchemaType::File) if !described.is_form => (
            "file",
            child(described.origin, "type"),
            format!("`file` is only a type of parameters in a form; the value of `{name}` is text"),
        ),
        Some(SchemaType::Array) => return items(reading, described),
        None if described.values.is_empty() && !described.kinds.several => (
            "type",
            described.origin.clone(),
            format!("the {noun} `{name}` has no type; its value is text"),
        ),
        _ => return,
    };
    let diagnostic = Diagnostic::new(Code::UnknownValue, Place::Value(place), message);
    let help = format!("use {types}, or describe the value as a body");
    reading.report.push(diagnostic.subject(subject).help(help));
}

/// Reports the type of the items of a list.
fn items(reading: &mut Reading<'_, '_>, described: &Described<'_, '_>) {
    let Described { noun, name, .. } = described;
    let (place, found) = match described.items {
        None => (described.origin.clone(), "have no type"),
        Some(items) => match items.kinds.kind {
            Some(SchemaType::Object) => (child(described.origin, "items"), "are objects"),
            None if items.reference.is_none() && items.values.is_empty() => {
                (child(described.origin, "items"), "have no type")
            }
            _ => return,
        },
    };
    let message = format!("the items of the {noun} `{name}` {found}; each is JSON");
    let diagnostic = Diagnostic::new(Code::UnknownValue, Place::Value(place), message);
    let help = "use `string`, `number`, `integer`, `boolean` or `array` as their type";
    reading.report.push(diagnostic.subject("items").help(help));
}
