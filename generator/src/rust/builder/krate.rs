//! Builds the crate from a package and its names.

use rayon::prelude::*;

use super::{
    super::{krate::Crate, options::Options},
    common_types,
    context::{BuilderInput, Overview},
    frame, manifest, module, readme, runtime,
};
use crate::{ir::Package, names::Names};

/// Builds the crate of a package.
pub fn krate(package: &Package, names: &Names, options: &Options) -> Crate {
    let overview = Overview::of(package, names);
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
        manifest: manifest::manifest(package, options, &runtime),
        readme: readme::readme(&input),
        has_deprecated: frame::has_deprecated(package),
        services: frame::services(package, names),
        modules,
        common,
        runtime,
        #[cfg(feature = "cli")]
        example_tests: options
            .tests
            .then(|| super::example_tests::example_tests(&input)),
    }
}
