//! Finds changes of members that cannot be changed.

use serde_json::Value;

use crate::ir::{Definitions, Type};

/// Returns the path of the first member that can only be set on creation, and whose value differs.
pub(in crate::fake) fn changed_member(
    definitions: &Definitions,
    ty: &Type,
    old: &Value,
    new: &Value,
) -> Option<String> {
    let new = new.as_object()?;
    let model = definitions.model_of(ty, new)?;
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
