//! Builds the tests of a crate from the examples of a package.
//!
//! Each example becomes a test that makes its call and compares the request and the result with the example. The
//! permitted differences follow from the IR only, and not from the runtime and the models, which the tests check.

mod address;
mod analysis;
mod call;
mod client;
mod data;
mod encoded;
mod expected_result;
mod final_result;
#[cfg(test)]
mod fixture;
mod form;
mod format;
mod function_name;
mod item;
mod module;
mod outcome;
mod path_value;
mod pointer;
mod reading;
mod request;
mod request_stream;
mod response_stream;
mod responses;
mod stream_events;
mod stream_items;
mod structure;
mod support;
mod survey;
mod text;
mod written;
mod xml;

use super::context::BuilderInput;
use crate::rust::{
    example_tests::{ExampleTests, support::Support},
    options::CrateKind,
};
use data::Data;
use module::TestModuleBuilder;

/// Builds the example tests of a crate.
pub(crate) fn example_tests(of: &BuilderInput<'_>) -> ExampleTests {
    let (package, options) = (of.package, of.options);
    let data = Data::of(package, options.kind);
    let mut modules = Vec::new();
    let mut breaches = Vec::new();
    let mut unreached = Vec::new();
    for index in 0..package.modules.len() {
        let mut builder = TestModuleBuilder::new(of, index, &data);
        modules.extend(builder.module());
        breaches.extend(builder.breaches);
        unreached.extend(builder.unreached);
    }
    ExampleTests {
        header: options.header("the examples of the specifications"),
        features: features(of),
        needs_loopback: of.options.kind == CrateKind::Curated,
        support: Support {
            header: options.header("Armsmith's test support"),
            parts: support::parts(options.kind, &modules),
        },
        modules,
        breaches,
        unreached,
        data: data.files(package),
    }
}

/// Returns the features of the modules of a curated crate, or of a crate whose operation groups have features. Its
/// tests require one of them.
fn features(of: &BuilderInput<'_>) -> Option<Vec<String>> {
    let modules = of.package.modules.iter().zip(&of.overview.features);
    let features = modules.map(|(module, of_groups)| match of_groups {
        Some(of_groups) => Some(of_groups.all.clone()),
        None => module.feature.clone(),
    });
    let has_groups = of.overview.features.iter().any(Option::is_some);
    match of.options.kind {
        CrateKind::Curated => Some(features.flatten().collect()),
        CrateKind::Standalone | CrateKind::Module | CrateKind::Service | CrateKind::Runtime => {
            features.collect::<Option<_>>().filter(|_| has_groups)
        }
    }
}
