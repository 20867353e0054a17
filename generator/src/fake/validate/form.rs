//! Checks forms.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::finding::{FindingKind, RequestFinding};
use super::parameters::{check, is_members, missing};
use super::pattern::Patterns;
use crate::fake::http::FakeRequest;
use crate::ir::{Definitions, Operation, ParameterLocation, Scalar, Type};

/// A field of a form.
#[derive(Debug, Eq, PartialEq)]
struct FormField {
    name: String,
    value: Vec<u8>,
}

/// Checks the form in a request, and returns its texts.
pub(super) fn check_form(
    definitions: &Definitions,
    patterns: &Patterns,
    operation: &Operation,
    request: &FakeRequest,
    findings: &mut Vec<RequestFinding>,
) -> Option<Value> {
    let media = request.header_value("content-type").unwrap_or_default();
    let is_multipart = media.to_ascii_lowercase().starts_with("multipart/");
    let fields = match is_multipart {
        false => Some(pairs(&request.body)),
        true => boundary(media).and_then(|boundary| parts(&request.body, &boundary)),
    };
    let Some(fields) = fields else {
        let message = "the request body has no parts between the boundary of its media type";
        findings.push(RequestFinding::new(
            FindingKind::InvalidBody,
            "",
            message.to_owned(),
        ));
        return None;
    };
    let parameters = operation.parameters.iter();
    let own: Vec<_> = parameters
        .filter(|it| it.location == ParameterLocation::Form)
        .collect();
    for parameter in &own {
        let values = fields.iter().filter(|it| it.name == parameter.wire_name);
        let values: Vec<_> = values.collect();
        if values.is_empty() {
            if parameter.required && !is_members(definitions, parameter) {
                findings.push(missing(parameter));
            }
        } else if !is_file(&parameter.ty) {
            let texts = values.iter().map(|it| String::from_utf8_lossy(&it.value));
            let texts: Vec<_> = texts.collect();
            let texts: Vec<&str> = texts.iter().map(|text| &**text).collect();
            check(definitions, patterns, parameter, &texts, findings);
        }
    }
    let has_any = own.iter().any(|it| is_members(definitions, it));
    for field in fields.iter().filter(|_| !has_any) {
        let name = field.name.as_str();
        if !own.iter().any(|it| it.wire_name == name) {
            let message = format!("the form has no field `{name}`");
            findings.push(RequestFinding::new(
                FindingKind::UnknownParameter,
                name,
                message,
            ));
        }
    }
    let texts = fields.into_iter().filter_map(|field| {
        let text = String::from_utf8(field.value).ok()?;
        Some((field.name, Value::String(text)))
    });
    Some(Value::Object(texts.collect::<Map<_, _>>()))
}

/// True if the text of a field is not that of a value: it is a file, or an object as JSON.
fn is_file(ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => matches!(scalar, Scalar::File | Scalar::Binary),
        Type::Array { items, .. } => is_file(items),
        Type::Any | Type::Map { .. } => true,
        Type::Named(_) | Type::Constant(_) | Type::JsonInText(_) => false,
    }
}

/// Reads `application/x-www-form-urlencoded`.
fn pairs(body: &[u8]) -> Vec<FormField> {
    let text = String::from_utf8_lossy(body);
    let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).collect::<Vec<u8>>();
    let pairs = text.trim().split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            FormField {
                name: String::from_utf8_lossy(&decoded(name)).into_owned(),
                value: decoded(value),
            }
        })
        .collect()
}

/// Returns the boundary in a media type.
fn boundary(media: &str) -> Option<String> {
    parameter(media, "boundary").filter(|value| !value.is_empty())
}

/// Returns a parameter of a header (RFC 9110, 5.6.6), such as `boundary` of `Content-Type`.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    let mut parameters = header.split(';').skip(1);
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_wanted = name.trim().eq_ignore_ascii_case(wanted);
        is_wanted.then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// Reads `multipart/form-data` (RFC 7578). Returns `None` if the body does not end with its boundary.
fn parts(body: &[u8], boundary: &str) -> Option<Vec<FormField>> {
    let delimiter = [b"--", boundary.as_bytes()].concat();
    let mut rest = &body[find(body, &delimiter)? + delimiter.len()..];
    let mut fields = Vec::new();
    while !rest.starts_with(b"--") {
        let end = find(rest, &delimiter)?;
        let part = rest[..end].strip_prefix(b"\r\n").unwrap_or(&rest[..end]);
        let part = part.strip_suffix(b"\r\n").unwrap_or(part);
        let head = find(part, b"\r\n\r\n")?;
        let headers = String::from_utf8_lossy(&part[..head]);
        fields.push(FormField {
            name: name(&headers)?,
            value: part[head + 4..].to_vec(),
        });
        rest = &rest[end + delimiter.len()..];
    }
    Some(fields)
}

/// Returns the name in `Content-Disposition`.
fn name(headers: &str) -> Option<String> {
    let line = headers.lines().find(|line| {
        line.split_once(':')
            .is_some_and(|(name, _)| name.trim().eq_ignore_ascii_case("content-disposition"))
    })?;
    parameter(line, "name")
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|it| it == wanted)
}

#[cfg(test)]
mod tests {
    use super::{FormField, boundary, pairs, parts};

    fn field(name: &str, value: &str) -> FormField {
        FormField {
            name: name.to_owned(),
            value: value.as_bytes().to_vec(),
        }
    }

    #[test]
    fn fields_are_read() {
        assert_eq!(
            pairs(b"a=1&b=x+y%26&c"),
            [field("a", "1"), field("b", "x y&"), field("c", "")]
        );
        let media = boundary("multipart/form-data; charset=utf-8; Boundary=\"--x\"");
        assert_eq!(media.as_deref(), Some("--x"));
        let body = b"preamble\r\n----x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n2\r\n----x\r\ncontent-disposition: form-data; filename=\"f;g\"; name=b\r\nContent-Type: text/plain\r\n\r\n\r\n----x--\r\n";
        assert_eq!(
            parts(body, "--x"),
            Some(vec![field("a", "1\r\n2"), field("b", "")])
        );
        assert_eq!(parts(&body[..90], "--x"), None);
        assert_eq!(parts(b"", "x"), None);
    }
}
