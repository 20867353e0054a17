//! Prints the `Cargo.toml` of a crate.

use serde_json::Value;
use toml_edit::Key;

use crate::rust::{
    krate::{CargoManifest, Dependency, Feature, FeatureKind},
    options::{Options, WorkspaceRole},
};

/// Returns the `Cargo.toml` of the crate.
pub(super) fn text(manifest: &CargoManifest, options: &Options) -> String {
    let header = options.shared_header();
    let frame = match manifest {
        CargoManifest::Curated {
            features,
            documented,
            streams_bodies,
        } => curated(features, documented, *streams_bodies, options),
        CargoManifest::Standalone {
            description,
            profile,
            keywords,
            default_features,
            features,
            own_features,
            dependencies,
            dev_dependencies,
            debug_features,
        } => {
            let own_features = own_features.iter();
            let own_features = own_features.map(|(name, needs)| list(name, needs));
            let lists = PackageTables {
                keywords: list(
                    "keywords",
                    &keywords.iter().map(ToString::to_string).collect::<Vec<_>>(),
                ),
                default_features: list("default", default_features),
                debug: list("debug", debug_features),
                features: features.iter().map(feature).chain(own_features).collect(),
                dependencies: dependencies.iter().map(dependency).collect(),
                dev_dependencies: dev_dependencies.iter().map(dependency).collect(),
            };
            standalone(description, *profile, features, &lists, options)
        }
    };
    format!("{header}\n\n{frame}")
}

fn curated(
    features: &[Feature],
    documented: &[String],
    streams_bodies: bool,
    options: &Options,
) -> String {
    let features: String = features.iter().map(feature).collect();
    let futures_io = match streams_bodies {
        true => "futures-io.workspace = true\n",
        false => "",
    };
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
include = ["src", "tests", "examples", "README.md", "Cargo.toml"]

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
{futures_io}serde.workspace = true
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
    list(&feature.name, &feature.enables)
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

/// The lines of the tables of a standalone package.
struct PackageTables {
    keywords: String,
    default_features: String,
    debug: String,
    features: String,
    dependencies: String,
    dev_dependencies: String,
}

/// Returns the lines with a list of texts: one, or one per text of a long list.
fn list(name: &str, items: &[String]) -> String {
    let line = format!("{} = {}\n", key(name), inline(&Value::from(items)));
    match line.len() > WIDTH && items.len() > 1 {
        true => {
            let items = items.iter().map(|item| format!("    {},\n", string(item)));
            format!("{} = [\n{}]\n", key(name), items.collect::<String>())
        }
        false => line,
    }
}

/// The largest length of the line of a list.
const WIDTH: usize = 120;

/// Returns the line of a dependency.
fn dependency(dependency: &Dependency) -> String {
    let settings = serde_json::to_value(&dependency.settings);
    let value = match settings.unwrap_or_default() {
        Value::Object(members) => match (members.get("version"), members.len()) {
            (Some(version), 1) => version.to_string(),
            _ => {
                let members = members.iter();
                let members = members.map(|(name, value)| format!("{name} = {}", inline(value)));
                let members: Vec<_> = members.collect();
                format!("{{ {} }}", members.join(", "))
            }
        },
        value => value.to_string(),
    };
    format!("{} = {value}\n", dependency.name)
}

/// Returns a value on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        value => value.to_string(),
    }
}

fn standalone(
    description: &str,
    profile: Option<&str>,
    features: &[Feature],
    lists: &PackageTables,
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
        // The others enable those of groups.
        .filter(|feature| feature.kind != FeatureKind::Group)
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
{keywords}categories = ["api-bindings"]

[features]
{default_features}# Shows the fields of models in `Debug` output; secrets stay redacted.
{debug}{features}
[dependencies]
{dependencies}
[dev-dependencies]
{dev_dependencies}
[package.metadata.docs.rs]
{documented}rustdoc-args = ["--cfg", "docsrs"]
{profile}{workspace}"#,
        profile = match profile {
            None => String::new(),
            Some(name) => format!("\n[package.metadata.armsmith]\nprofile = {name:?}\n"),
        },
        version = string(&package.version),
        license = string(&package.license),
        workspace = match package.workspace {
            WorkspaceRole::Root => "\n[workspace]\n",
            WorkspaceRole::Member => "",
        },
        name = options.crate_name,
        keywords = lists.keywords,
        default_features = lists.default_features,
        debug = lists.debug,
        features = lists.features,
        dependencies = lists.dependencies,
        dev_dependencies = lists.dev_dependencies,
    )
}

/// Returns the `Cargo.toml` of a workspace whose members are these folders.
pub fn workspace(members: &[String], options: &Options) -> String {
    let header = options.shared_header();
    let members = members.iter().map(|member| format!("    {member:?},\n"));
    let members: String = members.collect();
    format!("{header}\n\n[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n")
}

/// Returns a key of a TOML table.
fn key(name: &str) -> String {
    Key::new(name).display_repr().into_owned()
}

/// Returns a TOML string. JSON's escapes are valid in TOML.
fn string(text: &str) -> String {
    Value::from(text).to_string()
}
