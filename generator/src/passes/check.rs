//! Checks the invariants of the IR after the passes.

use std::collections::HashSet;

use super::{recursion, visit};
use crate::ir::{
    Api, Definition, DefinitionHome, DefinitionKind, Family, FinalResult, Listing, Operation,
};

/// Checks the invariants that later stages require.
///
/// # Errors
///
/// Returns a sentence about the first violation:
/// - every reference to a definition is valid;
/// - no model has two members with the same wire name;
/// - the alternatives of a union are models, and no two have the same value;
/// - no value contains itself without indirection;
/// - every definition is used;
/// - every fact that a pass decides is decided.
pub fn check(api: &Api) -> Result<(), String> {
    for id in visit::mentioned(api) {
        if api.definitions.get(id).is_none() {
            return Err(format!(
                "a reference to definition {}, which does not exist",
                id.0
            ));
        }
    }
    for (_, definition) in api.definitions.iter() {
        check_definition(api, definition)
            .map_err(|fault| format!("`{}` {fault}", definition.name.text()))?;
    }
    if let Some(operation) = api.operations().find(|operation| is_open(operation)) {
        return Err(format!("a fact about `{}` is open", operation.id));
    }
    match recursion::unbroken(&api.definitions) {
        Some(id) => {
            let name = api.definitions[id].name.text();
            Err(format!("`{name}` contains itself without indirection"))
        }
        None => Ok(()),
    }
}

fn is_open(operation: &Operation) -> bool {
    let long_running = operation.long_running.as_ref();
    operation.output.is_open()
        || operation.header_set.is_open()
        || operation.parameter_groups.is_open()
        || matches!(operation.listing, Listing::Declared(_))
        || long_running.is_some_and(|it| matches!(it.result, FinalResult::Declared(_)))
}

fn check_definition(api: &Api, definition: &Definition) -> Result<(), String> {
    if !definition.usage().is_reached() {
        return Err("is unreachable".to_owned());
    }
    if definition.home == DefinitionHome::Service(Family::Undecided) {
        return Err("belongs to no family".to_owned());
    }
    match &definition.kind {
        DefinitionKind::Enumeration(_)
        | DefinitionKind::JsonUnion(_)
        | DefinitionKind::Tuple(_) => Ok(()),
        DefinitionKind::Model(model) => {
            let mut names = HashSet::new();
            match model
                .properties
                .iter()
                .find(|one| !names.insert(&one.wire_name))
            {
                Some(property) => Err(format!("has the member `{}` twice", property.wire_name)),
                None => Ok(()),
            }
        }
        DefinitionKind::Union(union) => {
            let mut values = HashSet::new();
            for alternative in &union.alternatives {
                if !values.insert(&alternative.value) {
                    return Err(format!("has the alternative `{}` twice", alternative.value));
                }
                if api.definitions[alternative.model].as_model().is_none() {
                    return Err(format!(
                        "has the alternative `{}`, which is not a model",
                        alternative.value
                    ));
                }
            }
            Ok(())
        }
    }
}
