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

/// Returns the status code and body of the first success of an example, if it has one.
pub(super) fn success(operation: &Operation, example: &Example) -> Option<(u16, Option<Value>)> {
    let is_listed = |status| operation.response(status).is_some_and(|it| it.is_success());
    let mut responses = example.responses.iter();
    let with_body = responses.find(|it| is_listed(it.status) && it.body.is_some());
    let mut responses = example.responses.iter();
    let found = with_body.or_else(|| responses.find(|it| is_listed(it.status)))?;
    Some((found.status, found.body.clone()))
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

/// Returns the paths of the texts that the response of an example has and its request does not.
pub(super) fn added_texts(operation: &Operation) -> Vec<Vec<String>> {
    let Some(body) = &operation.body else {
        return Vec::new();
    };
    let mut paths = Vec::new();
    for example in &operation.examples {
        let request = example.parameters.get(&body.name);
        if let (Some(request), Some((_, Some(response)))) = (request, success(operation, example)) {
            add_texts(request, &response, &mut Vec::new(), &mut paths);
        }
    }
    paths
}

fn add_texts(
    request: &Value,
    response: &Value,
    path: &mut Vec<String>,
    paths: &mut Vec<Vec<String>>,
) {
    let Some(members) = response.as_object().filter(|_| path.len() < 3) else {
        return;
    };
    for (name, value) in members {
        path.push(name.clone());
        match (value, request.get(name)) {
            (Value::String(_), None) if !paths.contains(path) => paths.push(path.clone()),
            (Value::Object(_), Some(request)) => add_texts(request, value, path, paths),
            _ => {}
        }
        path.pop();
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
