//! The discriminators of unions in the models of their alternatives.

use std::collections::{HashMap, HashSet};

use serde_json::Number;

use super::visit;
use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{
        Api, Definition, DefinitionId, DefinitionKind, Definitions, EnumerationBase,
        JsonAlternative, Literal, Property, Scalar, Type, Union,
    },
};

/// Decides which discriminators are constants in the models of the alternatives.
///
/// Rule: the mapping of a discriminator writes values as text, and the schema of the member defines their type (OpenAPI
/// 3.0.3, "Discriminator Object"). If an alternative does not declare the member, its values have the type that the
/// other alternatives declare.
///
/// The union writes the discriminator. A model writes it only if it declares it:
/// - as a constant, if it derives from a discriminated base and has one value;
/// - as a constant, if it is only used as an alternative of unions, all of which assign it one value;
/// - otherwise as an ordinary member, since it can have other values by itself, in another union, or as the default
///   alternative of one.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let definitions = &mut api.definitions;
    let unions: Vec<DefinitionId> = definitions
        .iter()
        .filter(|(_, definition)| matches!(definition.kind, DefinitionKind::Union(_)))
        .map(|(id, _)| id)
        .collect();
    let mut assigned = AssignedValues::default();
    for id in unions {
        let DefinitionKind::Union(union) = &definitions[id].kind else {
            continue;
        };
        let values = typed_values(definitions, &definitions[id], union, diagnostics);
        let models = union.alternatives.iter().map(|one| one.model);
        assigned.add(&union.discriminator, models.zip(&values));
        if let DefinitionKind::Union(union) = &mut definitions[id].kind {
            for (alternative, value) in union.alternatives.iter_mut().zip(values) {
                alternative.value = value;
            }
        }
    }
    for (_, definition) in definitions.iter() {
        if let DefinitionKind::JsonUnion(union) = &definition.kind {
            for alternative in &union.alternatives {
                if let (Some(id), Some((name, value))) =
                    (alternative.ty.definition(), only(alternative))
                {
                    assigned.add(name, std::iter::once((id, value)));
                }
            }
        }
    }
    let used = used_alone(api);
    let defaults = default_alternatives(&api.definitions);
    for (id, definition) in api.definitions.iter_mut() {
        let DefinitionKind::Model(model) = &mut definition.kind else {
            continue;
        };
        let (is_used, is_default) = (used.contains(&id), defaults.contains(&id));
        for property in &mut model.properties {
            let only = assigned.only(id, property, is_used);
            let only = only.filter(|_| !is_default);
            property.discriminator = only.is_some();
            if let Some(value) = only {
                property.ty = Type::Constant(value);
            }
        }
        model.discriminator = None;
    }
}

/// The values that unions assign to the discriminators of models.
#[derive(Default)]
struct AssignedValues(HashMap<DefinitionId, HashMap<String, HashSet<Literal>>>);

impl AssignedValues {
    fn add<'v>(
        &mut self,
        discriminator: &str,
        values: impl Iterator<Item = (DefinitionId, &'v Literal)>,
    ) {
        for (model, value) in values {
            let own = self.0.entry(model).or_default();
            let values = own.entry(discriminator.to_owned()).or_default();
            values.insert(value.clone());
        }
    }

    /// Returns the only value of a member, if it is a discriminator with one value.
    fn only(&self, model: DefinitionId, property: &Property, is_used: bool) -> Option<Literal> {
        let assigned = self.0.get(&model)?;
        let values = assigned.get(&property.wire_name)?;
        let is_own = property.discriminator || !is_used && assigned.len() == 1;
        let mut values = values.iter();
        match (values.next(), values.next()) {
            (Some(only), None) if is_own => Some(only.clone()),
            _ => None,
        }
    }
}

/// Returns the default alternatives of unions, whose discriminator has any value.
fn default_alternatives(definitions: &Definitions) -> HashSet<DefinitionId> {
    let defaults = definitions.iter().filter_map(|(_, it)| match &it.kind {
        DefinitionKind::Union(union) => union.default,
        _ => None,
    });
    defaults.collect()
}

