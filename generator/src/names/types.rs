//! The names of models, unions and enumerations.

use std::collections::HashMap;

use super::{
    FamilyKey, ModuleName, TypeModule, TypeName, TypeNames, Words,
    common::{CommonType, CommonTypes},
    definitions::assign_in_order,
    members,
    modules::family_of,
    renaming::{RenamedItem, Renamings},
    scope::{Fallback, NameRequest, NameScope},
};
use crate::ir::{Definition, DefinitionId, Module};

/// The type of a definition.
struct Named {
    id: DefinitionId,
    name: TypeName,
    local: TypeName,
    module: TypeModule,
    words: Words,
    /// True if renamed members are reported here. Those of common types are reported once, not per module.
    reported: bool,
}

/// Assigns names to the definitions of an API and their members. `place` is the index of the module in the package.
pub(super) fn assign<'a>(
    module: &'a Module,
    place: usize,
    families: &[(FamilyKey, ModuleName)],
    common: &CommonTypes<'a>,
    scope: &mut NameScope,
    renamings: &mut Renamings<'_>,
) -> Vec<TypeNames> {
    let api = &module.api;
    let mut own = Vec::new();
    let mut shared = Vec::new();
    for (id, definition) in api.definitions.iter() {
        match common.get(definition) {
            Some(common) => shared.push((id, definition, common)),
            None => own.push((id, definition)),
        }
    }
    let mut named = own_types(module, &own, families, scope, renamings);
    named.extend(shared_types(&shared, place, scope));
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
            let members = members::assign(api, definition, &named.words, &words, renamings);
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

fn own_types(
    module: &Module,
    definitions: &[(DefinitionId, &Definition)],
    families: &[(FamilyKey, ModuleName)],
    scope: &mut NameScope,
    renamings: &mut Renamings<'_>,
) -> Vec<Named> {
    let files = families.iter().map(|(family, file)| (family, file));
    let files: HashMap<&FamilyKey, &ModuleName> = files.collect();
    let file = |id: DefinitionId| {
        let family = family_of(&module.api, module.reach.as_ref(), id);
        match family.and_then(|family| files.get(&family)) {
            Some(file) => (*file).clone(),
            None => ModuleName::new(&Words::one("shared")),
        }
    };
    let all: Vec<&Definition> = definitions
        .iter()
        .map(|(_, definition)| *definition)
        .collect();
    let assigned = assign_in_order(&all, scope, renamings);
    definitions
        .iter()
        .zip(assigned)
        .map(|((id, _), assigned)| Named {
            id: *id,
            local: assigned.name.clone(),
            name: assigned.name,
            module: TypeModule::Family(file(*id)),
            words: assigned.words,
            reported: true,
        })
        .collect()
}

/// Assigns the names of common types in the files of a module. They keep their names, unless the module has another
/// item with the name. Then they are imported under another name.
fn shared_types(
    definitions: &[(DefinitionId, &Definition, &CommonType)],
    module: usize,
    scope: &mut NameScope,
) -> Vec<Named> {
    let requests = definitions
        .iter()
        .map(|(_, _, common)| {
            let alternative = Words::one("common").followed_by(&common.words);
            NameRequest::new(common.words.clone(), RenamedItem::nowhere("common type"))
                .if_taken(Fallback::Other(alternative))
        })
        .collect();
    let locals = scope.assign_all::<TypeName>(requests, &mut Renamings::unreported());
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
