//! Values of parameters as text in paths, queries and headers.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::format;
use crate::ir::{DefinitionKind, Definitions, Parameter, ParameterStyle, Scalar, Type};

/// All characters except the unreserved ones of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Encodes a path segment or query value.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// All bytes that a cookie value cannot contain (RFC 6265, section 4.1.1).
const NO_COOKIE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b',').add(b';').add(b'\\');

/// Encodes what a cookie value cannot contain.
pub(super) fn in_cookie(text: &str) -> String {
    utf8_percent_encode(text, NO_COOKIE).to_string()
}

/// Encodes a value as often as its parameter declares.
pub(super) fn encode_for(parameter: &Parameter, text: &str) -> String {
    match parameter.double_url_encoding {
        true => encode(&encode(text)),
        false => encode(text),
    }
}

/// Encodes a path value whose slashes separate segments.
pub(super) fn encode_segments(text: &str) -> String {
    let segments = text.strip_prefix('/').unwrap_or(text).split('/');
    segments.map(encode).collect::<Vec<_>>().join("/")
}

/// Returns the values of a parameter as text: one, or the items of a list. In JSON, a list is one.
pub(super) fn texts(
    definitions: &Definitions,
    parameter: &Parameter,
    value: &Value,
) -> Option<Vec<String>> {
    if parameter.style == ParameterStyle::Json {
        return json(definitions, &parameter.ty, value).map(|text| vec![text]);
    }
    match (&parameter.ty, value) {
        (Type::Array { items, .. }, Value::Array(values)) => values
            .iter()
            .map(|value| text(definitions, items, value))
            .collect(),
        (ty, _) => text(definitions, ty, value).map(|text| vec![text]),
    }
}

/// Returns a value as JSON text.
fn json(definitions: &Definitions, ty: &Type, value: &Value) -> Option<String> {
    if ty.may_have_members(definitions) {
        return (!value.is_null()).then(|| value.to_string());
    }
    if let (Type::Array { items, .. }, Value::Array(values)) = (ty, value) {
        let items = values.iter().map(|value| match value {
            Value::Null => Some("null".to_owned()),
            value => json(definitions, items, value),
        });
        let items: Vec<_> = items.collect::<Option<_>>()?;
        return Some(format!("[{}]", items.join(",")));
    }
    let text = text(definitions, ty, value)?;
    match (ty, value) {
        (Type::JsonInText(_), _) | (_, Value::String(_)) => serde_json::to_string(&text).ok(),
        _ => Some(text),
    }
}

/// Returns the items of a list as JSON texts.
pub(super) fn json_items(definitions: &Definitions, ty: &Type, values: &[Value]) -> Vec<String> {
    let items = values.iter();
    items.filter_map(|it| json(definitions, ty, it)).collect()
}

fn text(definitions: &Definitions, ty: &Type, value: &Value) -> Option<String> {
    match ty {
        ty if ty.may_have_members(definitions) => json(definitions, ty, value),
        Type::Constant(constant) => Some(constant.to_string()),
        Type::Scalar(
            Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 | Scalar::UnixTime,
        ) if value.as_u64().is_none() => format::integer(value).map(|number| number.to_string()),
        Type::Scalar(Scalar::DateTime) => format::instant(value.as_str()?),
        // As Rust writes numbers: without a fraction of zero, and never with an exponent.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the client sends the nearest one"
        )]
        Type::Scalar(Scalar::Float32) => Some((value.as_f64()? as f32).to_string()),
        Type::Scalar(Scalar::Float64 | Scalar::Decimal) => Some(value.as_f64()?.to_string()),
        Type::Named(id) => match definitions[*id].kind {
            DefinitionKind::Enumeration(_) => plain(value),
            DefinitionKind::JsonUnion(ref union) => {
                match union
                    .alternative_of(value)
                    .and_then(|index| union.alternatives.get(index))
                {
                    Some(alternative) => text(definitions, &alternative.ty, value),
                    None => plain(value),
                }
            }
            DefinitionKind::Model(_) | DefinitionKind::Union(_) | DefinitionKind::Tuple(_) => None,
        },
        // The value is the JSON.
        Type::JsonInText(text) => {
            let json = json(definitions, &text.content, value)?;
            Some(text.encoding.encode(json))
        }
        Type::Scalar(_) => plain(value),
        Type::Array { .. } => Some(value.to_string()),
        Type::Any | Type::Map { .. } => None,
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Returns the separator of list items, encoded for URLs.
pub(super) fn separator(style: ParameterStyle, in_url: bool) -> &'static str {
    match (style, in_url) {
        (ParameterStyle::SpaceDelimited, true) => "%20",
        (ParameterStyle::TabDelimited, true) => "%09",
        (ParameterStyle::PipeDelimited, true) => "%7C",
        (ParameterStyle::SpaceDelimited, false) => " ",
        (ParameterStyle::TabDelimited, false) => "\t",
        (ParameterStyle::PipeDelimited, false) => "|",
        _ => ",",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_one_segment() {
        assert_eq!(encode("a/b c%é"), "a%2Fb%20c%25%C3%A9");
        assert_eq!(
            encode_segments("/subscriptions/a b/x"),
            "subscriptions/a%20b/x"
        );
    }
}