/// Returns the definitions that members, parameters, bodies and responses use.
fn used_alone(api: &Api) -> HashSet<DefinitionId> {
    let mut used = HashSet::new();
    let parameters = api.client.parameters.iter();
    used.extend(parameters.filter_map(|parameter| parameter.ty.definition()));
    used.extend(api.payloads().filter_map(Type::definition));
    used.extend(&api.exported);
    for operation in api.operations() {
        visit::operation(operation, &mut |_, ty| used.extend(ty.definition()));
    }
    for (_, definition) in api.definitions.iter() {
        match &definition.kind {
            DefinitionKind::JsonUnion(union) => {
                let alternatives = union.alternatives.iter();
                let alternatives = alternatives.filter(|one| self::only(one).is_none());
                used.extend(alternatives.filter_map(|one| one.ty.definition()));
            }
            _ => used.extend(definition.types().into_iter().filter_map(Type::definition)),
        }
    }
    used
}

/// Returns the member with only one value that distinguishes an alternative.
fn only(alternative: &JsonAlternative) -> Option<(&str, &Literal)> {
    let member = alternative.members.first()?;
    match member.values.as_slice() {
        [only] => Some((&member.wire_name, only)),
        _ => None,
    }
}

/// Returns the discriminator values of a union in the types of the members.
fn typed_values(
    definitions: &Definitions,
    definition: &Definition,
    union: &Union,
    diagnostics: &mut Diagnostics,
) -> Vec<Literal> {
    let declared = |id: DefinitionId| {
        let model = definitions[id].as_model()?;
        let mut properties = model.properties.iter();
        let property = properties.find(|property| property.wire_name == union.discriminator);
        property.map(|property| &property.ty)
    };
    let mut models = union.alternatives.iter().map(|one| one.model);
    let other = models.find_map(declared);
    let mut values = Vec::with_capacity(union.alternatives.len());
    for alternative in &union.alternatives {
        let ty = declared(alternative.model).or(other);
        let value = match (&alternative.value, ty) {
            (Literal::Text(text), Some(ty)) => typed(definitions, ty, text),
            (value, _) => Some(value.clone()),
        };
        values.push(value.unwrap_or_else(|| {
            diagnostics.push(other_type(definition, union, &alternative.value));
            alternative.value.clone()
        }));
    }
    values
}

/// Converts the text of a value to the type of its member, if it is valid there.
fn typed(definitions: &Definitions, ty: &Type, text: &str) -> Option<Literal> {
    match ty {
        Type::Scalar(scalar) => typed_scalar(*scalar, text),
        Type::Constant(constant) => match constant {
            constant if constant.to_string() == text => Some(constant.clone()),
            Literal::Text(_) => Some(Literal::from(text)),
            Literal::Number(_) => number(text),
            Literal::Boolean(_) => boolean(text),
        },
        Type::Named(id) => match &definitions.get(*id)?.kind {
            DefinitionKind::Enumeration(enumeration) => match enumeration.base {
                EnumerationBase::String => Some(Literal::from(text)),
                EnumerationBase::Integer => integer(text),
                EnumerationBase::Number => number(text),
                EnumerationBase::Boolean => boolean(text),
            },
            DefinitionKind::Model(_)
            | DefinitionKind::Union(_)
            | DefinitionKind::JsonUnion(_)
            | DefinitionKind::Tuple(_) => None,
        },
        Type::Any => Some(Literal::from(text)),
        Type::Array { .. } | Type::Map { .. } | Type::JsonInText(_) => None,
    }
}

fn typed_scalar(scalar: Scalar, text: &str) -> Option<Literal> {
    match scalar {
        Scalar::Boolean => boolean(text),
        Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 | Scalar::UnixTime => {
            integer(text)
        }
        Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => number(text),
        _ => Some(Literal::from(text)),
    }
}

fn integer(text: &str) -> Option<Literal> {
    let value: i64 = text.trim().parse().ok()?;
    Some(Literal::Number(value.into()))
}

fn number(text: &str) -> Option<Literal> {
    let value: Number = text.trim().parse().ok()?;
    Some(Literal::Number(value))
}

fn boolean(text: &str) -> Option<Literal> {
    text.trim().parse().ok().map(Literal::Boolean)
}

fn other_type(definition: &Definition, union: &Union, value: &Literal) -> Diagnostic {
    let message = format!(
        "the discriminator value `{value}` of `{}` is not of the type of `{}`",
        definition.name.text(),
        union.discriminator
    );
    let place = Place::Key(definition.origin.clone());
    Diagnostic::new(Code::Inconsistent, place, message)
        .help("describe the value and the property with the same type; the value is used as text")
}
