//! Checks values against their types.

use serde_json::{Map, Value};

use super::finding::{FindingKind, RequestFinding};
use super::pattern::Patterns;
use super::{format, limits};
use crate::ir::{
    DefinitionKind, Definitions, Enumeration, JsonType, Limits, Literal, Model, Property, Tuple,
    Type, Union,
};

/// The depth after which values are not checked.
const DEPTH: usize = 64;

/// A check of a value against its type.
#[derive(Debug)]
pub(super) struct ValueCheck<'a> {
    /// The definitions of the API.
    pub(super) definitions: &'a Definitions,
    /// The compiled patterns.
    pub(super) patterns: &'a Patterns,
    /// True if the value changes another one, so that members may be missing, and `null` removes them.
    pub(super) is_patch: bool,
    /// True if the value is one of a response, which has read-only members.
    is_response: bool,
    /// The differences that were found.
    pub(super) findings: Vec<RequestFinding>,
    target: String,
    depth: usize,
}

impl<'a> ValueCheck<'a> {
    /// Creates a check of the value at a place.
    pub(super) fn new(definitions: &'a Definitions, patterns: &'a Patterns, target: &str) -> Self {
        ValueCheck {
            definitions,
            patterns,
            is_patch: false,
            is_response: false,
            findings: Vec::new(),
            target: target.to_owned(),
            depth: 0,
        }
    }

    fn add(&mut self, kind: FindingKind, message: String) {
        let finding = RequestFinding::new(kind, &self.target, message);
        self.findings.push(finding);
    }

    fn wrong_type(&mut self, expected: &str, value: &Value) {
        let found = JsonType::of_value(value).map_or("null", JsonType::name);
        let message = format!("expected {expected}, found {}", article(found));
        self.add(FindingKind::WrongType, message);
    }

    fn within(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        let length = self.target.len();
        if length > 0 && !name.starts_with('[') {
            self.target.push('.');
        }
        self.target.push_str(name);
        self.depth += 1;
        check(self);
        self.depth -= 1;
        self.target.truncate(length);
    }

    /// Checks a value.
    pub(super) fn value(&mut self, ty: &Type, limits: Option<&Limits>, value: &Value) {
        if self.depth > DEPTH {
            return;
        }
        if let Some(limits) = limits.filter(|_| !matches!(ty, Type::JsonInText(_))) {
            limits::check(
                self.patterns,
                limits,
                value,
                &self.target,
                &mut self.findings,
            );
        }
        match ty {
            Type::Any => {}
            Type::Scalar(scalar) => match format::mismatch(*scalar, value) {
                Some((FindingKind::WrongType, expected)) => self.wrong_type(expected, value),
                Some((kind, expected)) => {
                    self.add(kind, format!("expected {expected}, found {value}"));
                }
                None => {}
            },
            Type::Constant(literal) => {
                if !is_equal(literal, value) {
                    let message = format!("expected '{literal}', found {value}");
                    self.add(FindingKind::UnknownValue, message);
                }
            }
            Type::Array {
                items,
                nullable_items,
            } => match value {
                Value::Array(values) => {
                    let limits = limits.and_then(|limits| limits.item.as_deref());
                    for (index, value) in values.iter().enumerate() {
                        self.within(&format!("[{index}]"), |check| {
                            if !value.is_null() {
                                check.value(items, limits, value);
                            } else if !nullable_items {
                                check.null();
                            }
                        });
                    }
                }
                other => self.wrong_type("an array", other),
            },
            Type::Map {
                values,
                nullable_values,
            } => match value {
                Value::Object(members) => {
                    for (name, value) in members {
                        self.within(name, |check| {
                            if !value.is_null() {
                                check.value(values, None, value);
                            } else if !nullable_values && !check.is_patch {
                                check.null();
                            }
                        });
                    }
                }
                other => self.wrong_type("an object", other),
            },
            Type::Named(id) => self.named(&self.definitions[*id].kind, value),
            Type::JsonInText(text) => match text.parsed(value) {
                Some(json) => self.value(&text.content, limits, &json),
                None => self.wrong_type("text that contains JSON", value),
            },
        }
    }

    fn null(&mut self) {
        self.add(FindingKind::WrongFormat, "`null` is not allowed".to_owned());
    }

    fn named(&mut self, kind: &'a DefinitionKind, value: &Value) {
        match kind {
            DefinitionKind::Enumeration(enumeration) => self.enumeration(enumeration, value),
            DefinitionKind::JsonUnion(union) => match union.alternative_of(value) {
                Some(index) => self.value(&union.alternatives[index].ty, None, value),
                None => {
                    let message = "the value is none of the alternatives".to_owned();
                    self.add(FindingKind::WrongType, message);
                }
            },
            DefinitionKind::Tuple(tuple) => match value {
                Value::Array(values) => self.tuple(tuple, values),
                other => self.wrong_type("an array", other),
            },
            DefinitionKind::Model(model) => match value {
                Value::Object(members) => self.model(model, members),
                other => self.wrong_type("an object", other),
            },
            DefinitionKind::Union(union) => match value {
                Value::Object(members) => self.union(union, members),
                other => self.wrong_type("an object", other),
            },
        }
    }

