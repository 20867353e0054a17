//! The rules that a manifest must follow.

use std::collections::HashMap;
use std::path::{Component, Path};

use super::{Manifest, OutputKind, Service, Version};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::Origin;
use crate::rust::options::{DEPENDENCIES, PackageSettings};
use crate::source::{Sources, nearest, nearest_file, normalise, pointer};

/// Modules that every crate has.
const TAKEN_MODULES: [&str; 2] = ["common_types", "runtime"];

/// Features that every crate has.
const TAKEN_FEATURES: [&str; 4] = ["debug", "default", "live", "loopback"];

/// The crates that every crate can refer to: those of the language, and the dependencies of generated crates and their
/// tests.
const TAKEN_CRATES: [&str; 15] = [
    "alloc",
    "async_trait",
    "azure_core",
    "azure_identity",
    "core",
    "futures",
    "futures_core",
    "futures_io",
    "proc_macro",
    "serde",
    "serde_json",
    "std",
    "test",
    "time",
    "tokio",
];

/// The prefix of official packages.
const OFFICIAL: &str = "azure_resourcemanager_";

/// The required number of services.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Services {
    /// At least one.
    Some,
    /// Any number.
    Any,
}

/// True if a path is below the folder of the manifest, as written.
pub(super) fn is_below(path: &str) -> bool {
    let is_inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    !path.contains('\\') && Path::new(path).components().all(is_inside)
}

/// Checks the rules of a manifest.
pub(super) fn check(
    sources: &Sources,
    manifest: &Manifest,
    services: Services,
    root: &Origin,
    folder: &Path,
) -> Diagnostics {
    let mut rules = Rules {
        sources,
        root,
        folder,
        diagnostics: Diagnostics::default(),
        claims: HashMap::new(),
    };
    match manifest.output {
        OutputKind::Module => rules.module_path(&manifest.crate_name),
        OutputKind::Crate => rules.crate_name(&manifest.crate_name),
    }
    rules.package(&manifest.package);
    rules.layout(manifest);
    let features = manifest.services.iter().flat_map(|service| {
        let versions = service.versions.iter();
        versions
            .map(|it| it.feature.as_str())
            .chain([service.module.as_str()])
    });
    let features: Vec<_> = features.collect();
    rules.package_features(manifest, &features);
    if manifest.services.is_empty() && services == Services::Some {
        let help = "add a service; `armsmith import` adds one from the public specifications";
        rules.refuse("/services", "the manifest has no services", help);
    }
    for (index, service) in manifest.services.iter().enumerate() {
        rules.service(service, &format!("/services/{index}"));
    }
    for (example, features) in &manifest.examples {
        for (index, feature) in features.iter().enumerate() {
            rules.known_feature(manifest, feature, &format!("/examples/{example}/{index}"));
        }
    }
    rules.diagnostics
}

/// Checks that the outputs of a manifest have different names and folders.
pub(super) fn check_outputs(
    sources: &Sources,
    outputs: &[(Manifest, Origin)],
    root: &Origin,
) -> Diagnostics {
    let mut rules = Rules {
        sources,
        root,
        folder: Path::new(""),
        diagnostics: Diagnostics::default(),
        claims: HashMap::new(),
    };
    if outputs.is_empty() {
        rules.refuse("/outputs", "the manifest has no outputs", "add a crate");
    }
    for (manifest, at) in outputs {
        rules.claim(
            ("crate", ""),
            &manifest.crate_name,
            &format!("{}/crate", at.pointer),
        );
        if let Some(out) = &manifest.out {
            rules.claim(
                ("output folder", ""),
                &normalise(Path::new(out)).to_string_lossy(),
                &format!("{}/out", at.pointer),
            );
        }
    }
    rules.diagnostics
}

struct Rules<'a> {
    sources: &'a Sources,
    root: &'a Origin,
    folder: &'a Path,
    diagnostics: Diagnostics,
    /// The position of the first use of each name.
    claims: HashMap<Claim, String>,
}

