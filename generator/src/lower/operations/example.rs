//! Lowers the examples of an operation.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::site::Sorted;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::Operation;
use crate::dialect::origin::child;
use crate::dialect::scattered_examples;
use crate::ir::{BodyKind, Example, ExampleResponse, Origin, Response, ScatteredExample};
use crate::lower::schema::Builder;
use crate::source::Resolved;

/// Returns the examples of an operation.
pub(crate) fn examples<'s>(
    builder: &mut Builder<'s, '_>,
    origin: &Origin,
    operation: &Operation<'s>,
) -> Vec<Example> {
    let place = child(origin, "x-ms-examples");
    let examples = operation.examples.iter();
    examples
        .filter_map(|(name, example)| lower_example(builder, name, example, child(&place, name)))
        .collect()
}

/// Returns the examples of an operation whose values are at several places, unless it has examples of its own.
pub(crate) fn scattered<'s>(
    builder: &Builder<'s, '_>,
    origin: &Origin,
    operation: &Operation<'s>,
    sorted: &Sorted<'s>,
    responses: &[Response],
) -> Vec<ScatteredExample> {
    if !operation.examples.is_empty() {
        return Vec::new();
    }
    let parameters: Vec<_> = sorted.bodies.iter().chain(&sorted.others).collect();
    let media = operation.consumes.as_deref().unwrap_or_default();
    let mut successes = responses.iter().filter(|it| it.is_success());
    let is_of_kind = |it: &&Response| it.items.is_some() || it.kind == BodyKind::Xml;
    let kind = successes
        .find(is_of_kind)
        .map_or(BodyKind::Json, |it| it.kind);
    scattered_examples(builder.sources(), origin, &parameters, media, kind)
}

fn lower_example(
    builder: &mut Builder<'_, '_>,
    name: &str,
    example: &Value,
    origin: Origin,
) -> Option<Example> {
    let content = match example.get("$ref").and_then(Value::as_str) {
        None => origin.clone(),
        // The documents of examples are not part of the API.
        Some(reference) => match builder.sources().resolve(reference, &origin) {
            Ok(Resolved { origin, warning }) => {
                if let Some(warning) = warning {
                    builder.report().push(warning);
                }
                origin
            }
            Err(error) => {
                let warning = Diagnostic {
                    code: Code::InvalidExample,
                    ..error
                };
                builder.report().push(warning);
                return None;
            }
        },
    };
    let Some(object) = builder.sources().value(&content).and_then(Value::as_object) else {
        let message = format!(
            "the example `{name}` is not an object with `parameters` and `responses`; ignored"
        );
        let warning = Diagnostic::new(Code::InvalidExample, Place::Value(content), message);
        let why = "the example is referenced here";
        builder
            .report()
            .push(warning.related(Place::Value(origin), why));
        return None;
    };
    Some(Example {
        name: name.to_owned(),
        file: builder.sources().document(content.document).name.clone(),
        pointer: content.pointer.clone(),
        origin,
        parameters: members(object.get("parameters")),
        responses: responses(object.get("responses").and_then(Value::as_object)),
    })
}

fn responses(responses: Option<&Map<String, Value>>) -> Vec<ExampleResponse> {
    let responses = responses.into_iter().flatten();
    responses
        .filter_map(|(status, response)| {
            Some(ExampleResponse {
                status: status.parse().ok()?,
                body: member(response, "body").cloned(),
                headers: members(member(response, "headers"))
                    .into_iter()
                    .map(|(name, value)| (name.to_ascii_lowercase(), value))
                    .collect(),
            })
        })
        .collect()
}

/// Returns a member by its key, in any case.
fn member<'v>(object: &'v Value, key: &str) -> Option<&'v Value> {
    let members = object.as_object()?;
    members.get(key).or_else(|| {
        let mut members = members.iter();
        members.find_map(|(name, value)| name.eq_ignore_ascii_case(key).then_some(value))
    })
}

fn members(object: Option<&Value>) -> IndexMap<String, Value> {
    let members = object.and_then(Value::as_object).into_iter().flatten();
    members
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}
