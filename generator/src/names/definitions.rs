//! The type names of definitions, in the order in which they choose.

use super::{
    TypeName, Words,
    renaming::{Renamings, Subject},
    scope::{Alternative, Claim, Given, Scope},
};
use crate::ir::{Definition, DefinitionKind, DefinitionName};

/// Claims types for definitions, answering in their order. What the specification names itself chooses before what is
/// called by the way to it, and models and unions before enumerations: an inline enumeration must not take the name of a model
/// that happens to be reached after it.
pub(super) fn claim_in_order(
    definitions: &[&Definition],
    scope: &mut Scope,
    renamings: &mut Renamings<'_>,
) -> Vec<Given<TypeName>> {
    let rank = |definition: &Definition| match (&definition.name, &definition.kind) {
        (DefinitionName::Derived(_), _) => 2,
        (DefinitionName::Declared(_), DefinitionKind::Enumeration(_)) => 1,
        (DefinitionName::Declared(_), _) => 0,
    };
    let mut given = Vec::with_capacity(definitions.len());
    for turn in 0..=2 {
        let in_turn = || {
            let all = definitions.iter().enumerate();
            all.filter(|(_, definition)| rank(definition) == turn)
        };
        let claims = in_turn().map(|(_, definition)| wish(definition)).collect();
        let names = scope.claim_all(claims, renamings);
        given.extend(in_turn().map(|(place, _)| place).zip(names));
    }
    given.sort_by_key(|(place, _)| *place);
    given.into_iter().map(|(_, given)| given).collect()
}

/// A definition's wish for a type.
fn wish(definition: &Definition) -> Claim<'_> {
    let words = match &definition.name {
        // Dots stand between namespaces.
        DefinitionName::Declared(name) => Words::joined(name.split('.')),
        DefinitionName::Derived(parts) => Words::joined(parts.iter().map(String::as_str)),
    };
    let (what, qualifier) = match definition.kind {
        DefinitionKind::Model(_) => ("model", "model"),
        DefinitionKind::Union(_) => ("union", "model"),
        DefinitionKind::Enumeration(_) => ("enumeration", "kind"),
    };
    Claim::new(words, Subject::key(what, &definition.origin))
        .if_reserved(Alternative::Word(qualifier))
        .if_taken(Alternative::Word(qualifier))
        .numbered_among_its_like()
}
