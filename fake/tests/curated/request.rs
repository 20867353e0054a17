//! The request of an example.

use armsmith::fake::FakeRequest;
use armsmith::ir::{
    Api, Body, BodyKind, Example, Operation, Parameter, ParameterLocation, ParameterStyle, Type,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

/// The characters that are not encoded.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Returns the request of an example, or `None` if the example lacks a path value, or cannot show the body, which is a
/// form.
pub fn request(api: &Api, operation: &Operation, example: &Example) -> Option<FakeRequest> {
    let form = [BodyKind::Multipart, BodyKind::UrlEncoded];
    let is_form = |body: &Body| form.contains(&body.kind);
    if operation.body.as_ref().is_some_and(is_form) {
        return None;
    }
    let value = |name: &str| {
        example.parameters.get(name).or_else(|| {
            let mut all = example.parameters.iter();
            all.find_map(|(own, value)| own.eq_ignore_ascii_case(name).then_some(value))
        })
    };
    let base_path = api.client.base_path.as_str();
    let mut path = match operation.path.starts_with(base_path) {
        true => operation.path.clone(),
        false => format!("{base_path}{}", operation.path),
    };
    let mut query = Vec::new();
    let mut headers = Vec::new();
    query.extend(operation.fixed_query.clone());
    for parameter in &operation.parameters {
        let name = parameter.wire_name.as_str();
        let constant = match &parameter.ty {
            Type::Constant(literal) if parameter.required => Some(literal.json()),
            _ => None,
        };
        let Some(value) = value(name).cloned().or(constant) else {
            continue;
        };
        match parameter.location {
            ParameterLocation::Path => {
                let text = text(&value);
                let text = match parameter.skip_url_encoding {
                    true => text.trim_matches('/').to_owned(),
                    false => encoded(&text),
                };
                path = path.replace(&format!("{{{name}}}"), &text);
            }
            ParameterLocation::Query => {
                for text in texts(parameter, &value) {
                    query.push(format!("{}={}", encoded(name), encoded(&text)));
                }
            }
            ParameterLocation::Header => {
                headers.push((
                    name.to_ascii_lowercase(),
                    texts(parameter, &value).join(","),
                ));
            }
            _ => {}
        }
    }
    if path.contains('{') {
        return None;
    }
    if let Some(version) = &operation.api_version {
        match version.header {
            true => headers.push((
                version.wire_name.to_ascii_lowercase(),
                version.value.clone(),
            )),
            false => query.push(format!("{}={}", version.wire_name, version.value)),
        }
    }
    let url = format!("https://management.azure.com{path}?{}", query.join("&"));
    let mut request = FakeRequest::new(operation.method.as_str(), &url);
    request.headers = headers;
    if let Some(body) = &operation.body
        && let Some(value) = value(&body.name)
        && !value.is_null()
    {
        request = match body.kind {
            BodyKind::Json | BodyKind::MergePatch => request.json(value),
            _ => {
                request.body = text(value).into_bytes();
                request
            }
        };
    }
    Some(request)
}

fn texts(parameter: &Parameter, value: &Value) -> Vec<String> {
    let Value::Array(items) = value else {
        return vec![text(value)];
    };
    let items: Vec<_> = items.iter().map(text).collect();
    let delimiter = match parameter.style {
        ParameterStyle::PipeDelimited => "|",
        ParameterStyle::SpaceDelimited => " ",
        ParameterStyle::TabDelimited => "\t",
        _ => ",",
    };
    match parameter.explode {
        true => items,
        false => vec![items.join(delimiter)],
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, PLAIN).to_string()
}
