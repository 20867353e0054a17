//! Completes resources with the members that a service fills in.

use serde_json::{Map, Value};

use super::guess;
use super::subject::Subject;
use crate::ir::{DefinitionKind, Model, Property, Scalar, Type};

/// The depth below which members are not filled in.
const DEPTH: usize = 4;

/// A number that is added to the depth in objects that the service fills in.
const FILLED: usize = 1000;

/// The values from which members are filled in.
#[derive(Clone, Copy, Debug, Default)]
struct Hints<'v> {
    /// The previous value.
    previous: Option<&'v Value>,
    /// The value of an example.
    example: Option<&'v Value>,
}

impl<'v> Hints<'v> {
    fn of(self, name: &str) -> Hints<'v> {
        Hints {
            previous: self.previous.and_then(|it| it.get(name)),
            example: self.example.and_then(|it| it.get(name)),
        }
    }

    /// Returns the value of the example, if it is no reference, no secret and not that of a change in progress.
    fn plain(self, name: &str) -> Option<Value> {
        let is_plain = |value: &Value| match value {
            Value::String(text) => {
                let is_reference = text.starts_with('/') || text.contains("://");
                let is_changing = text.ends_with("ing") && !text.eq_ignore_ascii_case("running");
                !is_reference && !is_changing && !guess::is_secret(name)
            }
            value => value.is_boolean() || value.is_number(),
        };
        let value = self.example?;
        let is_right = match value {
            Value::Array(values) => !values.is_empty() && values.iter().all(is_plain),
            value => is_plain(value),
        };
        is_right.then(|| value.clone())
    }
}

