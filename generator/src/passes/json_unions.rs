//! Unions that are distinguished by their JSON, and tuples, in XML.

use std::collections::HashSet;

use super::visit;
use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{Api, Decided, DefinitionId, DefinitionKind, Type},
};

/// Replaces the unions and tuples that XML contains by any value. Returns true if there is one, after which usage has
/// to be found again.
///
/// Rule: elements have no JSON type, so nothing distinguishes the alternatives in XML. The elements of a list have one
/// name, so they have no types by position.
pub(super) fn without_xml(api: &mut Api, diagnostics: &mut Diagnostics) -> bool {
    let mut found = HashSet::new();
    for (id, definition) in api.definitions.iter() {
        if !definition.usage().xml {
            continue;
        }
        let name = definition.name.text();
        let (message, help) = match definition.kind {
            DefinitionKind::JsonUnion(_) => (
                format!(
                    "the alternatives of `{name}` cannot be distinguished in XML; treated as any value"
                ),
                "use one type, or models with a discriminator",
            ),
            DefinitionKind::Tuple(_) => (
                format!("the items of `{name}` have no positions in XML; treated as any value"),
                "use a list of one type, or an object",
            ),
            _ => continue,
        };
        found.insert(id);
        let place = Place::Value(definition.origin.clone());
        let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
        diagnostics.push(diagnostic.help(help));
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
        Type::JsonInText(text) => replace(&mut text.content, found),
        _ => {}
    }
}
