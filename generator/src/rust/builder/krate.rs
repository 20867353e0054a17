//! Builds the crate from a package and its names.

use rayon::prelude::*;

use super::{
    super::{
        krate::{Crate, RuntimeHome},
        options::{CrateKind, Options},
    },
    common_types,
    context::{BuilderInput, Overview},
    frame, manifest, module, readme, runtime,
};
use crate::{
    ir::{DefinitionHome, Package},
    names::Names,
};

/// Builds the crate of a package.
pub fn krate(package: &Package, names: &Names, options: &Options) -> Crate {
    let overview = Overview::of(package, names, options);
    let input = BuilderInput {
        package,
        names,
        options,
        overview: &overview,
    };
    let modules = (0..package.modules.len()).into_par_iter();
    let modules: Vec<_> = modules.map(|index| module::module(&input, index)).collect();
    let common = common_types::common_types(&input);
    let runtime = runtime::parts(&modules, common.as_ref());
    Crate {
        options: options.clone(),
        header: frame::header(package, options),
        manifest: manifest::manifest(&input, &runtime),
        readme: readme::readme(&input),
        has_deprecated: frame::has_deprecated(package),
        services: frame::services(&input),
        modules,
        shared_common_types: shared_common_types(package, options),
        common,
        runtime,
        runtime_home: match options.layout.runtime() {
            Some(name) if options.kind == CrateKind::Service => {
                RuntimeHome::Shared(name.replace('-', "_"))
            }
            _ => RuntimeHome::Private,
        },
        #[cfg(feature = "cli")]
        example_tests: options
            .tests
            .then(|| super::example_tests::example_tests(&input)),
    }
}

/// Returns the crate with the common types of a service that has its own crate, if it uses any.
fn shared_common_types(package: &Package, options: &Options) -> Option<String> {
    let runtime = options.layout.runtime()?;
    let is_service = options.kind == CrateKind::Service;
    let uses_any = package.any_api(|api| {
        let mut definitions = api.definitions.iter();
        definitions.any(|(_, it)| matches!(it.home, DefinitionHome::Common { .. }))
    });
    (is_service && uses_any).then(|| runtime.replace('-', "_"))
}