/// A name that must be unique: its kind, its scope, and the name.
type Claim = (&'static str, String, String);

impl Rules<'_> {
    fn crate_name(&mut self, name: &str) {
        if let Some(why) = crate_name_objection(name) {
            let message = format!("`{name}` is not a valid package name: {why}");
            self.refuse("/crate", message, "choose another name");
        }
    }

    /// Checks the crates of a layout with several.
    fn layout(&mut self, manifest: &Manifest) {
        let Some(runtime) = manifest.layout.runtime() else {
            return;
        };
        if let Some(why) = crate_name_objection(runtime) {
            let message = format!("`{runtime}` is not a valid package name: {why}");
            self.refuse("/runtime/crate", message, "choose another name");
        }
        let members = manifest.members();
        let same = |name: &&String| name.replace('-', "_") == runtime.replace('-', "_");
        if members.iter().filter(same).count() > 1 {
            let message = format!("a service has the crate `{runtime}`");
            self.refuse("/runtime/crate", message, "choose another name");
        }
        if let Some(name) = manifest.package.features.keys().next() {
            let at = pointer::child("/crate/features", name);
            let message = "`layout: crates` has no additional features";
            self.refuse(
                &at,
                message,
                "remove them, or add them to the `Cargo.toml` of a crate",
            );
        }
    }

    fn module_path(&mut self, path: &str) {
        let mut steps = path.split("::");
        let is_path = steps.next() == Some("crate") && path != "crate" && steps.all(is_identifier);
        if !is_path {
            let message = format!("`{path}` is not the path of a module");
            let help = "write a path that begins with `crate::`, such as `crate::azure`";
            self.refuse("/module", message, help);
        }
    }

    fn package(&mut self, package: &PackageSettings) {
        let version = &package.version;
        if let Err(why) = semver::Version::parse(version) {
            let message = format!("`{version}` is not a valid version: {why}");
            self.refuse("/crate/version", message, "write a version such as `0.1.0`");
        }
    }

    /// Checks the features and dependencies of the settings. `features` are those of services and versions.
    fn package_features(&mut self, manifest: &Manifest, features: &[&str]) {
        let package = &manifest.package;
        // Those of operation groups follow from the descriptions. Cargo checks them.
        let may_be_group = |item: &str| {
            let below = |feature: &&str| {
                let rest = item.strip_prefix(*feature);
                rest.is_some_and(|rest| rest.starts_with('_'))
            };
            manifest.group_features && features.iter().any(below)
        };
        let known = TAKEN_FEATURES.iter().chain(features).copied();
        let known: Vec<_> = known
            .chain(package.features.keys().map(String::as_str))
            .collect();
        for (name, items) in &package.features {
            let at = pointer::child("/crate/features", name);
            let is_generated = features.contains(&name.as_str()) || name == "debug";
            if is_generated {
                let message = format!("the feature `{name}` is generated");
                self.refuse(&at, message, "choose another name");
            } else if !is_cargo_feature(name) {
                let message = format!("`{name}` is not a valid feature name");
                let help = "use letters, digits, `_`, `-`, `+` and `.`; the first character must be a letter, a digit or `_`";
                self.refuse(&at, message, help);
            }
            for (index, item) in items.iter().enumerate() {
                let is_local = !item.contains('/') && !item.starts_with("dep:");
                if is_local && !known.contains(&item.as_str()) && !may_be_group(item) {
                    let message = format!("unknown feature `{item}`");
                    let help = match nearest(item, known.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "use a feature of this crate, or one of a dependency as `azure_core/reqwest`".to_owned(),
                    };
                    self.refuse(&format!("{at}/{index}"), message, help);
                }
            }
        }
        for name in package.dependencies.keys() {
            if !DEPENDENCIES.contains(&name.as_str()) {
                let at = pointer::child("/crate/dependencies", name);
                let message = format!("generated crates do not depend on `{name}`");
                let help = match nearest(name, DEPENDENCIES) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "add dependencies of your own to the `Cargo.toml` of the crate, where they stay".to_owned(),
                };
                self.refuse(&at, message, help);
            }
        }
    }

    fn known_feature(&mut self, manifest: &Manifest, feature: &str, at: &str) {
        let of_service = |service: &Service| {
            let mut versions = service.versions.iter();
            service.module == feature || versions.any(|version| version.feature == feature)
        };
        if !TAKEN_FEATURES.contains(&feature) && !manifest.services.iter().any(of_service) {
            let message = format!("unknown feature `{feature}`");
            self.refuse(
                at,
                message,
                "use the feature of a service or version in this manifest",
            );
        }
    }

    fn service(&mut self, service: &Service, at: &str) {
        let module = format!("{at}/module");
        self.module(&service.module, &module, &TAKEN_MODULES);
        // The feature of the service has the same name.
        if self.claim(("module", "/services"), &service.module, &module) {
            self.feature(&service.module, &module);
        }
        if let Some(client) = &service.client
            && !(is_identifier(client) && client.starts_with(|c: char| c.is_ascii_uppercase()))
        {
            let message = format!("`{client}` is not a valid client name");
            self.refuse(
                &format!("{at}/client"),
                message,
                "write a name such as `ManagedServiceIdentityClient`",
            );
        }
        self.overlays(&service.overlays, at);
        for rename in &service.renames {
            if !rename.to.starts_with(|c: char| c.is_alphabetic()) {
                let message = format!("`{}` is not a valid name", rename.to);
                let diagnostic =
                    Diagnostic::new(Code::InvalidManifest, rename.place.clone(), message)
                        .help("write a name that begins with a letter");
                self.diagnostics.push(diagnostic);
            }
        }
        if service.versions.is_empty() {
            let message = format!("the service `{}` has no versions", service.module);
            self.refuse(&format!("{at}/versions"), message, "add a version");
        }
        for (index, version) in service.versions.iter().enumerate() {
            let place = format!("{at}/versions/{index}");
            let is_first = self.claim(("module", at), &version.module, &place);
            self.version(version, &place, is_first);
        }
    }

    fn version(&mut self, version: &Version, at: &str, is_first: bool) {
        self.module(&version.module, at, &[]);
        // For equal versions, only their modules are reported.
        if is_first {
            self.feature(&version.feature, at);
        }
        if version.inputs.is_empty() {
            let message = format!("the version `{}` has no input files", version.version);
            self.refuse(
                &format!("{at}/inputs"),
                message,
                "list its files under `inputs`",
            );
        }
        for (index, input) in version.inputs.iter().enumerate() {
            let place = format!("{at}/inputs/{index}");
            self.claim(("input", at), input, &place);
            self.file("input file", input, &place);
        }
        self.overlays(&version.overlays, at);
    }

    fn overlays(&mut self, overlays: &[String], at: &str) {
        for (index, overlay) in overlays.iter().enumerate() {
            self.file("overlay", overlay, &format!("{at}/overlays/{index}"));
        }
    }

    fn module(&mut self, name: &str, at: &str, taken: &[&str]) {
        let is_module = is_module(name);
        if is_module && !taken.contains(&name) {
            return;
        }
        let why = match is_module {
            true => "the name is reserved",
            false => "it is not a lower-case Rust identifier",
        };
        let message = format!("`{name}` is not a valid module name: {why}");
        let help = "set `module` to a name of lower-case letters, digits and `_`";
        self.refuse(at, message, help);
    }

    fn feature(&mut self, name: &str, at: &str) {
        if TAKEN_FEATURES.contains(&name) || !is_feature(name) {
            let message = format!("`{name}` is not a valid feature name, or it is reserved");
            let help = "set `feature` to another name of lower-case letters, digits and `_`";
            self.refuse(at, message, help);
        }
        self.claim(("feature", ""), name, at);
    }

    fn file(&mut self, what: &str, input: &str, at: &str) {
        if !is_below(input) {
            let message = format!("`{input}` is not a path below the folder of the manifest");
            let help = "write the path relative to the manifest, with `/` as the separator and without `..`";
            self.refuse(at, message, help);
        } else if !self.folder.join(input).is_file() {
            if let Some(several) = self.several(input) {
                let message = format!(
                    "the {what} `{input}` matches several files that differ in upper and lower case"
                );
                self.refuse(at, message, format!("write one of {several}"));
                return;
            }
            let message = format!("the {what} `{input}` does not exist");
            let help = match self.neighbour(input) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the path relative to the folder of the manifest".to_owned(),
            };
            self.refuse(at, message, help);
        }
    }

    /// Returns the existing file whose path is most similar to the input.
    fn neighbour(&self, input: &str) -> Option<String> {
        let folder = normalise(self.folder);
        let near = nearest_file(&folder.join(input))?;
        let near = near.strip_prefix(&folder).unwrap_or(&near);
        let parts = near.iter().map(|part| part.to_string_lossy());
        folder
            .join(near)
            .is_file()
            .then(|| parts.collect::<Vec<_>>().join("/"))
    }

    /// Returns the files that an input may mean, if there are several that differ from it in upper and lower case.
    fn several(&self, input: &str) -> Option<String> {
        let folder = normalise(self.folder);
        let found = self.sources.locate(&folder, &folder.join(input)).err()?;
        let names = found.iter().map(|path| {
            let name = path.strip_prefix(&folder).unwrap_or(path);
            format!("`{}`", name.display())
        });
        Some(names.collect::<Vec<_>>().join(", "))
    }

    /// Records a name. Returns true if it is the first use.
    fn claim(&mut self, (what, among): (&'static str, &str), name: &str, at: &str) -> bool {
        let claim = (what, among.to_owned(), name.to_owned());
        let Some(first) = self.claims.get(&claim) else {
            self.claims.insert(claim, at.to_owned());
            return true;
        };
        let message = format!("duplicate {what} `{name}`");
        let diagnostic = Diagnostic::new(Code::ModuleCollision, self.place(at), message)
            .related(self.place(first), "first used here")
            .help("rename or remove one of the entries");
        self.diagnostics.push(diagnostic);
        false
    }

    fn refuse(&mut self, at: &str, message: impl Into<String>, help: impl Into<String>) {
        let diagnostic = Diagnostic::new(Code::InvalidManifest, self.place(at), message).help(help);
        self.diagnostics.push(diagnostic);
    }

    fn place(&self, at: &str) -> Place {
        Place::Value(Origin {
            document: self.root.document,
            pointer: format!("{}{at}", self.root.pointer),
        })
    }
}

/// Returns the reason why a name is not a valid package name, or `None`.
pub fn crate_name_objection(name: &str) -> Option<&'static str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(plain) {
        return Some(
            "only letters, digits, `-` and `_` are allowed, and the first character must be a letter",
        );
    }
    let is_snake_case = name == name.to_ascii_lowercase() && !name.replace('-', "_").contains("__");
    if !is_snake_case {
        return Some("it is not in snake case, and the compiler warns about such names");
    }
    if !is_identifier(&name.replace('-', "_")) {
        return Some("it is a Rust keyword");
    }
    if TAKEN_CRATES.contains(&name.replace('-', "_").as_str()) {
        return Some("a crate of that name is used by the generated code");
    }
    if name.replace('-', "_").starts_with(OFFICIAL) {
        return Some("this prefix is reserved for the official packages");
    }
    None
}

/// True if a name is a valid module name.
pub(crate) fn is_module(name: &str) -> bool {
    is_identifier(name) && is_feature(name)
}

fn is_identifier(name: &str) -> bool {
    name.is_ascii() && syn::parse_str::<syn::Ident>(name).is_ok()
}

/// True if Cargo accepts the name of a feature.
fn is_cargo_feature(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.'))
}

fn is_feature(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
