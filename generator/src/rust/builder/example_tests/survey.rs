//! Compares a value of an example with its type in the specification, using the IR only.

use serde_json::{Map, Value};

use super::{
    format,
    pointer::{ExamplePlace, Finding},
};
use crate::{
    ir::{
        DefinitionKind, Definitions, EnumerationBase, JsonAlternative, JsonInText, Literal, Model,
        Property, Scalar, Tuple, Type, Union, Usage,
    },
    rust::example_tests::case::PermittedChange,
};

/// The direction of a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Direction {
    Request,
    Response,
}

/// A violation of the specification in an example.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Breach {
    pub(super) pointer: String,
    pub(super) reason: String,
}

/// The result of comparing a value with the specification.
///
/// The tests check the runtime and the models against this result, so it depends on the value and the IR only.
#[derive(Debug, Default)]
pub(super) struct ValueSurvey {
    /// The places where the client may change the value.
    pub(super) findings: Vec<Finding>,
    /// The places where the value violates the specification.
    pub(super) breaches: Vec<Breach>,
}

impl ValueSurvey {
    /// True if the value does not violate the specification.
    pub(super) fn is_sound(&self) -> bool {
        self.breaches.is_empty()
    }
}

/// Compares `value` with its type `ty` in the specification.
pub(super) fn survey(
    definitions: &Definitions,
    direction: Direction,
    ty: &Type,
    value: &Value,
    at: &ExamplePlace,
) -> ValueSurvey {
    let mut surveyor = Surveyor {
        definitions,
        direction,
        is_bare: direction == Direction::Response,
        survey: ValueSurvey::default(),
    };
    surveyor.value(ty, value, at);
    surveyor.survey
}

struct Surveyor<'a> {
    definitions: &'a Definitions,
    direction: Direction,
    /// True outside of models, where a response is not encoded again as on the wire.
    is_bare: bool,
    survey: ValueSurvey,
}

/// Returns a text that contains JSON as the client writes it.
fn rewritten(text: &JsonInText, value: &Value) -> Option<Value> {
    let json = text.parsed(value)?;
    let json = match &text.content {
        Type::JsonInText(inner) => rewritten(inner, &json)?,
        _ => json,
    };
    Some(text.written(&json).into())
}

