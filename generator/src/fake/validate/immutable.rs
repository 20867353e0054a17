//! Finds changes of members that cannot be changed.

use serde_json::Value;

use crate::ir::{DefinitionKind, Definitions, Model, Type};

/// Returns the path of the first member that can only be set on creation, and whose value differs.
pub(in crate::fake) fn changed_member(
    definitions: &Definitions,
    ty: &Type,
    old: &Value,
    new: &Value,
) -> Option<String> {
    let (Type::Named(id), Some(new)) = (ty, new.as_object()) else {
        return None;
    };
    let model: &Model = match &definitions[*id].kind {
        DefinitionKind::Model(model) => model,
        DefinitionKind::Union(union) => {
            let value = new.get(&union.discriminator)?;
            let mut alternatives = union.alternatives.iter();
            let found = alternatives.find(|it| it.value.json() == *value)?;
            definitions[found.model].as_model()?
        }
        _ => return None,
    };
    model.properties.iter().find_map(|property| {
        let name = &property.wire_name;
        let (old, new) = (old.get(name)?, new.get(name)?);
        let mutability = property.mutability;
        if mutability.create && !mutability.update && !is_same(old, new) {
            return Some(name.clone());
        }
        let inner = changed_member(definitions, &property.ty, old, new)?;
        Some(format!("{name}.{inner}"))
    })
}

/// True if values are the same. Texts are compared without letter case and spaces, as those of locations are.
fn is_same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::String(old), Value::String(new)) => {
            let plain = |text: &str| text.replace(' ', "").to_lowercase();
            plain(old) == plain(new)
        }
        (old, new) => old == new || new.is_null(),
    }
}
