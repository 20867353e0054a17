//! The result of a long-running operation, as the tests' server returns it.

use serde_json::{Value, json};

use crate::ir::{DefinitionId, DefinitionKind, Definitions, RequiredMembers, Type, sample};

/// Returns a value of a type, for operations whose example does not show the result.
pub(super) fn stand_in(definitions: &Definitions, ty: Option<&Type>) -> Value {
    let value = ty.and_then(|ty| sample(definitions, &RequiredMembers, ty, None));
    value.unwrap_or_else(|| json!({}))
}

/// True if the members of a value can be read among those of a status monitor: it is an object that ignores the
/// `status` of the monitor.
pub(super) fn fits_monitor(definitions: &Definitions, ty: &Type) -> bool {
    let ignores = |id: DefinitionId| {
        let model = definitions[id].as_model();
        model.is_some_and(|model| model.additional_properties.is_none())
    };
    match ty {
        Type::Named(id) => match &definitions[*id].kind {
            DefinitionKind::Union(union) => union.alternatives.iter().all(|it| ignores(it.model)),
            _ => ignores(*id),
        },
        _ => false,
    }
}
