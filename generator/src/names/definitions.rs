//! The type names of definitions.

use super::{
    TypeName, Words,
    renaming::{RenamedItem, Renamings},
    scope::{Assigned, Fallback, NameRequest, NameScope},
};
use crate::ir::{Definition, DefinitionKind, DefinitionName};

/// Assigns types to definitions. Returns them in the order of the definitions. Names that are declared in the
/// specification have precedence over derived ones, and models and unions over enumerations: an inline enumeration must
/// not take the name of a model that is reached later.
pub(super) fn assign_in_order(
    definitions: &[&Definition],
    scope: &mut NameScope,
    renamings: &mut Renamings<'_>,
) -> Vec<Assigned<TypeName>> {
    let rank = |definition: &Definition| match (&definition.name, &definition.kind) {
        (DefinitionName::Derived(_), _) => 2,
        (DefinitionName::Declared(_), DefinitionKind::Enumeration(_)) => 1,
        (DefinitionName::Declared(_), _) => 0,
    };
    let mut assigned = Vec::with_capacity(definitions.len());
    for turn in 0..=2 {
        let in_turn = || {
            let all = definitions.iter().enumerate();
            all.filter(|(_, definition)| rank(definition) == turn)
        };
        let requests = in_turn()
            .map(|(_, definition)| request(definition))
            .collect();
        let names = scope.assign_all(requests, renamings);
        assigned.extend(in_turn().map(|(place, _)| place).zip(names));
    }
    assigned.sort_by_key(|(place, _)| *place);
    assigned.into_iter().map(|(_, assigned)| assigned).collect()
}

/// Requests the name of a definition's type.
fn request(definition: &Definition) -> NameRequest<'_> {
    let words = match &definition.name {
        // Namespaces are separated by dots.
        DefinitionName::Declared(name) => Words::joined(name.split('.')),
        DefinitionName::Derived(parts) => Words::joined(parts.iter().map(String::as_str)),
    };
    let (what, qualifier) = match definition.kind {
        DefinitionKind::Model(_) => ("model", "model"),
        DefinitionKind::Union(_) | DefinitionKind::JsonUnion(_) => ("union", "model"),
        DefinitionKind::Tuple(_) => ("tuple", "model"),
        DefinitionKind::Enumeration(_) => ("enumeration", "kind"),
    };
    NameRequest::new(words, RenamedItem::key(what, &definition.origin))
        .if_reserved(Fallback::Word(qualifier))
        .if_taken(Fallback::Word(qualifier))
        .numbered_among_its_kind()
}
