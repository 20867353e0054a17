//! Builds the crate from a package and its names.

use rayon::prelude::*;

use super::{
    super::{krate::Crate, options::Options, runtime::RuntimePart},
    common_types,
    context::{BuilderInput, Overview},
    example_tests::example_tests,
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
    let mut krate = Crate {
        options: options.clone(),
        header: frame::header(package, options),
        manifest: manifest::manifest(package, options),
        readme: readme::readme(&input),
        has_deprecated: frame::has_deprecated(package),
        services: frame::services(package, names),
        modules: modules.map(|index| module::module(&input, index)).collect(),
        common: common_types::common_types(&input),
        runtime: Default::default(),
        example_tests: options.tests.then(|| example_tests(&input)),
    };
    krate.runtime = runtime::parts(&krate);
    if krate.runtime.contains(&RuntimePart::Upload) {
        manifest::add_streamed_bodies(&mut krate.manifest, options);
    }
    krate
}
