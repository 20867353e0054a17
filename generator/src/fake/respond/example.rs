//! The examples of descriptions.

use serde_json::Value;

use crate::ir::{Example, Operation, ParameterLocation, Type};

/// True if an example of the operation has these path values.
pub(super) fn names_example(operation: &Operation, path: &[(&str, String)]) -> bool {
    operation
        .examples
        .iter()
        .any(|example| has_path(operation, example, path))
}

/// Returns the example whose parameters are those of a request.
pub(super) fn fitting<'o>(
    operation: &'o Operation,
    path: &[(&str, String)],
    query: &[(String, String)],
    body: Option<&Value>,
) -> Option<&'o Example> {
    let has_query = |example: &Example| {
        let mut parameters = operation.parameters.iter();
        parameters.all(|parameter| {
            if parameter.location != ParameterLocation::Query {
                return true;
            }
            let wanted = example.parameters.get(&parameter.wire_name);
            let mut query = query.iter();
            let found = query.find(|(name, _)| name.eq_ignore_ascii_case(&parameter.wire_name));
            match (wanted, found) {
                (Some(wanted), Some((_, value))) => text(wanted).eq_ignore_ascii_case(value),
                (None, None) => true,
                (Some(_), None) => !parameter.required,
                (None, Some(_)) => false,
            }
        })
    };
    let has_body = |example: &Example| match (&operation.body, body) {
        (Some(own), Some(body)) => example.parameters.get(&own.name) == Some(body),
        (Some(own), None) => !example.parameters.contains_key(&own.name),
        (None, _) => true,
    };
    let mut examples = operation.examples.iter();
    examples.find(|example| {
        has_path(operation, example, path) && has_query(example) && has_body(example)
    })
}

/// Returns the first example with these path values.
pub(super) fn named<'o>(operation: &'o Operation, path: &[(&str, String)]) -> Option<&'o Example> {
    let mut examples = operation.examples.iter();
    examples.find(|example| has_path(operation, example, path))
}

/// True if an example has these path values. It may lack those of constants.
fn has_path(operation: &Operation, example: &Example, path: &[(&str, String)]) -> bool {
    path.iter().all(|(name, value)| {
        let mut parameters = example.parameters.iter();
        let own = parameters.find(|(own, _)| own.eq_ignore_ascii_case(name));
        let Some((_, own)) = own else {
            let mut parameters = operation.parameters.iter();
            let declared = parameters.find(|it| it.wire_name == *name);
            return declared.is_some_and(|it| matches!(it.ty, Type::Constant(_)));
        };
        let own = text(own);
        own.trim_matches('/')
            .eq_ignore_ascii_case(value.trim_matches('/'))
    })
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
