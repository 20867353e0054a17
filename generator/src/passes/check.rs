//! A check of an API against what the stages after the passes rely on.

use std::collections::HashSet;

use super::{recursion, visit};
use crate::ir::{Api, Definition, DefinitionKind, Type};

/// Says whether an API holds what every stage after the passes relies on, and if not, what it
/// breaks.
///
/// # Errors
///
/// A sentence on the first of these rules that is broken:
/// - every mention of a definition leads to one;
/// - no model has two members of one wire name;
/// - the kinds of a union are models, each with its tag as a constant, and no two tags differ in
///   case alone;
/// - no value stands within itself without an indirection;
/// - something reaches every definition.
pub fn check(api: &Api) -> Result<(), String> {
    for id in visit::mentioned(api) {
        if api.definitions.get(id).is_none() {
            return Err(format!(
                "something mentions definition {}, which is none",
                id.0
            ));
        }
    }
    for (_, definition) in api.definitions.iter() {
        check_definition(api, definition)
            .map_err(|fault| format!("`{}` {fault}", definition.name.text()))?;
    }
    match recursion::unbroken(&api.definitions) {
        Some(id) => {
            let name = api.definitions[id].name.text();
            Err(format!(
                "`{name}` stands within itself without an indirection"
            ))
        }
        None => Ok(()),
    }
}

fn check_definition(api: &Api, definition: &Definition) -> Result<(), String> {
    if !definition.usage.is_reached() {
        return Err("is reached by nothing".to_owned());
    }
    match &definition.kind {
        DefinitionKind::Enumeration(_) => Ok(()),
        DefinitionKind::Model(model) => {
            let mut names = HashSet::new();
            match model
                .properties
                .iter()
                .find(|one| !names.insert(&one.wire_name))
            {
                Some(property) => Err(format!("has two members `{}`", property.wire_name)),
                None => Ok(()),
            }
        }
        DefinitionKind::Union(union) => {
            let mut tags = HashSet::new();
            for variant in &union.variants {
                if !tags.insert(variant.tag.to_lowercase()) {
                    return Err(format!("has two kinds `{}`", variant.tag));
                }
                let Some(model) = api.definitions[variant.model].as_model() else {
                    return Err(format!("has the kind `{}`, which is no model", variant.tag));
                };
                let constant = Type::Constant(variant.tag.clone());
                let tagged = model.properties.iter().any(|property| {
                    property.wire_name == union.discriminator
                        && property.discriminator
                        && property.ty == constant
                });
                if !tagged {
                    return Err(format!(
                        "has the kind `{}`, whose model has no tag",
                        variant.tag
                    ));
                }
            }
            Ok(())
        }
    }
}
