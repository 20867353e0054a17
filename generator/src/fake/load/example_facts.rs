//! Facts about the resource of an operation, which follow from its examples.

use serde_json::Value;

use super::success;
use crate::ir::Operation;

/// The depth of members that are compared.
const DEPTH: usize = 4;

/// The differences between the requests and the responses of an operation's examples, as paths of members.
#[derive(Debug, Default)]
pub(in crate::fake) struct ExampleFacts {
    /// The texts that a response has and its request does not.
    pub(in crate::fake) added: Vec<Vec<String>>,
    /// The members that a request has and no response does.
    pub(in crate::fake) hidden: Vec<Vec<String>>,
    /// True if there are requests, and all have a location.
    pub(in crate::fake) always_has_location: bool,
}

impl ExampleFacts {
    /// Compares the requests and responses of an operation's examples.
    pub(super) fn of(operation: &Operation) -> Self {
        let mut facts = ExampleFacts::default();
        let Some(body) = &operation.body else {
            return facts;
        };
        let mut kept = Vec::new();
        let mut requests = Vec::new();
        for example in &operation.examples {
            let Some(request) = example.parameters.get(&body.name) else {
                continue;
            };
            requests.push(request);
            if let Some((_, Some(response))) = success(operation, example) {
                add_texts(request, &response, &mut Vec::new(), &mut facts.added);
                let path = &mut Vec::new();
                compare(request, Some(&response), path, &mut facts.hidden, &mut kept);
            }
        }
        facts.hidden.retain(|path| !kept.contains(path));
        let has_location = |it: &&Value| it.get("location").is_some();
        facts.always_has_location = !requests.is_empty() && requests.iter().all(has_location);
        facts
    }
}

fn add_texts(
    request: &Value,
    response: &Value,
    path: &mut Vec<String>,
    paths: &mut Vec<Vec<String>>,
) {
    let Some(members) = response.as_object().filter(|_| path.len() < DEPTH) else {
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

/// Adds the members of a request to those that its response does not have, or to those that it has.
fn compare(
    request: &Value,
    response: Option<&Value>,
    path: &mut Vec<String>,
    hidden: &mut Vec<Vec<String>>,
    kept: &mut Vec<Vec<String>>,
) {
    let Some(members) = request.as_object().filter(|_| path.len() < DEPTH) else {
        return;
    };
    for (name, value) in members {
        path.push(name.clone());
        let own = response.and_then(|it| it.get(name));
        let list = match own {
            Some(_) => &mut *kept,
            None => &mut *hidden,
        };
        if !list.contains(path) {
            list.push(path.clone());
        }
        if own.is_some() {
            compare(value, own, path, hidden, kept);
        }
        path.pop();
    }
}
