//! Builds expressions from the values of examples.
//!
//! A value is shown in full or not at all: required members always, optional ones as long as the example is short.

use std::cell::Cell;

use serde_json::Value;

use super::{
    boxed, enumeration,
    example_scalar::{self, text_literal},
    model,
    types::{self, TypeContext},
};
use crate::ir::{
    DefinitionId, DefinitionKind, Enumeration, EnumerationValue, Example, JsonUnion, Literal,
    Model, Parameter, Property, Scalar, Storage, Tuple, Type, Union, Usage,
};

/// The maximum number of optional values in an example.
const OPTIONAL_VALUES: usize = 8;

/// The maximum depth of models in an example, apart from required ones.
const DEPTH: usize = 4;

/// The maximum depth of required models in an example.
const REQUIRED_DEPTH: usize = 8;

/// The maximum number of items in a list or map of an example. Longer ones are omitted.
const ITEMS: usize = 4;

/// The maximum number of characters of a text in an example. Longer ones are omitted.
const CHARACTERS: usize = 120;

/// Writes values of an example as expressions.
pub(super) struct Values<'s, 'a> {
    pub(super) context: &'s TypeContext<'a>,
    example: Option<&'s indexmap::IndexMap<String, Value>>,
    left: Cell<usize>,
    abridged: Cell<bool>,
}

impl<'s, 'a> Values<'s, 'a> {
    /// Creates values from an example, or stand-ins if there is none.
    pub(super) fn new(context: &'s TypeContext<'a>, example: Option<&'s Example>) -> Self {
        Values {
            context,
            example: example.map(|example| &example.parameters),
            left: Cell::new(OPTIONAL_VALUES),
            abridged: Cell::new(false),
        }
    }

    /// Returns the value of a parameter in the example.
    pub(super) fn given(&self, name: &str) -> &'s Value {
        self.example
            .and_then(|example| example.get(name))
            .unwrap_or(&Value::Null)
    }

    /// True if members of the example were omitted.
    pub(super) fn are_abridged(&self) -> bool {
        self.abridged.get()
    }
}

impl Values<'_, '_> {
    /// Returns an argument: the value of the example if it has the right type.
    pub(super) fn argument(&self, parameter: &Parameter) -> String {
        let name = &parameter.wire_name;
        let given = self.given(name);
        let ty = parameter.ty.decoded();
        match ty {
            Type::Array { items, .. } => {
                let given = given.as_array().map_or(&[][..], Vec::as_slice);
                let items: Vec<_> = match given {
                    [] => self.stand_in(items, 0, name).into_iter().collect(),
                    given => given
                        .iter()
                        .filter_map(|given| self.required(items, given, 0, name))
                        .collect(),
                };
                format!("&[{}]", items.join(", "))
            }
            Type::Scalar(Scalar::Base64 | Scalar::Base64Url) => "b\"bytes\"".to_owned(),
            Type::Scalar(Scalar::Binary | Scalar::File) => "Default::default()".to_owned(),
            Type::Scalar(scalar @ Scalar::Duration) => {
                format!("&{}", example_scalar::argument(*scalar, given, name))
            }
            Type::Scalar(scalar) => example_scalar::argument(*scalar, given, name),
            Type::Named(_) => self
                .required(ty, given, 0, name)
                .map_or_else(|| "&Default::default()".to_owned(), |it| format!("&{it}")),
            Type::Any | Type::Map { .. } | Type::Constant(_) | Type::JsonInText(_) => {
                "&Default::default()".to_owned()
            }
        }
    }

    /// Returns an expression of type `ty` for a value, or for a stand-in.
    pub(super) fn required(
        &self,
        ty: &Type,
        given: &Value,
        depth: usize,
        name: &str,
    ) -> Option<String> {
        let long = given.as_array().filter(|given| given.len() > ITEMS);
        if let (Some(long), Type::Array { .. }) = (long, ty) {
            self.abridged.set(true);
            let first: Vec<_> = long.iter().take(ITEMS).cloned().collect();
            return self.required(ty, &Value::Array(first), depth, name);
        }
        self.within(ty, given, depth, REQUIRED_DEPTH)
            .or_else(|| self.stand_in(ty, depth, name))
    }

    /// Returns an expression of type `ty` for a value; `None` if it cannot be shown in full.
    pub(super) fn value(&self, ty: &Type, given: &Value, depth: usize) -> Option<String> {
        self.within(ty, given, depth, DEPTH)
    }

