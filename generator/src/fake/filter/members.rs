//! The members that a filter mentions.

use super::FilterExpression;
use crate::ir::{DefinitionKind, Definitions, Model, Type};

/// Names that are no members, but that filters of Azure Resource Manager have.
const OTHERS: [&str; 4] = ["resourceType", "resourceGroup", "tagName", "tagValue"];

/// Returns the first member that a filter mentions and the items of a list do not have.
pub(in crate::fake) fn unknown_member(
    definitions: &Definitions,
    filter: &FilterExpression,
    item: &Type,
) -> Option<String> {
    match filter {
        FilterExpression::Compare { path, .. } | FilterExpression::Text { path, .. } => {
            let names: Vec<_> = path.iter().map(String::as_str).collect();
            let is_other = matches!(names.as_slice(), [name] if OTHERS.iter().any(|it| it.eq_ignore_ascii_case(name)));
            let inner = [&["properties"], names.as_slice()].concat();
            let is_known =
                is_other || has(definitions, item, &names) || has(definitions, item, &inner);
            (!is_known).then(|| path.join("/"))
        }
        FilterExpression::And(left, right) | FilterExpression::Or(left, right) => {
            let left = unknown_member(definitions, left, item);
            left.or_else(|| unknown_member(definitions, right, item))
        }
        FilterExpression::Not(inner) => unknown_member(definitions, inner, item),
        FilterExpression::AtScope | FilterExpression::AtScopeAndBelow => None,
    }
}

fn has(definitions: &Definitions, ty: &Type, path: &[&str]) -> bool {
    let Some((first, rest)) = path.split_first() else {
        return true;
    };
    let in_model = |model: &Model| {
        let mut properties = model.properties.iter();
        match properties.find(|it| it.wire_name.eq_ignore_ascii_case(first)) {
            Some(property) => has(definitions, &property.ty, rest),
            None => model.additional_properties.is_some(),
        }
    };
    match ty {
        Type::Any | Type::Map { .. } => true,
        Type::Named(id) => match &definitions[*id].kind {
            DefinitionKind::Model(model) => in_model(model),
            DefinitionKind::Union(union) => {
                let models = union.alternatives.iter();
                let mut models = models.filter_map(|it| definitions[it.model].as_model());
                models.any(in_model)
            }
            DefinitionKind::Enumeration(_) | DefinitionKind::Tuple(_) => false,
            DefinitionKind::JsonUnion(_) => true,
        },
        Type::Scalar(_) | Type::Constant(_) | Type::Array { .. } | Type::JsonInText(_) => false,
    }
}
