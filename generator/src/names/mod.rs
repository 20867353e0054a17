//! Assigns all Rust identifiers. No other stage decides a name.
//!
//! [`assign`] processes a package in the order of the specification. It returns [`Names`], a table with an identifier
//! for every named item. There are three steps:
//!
//! 1. `words` splits text of the specification into words: [`Words`].
//! 2. `identifier` joins words in the case of an item. Each kind of identifier has its own type, so that a name in the
//!    wrong case does not compile.
//! 3. `scope` makes names unique, ignoring case. The first item keeps its name. Later ones get an additional word or a
//!    number, keep their original name ([`TypeName::renamed_from`]), and are reported as
//!    [`Code::Renamed`](crate::diagnostics::Code::Renamed).
//!
//! If two items request one name, the order of precedence is: names that generated code needs (`reserved`); clients;
//! method options; models and unions; enumerations. Declared names precede derived ones, required parameters and the
//! body precede optional parameters, and fields precede accessors of flattened members.

mod clients;
mod common;
mod constructors;
mod definitions;
mod group_features;
mod headers;
mod identifier;
mod keywords;
mod members;
mod modules;
mod operations;
mod parameter_groups;
mod renaming;
mod reserved;
mod scope;
mod segments;
mod symbols;
mod table;
mod types;
mod webhooks;
mod words;

pub use group_features::{GroupFeatures, NewestGroupFeatures, group_features};
pub use identifier::{ConstantName, FieldName, ModuleName, TypeName, VariantName};
pub use table::{
    ClientNames, ClientStateNames, CommonFolderNames, ConstructorNames, FamilyKey, HeaderSetNames,
    MethodNames, ModuleNames, Names, ParameterGroupNames, TypeModule, TypeNames, UnscopedNames,
    WebhookNames,
};
pub use words::Words;

use crate::{
    diagnostics::Diagnostics,
    ir::{Module, Package},
};
use common::CommonTypes;
use renaming::Renamings;
use scope::NameScope;

/// Assigns a name to every item in a package. Renamings are reported in the order of the package.
pub fn assign(package: &Package, diagnostics: &mut Diagnostics) -> Names {
    let mut renamings = Renamings::reported_to(diagnostics);
    let (paths, folders) = modules::paths(package);
    let common = CommonTypes::assign(package, &mut renamings);
    let modules = package
        .modules
        .iter()
        .zip(paths)
        .enumerate()
        .map(|(place, (module, path))| names(module, place, path, &common, &mut renamings))
        .collect();
    Names {
        modules,
        common: folders,
    }
}

fn names<'a>(
    module: &'a Module,
    place: usize,
    path: Vec<ModuleName>,
    common: &CommonTypes<'a>,
    renamings: &mut Renamings<'_>,
) -> ModuleNames {
    let api = &module.api;
    let mut scope = NameScope::reserving(reserved::TYPES.iter().copied());
    let clients = clients::assign(api, &mut scope, renamings);
    let mut headers = headers::HeaderSets::of(api, renamings);
    let group_fields = parameter_groups::fields(api, renamings);
    let elsewhere = operations::Elsewhere::of(api, &clients, &group_fields);
    let methods = operations::assign(
        api,
        &clients,
        &elsewhere,
        &mut headers,
        &mut scope,
        renamings,
    );
    let families = modules::families(api, module.reach.as_ref());
    let types = types::assign(module, place, &families, common, &mut scope, renamings);
    let parameter_groups = parameter_groups::assign(api, group_fields, &mut scope, renamings);
    let webhooks = webhooks::assign(api, &mut scope, renamings);
    ModuleNames {
        path,
        client: clients.root.names,
        groups: clients
            .groups
            .into_iter()
            .map(|group| group.names)
            .collect(),
        unscoped: clients.unscoped,
        methods,
        parameter_groups,
        header_sets: headers.into_names(),
        webhooks,
        types,
        families,
    }
}