impl Subject<'_> {
    /// Removes members that no response has, adds defaults, and fills in read-only members: from the previous value, or
    /// else from their names and types, or else from an example.
    pub(super) fn complete(
        &self,
        ty: &Type,
        value: &mut Value,
        previous: Option<&Value>,
        example: Option<&Value>,
    ) {
        self.value(ty, value, Hints { previous, example }, 0);
    }

    /// Adds texts that the service fills in although requests may have them, if their names tell a value.
    pub(super) fn add_texts(&self, paths: &[Vec<String>], value: &mut Value) {
        for path in paths {
            let Some((name, parents)) = path.split_last() else {
                continue;
            };
            let mut at = Some(&mut *value);
            for parent in parents {
                at = at.and_then(|at| at.get_mut(parent));
            }
            if let Some(Value::Object(members)) = at
                && !members.contains_key(name)
                && let Some(text) = guess::text(self, Scalar::String, name)
            {
                members.insert(name.clone(), text);
            }
        }
    }

    /// Removes the read-only members of a request body.
    pub(super) fn strip(&self, ty: &Type, value: &mut Value) {
        match (ty, value) {
            (Type::Array { items, .. }, Value::Array(values)) => {
                values.iter_mut().for_each(|value| self.strip(items, value));
            }
            (Type::Map { values, .. }, Value::Object(members)) => {
                members
                    .values_mut()
                    .for_each(|value| self.strip(values, value));
            }
            (ty, Value::Object(members)) => {
                let Some(model) = self.definitions.model_of(ty, members) else {
                    return;
                };
                for property in &model.properties {
                    let name = property.wire_name.as_str();
                    match members.get_mut(name) {
                        Some(_) if property.mutability.is_read_only() => {
                            members.shift_remove(name);
                        }
                        Some(value) => self.strip(&property.ty, value),
                        None => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn value(&self, ty: &Type, value: &mut Value, hints: Hints<'_>, depth: usize) {
        match (ty, value) {
            (Type::Array { items, .. }, Value::Array(values)) => {
                for value in values {
                    self.value(items, value, Hints::default(), depth + 1);
                }
            }
            (Type::Map { values, .. }, Value::Object(members)) => {
                for (name, value) in members {
                    if value.is_null() && self.definitions.model_of(values, &Map::new()).is_some() {
                        *value = Value::Object(Map::new());
                    }
                    let hints = Hints {
                        example: None,
                        ..hints.of(name)
                    };
                    self.value(values, value, hints, depth + 1);
                }
            }
            (ty, Value::Object(members)) => {
                if let Some(model) = self.definitions.model_of(ty, members) {
                    self.members(model, members, hints, depth);
                }
            }
            _ => {}
        }
    }

    fn members(
        &self,
        model: &Model,
        members: &mut Map<String, Value>,
        hints: Hints<'_>,
        depth: usize,
    ) {
        let has_system_identity = members.get("type").and_then(Value::as_str);
        let has_system_identity =
            has_system_identity.is_none_or(|kind| kind.to_lowercase().contains("systemassigned"));
        let own_name = members.get("name").and_then(Value::as_str);
        let own_name = own_name.unwrap_or_default().to_lowercase();
        for property in &model.properties {
            let name = property.wire_name.as_str();
            let hints = hints.of(name);
            // Services do not return secrets that they were sent.
            let is_secret = property.secret || guess::is_protected(name);
            let is_sent_secret = is_secret && !property.mutability.is_read_only();
            if !property.mutability.read || is_sent_secret {
                members.shift_remove(name);
                continue;
            }
            if depth == 0
                && self.is_managed
                && let Some(value) = self.envelope(name, property, hints.previous)
            {
                members.insert(name.to_owned(), value);
                continue;
            }
            // The service sets its own state, whatever a request says.
            let is_state =
                self.is_managed && depth <= 1 && name == "provisioningState" && is_text(property);
            if is_state {
                members.shift_remove(name);
            }
            if property.mutability.is_read_only() || is_state {
                // The model of the request may allow it.
                if members.get(name).is_some_and(|value| !value.is_null()) {
                    continue;
                }
                members.shift_remove(name);
                let is_of_identity = matches!(name, "principalId" | "tenantId") && depth > 0;
                if is_of_identity && !has_system_identity {
                    continue;
                }
                let value = match hints.previous {
                    Some(previous) => Some(previous.clone()),
                    None => self
                        .beginning(property, &own_name)
                        .or_else(|| self.fill(property, hints, depth))
                        .or_else(|| hints.plain(name)),
                };
                members.extend(value.map(|value| (name.to_owned(), value)));
                continue;
            }
            match members.get_mut(name) {
                Some(value) => self.value(&property.ty, value, hints, depth + 1),
                None => {
                    let value = self.absent(property, hints, depth);
                    members.extend(value.map(|value| (name.to_owned(), value)));
                }
            }
        }
    }

    /// Returns a member of the envelope of every resource.
    fn envelope(&self, name: &str, property: &Property, previous: Option<&Value>) -> Option<Value> {
        let is_text = matches!(property.ty, Type::Scalar(_));
        match name {
            "id" if is_text => Some(self.id.into()),
            "name" if is_text => Some(self.name.into()),
            "type" if is_text => Some(self.resource_type.into()),
            "etag" if is_text => Some(format!("\"{}\"", self.etag).into()),
            "systemData" => Some(guess::system_data(self, previous)),
            _ => None,
        }
    }

    /// Returns the value of a member that the request may have, but does not.
    fn absent(&self, property: &Property, hints: Hints<'_>, depth: usize) -> Option<Value> {
        let default = property.default.as_ref().filter(|it| !it.is_null());
        // Objects that the service fills in have no settings.
        if let Some(default) = default.filter(|_| depth < FILLED) {
            return Some(default.clone());
        }
        if property.wire_name.eq_ignore_ascii_case("provisioningState") {
            return self.fill(property, hints, depth);
        }
        if depth >= FILLED {
            return hints.plain(&property.wire_name);
        }
        let is_container =
            depth == 0 && (property.wire_name == "properties" || property.flatten.is_requested());
        if !is_container {
            return None;
        }
        let mut value = Value::Object(Map::new());
        self.value(&property.ty, &mut value, hints, depth + 1);
        value
            .as_object()
            .is_some_and(|members| !members.is_empty())
            .then_some(value)
    }

    /// Returns the value of an enumeration with which the name beside it begins, such as the tier of a SKU.
    fn beginning(&self, property: &Property, name: &str) -> Option<Value> {
        let Type::Named(id) = &property.ty else {
            return None;
        };
        let DefinitionKind::Enumeration(enumeration) = &self.definitions.get(*id)?.kind else {
            return None;
        };
        let mut values = enumeration.values.iter();
        let begins = |text: &str| {
            let rest = name.strip_prefix(&text.to_lowercase());
            rest.is_some_and(|rest| rest.starts_with(['_', '-', ' ']))
        };
        let found = values.find(|it| begins(&it.wire))?;
        Some(enumeration.base.json(&found.wire))
    }

    /// Returns the value that the service fills in, if it is likely to do so.
    fn fill(&self, property: &Property, hints: Hints<'_>, depth: usize) -> Option<Value> {
        let name = property.wire_name.as_str();
        let own = || guess::own_text(self, name).filter(|_| property.mutability.is_read_only());
        let filled = depth % FILLED;
        match &property.ty {
            Type::Scalar(Scalar::Boolean) if property.required => Some(false.into()),
            Type::Scalar(Scalar::Int32 | Scalar::Int64) if property.required => Some(0.into()),
            Type::Scalar(Scalar::String) => {
                own().or_else(|| guess::text(self, Scalar::String, name))
            }
            Type::Scalar(scalar) => guess::text(self, *scalar, name),
            Type::Array { .. } if property.required => Some(Value::Array(Vec::new())),
            Type::Named(id) => match &self.definitions.get(*id)?.kind {
                DefinitionKind::Enumeration(enumeration) => {
                    let is_state = name.to_lowercase().ends_with("state") || name == "status";
                    let first = enumeration.values.first().filter(|_| property.required);
                    let first = || first.map(|it| enumeration.base.json(&it.wire));
                    match is_state {
                        true => guess::ready(enumeration).or_else(first),
                        false => hints.plain(name).or_else(first),
                    }
                }
                DefinitionKind::Model(model) if filled < DEPTH => {
                    let mut value = Value::Object(Map::new());
                    let hints = Hints {
                        previous: None,
                        ..hints
                    };
                    self.value(&property.ty, &mut value, hints, FILLED + filled + 1);
                    if let Some(code) = self.ready_code(name, model)
                        && let Value::Object(members) = &mut value
                    {
                        members.entry("code").or_insert(code);
                    }
                    if let Value::Object(members) = &mut value
                        && name.to_lowercase().contains("endpoint")
                    {
                        members.extend(self.endpoints(model));
                    }
                    value
                        .as_object()
                        .is_some_and(|it| !it.is_empty())
                        .then_some(value)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the code of a model that is a state.
    fn ready_code(&self, name: &str, model: &Model) -> Option<Value> {
        if !name.to_lowercase().ends_with("state") {
            return None;
        }
        let mut properties = model.properties.iter();
        let code = properties.find(|it| it.wire_name == "code")?;
        match &code.ty {
            Type::Named(id) => match &self.definitions.get(*id)?.kind {
                DefinitionKind::Enumeration(enumeration) => guess::ready(enumeration),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns the URLs of a model of endpoints.
    fn endpoints(&self, model: &Model) -> Vec<(String, Value)> {
        let texts = model
            .properties
            .iter()
            .filter(|property| property.mutability.is_read_only() && property.ty == Type::STRING);
        let url = |name: &str| guess::url(self, name).into();
        texts
            .map(|it| (it.wire_name.clone(), url(&it.wire_name)))
            .collect()
    }
}

/// True if a member is a text or a value of an enumeration.
fn is_text(property: &Property) -> bool {
    matches!(property.ty, Type::Scalar(Scalar::String) | Type::Named(_))
}