impl Surveyor<'_> {
    fn value(&mut self, ty: &Type, value: &Value, at: &ExamplePlace) {
        match ty {
            Type::Any => {}
            Type::Scalar(scalar) => self.scalar(*scalar, value, at),
            Type::Constant(constant) => self.constant(constant, value, at),
            Type::Array {
                items,
                nullable_items,
            } => self.array(items, *nullable_items, value, at),
            Type::Map {
                values,
                nullable_values,
            } => self.map(values, *nullable_values, value, at),
            Type::Named(id) => {
                let is_bare = std::mem::take(&mut self.is_bare);
                let definition = &self.definitions[*id];
                match &definition.kind {
                    DefinitionKind::Model(model) => {
                        if let Some(members) = self.object(value, at) {
                            self.model(model, definition.usage(), members, at);
                        }
                    }
                    DefinitionKind::Enumeration(enumeration) => {
                        self.enumeration(enumeration.base, value, at);
                    }
                    DefinitionKind::Union(union) => self.union(union, value, at),
                    DefinitionKind::Tuple(tuple) => self.tuple(tuple, value, at),
                    DefinitionKind::JsonUnion(union) => {
                        if let Some(index) = union.alternative_of(value)
                            && let Some(alternative) = union.alternatives.get(index)
                        {
                            self.json_alternative(alternative, value, at);
                        }
                    }
                }
                self.is_bare = is_bare;
            }
            // Outside of models, serde writes the JSON without the text.
            Type::JsonInText(_) if self.is_bare => {
                self.breach(
                    "JSON in a text outside of a model is not compared".to_owned(),
                    at,
                );
            }
            Type::JsonInText(text) => self.json_in_text(text, value, at),
        }
    }

    fn tuple(&mut self, tuple: &Tuple, value: &Value, at: &ExamplePlace) {
        let Some(values) = value.as_array() else {
            return self.wrong_type("a list", value, at);
        };
        let required = tuple.items.iter().filter(|item| item.required).count();
        let is_full = tuple.further.is_none() && values.len() > tuple.items.len();
        if values.len() < required || is_full {
            let items = values.len();
            return self.breach(format!("{items} items are too few or too many"), at);
        }
        let further = tuple.further.iter().map(|it| (&it.ty, it.nullable, false));
        let items = tuple.items.iter();
        let items = items.map(|item| (&item.ty, item.nullable, item.required));
        let last = further.clone().cycle();
        for (index, (value, (ty, nullable, required))) in
            values.iter().zip(items.chain(last)).enumerate()
        {
            let at = at.item(index);
            match value.is_null() && *ty != Type::Any {
                false => self.value(ty, value, &at),
                true if nullable => {}
                true if required => self.wrong_type("a value", value, &at),
                true => self.find(PermittedChange::Null, &at),
            }
        }
    }

    fn array(&mut self, items: &Type, nullable: bool, value: &Value, at: &ExamplePlace) {
        let Some(values) = value.as_array() else {
            return self.wrong_type("a list", value, at);
        };
        for (index, item) in values.iter().enumerate() {
            if !(nullable && item.is_null()) {
                self.value(items, item, &at.item(index));
            }
        }
    }

    fn map(&mut self, values: &Type, nullable: bool, value: &Value, at: &ExamplePlace) {
        let Some(members) = self.object(value, at) else {
            return;
        };
        for (key, member) in members {
            let at = at.entry(key);
            match (member.is_null(), nullable || *values == Type::Any) {
                (true, true) => {}
                (true, false) => self.find(PermittedChange::Null, &at),
                (false, _) => self.value(values, member, &at),
            }
        }
    }

    /// Compares a union. An unknown alternative is kept unchanged.
    fn union(&mut self, union: &Union, value: &Value, at: &ExamplePlace) {
        let Some(members) = self.object(value, at) else {
            return;
        };
        let own = members.get(&union.discriminator).and_then(Literal::of);
        let alternative = union
            .alternatives
            .iter()
            .find(|alternative| Some(&alternative.value) == own.as_ref());
        let model = alternative.map(|alternative| alternative.model);
        if let Some(model) = model.or(union.default) {
            let definition = &self.definitions[model];
            if let DefinitionKind::Model(model) = &definition.kind {
                self.alternative(union, model, definition.usage(), members, at);
            }
        }
    }

    /// Checks the members of an alternative. The union has the discriminator if the model does not.
    fn alternative(
        &mut self,
        union: &Union,
        model: &Model,
        usage: Usage,
        members: &Map<String, Value>,
        at: &ExamplePlace,
    ) {
        let mut properties = model.properties.iter();
        if properties.any(|property| property.wire_name == union.discriminator) {
            return self.model(model, usage, members, at);
        }
        let mut members = members.clone();
        members.shift_remove(&union.discriminator);
        self.model(model, usage, &members, at);
    }

    /// Compares a value with its alternative. The union has the member that distinguishes it if the model does not.
    fn json_alternative(
        &mut self,
        alternative: &JsonAlternative,
        value: &Value,
        at: &ExamplePlace,
    ) {
        let model = match &alternative.ty {
            Type::Named(id) => self.definitions[*id].as_model(),
            _ => None,
        };
        let name = alternative
            .members
            .first()
            .map(|member| member.wire_name.as_str());
        let is_own = |model: &Model| {
            let mut properties = model.properties.iter();
            properties.any(|property| Some(property.wire_name.as_str()) == name)
        };
        match (name, model, value.as_object()) {
            (Some(name), Some(model), Some(members)) if !is_own(model) => {
                let mut members = members.clone();
                members.shift_remove(name);
                self.value(&alternative.ty, &Value::Object(members), at);
            }
            _ => self.value(&alternative.ty, value, at),
        }
    }

    fn model(
        &mut self,
        model: &Model,
        usage: Usage,
        members: &Map<String, Value>,
        at: &ExamplePlace,
    ) {
        for (key, value) in members {
            let property = model
                .properties
                .iter()
                .find(|property| property.wire_name == *key);
            let at = at.member(key);
            match (property, &model.additional_properties) {
                (Some(property), _) => self.member(usage, property, value, &at),
                (None, Some(ty)) => self.value(ty, value, &at),
                (None, None) => self.find(PermittedChange::Undeclared, &at),
            }
        }
        for property in &model.properties {
            let is_missing = members.get(&property.wire_name).is_none_or(Value::is_null);
            let may_be_null = property.nullable || property.ty == Type::Any;
            let is_absent =
                is_missing && (!may_be_null || !members.contains_key(&property.wire_name));
            if property.always_present && is_absent {
                let name = &property.wire_name;
                self.breach(format!("the required property `{name}` is missing"), at);
            }
            if let Type::Constant(constant) = &property.ty
                && !members.contains_key(&property.wire_name)
                && !self.is_withheld(property)
            {
                let change = PermittedChange::Constant(constant.json());
                self.find(change, &at.member(&property.wire_name));
            }
        }
    }

    fn member(&mut self, usage: Usage, property: &Property, value: &Value, at: &ExamplePlace) {
        if self.is_withheld(property) {
            self.find(PermittedChange::ReadOnly, at);
        } else if let Type::Constant(constant) = &property.ty {
            self.constant(constant, value, at);
        } else if !value.is_null() {
            self.value(&property.ty, value, at);
        } else if property.ty != Type::Any && !property.tells_null_apart(usage) {
            self.find(PermittedChange::Null, at);
        }
    }

    /// Compares a text that contains JSON, which the client writes without white space.
    fn json_in_text(&mut self, text: &JsonInText, value: &Value, at: &ExamplePlace) {
        match rewritten(text, value) {
            Some(written) if written == *value => {}
            Some(_) => self.breach("the JSON in the text is formatted".to_owned(), at),
            None => self.wrong_type("text that contains JSON", value, at),
        }
    }

    fn is_withheld(&self, property: &Property) -> bool {
        self.direction == Direction::Request && property.mutability.is_read_only()
    }

    fn constant(&mut self, constant: &Literal, value: &Value, at: &ExamplePlace) {
        let constant = constant.json();
        if *value != constant {
            self.breach(format!("{value} stands where {constant} is constant"), at);
        }
    }

    fn enumeration(&mut self, base: EnumerationBase, value: &Value, at: &ExamplePlace) {
        let (fits, wanted) = match base {
            EnumerationBase::String => (value.is_string(), "text"),
            EnumerationBase::Integer => (format::is_integer(value), "a whole number"),
            EnumerationBase::Number => (value.is_number(), "a number"),
            EnumerationBase::Boolean => (value.is_boolean(), "true or false"),
        };
        if !fits {
            self.wrong_type(wanted, value, at);
        }
    }

    fn scalar(&mut self, scalar: Scalar, value: &Value, at: &ExamplePlace) {
        match format::fault(scalar, value) {
            Some(wanted) => self.wrong_type(wanted, value, at),
            None if scalar == Scalar::DateTime => self.find(PermittedChange::Instant, at),
            None if scalar == Scalar::DateTimeRfc1123 => self.find(PermittedChange::HttpDate, at),
            None if self.is_bare => match scalar {
                Scalar::UnixTime => self.find(PermittedChange::UnixTime, at),
                Scalar::Base64 => self.find(PermittedChange::Base64, at),
                Scalar::Base64Url => self.find(PermittedChange::Base64Url, at),
                Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64
                    if value.is_f64() =>
                {
                    self.wrong_type("a whole number without a fraction", value, at);
                }
                _ => {}
            },
            None => {}
        }
    }

    fn object<'v>(
        &mut self,
        value: &'v Value,
        at: &ExamplePlace,
    ) -> Option<&'v Map<String, Value>> {
        if !value.is_object() {
            self.wrong_type("an object", value, at);
        }
        value.as_object()
    }

    fn wrong_type(&mut self, wanted: &str, value: &Value, at: &ExamplePlace) {
        let found = format::excerpt(value);
        self.breach(format!("{found} stands where {wanted} belongs"), at);
    }

    fn breach(&mut self, reason: String, at: &ExamplePlace) {
        let pointer = at.pointer();
        self.survey.breaches.push(Breach { pointer, reason });
    }

    fn find(&mut self, change: PermittedChange, at: &ExamplePlace) {
        let at = at.clone();
        self.survey.findings.push(Finding { change, at });
    }
}

#[cfg(test)]
mod tests;
