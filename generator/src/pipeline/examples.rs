//! Composes the examples whose values are at several places of a specification.

use serde_json::{Map, Value};

use super::Analysis;
use crate::ir::{
    Api, BodyKind, Definitions, Example, ExampleResponse, JsonType, Operation, Origin, Package,
    Parameter, ParameterLocation, ParameterStyle, RequiredMembers, ResponseChoice, Scalar,
    ScatteredExample, Type, sample,
};
use crate::source::Sources;

impl Analysis {
    /// Composes the examples of all operations for tests. Before, only `x-ms-examples` are examples of an operation.
    ///
    /// A required parameter without an example has a value of its type, and so has a required body of JSON.
    pub fn compose_examples(&mut self, sources: &Sources) {
        compose(&mut self.package, sources);
    }
}

fn compose(package: &mut Package, sources: &Sources) {
    for module in &mut package.modules {
        let Api {
            groups,
            definitions,
            ..
        } = &mut module.api;
        for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
            let scattered = std::mem::take(&mut operation.scattered_examples);
            let composed = scattered.into_iter();
            let composed = composed.map(|it| example(it, operation, definitions, sources));
            let composed: Vec<_> = composed.collect();
            operation.examples.extend(composed);
        }
    }
}

fn example(
    scattered: ScatteredExample,
    operation: &Operation,
    definitions: &Definitions,
    sources: &Sources,
) -> Example {
    let ScatteredExample {
        name,
        origin,
        parameters,
        body,
        responses,
    } = scattered;
    // The document of such an operation has another response.
    let suffix = match operation.choice {
        Some(ResponseChoice::Items { .. }) => " (items)",
        Some(ResponseChoice::Document) | None => "",
    };
    let value = |place: &Origin| sources.value(place).cloned();
    let mut example = Example {
        file: sources.document(origin.document).name.clone(),
        pointer: format!("{}#{name}{suffix}", origin.pointer),
        origin,
        name,
        parameters: Default::default(),
        responses: Vec::new(),
    };
    for (name, place) in parameters {
        example
            .parameters
            .extend(value(&place).map(|it| (name, it)));
    }
    match (body.as_ref().and_then(value), &operation.body) {
        (Some(Value::Object(members)), Some(body))
            if matches!(body.kind, BodyKind::Multipart | BodyKind::UrlEncoded) =>
        {
            example.parameters.extend(fields(operation, members));
        }
        (Some(mut value), Some(body)) => {
            match body.kind {
                BodyKind::Json | BodyKind::MergePatch => {
                    parse_shown_text(definitions, &body.ty, &mut value);
                }
                BodyKind::Xml => add_root(definitions, &body.ty, &mut value),
                _ => {}
            }
            example.parameters.insert(body.name.clone(), value);
        }
        (None, Some(body)) if body.required && body.kind == BodyKind::Json => {
            let value = sample(definitions, &RequiredMembers, &body.ty, None);
            let value = value.map(|value| (body.name.clone(), value));
            example.parameters.extend(value);
        }
        _ => {}
    }
    for parameter in &operation.parameters {
        if let Some(value) = example.parameters.get_mut(&parameter.wire_name) {
            parse_json(definitions, parameter, value);
            decode(&parameter.ty, value);
            as_sent(definitions, parameter, value);
        }
    }
    let missing = operation.parameters.iter().filter(|it| it.required);
    for parameter in missing {
        if !example.parameters.contains_key(&parameter.wire_name) {
            if let Some(file) = file(&parameter.ty) {
                example.parameters.insert(parameter.wire_name.clone(), file);
                continue;
            }
            let limits = parameter.limits.as_deref();
            let value = sample(
                definitions,
                &RequiredMembers,
                parameter.ty.decoded(),
                limits,
            );
            // A constant is no argument, and an object needs an example to be of use.
            let is_left_out = matches!(parameter.ty, Type::Constant(_));
            let value = value.filter(|value| !is_left_out && !value.is_object());
            let value = value.map(|value| (parameter.wire_name.clone(), value));
            example.parameters.extend(value);
        }
    }
    let responses = responses.into_iter();
    example.responses = responses
        .map(|(status, place)| {
            let mut body = place.as_ref().and_then(value);
            let listed = operation.response(status);
            let listed = listed.and_then(|listed| Some((listed.kind, listed.body.as_ref()?)));
            match (&mut body, listed) {
                (Some(body), Some((BodyKind::Json, ty))) => {
                    parse_shown_text(definitions, ty, body);
                }
                (Some(body), Some((BodyKind::Xml, ty))) => add_root(definitions, ty, body),
                _ => {}
            }
            ExampleResponse {
                status,
                body,
                headers: Default::default(),
            }
        })
        .collect();
    example
}