    fn within(&self, ty: &Type, given: &Value, depth: usize, limit: usize) -> Option<String> {
        match ty {
            Type::JsonInText(text) => {
                self.within(&text.content, &text.parsed(given)?, depth, limit)
            }
            Type::Scalar(scalar) if types::is_text(&Type::Scalar(*scalar)) => given
                .as_str()
                .filter(|text| text.chars().count() <= CHARACTERS)
                .map(|text| format!("{}.into()", text_literal(text))),
            Type::Named(id) => match &self.context.context.definition(*id).kind {
                DefinitionKind::Enumeration(values) => self.listed(*id, values, given),
                DefinitionKind::Model(model) if depth < limit && given.is_object() => {
                    self.model(*id, model, given, depth)
                }
                DefinitionKind::Union(union) if depth < limit => {
                    let value = Literal::of(given.get(&union.discriminator)?)?;
                    self.alternative(*id, union, Some(&value), given, depth)
                }
                DefinitionKind::Tuple(tuple) if depth < limit => {
                    let given = given.as_array().filter(|given| given.len() <= ITEMS)?;
                    let value = |index: usize, ty: &Type| match given.get(index) {
                        Some(given) => self.within(ty, given, depth, limit).map(Some),
                        None => Some(None),
                    };
                    self.tuple(*id, tuple, given.len(), value)
                }
                DefinitionKind::JsonUnion(union) if depth < limit => {
                    let index = union.alternative_of(given)?;
                    let value = |ty: &Type| self.within(ty, given, depth, limit);
                    self.json_alternative(*id, union, index, value)
                }
                _ => None,
            },
            Type::Array {
                items,
                nullable_items,
            } => {
                let given = given.as_array().filter(|given| given.len() <= ITEMS)?;
                let abridged = self.abridged.replace(false);
                let items = given.iter().map(|given| {
                    optional(*nullable_items, self.within(items, given, depth, limit)?)
                });
                let items: Option<Vec<_>> = items.collect();
                // Of an optional list, all items are shown in full.
                let is_shown = limit == REQUIRED_DEPTH || !self.abridged.get();
                self.abridged.set(self.abridged.get() || abridged);
                Some(list(&items.filter(|_| is_shown)?))
            }
            Type::Map {
                values,
                nullable_values,
            } => {
                let given = given.as_object().filter(|given| given.len() <= ITEMS)?;
                let entries = given.iter().map(|(key, given)| {
                    let value =
                        optional(*nullable_values, self.within(values, given, depth, limit)?)?;
                    Some(format!("({}.into(), {value})", text_literal(key)))
                });
                let entries: Vec<_> = entries.collect::<Option<_>>()?;
                Some(format!(
                    "std::collections::BTreeMap::from([{}])",
                    entries.join(", ")
                ))
            }
            // Their examples are in several forms.
            Type::Scalar(Scalar::DateTimeRfc1123 | Scalar::UnixTime) => None,
            Type::Scalar(scalar) => example_scalar::shown(*scalar, given),
            Type::Any | Type::Constant(_) => None,
        }
    }

