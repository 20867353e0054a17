//! Builds expressions from the values of examples.

use std::cell::Cell;

use serde_json::Value;

use super::{
    enumeration, model,
    types::{self, TypeContext},
};
use crate::ir::{
    DefinitionId, DefinitionKind, EnumerationBase, Example, Model, Parameter, Scalar, Type,
};

/// The maximum number of values in a model of an example.
const VALUES: usize = 3;

/// The maximum depth of models in an example.
const DEPTH: usize = 2;

/// Writes values of an example as expressions.
pub(super) struct Values<'s, 'a> {
    pub(super) context: &'s TypeContext<'a>,
    example: Option<&'s indexmap::IndexMap<String, Value>>,
    left: Cell<usize>,
}

impl<'s, 'a> Values<'s, 'a> {
    /// Creates values from an example, or placeholders if there is none.
    pub(super) fn new(context: &'s TypeContext<'a>, example: Option<&'s Example>) -> Self {
        Values {
            context,
            example: example.map(|example| &example.parameters),
            left: Cell::new(VALUES),
        }
    }

    /// Returns the value of a parameter in the example.
    pub(super) fn given(&self, name: &str) -> &'s Value {
        self.example
            .and_then(|example| example.get(name))
            .unwrap_or(&Value::Null)
    }
}

impl Values<'_, '_> {
    /// Returns an argument: the value of the example if it has the right type.
    pub(super) fn argument(&self, parameter: &Parameter) -> String {
        let given = Some(self.given(&parameter.wire_name));
        match &parameter.ty {
            Type::Array { .. } => "&[]".to_owned(),
            Type::Scalar(Scalar::Base64 | Scalar::Base64Url) => "b\"bytes\"".to_owned(),
            Type::Scalar(Scalar::Binary | Scalar::File) => "Default::default()".to_owned(),
            Type::Scalar(scalar) => self.scalar(*scalar, given, &parameter.wire_name),
            Type::Named(_) => self
                .value(&parameter.ty, self.given(&parameter.wire_name), 0)
                .map_or_else(
                    || "&Default::default()".to_owned(),
                    |value| format!("&{value}"),
                ),
            Type::Any | Type::Map { .. } | Type::Constant(_) => "&Default::default()".to_owned(),
        }
    }

    pub(super) fn scalar(&self, scalar: Scalar, given: Option<&Value>, name: &str) -> String {
        match scalar {
            Scalar::Boolean => given.and_then(Value::as_bool).unwrap_or(true).to_string(),
            Scalar::Int32 => given
                .and_then(Value::as_i64)
                .and_then(|n| i32::try_from(n).ok())
                .unwrap_or(1)
                .to_string(),
            Scalar::Int64 => given.and_then(Value::as_i64).unwrap_or(1).to_string(),
            Scalar::Uint32 => given
                .and_then(Value::as_u64)
                .and_then(|n| u32::try_from(n).ok())
                .unwrap_or(1)
                .to_string(),
            Scalar::Uint64 => given.and_then(Value::as_u64).unwrap_or(1).to_string(),
            Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => {
                format!("{:?}", given.and_then(Value::as_f64).unwrap_or(1.0))
            }
            Scalar::DateTime | Scalar::DateTimeRfc1123 | Scalar::UnixTime => {
                "azure_core::time::OffsetDateTime::now_utc()".to_owned()
            }
            _ => text_literal(given.and_then(Value::as_str).unwrap_or(name)),
        }
    }

    /// Returns an expression of type `ty` for a value.
    pub(super) fn value(&self, ty: &Type, given: &Value, depth: usize) -> Option<String> {
        match ty {
            Type::Scalar(Scalar::Boolean) => given.as_bool().map(|value| value.to_string()),
            Type::Scalar(Scalar::Int32) => {
                let value = given.as_i64().and_then(|value| i32::try_from(value).ok())?;
                Some(value.to_string())
            }
            Type::Scalar(Scalar::Int64) => given.as_i64().map(|value| value.to_string()),
            Type::Scalar(Scalar::Uint32) => {
                let value = given.as_u64().and_then(|value| u32::try_from(value).ok())?;
                Some(value.to_string())
            }
            Type::Scalar(Scalar::Uint64) => given.as_u64().map(|value| value.to_string()),
            Type::Scalar(scalar) if types::is_copy(*scalar) => None,
            Type::Scalar(Scalar::Base64 | Scalar::Base64Url | Scalar::Binary | Scalar::File) => {
                None
            }
            Type::Scalar(_) => given
                .as_str()
                .map(|text| format!("{}.into()", text_literal(text))),
            Type::Named(id) => {
                let definition = self.context.context.definition(*id);
                let path = self.type_path(*id);
                match &definition.kind {
                    DefinitionKind::Enumeration(values)
                        if values.base == EnumerationBase::String =>
                    {
                        let text = given
                            .as_str()
                            .or_else(|| values.values.first().map(|value| value.wire.as_str()))?;
                        let names = self.context.context.type_names(*id);
                        Some(match enumeration::variant(values, names, text) {
                            Some(variant) => format!("{path}::{variant}"),
                            None => {
                                format!("{path}::{}({}.into())", names.unknown, text_literal(text))
                            }
                        })
                    }
                    DefinitionKind::Model(model) if depth < DEPTH => {
                        self.model(*id, model, &path, given, depth)
                    }
                    _ => None,
                }
            }
            Type::Any | Type::Array { .. } | Type::Map { .. } | Type::Constant(_) => None,
        }
    }

    fn model(
        &self,
        id: DefinitionId,
        model: &Model,
        path: &str,
        given: &Value,
        depth: usize,
    ) -> Option<String> {
        let names = self.context.context.type_names(id);
        let usage = self.context.context.definition(id).usage();
        let members = model::fields(model, names)
            .filter(|(property, _)| {
                !property.mutability.is_read_only()
                    && !property.storage.is_boxed()
                    && !property.tells_null_apart(usage)
            })
            .filter_map(|(property, field)| {
                let given = given.get(&property.wire_name)?;
                if self.left.get() == 0 {
                    return None;
                }
                let value = self.value(&property.ty, given, depth + 1)?;
                if !matches!(given, Value::Object(_)) {
                    self.left.set(self.left.get().saturating_sub(1));
                }
                Some(format!("{field}: Some({value})"))
            });
        let members: Vec<_> = members.collect();
        if members.is_empty() {
            return Some(format!("{path}::default()"));
        }
        Some(format!(
            "{path} {{ {}, ..Default::default() }}",
            members.join(", ")
        ))
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

/// Returns a string literal that cannot end the code block of a doc comment.
pub(super) fn text_literal(text: &str) -> String {
    let shortened: String = text.chars().take(60).filter(|c| !c.is_control()).collect();
    format!("{:?}", shortened.replace("```", "'''"))
}
