//! Builds Rust enums from unions that are distinguished by their JSON.

use super::{
    super::{
        docs::Docs,
        json_union::{JsonAlternative, JsonUnion},
        types::RustType,
    },
    boxed,
    literal::literal,
    types::{self, TypeContext},
};
use crate::{
    ir::{self, DefinitionId, DefinitionKind, JsonType, Type, code},
    names::TypeNames,
};

pub(super) fn json_union(
    context: &TypeContext<'_>,
    id: DefinitionId,
    union: &ir::JsonUnion,
    names: &TypeNames,
) -> JsonUnion {
    let alternatives = union.alternatives.iter().zip(&names.variants);
    let alternatives = alternatives.map(|(one, variant)| JsonAlternative {
        variant: variant.clone(),
        docs: Docs::of(&one.docs, &fallback(context, one)),
        held: boxed::held(context, &one.ty),
        kind: kind(one.json),
        members: one
            .members
            .iter()
            .map(|member| {
                let values = member.values.iter().map(literal);
                (member.wire_name.clone(), values.collect())
            })
            .collect(),
        complete: one
            .complete
            .as_ref()
            .map(|it| (it.required.clone(), it.optional.clone())),
        marker: context.marker(&one.ty),
        conversions: conversions(context, id, union, &one.ty),
    });
    JsonUnion {
        alternatives: alternatives.collect(),
        unknown: names.unknown.clone(),
        any: context.owned(&Type::Any),
    }
}

/// Returns the types that convert to an alternative: its own, unless another alternative has the same.
fn conversions(
    context: &TypeContext<'_>,
    id: DefinitionId,
    union: &ir::JsonUnion,
    ty: &Type,
) -> Vec<RustType> {
    let owned = context.owned(ty);
    let same = union.alternatives.iter();
    let same = same.filter(|other| context.owned(&other.ty) == owned);
    if same.count() > 1 || *ty == Type::Named(id) || *ty == Type::Any {
        return Vec::new();
    }
    match types::is_text(ty) {
        true => vec![owned, RustType::prelude("str").reference()],
        false => vec![owned],
    }
}

fn fallback(context: &TypeContext<'_>, one: &ir::JsonAlternative) -> String {
    match &one.ty {
        Type::Named(id) => {
            let definition = context.context.definition(*id);
            match definition.kind {
                DefinitionKind::Enumeration(_) => {
                    format!("One of the values of {}.", code(&definition.name.text()))
                }
                _ => format!("The alternative {}.", code(&definition.name.text())),
            }
        }
        _ => format!("A value of the JSON type {}.", code(one.json.name())),
    }
}

fn kind(json: JsonType) -> &'static str {
    match json {
        JsonType::Text => "String",
        JsonType::Integer => "Integer",
        JsonType::Number => "Number",
        JsonType::Boolean => "Boolean",
        JsonType::List => "Array",
        JsonType::Object => "Object",
    }
}
