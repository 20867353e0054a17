//! Objects, maps and other structured values of examples as requests write them.

use serde_json::Value;

use super::text;
use crate::ir::{Definitions, Parameter, ParameterLocation, ParameterStyle, Type};

/// The value of a parameter as a request writes it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum WrittenValue {
    /// One text, or the items of a list.
    Texts(Vec<String>),
    /// Pairs with names of their own.
    Members(Vec<(String, String)>),
}

impl WrittenValue {
    /// Returns the texts of a value without pairs.
    pub(super) fn texts(&self) -> &[String] {
        match self {
            WrittenValue::Texts(texts) => texts,
            WrittenValue::Members(_) => &[],
        }
    }

    /// True if there is neither a text nor a pair.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            WrittenValue::Texts(texts) => texts.is_empty(),
            WrittenValue::Members(members) => members.is_empty(),
        }
    }
}

/// Returns the value of a parameter as a request writes it: in its style (RFC 6570 and OpenAPI, "Style Values").
pub(super) fn written(
    definitions: &Definitions,
    parameter: &Parameter,
    value: &Value,
) -> Option<WrittenValue> {
    let is_text = parameter.style == ParameterStyle::Json;
    if is_text || !is_by_member(definitions, parameter) {
        return text::texts(definitions, parameter, value).map(WrittenValue::Texts);
    }
    let location = parameter.location;
    let name = parameter.wire_name.as_str();
    let is_form = location == ParameterLocation::Form || parameter.is_whole_query();
    let is_named_by_member = is_form || location == ParameterLocation::Query;
    let is_list = matches!(parameter.ty, Type::Array { .. });
    if !matches!(
        parameter.style,
        ParameterStyle::DeepObject | ParameterStyle::Text
    ) && !is_named_by_member
        && !value.is_object()
    {
        return items(value).map(WrittenValue::Texts);
    }
    Some(match (parameter.style, parameter.explode) {
        (ParameterStyle::DeepObject, _) => in_brackets(name, value),
        (ParameterStyle::Text, _) => {
            let mut fields = Vec::new();
            field(name, value, &mut fields);
            WrittenValue::Members(fields)
        }
        (ParameterStyle::Form, true) if is_named_by_member && !is_list => {
            let mut pairs = Vec::new();
            match value.as_object() {
                Some(members) => {
                    for (key, value) in members {
                        match is_form {
                            true => field(key, value, &mut pairs),
                            false => nested(key.clone(), value, &mut pairs),
                        }
                    }
                }
                None => field(name, value, &mut pairs),
            }
            WrittenValue::Members(pairs)
        }
        (ParameterStyle::Form, true) if location == ParameterLocation::Cookie => {
            WrittenValue::Members(members(value)?)
        }
        (ParameterStyle::Simple | ParameterStyle::Label | ParameterStyle::Matrix, true)
            if location == ParameterLocation::Path =>
        {
            WrittenValue::Members(members(value)?)
        }
        (ParameterStyle::Simple, true) => {
            let pairs = members(value)?.into_iter();
            let pairs = pairs.map(|(name, text)| format!("{name}={text}"));
            WrittenValue::Texts(pairs.collect())
        }
        _ if !value.is_object() => WrittenValue::Texts(items(value)?),
        _ => {
            let pairs = members(value)?.into_iter();
            WrittenValue::Texts(pairs.flat_map(|(name, text)| [name, text]).collect())
        }
    })
}

/// True if a value is written member by member, and not as text or JSON.
fn is_by_member(definitions: &Definitions, parameter: &Parameter) -> bool {
    let is_styled = parameter.style != ParameterStyle::Text || parameter.is_mixed_part(definitions);
    match &parameter.ty {
        Type::Array { items, .. } => {
            parameter.style == ParameterStyle::DeepObject
                && (matches!(**items, Type::Array { .. }) || items.may_have_members(definitions))
        }
        ty => is_styled && ty.may_have_members(definitions),
    }
}

/// Returns the items of a list, or a plain value, as texts.
fn items(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => items.iter().map(plain).collect(),
        value => plain(value).map(|text| vec![text]),
    }
}

/// Returns the members of an object as texts. A nested value has none.
fn members(value: &Value) -> Option<Vec<(String, String)>> {
    let members = value.as_object()?.iter();
    let members = members.filter(|(_, value)| !value.is_null());
    let texts = members.map(|(name, value)| Some((name.clone(), plain(value)?)));
    texts.collect()
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Adds the fields of a form: a list of plain values is several fields, and others are JSON.
fn field(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Array(items) if items.iter().all(|item| !has_members(item)) => {
            let texts = items.iter().filter_map(plain);
            fields.extend(texts.map(|text| (name.to_owned(), text)));
        }
        value => {
            let text = plain(value).unwrap_or_else(|| value.to_string());
            fields.push((name.to_owned(), text));
        }
    }
}

fn has_members(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

fn in_brackets(name: &str, value: &Value) -> WrittenValue {
    let mut pairs = Vec::new();
    nested(name.to_owned(), value, &mut pairs);
    WrittenValue::Members(pairs)
}

/// Adds a value with the path of each member in brackets.
fn nested(name: String, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::Object(members) => {
            for (key, value) in members {
                nested(format!("{name}[{key}]"), value, pairs);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let name = match has_members(item) {
                    true => format!("{name}[{index}]"),
                    false => format!("{name}[]"),
                };
                nested(name, item, pairs);
            }
        }
        value => pairs.extend(plain(value).map(|text| (name, text))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn brackets_have_the_path_of_each_member() {
        let value = json!({"a": [1, "b"], "c": [{"d": true}], "e": null});
        let pairs = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter();
            pairs
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect()
        };
        let expected = pairs(&[("x[a][]", "1"), ("x[a][]", "b"), ("x[c][0][d]", "true")]);
        assert_eq!(in_brackets("x", &value), WrittenValue::Members(expected));
    }
}
