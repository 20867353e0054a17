//! Builds a crate per service, and the crate with the runtime and the common types of all.

use indexmap::IndexMap;
use rayon::prelude::*;

use super::{
    super::{
        gate::Gate,
        krate::{CommonTypes, Crate, CrateReadme, RuntimeHome},
        options::{CrateKind, Options, PackageSettings, WorkspaceRole},
    },
    common_types::common_types,
    context::{BuilderInput, Overview},
    frame,
    krate::krate,
    manifest, runtime,
};
use crate::{
    ir::{Module, Package},
    names::{ModuleNames, Names},
};

/// Builds the crates of a package whose layout has several: one per service, in their order, and that of the runtime.
/// Each is a folder with the name of the crate.
pub fn crates(package: &Package, names: &Names, options: &Options) -> Vec<Crate> {
    let Some(runtime) = options.layout.runtime() else {
        return Vec::new();
    };
    let mut services: IndexMap<&str, Vec<usize>> = IndexMap::new();
    for (index, module) in package.modules.iter().enumerate() {
        let service = module.path.first().map_or("", String::as_str);
        services.entry(service).or_default().push(index);
    }
    let services: Vec<_> = services.into_iter().collect();
    let services = services.par_iter();
    let crates = services.map(|(service, modules)| {
        let part = part(package, modules);
        let names = names_of_part(names, modules);
        let options = member(options, options.member_name(service), CrateKind::Service);
        krate(&part, &names, &options)
    });
    let mut crates: Vec<_> = crates.collect();
    let options = member(options, runtime.to_owned(), CrateKind::Runtime);
    crates.push(runtime_crate(package, names, &options, &crates));
    crates
}

/// Returns the options of a crate of the layout.
fn member(options: &Options, crate_name: String, kind: CrateKind) -> Options {
    Options {
        crate_name,
        kind,
        #[cfg(feature = "cli")]
        tests: options.tests && kind == CrateKind::Service,
        package: PackageSettings {
            // Their workspace is the one of the output folder, or the one around it.
            workspace: WorkspaceRole::Member,
            ..options.package.clone()
        },
        ..options.clone()
    }
}

/// Returns the modules of a service. A single version is the root of its crate.
fn part(package: &Package, modules: &[usize]) -> Package {
    let is_single = modules.len() == 1;
    let modules = modules.iter().map(|index| {
        let module = package.modules[*index].clone();
        Module {
            path: module
                .path
                .get(1..)
                .filter(|_| !is_single)
                .unwrap_or_default()
                .to_vec(),
            feature: module.feature.clone().filter(|_| !is_single),
            ..module
        }
    });
    Package {
        modules: modules.collect(),
        common: Vec::new(),
    }
}

fn names_of_part(names: &Names, modules: &[usize]) -> Names {
    let is_single = modules.len() == 1;
    let modules = modules.iter().map(|index| {
        let names = names.modules[*index].clone();
        ModuleNames {
            path: names
                .path
                .get(1..)
                .filter(|_| !is_single)
                .unwrap_or_default()
                .to_vec(),
            ..names
        }
    });
    Names {
        modules: modules.collect(),
        common: names.common.clone(),
    }
}

fn runtime_crate(package: &Package, names: &Names, options: &Options, users: &[Crate]) -> Crate {
    let overview = Overview::of(package, names, options);
    let input = BuilderInput {
        package,
        names,
        options,
        overview: &overview,
    };
    let common = common_types(&input).map(always_enabled);
    let mut parts = runtime::parts(&[], common.as_ref());
    parts.extend(users.iter().flat_map(|user| &user.runtime));
    let users = users.iter().map(|user| user.options.crate_name.clone());
    Crate {
        options: options.clone(),
        header: options.header("the manifest"),
        manifest: manifest::manifest(&input, &parts),
        readme: CrateReadme {
            is_for_azure: false,
            version_feature: None,
            services: Vec::new(),
            feature: None,
            first_call: None,
            sections: Vec::new(),
            users: users.collect(),
            groups: None,
        },
        has_deprecated: frame::has_deprecated(package),
        services: Vec::new(),
        modules: Vec::new(),
        common,
        shared_common_types: None,
        runtime: parts,
        runtime_home: RuntimeHome::Hidden,
        #[cfg(feature = "cli")]
        example_tests: None,
    }
}

/// Returns common types without the features of services, which other crates have.
fn always_enabled(mut common: CommonTypes) -> CommonTypes {
    common.gate = Gate(None);
    for folder in &mut common.folders {
        for file in &mut folder.files {
            file.gate = Gate(None);
        }
    }
    for parent in &mut common.parents {
        for (_, gate) in &mut parent.children {
            *gate = Gate(None);
        }
    }
    common
}
