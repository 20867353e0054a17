//! Values of parameters in paths.

use serde_json::Value;

use super::{
    text,
    written::{WrittenValue, written},
};
use crate::ir::{Definitions, Parameter, ParameterLocation, ParameterStyle};

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
    let Some(written) = written(definitions, parameter, value) else {
        return Some("the style of the parameter has no form of this value".to_owned());
    };
    if parameter.location == ParameterLocation::Path && written.is_empty() {
        return Some("a path has no form of an empty value".to_owned());
    }
    let texts = written.texts();
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._~:/".contains(c);
    if parameter.location == ParameterLocation::Host
        && !texts.iter().all(|text| text.chars().all(fits))
    {
        return Some("the value cannot stand in an address".to_owned());
    }
    if is_tenant_scope(path, parameter, texts) {
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

/// Returns a path value in the style of the parameter.
pub(super) fn in_path(parameter: &Parameter, value: &WrittenValue) -> String {
    let texts = match value {
        WrittenValue::Texts(texts) => texts.iter().map(|text| text::encode_for(parameter, text)),
        WrittenValue::Members(members) => {
            let pairs = members.iter();
            let pairs =
                pairs.map(|(name, text)| format!("{}={}", text::encode(name), text::encode(text)));
            let pairs: Vec<_> = pairs.collect();
            return match parameter.style {
                ParameterStyle::Label => format!(".{}", pairs.join(".")),
                ParameterStyle::Matrix => pairs.iter().map(|pair| format!(";{pair}")).collect(),
                _ => pairs.join(","),
            };
        }
    };
    let texts: Vec<String> = texts.collect();
    let name = text::encode(&parameter.wire_name);
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
        (style, _) => texts.join(text::separator(style, true)),
    }
}
