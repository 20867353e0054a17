use std::fmt::Write;

use super::{CrateKind, Options};
use crate::ir::{Body, BodyKind, Module, Package, is_invisible};

/// The crate's `Cargo.toml`.
pub(super) fn text(package: &Package, options: &Options) -> String {
    let header = options.hash_header();
    let frame = match options.kind {
        CrateKind::Curated => curated(package, options),
        CrateKind::Standalone => standalone(package, options),
    };
    format!("{header}\n\n{frame}")
}

fn curated(package: &Package, options: &Options) -> String {
    let features = features(package);
    let all = package
        .modules
        .iter()
        .filter_map(|module| module.feature.as_deref());
    let all: Vec<_> = all.map(|feature| format!("{feature:?}")).collect();
    format!(
        r#"[package]
name = "{name}"
description = "Clients for managing Azure, made from the API descriptions that Azure publishes"
readme = "README.md"
keywords = ["azure", "arm", "cloud", "sdk", "rest"]
categories = ["api-bindings"]
version.workspace = true
edition.workspace = true
rust-version.workspace = true
license.workspace = true
repository.workspace = true
include = ["src", "README.md", "Cargo.toml"]

[features]
default = ["azure_core/default"]
# Shows members of models in `Debug` output; secrets stay hidden.
debug = []
# A real HTTP client without TLS, for tests on the loopback interface.
loopback = ["azure_core/reqwest", "azure_core/tokio"]
# Lets the examples sign in and call Azure.
live = ["azure_core/default"]
{features}
[dependencies]
async-trait.workspace = true
azure_core.workspace = true
futures-core.workspace = true
serde.workspace = true
serde_json = {{ version = "1", features = ["float_roundtrip"] }}

[dev-dependencies]
azure_identity.workspace = true
futures.workspace = true
proptest.workspace = true
tokio.workspace = true
wiremock.workspace = true

{examples}[package.metadata.docs.rs]
features = [{all}]
rustdoc-args = ["--cfg", "docsrs"]

[lints]
workspace = true
"#,
        name = options.crate_name,
        all = all.join(", "),
        examples = examples(options),
    )
}

/// The examples that are written by hand: Cargo passes over one whose features are off.
fn examples(options: &Options) -> String {
    let examples = options.examples.iter();
    let sections = examples.map(|(name, features)| {
        let features: Vec<_> = features.iter().map(|feature| string(feature)).collect();
        format!(
            "[[example]]\nname = {}\nrequired-features = [{}]\n\n",
            string(name),
            features.join(", ")
        )
    });
    sections.collect()
}

/// One feature each, and for each service one that leads to its newest stable version.
fn features(package: &Package) -> String {
    let mut out = String::new();
    for module in &package.modules {
        let Some(feature) = &module.feature else {
            continue;
        };
        let needs = match uses_xml(module) {
            true => "\"azure_core/xml\"",
            false => "",
        };
        let _ = writeln!(out, "{feature} = [{needs}]");
        if let (true, Some(service)) = (module.newest_stable, module.path.first()) {
            let _ = writeln!(out, "{service} = [\"{feature}\"]");
        }
    }
    out
}

/// Whether a client of the module's reads or writes XML.
fn uses_xml(module: &Module) -> bool {
    let is_xml = |body: &Body| body.kind == BodyKind::Xml;
    module.api.operations().any(|operation| {
        let reads = operation.responses.iter().any(|it| it.body.is_some());
        (reads && operation.answers_xml()) || operation.body.as_ref().is_some_and(is_xml)
    })
}

fn standalone(package: &Package, options: &Options) -> String {
    let module = package.modules.first();
    let title = module.map_or("", |module| module.api.client.title.as_str());
    let versions = module
        .map(|module| module.api.versions.join(", "))
        .unwrap_or_default();
    let description = string(&format!("A client of {title}, API version {versions}"));
    format!(
        r#"[package]
name = "{name}"
description = {description}
version = "0.1.0"
edition = "2024"
rust-version = "1.88"
license = "MIT"
readme = "README.md"
keywords = ["azure", "sdk", "cloud", "rest"]
categories = ["api-bindings"]

[features]
default = ["azure_core/default"]
# Shows members of models in `Debug` output; secrets stay hidden.
debug = []

[dependencies]
async-trait = "0.1"
azure_core = {{ version = "1.1.0", default-features = false{xml} }}
futures-core = {{ version = "0.3", default-features = false }}
serde = "1"
serde_json = {{ version = "1", features = ["float_roundtrip"] }}

[dev-dependencies]
futures = "0.3"
{tests}
[lints.rust]
unexpected_cfgs = {{ level = "warn", check-cfg = ['cfg(docsrs)'] }}

[package.metadata.docs.rs]
rustdoc-args = ["--cfg", "docsrs"]

[workspace]
"#,
        name = options.crate_name,
        xml = match package.modules.iter().any(uses_xml) {
            true => ", features = [\"xml\"]",
            false => "",
        },
        tests = if options.tests { TESTS } else { "" },
    )
}

/// A text as TOML writes it on one line. JSON's escapes are TOML's; what neither may hold is left out.
fn string(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let shown: String = words
        .join(" ")
        .chars()
        .filter(|c| !is_invisible(*c))
        .collect();
    serde_json::Value::from(shown).to_string()
}

/// What the tests of a crate's examples need: a real HTTP client for a server that the environment names.
const TESTS: &str = r#"azure_core = { version = "1.1.0", default-features = false, features = ["reqwest", "tokio"] }
tokio = { version = "1", features = ["macros", "rt"] }
"#;
