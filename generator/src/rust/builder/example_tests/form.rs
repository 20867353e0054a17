//! Forms of examples as requests write them.

use serde_json::Value;

use super::{
    reading::ExampleParameters,
    request::{self, is_repeated},
    structure::is_file,
    text,
    written::WrittenValue,
};
use crate::{
    ir::{
        BodyKind, Definitions, Operation, Parameter, ParameterLocation, ParameterStyle,
        PartMediaType, Type,
    },
    rust::example_tests::case::SentPart,
};

/// Returns the parts of the form of an example, in the order of the parameters.
pub(super) fn parts(
    definitions: &Definitions,
    operation: &Operation,
    reading: &ExampleParameters<'_>,
) -> Vec<SentPart> {
    let parameters = operation.parameters.iter();
    parameters
        .filter(|parameter| parameter.location == ParameterLocation::Form)
        .flat_map(|parameter| of_parameter(definitions, parameter, reading))
        .collect()
}

fn of_parameter(
    definitions: &Definitions,
    parameter: &Parameter,
    reading: &ExampleParameters<'_>,
) -> Vec<SentPart> {
    let name = &parameter.wire_name;
    if is_file(&parameter.ty) {
        let value = request::value(reading, parameter);
        return value.map_or_else(Vec::new, |value| files(parameter, value));
    }
    let items = match (&parameter.ty, parameter.style) {
        (Type::Array { items, .. }, ParameterStyle::Json) => {
            let values = request::value(reading, parameter).and_then(Value::as_array);
            values.map(|values| text::json_items(definitions, items, values))
        }
        _ => None,
    };
    let value = match items {
        Some(items) => Some(WrittenValue::Texts(items)),
        None => request::given(definitions, parameter, reading),
    };
    let Some(value) = value else {
        return Vec::new();
    };
    let part = |(name, content): (String, String)| SentPart {
        media_type: media_type(definitions, parameter, &content),
        name,
        file_name: None,
        content,
    };
    match value {
        WrittenValue::Members(members) => members.into_iter().map(part).collect(),
        WrittenValue::Texts(texts) => {
            let is_list = matches!(parameter.ty, Type::Array { .. });
            match (parameter.style, is_list) {
                (ParameterStyle::DeepObject, true) => {
                    let texts = texts.into_iter();
                    texts
                        .map(|text| part((format!("{name}[]"), text)))
                        .collect()
                }
                (style, true) if style == ParameterStyle::Json || is_repeated(parameter) => {
                    let texts = texts.into_iter();
                    texts.map(|text| part((name.clone(), text))).collect()
                }
                _ if texts.is_empty() => Vec::new(),
                (style, _) => {
                    let separator = text::separator(style, false);
                    vec![part((name.clone(), texts.join(separator)))]
                }
            }
        }
    }
}

/// Returns the parts of files, whose names are those of the parts.
fn files(parameter: &Parameter, value: &Value) -> Vec<SentPart> {
    let files = match value {
        Value::Array(files) => files.as_slice(),
        file => std::slice::from_ref(file),
    };
    let media_type = parameter.media_type.as_deref();
    let media_type = media_type.unwrap_or("application/octet-stream");
    let files = files.iter().filter_map(Value::as_str);
    files
        .map(|content| SentPart {
            name: parameter.wire_name.clone(),
            file_name: Some(parameter.wire_name.clone()),
            media_type: Some(media_type.to_owned()),
            content: content.to_owned(),
        })
        .collect()
}

/// Returns the media type of a part with this content.
fn media_type(definitions: &Definitions, parameter: &Parameter, content: &str) -> Option<String> {
    match parameter.part_media_type(definitions) {
        PartMediaType::Fixed(media_type) => Some(media_type.to_owned()),
        PartMediaType::ByValue if content.starts_with(['{', '[']) => {
            Some(BodyKind::Json.default_media_type().to_owned())
        }
        PartMediaType::ByValue | PartMediaType::Default => None,
    }
}

/// Returns a form as `application/x-www-form-urlencoded`.
pub(super) fn url_encoded(parts: &[SentPart]) -> String {
    let pairs = parts.iter().map(|part| {
        let (name, value) = (text::encode(&part.name), text::encode(&part.content));
        format!("{name}={value}")
    });
    pairs.collect::<Vec<_>>().join("&")
}
