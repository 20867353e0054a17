//! Lowers the schemas of documents without operations.

use serde_json::Value;

use super::schema::{Builder, complete_named_value, drain};
use crate::dialect::origin::{child, whole};
use crate::ir::{DefinitionId, DocumentId, Type};
use crate::source::pointer;

/// Lowers all named schemas of these documents, if they describe no operations. Returns their definitions.
pub(super) fn exported(builder: &mut Builder<'_, '_>, inputs: &[DocumentId]) -> Vec<DefinitionId> {
    let mut found = Vec::new();
    for input in inputs {
        let home = pointer::of(builder.conventions().definitions.iter().copied());
        let mut origin = whole(*input);
        origin.pointer = home;
        let schemas = builder.reading().value(&origin).and_then(Value::as_object);
        for name in schemas.into_iter().flat_map(|schemas| schemas.keys()) {
            let ty = complete_named_value(builder, &child(&origin, name));
            found.extend(ty.as_ref().and_then(Type::definition));
        }
    }
    drain(builder);
    found
}
