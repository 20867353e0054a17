//! Values of examples for other resources than theirs.

use serde_json::{Map, Value};

use super::context::Context;
use super::guess;
use super::subject::Subject;
use crate::fake::load::success;
use crate::ir::Example;

/// The members that identify a secret beside it.
const IDENTITIES: [&str; 2] = ["keyName", "name"];

/// Returns the status code and body of the first example with a body, for the resource of a request.
pub(super) fn adapted_example(
    context: &Context<'_>,
    subject: &Subject<'_>,
) -> Option<(u16, Value)> {
    let operation = context.operation();
    operation.examples.iter().find_map(|example| {
        let (status, body) = success(operation, example)?;
        Some((status, adapted(context, example, body?, subject)))
    })
}

/// Replaces the path parameters of an example in its response by those of a request, and secrets by made-up ones.
pub(super) fn adapted(
    context: &Context<'_>,
    example: &Example,
    mut body: Value,
    subject: &Subject<'_>,
) -> Value {
    let pairs = context.route.values.iter().filter_map(|(name, value)| {
        let mut parameters = example.parameters.iter();
        let (_, own) = parameters.find(|(own, _)| own.eq_ignore_ascii_case(name))?;
        let own = own.as_str()?.trim_matches('/').to_lowercase();
        (!own.is_empty()).then(|| (own, value.trim_matches('/').to_owned()))
    });
    let adapter = ExampleAdapter {
        pairs: pairs.collect(),
        subject,
    };
    adapter.value("", &mut body, &Map::new());
    body
}

struct ExampleAdapter<'a> {
    /// The values of path parameters in the example, in lower case, and in the request.
    pairs: Vec<(String, String)>,
    subject: &'a Subject<'a>,
}

impl ExampleAdapter<'_> {
    fn value(&self, name: &str, value: &mut Value, siblings: &Map<String, Value>) {
        match value {
            Value::Array(values) => {
                for value in values {
                    self.value(name, value, siblings);
                }
            }
            Value::Object(members) => {
                let siblings = members.clone();
                for (name, value) in members {
                    self.value(name, value, &siblings);
                }
            }
            Value::String(text) => {
                if is_secret(name, siblings) {
                    let mut identities = IDENTITIES.iter();
                    let identity = identities.find_map(|it| siblings.get(*it)?.as_str());
                    *text = self.subject.made_up_secret(name, identity.unwrap_or(name));
                } else if let Some(new) = self.text(name, text) {
                    *text = new;
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Returns the text for the request, if it is another one.
    fn text(&self, name: &str, text: &str) -> Option<String> {
        let lower = text.to_lowercase();
        if lower.starts_with("https://") && guess::is_url(name) {
            return Some(guess::url(self.subject, name));
        }
        if let Some((_, own)) = self.pairs.iter().find(|(example, _)| *example == lower) {
            return Some(own.clone());
        }
        let is_host = |example: &str| {
            let rest = lower.strip_prefix(example);
            rest.is_some_and(|rest| rest.starts_with('.')) && !lower.contains(['/', ' '])
        };
        if let Some((example, own)) = self.pairs.iter().find(|(example, _)| is_host(example)) {
            return Some(host(own, &lower[example.len()..]));
        }
        let rest = lower.strip_prefix('/')?;
        let mut pairs = self.pairs.iter();
        let scope = pairs.find(|(example, _)| {
            example.contains('/') && rest.strip_prefix(&**example).is_some_and(is_end)
        });
        let (prefix, rest) = match scope {
            Some((example, own)) => (format!("/{own}"), &text[example.len() + 1..]),
            None => (String::new(), text),
        };
        let segments = rest.split('/').map(|segment| {
            let mut pairs = self.pairs.iter();
            let own = pairs.find(|(example, _)| example.eq_ignore_ascii_case(segment));
            own.map_or(segment, |(_, own)| own)
        });
        Some(prefix + &segments.collect::<Vec<_>>().join("/"))
    }
}

/// Returns a host with a name instead of that of a resource of an example, in a domain for examples (RFC 2606).
fn host(name: &str, labels: &str) -> String {
    let labels: Vec<_> = labels.split('.').collect();
    let kept = &labels[..labels.len().saturating_sub(2)];
    format!("{}{}.example.net", name.to_lowercase(), kept.join("."))
}

/// True if the rest of a path begins with a segment.
fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('/')
}

/// True if a text of an example is a secret, by its name and the members beside it.
fn is_secret(name: &str, siblings: &Map<String, Value>) -> bool {
    match name {
        "value" => siblings.contains_key("keyName") || siblings.contains_key("permissions"),
        "key" => !siblings.contains_key("value"),
        name => guess::is_secret(name) && !name.to_lowercase().contains("public"),
    }
}
