//! Types that all services share.

use std::collections::HashMap;

use super::{
    TypeModule, TypeName, Words,
    definitions::assign_in_order,
    renaming::Renamings,
    reserved,
    scope::{Assigned, NameScope},
};
use crate::ir::{
    CommonDefinition, CommonFolder, Definition, DefinitionHome, DefinitionName, Origin, Package,
};

/// The identity of a common definition, which is the same for the copies in all modules.
type CommonIdentity<'a> = (&'a Origin, &'a DefinitionName);

/// The names of all common types.
pub(super) struct CommonTypes<'a> {
    types: HashMap<CommonIdentity<'a>, CommonType>,
}

/// The name of a common type.
pub(super) struct CommonType {
    pub(super) name: TypeName,
    pub(super) words: Words,
    pub(super) module: TypeModule,
    /// The copy that is emitted.
    pub(super) copy: CommonDefinition,
}

impl<'a> CommonTypes<'a> {
    /// Assigns the names of all common types, with one scope per folder.
    pub(super) fn assign(package: &'a Package, renamings: &mut Renamings<'_>) -> Self {
        let mut types = HashMap::new();
        for (place, folder) in package.common.iter().enumerate() {
            let definitions = definitions(package, folder);
            let mut scope = NameScope::reserving(reserved::TYPES.iter().copied());
            let all: Vec<&Definition> = definitions
                .iter()
                .map(|(_, _, definition)| *definition)
                .collect();
            let names = assign_in_order(&all, &mut scope, renamings);
            for ((file, copy, definition), Assigned { name, words }) in
                definitions.into_iter().zip(names)
            {
                let module = TypeModule::Common {
                    folder: place,
                    file,
                };
                let common = CommonType {
                    name,
                    words,
                    module,
                    copy,
                };
                types.insert((&definition.origin, &definition.name), common);
            }
        }
        CommonTypes { types }
    }

    /// Returns the name of a common definition.
    pub(super) fn get(&self, definition: &'a Definition) -> Option<&CommonType> {
        if !matches!(definition.home, DefinitionHome::Common { .. }) {
            return None;
        }
        self.types.get(&(&definition.origin, &definition.name))
    }
}

/// Returns the definitions of a folder, each with the index of its file.
fn definitions<'a>(
    package: &'a Package,
    folder: &CommonFolder,
) -> Vec<(usize, CommonDefinition, &'a Definition)> {
    let files = folder.files.iter().enumerate();
    files
        .flat_map(|(place, file)| file.definitions.iter().map(move |copy| (place, *copy)))
        .filter_map(|(file, copy)| {
            let module = package.modules.get(copy.module)?;
            let definition = &module.api.definitions[copy.definition];
            Some((file, copy, definition))
        })
        .collect()
}
