//! Words of the specification to Rust identifiers: the only place that decides a name.
//!
//! [`assign`] walks a package once, in spec order, and answers with [`Names`]: a table beside the
//! package that holds an identifier for everything that is emitted under a name. The way there:
//!
//! 1. `words` cuts the specification's text into words: [`Words`].
//! 2. `identifier` joins words in the case of the thing that they name. A type of its own for each
//!    kind of identifier makes a name in the wrong case a compile error.
//! 3. `scope` keeps the names of one place apart, without regard to case. The first keeps its name;
//!    a later one gets a qualifying word or a number, knows what it would have been called
//!    ([`TypeName::renamed_from`]), and is reported as [`Code::Renamed`](crate::diagnostics::Code::Renamed).
//!
//! Who yields to whom, where two things want one name: everything to what generated code needs
//! (`reserved`); options of methods to clients; models, unions and enumerations to both, enumerations
//! to models, and what has no name of its own in the specification to what has; optional parameters
//! to required ones and to the body; accessors of lifted members to fields.

mod clients;
mod common;
mod constructors;
mod definitions;
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
mod words;

pub use identifier::{FieldName, ModuleName, TypeName, VariantName};
pub use table::{
    ClientNames, CommonFolderNames, ConstructorNames, HeaderSetNames, MethodNames, ModuleNames,
    Names, ParameterGroupNames, TypeModule, TypeNames,
};
pub use words::Words;

use crate::{
    diagnostics::Diagnostics,
    ir::{Api, Package},
};
use common::CommonTypes;
use renaming::Renamings;
use scope::NameScope;

/// Gives everything in a package its name. Renamings are reported in the order of the package.
pub fn assign(package: &Package, diagnostics: &mut Diagnostics) -> Names {
    let mut renamings = Renamings::reported_to(diagnostics);
    let (paths, folders) = modules::paths(package);
    let common = CommonTypes::assign(package, &mut renamings);
    let modules = package
        .modules
        .iter()
        .zip(paths)
        .enumerate()
        .map(|(place, (module, path))| names(&module.api, place, path, &common, &mut renamings))
        .collect();
    Names {
        modules,
        common: folders,
    }
}

fn names<'a>(
    api: &'a Api,
    place: usize,
    path: Vec<ModuleName>,
    common: &CommonTypes<'a>,
    renamings: &mut Renamings<'_>,
) -> ModuleNames {
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
    let families = modules::families(api);
    let types = types::assign(api, place, &families, common, &mut scope, renamings);
    let parameter_groups = parameter_groups::assign(api, group_fields, &mut scope, renamings);
    ModuleNames {
        path,
        client: clients.root.names,
        groups: clients
            .groups
            .into_iter()
            .map(|group| group.names)
            .collect(),
        methods,
        parameter_groups,
        header_sets: headers.into_names(),
        types,
        families,
    }
}