    /// Returns an expression of type `ty` for a required value that the example lacks.
    fn stand_in(&self, ty: &Type, depth: usize, name: &str) -> Option<String> {
        match ty {
            Type::JsonInText(text) => self.stand_in(&text.content, depth, name),
            Type::Scalar(Scalar::Base64 | Scalar::Base64Url) => {
                Some("b\"bytes\".to_vec()".to_owned())
            }
            Type::Scalar(Scalar::Binary | Scalar::File) => Some("Default::default()".to_owned()),
            Type::Scalar(scalar) => {
                let value = example_scalar::argument(*scalar, &Value::Null, name);
                Some(match types::is_text(ty) {
                    true => format!("{value}.into()"),
                    false => value,
                })
            }
            Type::Named(id) => match &self.context.context.definition(*id).kind {
                DefinitionKind::Enumeration(values) => {
                    let names = self.context.context.type_names(*id);
                    let first = names
                        .variants
                        .first()
                        .filter(|_| !values.values.is_empty())?;
                    Some(format!("{}::{first}", self.type_path(*id)))
                }
                DefinitionKind::Model(model) if depth < REQUIRED_DEPTH => {
                    self.model(*id, model, &Value::Null, depth)
                }
                DefinitionKind::Union(union) if depth < REQUIRED_DEPTH => {
                    self.alternative(*id, union, None, &Value::Null, depth)
                }
                DefinitionKind::Tuple(tuple) if depth < REQUIRED_DEPTH => {
                    let required = tuple.items.iter().filter(|item| item.required).count();
                    let value = |index: usize, ty: &Type| match index < required {
                        true => self.stand_in(ty, depth + 1, name).map(Some),
                        false => Some(None),
                    };
                    self.tuple(*id, tuple, required, value)
                }
                DefinitionKind::JsonUnion(union) if depth < REQUIRED_DEPTH => {
                    let value = |ty: &Type| self.stand_in(ty, depth + 1, name);
                    self.json_alternative(*id, union, 0, value)
                }
                DefinitionKind::JsonUnion(_) => {
                    let unknown = &self.context.context.type_names(*id).unknown;
                    Some(format!(
                        "{}::{unknown}(Default::default())",
                        self.type_path(*id)
                    ))
                }
                _ => None,
            },
            Type::Any | Type::Array { .. } | Type::Map { .. } => {
                Some("Default::default()".to_owned())
            }
            Type::Constant(_) => None,
        }
    }

    /// Returns the variant of a listed value.
    fn listed(&self, id: DefinitionId, values: &Enumeration, given: &Value) -> Option<String> {
        let text = match given {
            Value::String(text) => text.clone(),
            Value::Number(_) | Value::Bool(_) => given.to_string(),
            _ => return None,
        };
        let names = self.context.context.type_names(id);
        // Services that ignore case are shown in another one.
        let mut listed = values.values.iter().zip(&names.variants);
        let same = |(value, _): &(&EnumerationValue, _)| value.wire.eq_ignore_ascii_case(&text);
        let variant = enumeration::variant(values, names, &text)
            .or_else(|| listed.find(same).map(|(_, variant)| variant))?;
        Some(format!("{}::{variant}", self.type_path(id)))
    }

    /// Returns a tuple with a number of items. `value` returns an item, or `None` if there is none at an index.
    fn tuple(
        &self,
        id: DefinitionId,
        tuple: &Tuple,
        length: usize,
        value: impl Fn(usize, &Type) -> Option<Option<String>>,
    ) -> Option<String> {
        let mut fields = Vec::new();
        for (index, item) in tuple.items.iter().enumerate() {
            let value = value(index, &item.ty)?.map(|value| self.boxed(&item.ty, value));
            fields.push(match (value, item.required, item.nullable) {
                (Some(value), true, false) => value,
                (Some(value), false, true) => format!("Some({value}.into())"),
                (Some(value), ..) => format!("Some({value})"),
                (None, true, false) => return None,
                (None, ..) => "None".to_owned(),
            });
        }
        if let Some(further) = &tuple.further {
            let values = (tuple.items.len()..length).map(|index| {
                let value = value(index, &further.ty)??;
                optional(further.nullable, self.boxed(&further.ty, value))
            });
            fields.push(list(&values.collect::<Option<Vec<_>>>()?));
        }
        Some(format!("{}({})", self.type_path(id), fields.join(", ")))
    }

    /// Returns the alternative of a union with an index.
    fn json_alternative(
        &self,
        id: DefinitionId,
        union: &JsonUnion,
        index: usize,
        value: impl FnOnce(&Type) -> Option<String>,
    ) -> Option<String> {
        let alternative = union.alternatives.get(index)?;
        let variant = self.context.context.type_names(id).variants.get(index)?;
        let value = value(&alternative.ty)?;
        let value = self.boxed(&alternative.ty, value);
        Some(format!("{}::{variant}({value})", self.type_path(id)))
    }

    /// Returns the value of an enum's variant or of a tuple's field.
    fn boxed(&self, ty: &Type, value: String) -> String {
        match boxed::is_boxed(self.context, ty) {
            true => format!("Box::new({value})"),
            false => value,
        }
    }

