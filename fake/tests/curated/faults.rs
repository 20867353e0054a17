//! Requests with one planted fault.

use armsmith::fake::FakeRequest;
use armsmith::ir::{
    DefinitionKind, Definitions, Limits, Model, Operation, ParameterLocation, Scalar, Type,
};
use serde_json::{Map, Value, json};

/// A request with a fault, and the name of the fault.
pub struct Fault {
    /// The kind and place of the fault.
    pub name: String,
    /// The request.
    pub request: FakeRequest,
}

/// Returns the requests with one fault each.
pub fn faults(
    definitions: &Definitions,
    operation: &Operation,
    request: &FakeRequest,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut add = |name: String, request: FakeRequest| faults.push(Fault { name, request });
    let mut other = request.clone();
    other.path.push_str("/unknown/path/to/nowhere");
    add("path".to_owned(), other);
    let mut other = request.clone();
    other.method = "TRACE".to_owned();
    add("method".to_owned(), other);
    if let Some(version) = operation.api_version.as_ref().filter(|it| !it.header) {
        let mut other = request.clone();
        other.query = other.query.replace(&version.value, "1999-01-01");
        add("api version".to_owned(), other);
    }
    let mut other = request.clone();
    other.query.push_str("&unknown=1");
    add("unknown query parameter".to_owned(), other);
    for parameter in &operation.parameters {
        let name = parameter.wire_name.as_str();
        let prefix = format!("{name}=");
        let has = |pair: &&str| pair.replace("%24", "$").starts_with(&prefix);
        if parameter.location != ParameterLocation::Query || operation.fixed_query.is_some() {
            continue;
        }
        if parameter.required && request.query.split('&').any(|pair| has(&pair)) {
            let mut other = request.clone();
            let kept: Vec<_> = request.query.split('&').filter(|pair| !has(pair)).collect();
            other.query = kept.join("&");
            add(format!("missing query parameter {name}"), other);
        }
        if let Type::Scalar(Scalar::Int32 | Scalar::Int64 | Scalar::Boolean) = parameter.ty {
            let mut other = request.clone();
            let kept: Vec<_> = request.query.split('&').filter(|pair| !has(pair)).collect();
            other.query = format!("{}&{name}=text", kept.join("&"));
            add(format!("wrong query parameter {name}"), other);
        }
    }
    let Some(body) = operation.body.as_ref().filter(|_| !request.body.is_empty()) else {
        return faults;
    };
    let Ok(value) = serde_json::from_slice::<Value>(&request.body) else {
        return faults;
    };
    let with = |value: &Value| {
        let mut other = request.clone();
        other.body = value.to_string().into_bytes();
        other
    };
    if body.required {
        let mut other = request.clone();
        other.body.clear();
        add("missing body".to_owned(), other);
    }
    let mut other = request.clone();
    other.body.pop();
    add("truncated body".to_owned(), other);
    let is_patch = operation.method.as_str() == "PATCH";
    let mut planter = Planter {
        definitions,
        is_patch,
        faults: Vec::new(),
        place: Vec::new(),
    };
    planter.value(&body.ty, None, &value);
    for (name, place, change) in planter.faults {
        let mut other = value.clone();
        apply(&mut other, &place, change);
        add(format!("{name} at {}", place.join("/")), with(&other));
    }
    faults
}

enum Change {
    Set(Value),
    Remove,
}

fn apply(value: &mut Value, place: &[String], change: Change) {
    let Some((last, path)) = place.split_last() else {
        if let Change::Set(new) = change {
            *value = new;
        }
        return;
    };
    let mut at = value;
    for name in path {
        let next = match at {
            Value::Object(members) => members.get_mut(name),
            Value::Array(items) => name
                .parse::<usize>()
                .ok()
                .and_then(|index| items.get_mut(index)),
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => return,
        }
    }
    match (at, change) {
        (Value::Object(members), Change::Set(new)) => {
            members.insert(last.clone(), new);
        }
        (Value::Object(members), Change::Remove) => {
            members.shift_remove(last);
        }
        (Value::Array(items), Change::Set(new)) => {
            if let Some(item) = last
                .parse::<usize>()
                .ok()
                .and_then(|index| items.get_mut(index))
            {
                *item = new;
            }
        }
        _ => {}
    }
}

struct Planter<'a> {
    definitions: &'a Definitions,
    is_patch: bool,
    faults: Vec<(&'static str, Vec<String>, Change)>,
    place: Vec<String>,
}