/// Parses a value in JSON that an example shows as the text that is sent.
fn parse_shown_text(definitions: &Definitions, ty: &Type, value: &mut Value) {
    let is_structure = matches!(
        JsonType::of(definitions, ty),
        Some(JsonType::Object | JsonType::List)
    );
    let text = value.as_str().filter(|_| is_structure);
    if let Some(json) = text.and_then(|text| serde_json::from_str(text).ok()) {
        *value = json;
    }
}

/// Adds the root element around a list in XML, which is a model with the list as its only member.
fn add_root(definitions: &Definitions, ty: &Type, value: &mut Value) {
    let Type::Named(id) = ty else {
        return;
    };
    let model = definitions[*id].as_model();
    if let (Some([list]), Value::Array(_)) = (model.map(|model| &*model.properties), &*value)
        && matches!(list.ty, Type::Array { .. })
    {
        *value = Value::Object(Map::from_iter([(list.wire_name.clone(), value.take())]));
    }
}

/// Returns the fields of a form by the names of their parameters. Fields with names of the caller's choice are the
/// members of a map.
fn fields(operation: &Operation, members: Map<String, Value>) -> Map<String, Value> {
    let parameters = operation.parameters.iter();
    let parameters = parameters.filter(|it| it.location == ParameterLocation::Form);
    let is_map = |ty: &Type| matches!(ty, Type::Map { .. });
    let mut free = parameters.clone().filter(|it| is_map(&it.ty) && it.explode);
    let free = free.find(|it| !members.contains_key(&it.wire_name));
    let Some(free) = free else {
        return members;
    };
    let names: Vec<_> = parameters.map(|it| it.wire_name.as_str()).collect();
    let (mut named, rest): (Map<_, _>, Map<_, _>) = members
        .into_iter()
        .partition(|(name, _)| names.contains(&name.as_str()));
    if !rest.is_empty() {
        named.insert(free.wire_name.clone(), Value::Object(rest));
    }
    named
}

/// Parses the value of a parameter in JSON that an example shows as sent.
fn parse_json(definitions: &Definitions, parameter: &Parameter, value: &mut Value) {
    if parameter.style != ParameterStyle::Json {
        return;
    }
    let parse = |ty: &Type, value: &mut Value| {
        let is_text = JsonType::of(definitions, ty) == Some(JsonType::Text);
        let is_possible = |json: &Value| match ty {
            Type::JsonInText(_) => json.is_string(),
            _ => !is_text,
        };
        let text = value.as_str();
        let json = text.and_then(|text| serde_json::from_str(text).ok());
        if let Some(json) = json.filter(is_possible) {
            *value = json;
        }
    };
    match (&parameter.ty, value) {
        // A form has a part per item.
        (Type::Array { items, .. }, Value::Array(values))
            if parameter.location == ParameterLocation::Form =>
        {
            values.iter_mut().for_each(|value| parse(items, value));
        }
        (ty, value) => parse(ty, value),
    }
}

/// Parses the JSON in the text of a parameter, which an example may also show as it is.
fn decode(ty: &Type, value: &mut Value) {
    let Type::JsonInText(text) = ty else {
        return;
    };
    if let Some(json) = text.parsed(value) {
        *value = json;
    }
    decode(&text.content, value);
}

/// Converts a number that an example shows in place of its text, and the other way round, since parameters are text.
fn as_sent(definitions: &Definitions, parameter: &Parameter, value: &mut Value) {
    if parameter.style == ParameterStyle::Json {
        return;
    }
    let convert = |ty: &Type, value: &mut Value| match (JsonType::of(definitions, ty), &*value) {
        (Some(JsonType::Text), Value::Number(_) | Value::Bool(_)) => {
            *value = value.to_string().into();
        }
        (Some(JsonType::Integer | JsonType::Number | JsonType::Boolean), Value::String(text)) => {
            let json = serde_json::from_str(text).ok();
            let json = json.filter(|json: &Value| json.is_number() || json.is_boolean());
            *value = json.unwrap_or_else(|| value.clone());
        }
        _ => {}
    };
    match (parameter.ty.decoded(), value) {
        (Type::Array { items, .. }, Value::Array(values)) => {
            values.iter_mut().for_each(|value| convert(items, value));
        }
        (ty, value) => convert(ty, value),
    }
}

/// Returns the content of a file, or of a list of files, that no example shows.
fn file(ty: &Type) -> Option<Value> {
    match ty {
        Type::Scalar(Scalar::File) => Some("content".into()),
        Type::Array { items, .. } => file(items).map(|file| Value::Array(vec![file])),
        _ => None,
    }
}
