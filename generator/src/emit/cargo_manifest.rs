//! Prints the `Cargo.toml` of a crate.

use crate::rust::{
    krate::{CargoManifest, Feature, FeatureKind},
    options::{Options, WorkspaceRole},
};

/// Returns the `Cargo.toml` of the crate.
pub(super) fn text(manifest: &CargoManifest, options: &Options) -> String {
    let header = options.hash_header();
    let frame = match manifest {
        CargoManifest::Curated {
            features,
            documented,
        } => curated(features, documented, options),
        CargoManifest::Standalone {
            description,
            features,
            uses_xml,
        } => standalone(description, features, *uses_xml, options),
    };
    format!("{header}\n\n{frame}")
}

fn curated(features: &[Feature], documented: &[String], options: &Options) -> String {
    let features: String = features.iter().map(feature).collect();
    let all: Vec<_> = documented.iter().map(|it| format!("{it:?}")).collect();
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
# Shows the fields of models in `Debug` output; secrets stay redacted.
debug = []
# Enables an HTTP client without TLS, for tests on the loopback interface.
loopback = ["azure_core/reqwest", "azure_core/tokio"]
# Enables the examples that sign in to Azure.
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
        examples = self::examples(options),
    )
}

fn feature(feature: &Feature) -> String {
    let needs = match &feature.kind {
        FeatureKind::Version { uses_xml: true } => "\"azure_core/xml\"".to_owned(),
        FeatureKind::Version { uses_xml: false } => String::new(),
        FeatureKind::Newest(version) => format!("{version:?}"),
    };
    format!("{} = [{needs}]\n", feature.name)
}

/// Returns the entries of hand-written examples. Cargo skips those whose features are disabled.
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

fn standalone(
    description: &str,
    features: &[Feature],
    uses_xml: bool,
    options: &Options,
) -> String {
    let description = string(description);
    let package = &options.package;
    let repository = package.repository.iter();
    let repository: String = repository
        .map(|url| format!("repository = {}\n", string(url)))
        .collect();
    let documented: Vec<_> = features
        .iter()
        .map(|feature| string(&feature.name))
        .collect();
    let documented = match documented.as_slice() {
        [] => String::new(),
        names => format!("features = [{}]\n", names.join(", ")),
    };
    format!(
        r#"[package]
name = "{name}"
description = {description}
version = {version}
edition = "2024"
rust-version = "1.88"
license = {license}
{repository}readme = "README.md"
keywords = ["azure", "sdk", "cloud", "rest"]
categories = ["api-bindings"]

[features]
default = ["azure_core/default"]
# Shows the fields of models in `Debug` output; secrets stay redacted.
debug = []
{features}
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
{documented}rustdoc-args = ["--cfg", "docsrs"]
{workspace}"#,
        version = string(&package.version),
        license = string(&package.license),
        workspace = match package.workspace {
            WorkspaceRole::Root => "\n[workspace]\n",
            WorkspaceRole::Member => "",
        },
        name = options.crate_name,
        // With features, those of the versions enable it.
        xml = match uses_xml && features.is_empty() {
            true => ", features = [\"xml\"]",
            false => "",
        },
        features = features.iter().map(feature).collect::<String>(),
        tests = if options.tests { TESTS } else { "" },
    )
}

/// Returns a TOML string. JSON's escapes are valid in TOML.
fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The dependencies of tests from examples: a real HTTP client for a server set in the environment.
const TESTS: &str = r#"azure_core = { version = "1.1.0", default-features = false, features = ["reqwest", "tokio"] }
tokio = { version = "1", features = ["macros", "rt"] }
"#;