    fn tuple(&mut self, tuple: &'a Tuple, values: &[Value]) {
        let required = tuple.items.iter().filter(|item| item.required).count();
        if values.len() < required {
            let message = format!("expected {required} items, found {}", values.len());
            self.add(FindingKind::WrongType, message);
        }
        let further = tuple.further.as_ref();
        for (index, value) in values.iter().enumerate() {
            let item = tuple.items.get(index).map(|item| (&item.ty, item.nullable));
            let item = item.or(further.map(|further| (&further.ty, further.nullable)));
            self.within(&format!("[{index}]"), |check| match item {
                Some((_, true)) if value.is_null() => {}
                Some((ty, _)) => check.value(ty, None, value),
                None => check.add(FindingKind::WrongType, "the array is too long".to_owned()),
            });
        }
    }

    fn enumeration(&mut self, enumeration: &Enumeration, value: &Value) {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(value) => value.to_string(),
            other => return self.wrong_type("a value of an enumeration", other),
        };
        // Resource providers ignore the case of values.
        let mut values = enumeration.values.iter();
        if values.any(|known| known.wire.eq_ignore_ascii_case(&text)) {
            return;
        }
        let known: Vec<_> = enumeration
            .values
            .iter()
            .map(|it| it.wire.as_str())
            .collect();
        let message = format!("the value '{text}' is not one of {}", known.join(", "));
        let kind = match enumeration.closed {
            true => FindingKind::UnknownValue,
            false => FindingKind::UnlistedValue,
        };
        self.add(kind, message);
    }

    fn union(&mut self, union: &'a Union, members: &Map<String, Value>) {
        let default = union.default.and_then(|id| self.definitions[id].as_model());
        let Some(value) = members.get(&union.discriminator) else {
            if let Some(model) = default {
                self.members(model, members, Some(&union.discriminator));
            } else if !self.is_patch {
                self.within(&union.discriminator, |check| check.missing());
            }
            return;
        };
        let mut alternatives = union.alternatives.iter();
        match alternatives.find(|alternative| is_equal(&alternative.value, value)) {
            Some(alternative) => {
                if let Some(model) = self.definitions[alternative.model].as_model() {
                    self.members(model, members, Some(&union.discriminator));
                }
            }
            None if default.is_some() => {
                let Some(model) = default else { return };
                self.members(model, members, Some(&union.discriminator));
            }
            None => self.within(&union.discriminator, |check| {
                let message = format!("no alternative has the value {value}");
                check.add(FindingKind::UnknownAlternative, message);
            }),
        }
    }

    fn model(&mut self, model: &'a Model, members: &Map<String, Value>) {
        self.members(model, members, None);
    }

    fn members(&mut self, model: &'a Model, members: &Map<String, Value>, tag: Option<&str>) {
        for (name, value) in members {
            let own = model.properties.iter().find(|it| it.wire_name == *name);
            let own = own.or_else(|| {
                let mut properties = model.properties.iter();
                properties.find(|it| it.wire_name.eq_ignore_ascii_case(name))
            });
            self.within(name, |check| match (own, &model.additional_properties) {
                (Some(property), _) => check.member(property, value),
                (None, Some(values)) => {
                    if !value.is_null() {
                        check.value(values, None, value);
                    }
                }
                (None, None) if tag == Some(name.as_str()) => {}
                (None, None) => {
                    let message = "the model has no such member".to_owned();
                    check.add(FindingKind::UnknownMember, message);
                }
            });
        }
        if self.is_patch {
            return;
        }
        for property in &model.properties {
            let is_expected = property.required && property.mutability.create;
            if is_expected && !has(members, &property.wire_name) {
                self.within(&property.wire_name, |check| check.missing());
            }
        }
    }

    fn missing(&mut self) {
        self.add(
            FindingKind::MissingMember,
            "the member is required".to_owned(),
        );
    }

    fn member(&mut self, property: &'a Property, value: &Value) {
        if property.mutability.is_read_only() && !self.is_response {
            let message = "the member is read-only".to_owned();
            return self.add(FindingKind::ReadOnlyMember, message);
        }
        match value {
            Value::Null if self.is_patch || property.nullable || property.ty == Type::Any => {}
            Value::Null => self.null(),
            value => self.value(&property.ty, property.limits.as_deref(), value),
        }
    }
}

/// True if a value and all values in it have the JSON types of a type.
pub(in crate::fake) fn has_type(
    definitions: &Definitions,
    patterns: &Patterns,
    ty: &Type,
    value: &Value,
) -> bool {
    let mut check = ValueCheck::new(definitions, patterns, "");
    (check.is_patch, check.is_response) = (true, true);
    check.value(ty, None, value);
    let mut findings = check.findings.iter();
    !findings.any(|finding| finding.kind == FindingKind::WrongType)
}

/// True if an object has a member, in any letter case.
fn has(members: &Map<String, Value>, name: &str) -> bool {
    members.contains_key(name) || members.keys().any(|own| own.eq_ignore_ascii_case(name))
}

/// True if a value is a constant. The letter case of text is ignored.
fn is_equal(literal: &Literal, value: &Value) -> bool {
    match (literal, value) {
        (Literal::Text(text), Value::String(value)) => text.eq_ignore_ascii_case(value),
        (Literal::Number(number), Value::Number(value)) => number.as_f64() == value.as_f64(),
        (literal, value) => literal.json() == *value,
    }
}

fn article(noun: &str) -> String {
    let article = match noun {
        "null" => return "`null`".to_owned(),
        noun if noun.starts_with(['a', 'i', 'o']) => "an",
        _ => "a",
    };
    format!("{article} {noun}")
}