    /// Returns the alternative of a union with this discriminator value, or the first one.
    fn alternative(
        &self,
        id: DefinitionId,
        union: &Union,
        value: Option<&Literal>,
        given: &Value,
        depth: usize,
    ) -> Option<String> {
        let names = self.context.context.type_names(id);
        let mut alternatives = union.alternatives.iter().zip(&names.variants);
        let (alternative, variant) = match value {
            Some(value) => alternatives.find(|(it, _)| it.value == *value)?,
            None => alternatives.next()?,
        };
        let DefinitionKind::Model(model) = &self.context.context.definition(alternative.model).kind
        else {
            return None;
        };
        let value = self.model(alternative.model, model, given, depth)?;
        Some(format!(
            "{}::{variant}(Box::new({value}))",
            self.type_path(id)
        ))
    }

    fn model(
        &self,
        id: DefinitionId,
        model: &Model,
        given: &Value,
        depth: usize,
    ) -> Option<String> {
        let path = self.type_path(id);
        let names = self.context.context.type_names(id);
        let usage = self.context.context.definition(id).usage();
        let settable =
            model::fields(model, names).filter(|(property, _)| !property.mutability.is_read_only());
        let mut members: Vec<Option<String>> = settable.clone().map(|_| None).collect();
        let mut arguments = Vec::new();
        // Required members come first, so that optional ones do not use up what can be shown.
        for is_required in [true, false] {
            for ((property, field), member) in settable.clone().zip(&mut members) {
                if property.required == is_required {
                    let given = given.get(&property.wire_name);
                    let value = self.member(property, given, depth + 1);
                    if property.always_present {
                        let value = value?;
                        arguments.push(match types::is_text(&property.ty) {
                            true => value.trim_end_matches(".into()").to_owned(),
                            false => value,
                        });
                        continue;
                    }
                    let value = value.and_then(|value| self.held(property, usage, value));
                    *member = value.map(|value| format!("{field}: Some({value})"));
                }
            }
        }
        let members: Vec<_> = members.into_iter().flatten().collect();
        let start = match arguments.is_empty() {
            true if members.is_empty() => format!("{path}::default()"),
            true => "Default::default()".to_owned(),
            false => format!("{path}::new({})", arguments.join(", ")),
        };
        Some(match members.is_empty() {
            true => start,
            false => format!("{path} {{ {}, ..{start} }}", members.join(", ")),
        })
    }

    /// Returns the value of a member that the example sets, or that a request requires.
    fn member(&self, property: &Property, given: Option<&Value>, depth: usize) -> Option<String> {
        let json;
        let (ty, given) = match &property.ty {
            Type::JsonInText(text) => {
                json = given.and_then(|given| text.parsed(given));
                (&text.content, json.as_ref())
            }
            ty => (ty, given),
        };
        if property.required {
            let given = given.unwrap_or(&Value::Null);
            return self.required(ty, given, depth, &property.wire_name);
        }
        let given = given.filter(|given| !given.is_null())?;
        let left = self.left.get();
        if !given.is_object() {
            self.left.set(left.saturating_sub(1));
        }
        let value = match left {
            0 => None,
            _ => self.value(ty, given, depth),
        };
        let value = value.filter(|value| !value.ends_with("::default()"));
        self.abridged.set(self.abridged.get() || value.is_none());
        value
    }

    /// Returns the value of a field.
    fn held(&self, property: &Property, usage: Usage, value: String) -> Option<String> {
        let value = match property.storage {
            Storage::Inline => value,
            Storage::Boxed => format!("Box::new({value})"),
            Storage::ChainEnd => return None,
        };
        Some(match property.tells_null_apart(usage) {
            true => format!(
                "{}::Nullable::Value({value})",
                self.context.context.crate_name
            ),
            false => value,
        })
    }

    fn type_path(&self, id: DefinitionId) -> String {
        let home = self.context.context.home_of(id);
        let name = &self.context.context.type_names(id).name;
        if home == self.context.context.path_to("models") {
            format!("models::{name}")
        } else {
            format!(
                "{}::{name}",
                home.replacen("crate", self.context.context.crate_name, 1)
            )
        }
    }
}

/// Returns the value of an item or entry that can be null.
fn optional(is_nullable: bool, value: String) -> Option<String> {
    Some(match is_nullable {
        true => format!("Some({value})"),
        false => value,
    })
}

/// Returns a list. The arguments of macros are not formatted, so that models are in an array.
fn list(items: &[String]) -> String {
    let items = items.join(", ");
    match items.contains('{') {
        true => format!("Vec::from([{items}])"),
        false => format!("vec![{items}]"),
    }
}
