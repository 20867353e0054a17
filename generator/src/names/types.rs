//! Models, unions and enumerations.

use std::collections::HashMap;

use super::{
    ModuleName, TypeModule, TypeName, TypeNames, Words,
    common::{CommonType, CommonTypes},
    members,
    renaming::{Renamings, Subject},
    scope::{Alternative, Claim, Given, Scope},
};
use crate::ir::{Api, Definition, DefinitionId, DefinitionKind, DefinitionName, Home};

/// A definition's type.
struct Named {
    id: DefinitionId,
    name: TypeName,
    local: TypeName,
    module: TypeModule,
    words: Words,
    /// Whether what it holds is reported here; common types are reported once, not by each module.
    reported: bool,
}

/// Claims the names of an API's definitions and of what they hold. `module` is the API's place in the package.
pub(super) fn claim<'a>(
    api: &'a Api,
    module: usize,
    families: &[(Option<String>, ModuleName)],
    common: &CommonTypes<'a>,
    scope: &mut Scope,
    renamings: &mut Renamings<'_>,
) -> Vec<TypeNames> {
    let mut own = Vec::new();
    let mut shared = Vec::new();
    for (id, definition) in api.definitions.iter() {
        match common.get(definition) {
            Some(common) => shared.push((id, definition, common)),
            None => own.push((id, definition)),
        }
    }
    let mut named = own_types(&own, families, scope, renamings);
    named.extend(shared_types(&shared, module, scope));
    named.sort_by_key(|named| named.id);

    let words: Vec<Words> = named.iter().map(|named| named.words.clone()).collect();
    named
        .into_iter()
        .map(|named| {
            let definition = &api.definitions[named.id];
            let mut unreported = Renamings::unreported();
            let renamings = match named.reported {
                true => &mut *renamings,
                false => &mut unreported,
            };
            let members = members::claim(api, definition, &named.words, &words, renamings);
            TypeNames {
                name: named.name,
                local: named.local,
                module: named.module,
                fields: members.fields,
                additional_properties: members.additional_properties,
                variants: members.variants,
                unknown: members.unknown,
                accessors: members.accessors,
            }
        })
        .collect()
}

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

fn own_types(
    definitions: &[(DefinitionId, &Definition)],
    families: &[(Option<String>, ModuleName)],
    scope: &mut Scope,
    renamings: &mut Renamings<'_>,
) -> Vec<Named> {
    let files: HashMap<Option<&str>, &ModuleName> = families
        .iter()
        .map(|(family, file)| (family.as_deref(), file))
        .collect();
    let file = |definition: &Definition| {
        let family = match &definition.home {
            Home::Service { family } => family.as_deref(),
            Home::Common { .. } => None,
        };
        match files.get(&family) {
            Some(file) => (*file).clone(),
            None => ModuleName::new(&Words::one("shared")),
        }
    };
    let all: Vec<&Definition> = definitions
        .iter()
        .map(|(_, definition)| *definition)
        .collect();
    let given = claim_in_order(&all, scope, renamings);
    definitions
        .iter()
        .zip(given)
        .map(|((id, definition), given)| Named {
            id: *id,
            local: given.name.clone(),
            name: given.name,
            module: TypeModule::Family(file(definition)),
            words: given.words,
            reported: true,
        })
        .collect()
}

/// Common types keep their names wherever they are used. Where a module has another thing of that name, its files import
/// the common one under a name of their own.
fn shared_types(
    definitions: &[(DefinitionId, &Definition, &CommonType)],
    module: usize,
    scope: &mut Scope,
) -> Vec<Named> {
    let claims = definitions
        .iter()
        .map(|(_, _, common)| {
            let alternative = Words::one("common").followed_by(&common.words);
            Claim::new(common.words.clone(), Subject::nowhere("common type"))
                .if_taken(Alternative::Other(alternative))
        })
        .collect();
    let locals = scope.claim_all::<TypeName>(claims, &mut Renamings::unreported());
    definitions
        .iter()
        .zip(locals)
        .map(|((id, _, common), local)| Named {
            id: *id,
            name: common.name.clone(),
            local: local.name,
            module: common.module.clone(),
            words: common.words.clone(),
            reported: (common.copy.module, common.copy.definition) == (module, *id),
        })
        .collect()
}
