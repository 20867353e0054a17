//! Objects, maps and other structured values of examples as requests write them.

use serde_json::{Map, Value, json};

use super::{pointer::Finding, structure::is_structured, text};
use crate::{
    ir::{
        DefinitionId, DefinitionKind, Definitions, JsonType, Parameter, ParameterLocation,
        ParameterStyle, Scalar, Type,
    },
    rust::example_tests::case::PermittedChange,
};

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
    pub(super) fn texts(self) -> Vec<String> {
        match self {
            WrittenValue::Texts(texts) => texts,
            WrittenValue::Members(_) => Vec::new(),
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
    // The media type of a query is that of the whole query.
    let is_form = location == ParameterLocation::Form || parameter.media_type.is_some();
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
    let is_styled =
        parameter.style != ParameterStyle::Text || is_mixed_part(definitions, parameter);
    match &parameter.ty {
        Type::Array { items, .. } => {
            parameter.style == ParameterStyle::DeepObject
                && (matches!(**items, Type::Array { .. }) || is_structured(definitions, items))
        }
        ty => is_styled && is_structured(definitions, ty),
    }
}

/// Returns the items of a list, or a plain value, as texts.
fn items(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => items.iter().map(plain).collect(),
        value => plain(value).map(|text| vec![text]),
    }
}

/// True for a form part whose values are JSON or not, depending on their types.
pub(super) fn is_mixed_part(definitions: &Definitions, parameter: &Parameter) -> bool {
    let Type::Named(id) = &parameter.ty else {
        return false;
    };
    let DefinitionKind::JsonUnion(union) = &definitions[*id].kind else {
        return false;
    };
    let is_part = parameter.location == ParameterLocation::Form && parameter.media_type.is_none();
    let mut types = union.alternatives.iter().map(|one| one.json);
    is_part && types.any(|json| json != JsonType::Object)
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

/// Returns the structured value of a parameter in an example as a client decodes and encodes it: with the permitted
/// changes, and with the members in the order of their models. `None` if a change has no single result.
pub(super) fn encoded(
    definitions: &Definitions,
    parameter: &Parameter,
    value: &Value,
    findings: &[Finding],
) -> Option<Value> {
    let name = parameter.wire_name.as_str();
    // The places of the findings begin with the parameter.
    let mut parameters = json!({ name: value });
    for finding in findings {
        apply(&mut parameters, finding)?;
    }
    let value = parameters.get_mut(name).map(Value::take)?;
    Some(ordered(definitions, &parameter.ty, value))
}

fn apply(value: &mut Value, finding: &Finding) -> Option<()> {
    let pointer = finding.at.pointer();
    let (parent, key) = pointer.rsplit_once('/')?;
    let key = key.replace("~1", "/").replace("~0", "~");
    let parent = value.pointer_mut(parent)?;
    match (&finding.change, parent) {
        (
            PermittedChange::Undeclared | PermittedChange::ReadOnly | PermittedChange::Null,
            Value::Object(members),
        ) => {
            members.shift_remove(&key);
        }
        (PermittedChange::Constant(constant), Value::Object(members)) => {
            members.insert(key, constant.clone());
        }
        (PermittedChange::Instant, parent) => {
            let text = match parent {
                Value::Object(members) => members.get_mut(&key)?,
                Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?)?,
                _ => return None,
            };
            *text = super::format::instant(text.as_str()?)?.into();
        }
        _ => return None,
    }
    Some(())
}

/// Returns a value with the members in the order of their models, and with numbers as their types write them.
fn ordered(definitions: &Definitions, ty: &Type, value: Value) -> Value {
    match (ty, value) {
        (Type::Array { items, .. }, Value::Array(values)) => {
            let values = values.into_iter();
            values.map(|it| ordered(definitions, items, it)).collect()
        }
        (Type::Map { values: of, .. }, Value::Object(members)) => {
            let mut members: Vec<_> = members.into_iter().collect();
            members.sort_by(|(one, _), (other, _)| one.cmp(other));
            let members = members.into_iter();
            let members = members.map(|(key, value)| (key, ordered(definitions, of, value)));
            Value::Object(members.collect())
        }
        (Type::Scalar(Scalar::Float32 | Scalar::Float64 | Scalar::Decimal), value) => {
            value.as_f64().map_or(value, Value::from)
        }
        (
            Type::Scalar(Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::UnixTime),
            value,
        ) => super::format::integer(&value).map_or(value, Value::from),
        (Type::Named(id), value) => named(definitions, *id, value),
        (_, value) => value,
    }
}

fn named(definitions: &Definitions, id: DefinitionId, value: Value) -> Value {
    match (&definitions[id].kind, value) {
        (DefinitionKind::Model(model), Value::Object(mut members)) => {
            let mut all = Map::new();
            for property in &model.properties {
                if let Some(value) = members.shift_remove(&property.wire_name) {
                    let value = ordered(definitions, &property.ty, value);
                    all.insert(property.wire_name.clone(), value);
                }
            }
            let rest = Value::Object(members);
            let rest = match &model.additional_properties {
                Some(ty) => {
                    let values = Box::new(ty.clone());
                    let map = Type::Map {
                        values,
                        nullable_values: true,
                    };
                    ordered(definitions, &map, rest)
                }
                None => rest,
            };
            if let Value::Object(rest) = rest {
                all.extend(rest);
            }
            Value::Object(all)
        }
        (DefinitionKind::JsonUnion(union), value) => {
            let index = union.alternative_of(&value);
            match index.and_then(|index| union.alternatives.get(index)) {
                Some(alternative) => ordered(definitions, &alternative.ty, value),
                None => value,
            }
        }
        (_, value) => value,
    }
}

#[cfg(test)]
mod tests {
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
