//! Values of parameters as text in paths, queries and headers.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::format;
use crate::ir::{
    DefinitionKind, Definitions, Parameter, ParameterLocation, ParameterStyle, Scalar, Type,
};

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

/// Returns a value as JSON text, unless it has members.
fn json(definitions: &Definitions, ty: &Type, value: &Value) -> Option<String> {
    if let (Type::Array { items, .. }, Value::Array(values)) = (ty, value) {
        let items = values.iter().map(|value| json(definitions, items, value));
        let items: Vec<_> = items.collect::<Option<_>>()?;
        return Some(format!("[{}]", items.join(",")));
    }
    let text = text(definitions, ty, value)?;
    match value {
        Value::String(_) => serde_json::to_string(&text).ok(),
        _ => Some(text),
    }
}

fn text(definitions: &Definitions, ty: &Type, value: &Value) -> Option<String> {
    match ty {
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
        Type::Scalar(_) => plain(value),
        Type::Any | Type::Array { .. } | Type::Map { .. } => None,
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// True if a value is the tenant scope: `/` for a parameter at the start of a path, which has no segment.
pub(super) fn is_tenant_scope(path: &str, parameter: &Parameter, texts: &[String]) -> bool {
    let start = format!("/{{{}}}/", parameter.wire_name);
    parameter.skip_url_encoding && texts == ["/"] && path.starts_with(&start)
}

/// Returns the reason why a value of the right type cannot be sent.
pub(super) fn obstacle(
    definitions: &Definitions,
    path: &str,
    parameter: &Parameter,
    value: &Value,
) -> Option<String> {
    let Some(texts) = texts(definitions, parameter, value) else {
        return Some("the value has no text to travel as".to_owned());
    };
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._~:/".contains(c);
    if parameter.location == ParameterLocation::Host
        && !texts.iter().all(|text| text.chars().all(fits))
    {
        return Some("the value cannot stand in an address".to_owned());
    }
    if is_tenant_scope(path, parameter, &texts) {
        return None;
    }
    let in_path = parameter.location == ParameterLocation::Path;
    let mut segments = texts.iter().flat_map(|text| {
        let split = parameter.skip_url_encoding;
        let text = text.strip_prefix('/').filter(|_| split).unwrap_or(text);
        text.split(if split { "/" } else { "\0" })
    });
    let refused = in_path && segments.any(|segment| matches!(segment, "" | "." | ".."));
    refused.then(|| "the value is empty or climbs out of the path".to_owned())
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

/// Returns a path value or list in the style of the parameter.
pub(super) fn in_path(parameter: &Parameter, texts: &[String]) -> String {
    let texts = texts.iter().map(|text| encode_for(parameter, text));
    let texts: Vec<String> = texts.collect();
    let name = encode(&parameter.wire_name);
    let matrix = |value: &str| match value {
        "" => format!(";{name}"),
        value => format!(";{name}={value}"),
    };
    match (parameter.style, parameter.explode) {
        (ParameterStyle::Label, false) => format!(".{}", texts.join(",")),
        (ParameterStyle::Label, true) => format!(".{}", texts.join(".")),
        (ParameterStyle::Matrix, true) if !texts.is_empty() => {
            texts.iter().map(|text| matrix(text)).collect()
        }
        (ParameterStyle::Matrix, _) => matrix(&texts.join(",")),
        (style, _) => texts.join(separator(style, true)),
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