impl Planter<'_> {
    fn plant(&mut self, name: &'static str, change: Change) {
        self.faults.push((name, self.place.clone(), change));
    }

    fn within(&mut self, name: &str, plant: impl FnOnce(&mut Self)) {
        self.place.push(name.to_owned());
        plant(self);
        self.place.pop();
    }

    fn value(&mut self, ty: &Type, limits: Option<&Limits>, value: &Value) {
        if value.is_null() || self.place.len() > 12 {
            return;
        }
        match ty {
            Type::Scalar(Scalar::Binary | Scalar::File) | Type::Any => {}
            Type::Scalar(scalar) => {
                let wrong = match scalar {
                    Scalar::Boolean
                    | Scalar::Int32
                    | Scalar::Int64
                    | Scalar::Float32
                    | Scalar::Float64 => {
                        json!({"wrong": "type"})
                    }
                    _ => json!(["wrong type"]),
                };
                self.plant("wrong type", Change::Set(wrong));
                self.limits(limits, value);
            }
            Type::JsonInText(_) => self.plant("wrong type", Change::Set(json!("{"))),
            Type::Constant(_) => self.plant("wrong constant", Change::Set(json!("wrong constant"))),
            Type::Array { items, .. } => {
                self.plant("wrong type", Change::Set(json!({"wrong": "type"})));
                if let Some(first) = value.get(0) {
                    let limits = limits.and_then(|limits| limits.item.as_deref());
                    self.within("0", |planter| planter.value(items, limits, first));
                }
            }
            Type::Map { values, .. } => {
                self.plant("wrong type", Change::Set(json!(["wrong type"])));
                if let Some((name, value)) = value.as_object().and_then(|it| it.iter().next()) {
                    self.within(name, |planter| planter.value(values, None, value));
                }
            }
            Type::Named(id) => match &self.definitions[*id].kind {
                DefinitionKind::Enumeration(enumeration) => {
                    self.plant("wrong type", Change::Set(json!({"wrong": "type"})));
                    if enumeration.closed {
                        self.plant("unknown value", Change::Set(json!("no such value")));
                    }
                }
                DefinitionKind::Model(model) => self.model(model, value),
                DefinitionKind::Union(union) => {
                    self.plant("wrong type", Change::Set(json!(["wrong type"])));
                    let tag = value.get(&union.discriminator);
                    let mut alternatives = union.alternatives.iter();
                    let found = alternatives.find(|it| Some(&it.value.json()) == tag);
                    if let Some(model) = found.and_then(|it| self.definitions[it.model].as_model())
                    {
                        self.model(model, value);
                    }
                }
                DefinitionKind::JsonUnion(_) | DefinitionKind::Tuple(_) => {}
            },
        }
    }

    fn model(&mut self, model: &Model, value: &Value) {
        self.plant("wrong type", Change::Set(json!(["wrong type"])));
        let empty = Map::new();
        let members = value.as_object().unwrap_or(&empty);
        if model.additional_properties.is_none() {
            self.within("unknownMember", |planter| {
                planter.plant("unknown member", Change::Set(json!("value")));
            });
        }
        for property in &model.properties {
            let name = property.wire_name.as_str();
            let mutability = property.mutability;
            if mutability.is_read_only() {
                self.within(name, |planter| {
                    planter.plant("read-only member", Change::Set(json!("value")));
                });
                continue;
            }
            let Some(value) = members.get(name) else {
                continue;
            };
            if property.required && mutability.create && !self.is_patch {
                self.within(name, |planter| {
                    planter.plant("missing member", Change::Remove)
                });
            }
            let limits = property.limits.as_deref();
            self.within(name, |planter| planter.value(&property.ty, limits, value));
        }
    }

    fn limits(&mut self, limits: Option<&Limits>, value: &Value) {
        let Some(limits) = limits else {
            return;
        };
        if let Some(most) = limits.length.most.filter(|most| *most < 10_000) {
            let long = "a".repeat(most as usize + 1);
            self.plant("long text", Change::Set(long.into()));
        }
        if limits.length.least.is_some_and(|least| least > 0) {
            self.plant("short text", Change::Set("".into()));
        }
        if let Some(maximum) = limits.maximum.as_ref().and_then(|it| it.number.as_i64()) {
            self.plant("large number", Change::Set((maximum + 1).into()));
        }
        if let Some(minimum) = limits.minimum.as_ref().and_then(|it| it.number.as_i64()) {
            self.plant("small number", Change::Set((minimum - 1).into()));
        }
        if value.is_string()
            && limits
                .pattern
                .as_ref()
                .is_some_and(|it| it.starts_with('^') && it.ends_with('$'))
        {
            self.plant("pattern", Change::Set("\u{1}\n\u{1}".into()));
        }
    }
}
