//! Unions that are distinguished by their JSON, in XML.

use std::collections::HashSet;

use super::visit;
use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{Api, Decided, DefinitionId, DefinitionKind, Type},
};

/// Replaces the unions that XML contains by any value. Returns true if there is one, after which usage has to be found
/// again.
///
/// Rule: elements have no JSON type, so nothing distinguishes the alternatives in XML.
pub(super) fn without_xml(api: &mut Api, diagnostics: &mut Diagnostics) -> bool {
    let mut found = HashSet::new();
    for (id, definition) in api.definitions.iter() {
        if matches!(definition.kind, DefinitionKind::JsonUnion(_)) && definition.usage().xml {
            found.insert(id);
            let message = format!(
                "the alternatives of `{}` cannot be distinguished in XML; treated as any value",
                definition.name.text()
            );
            let place = Place::Value(definition.origin.clone());
            let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
            diagnostics.push(diagnostic.help("use one type, or models with a discriminator"));
        }
    }
    if found.is_empty() {
        return false;
    }
    visit::types_mut(api, &mut |ty| replace(ty, &found));
    for (_, definition) in api.definitions.iter_mut() {
        definition.usage = Decided::Open;
    }
    true
}

fn replace(ty: &mut Type, found: &HashSet<DefinitionId>) {
    match ty {
        Type::Named(id) if found.contains(id) => *ty = Type::Any,
        Type::Array { items, .. } => replace(items, found),
        Type::Map { values, .. } => replace(values, found),
        _ => {}
    }
}
