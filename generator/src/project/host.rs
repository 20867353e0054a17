//! The crate that contains a generated module.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Value};

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::rust::krate::{CargoManifest, Dependency, Feature};
use crate::source::normalise;

/// The crate that contains a folder.
pub(super) struct HostCrate {
    manifest: PathBuf,
    document: DocumentMut,
}

impl HostCrate {
    /// Returns the innermost package that contains a folder, which need not exist.
    pub(super) fn of(folder: &Path) -> Option<HostCrate> {
        let folder = normalise(&std::path::absolute(folder).ok()?);
        folder.ancestors().find_map(|root| {
            let manifest = root.join("Cargo.toml");
            let document: DocumentMut = fs::read_to_string(&manifest).ok()?.parse().ok()?;
            document.get("package")?;
            Some(HostCrate { manifest, document })
        })
    }

    /// Returns its `Cargo.toml`.
    pub(super) fn manifest(&self) -> &Path {
        &self.manifest
    }

    /// Returns its name in code.
    pub(super) fn name(&self) -> String {
        let name_in = |table: &str| self.document.get(table)?.get("name")?.as_str();
        let name = name_in("lib").or(name_in("package")).unwrap_or("my_crate");
        name.replace('-', "_")
    }

    /// Returns a warning with the lines that its `Cargo.toml` lacks for generated code.
    pub(super) fn missing(&self, needed: &CargoManifest) -> Option<Diagnostic> {
        let CargoManifest::Standalone {
            features,
            dependencies,
            ..
        } = needed
        else {
            return None;
        };
        let dependencies = dependencies.iter();
        let dependencies = dependencies.filter(|it| !self.has_dependency(it)).map(line);
        let dependencies: Vec<String> = dependencies.collect();
        let debug = Some("debug = []".to_owned()).filter(|_| !self.has_feature("debug"));
        let features = features.iter().filter(|it| !self.has_feature(&it.name));
        let features: Vec<_> = debug.into_iter().chain(features.map(feature)).collect();
        let sections = [("[dependencies]", dependencies), ("[features]", features)];
        let sections = sections.into_iter().filter(|(_, lines)| !lines.is_empty());
        let lines =
            sections.flat_map(|(header, lines)| [header.to_owned()].into_iter().chain(lines));
        let lines: Vec<_> = lines.collect();
        if lines.is_empty() {
            return None;
        }
        let message = "the crate lacks dependencies or features of the generated module";
        let place = Place::File(self.manifest.clone());
        let help = format!(
            "add these lines, or their features to existing lines:\n{}",
            lines.join("\n")
        );
        Some(Diagnostic::new(Code::MissingDependency, place, message).help(help))
    }

    /// True if the crate has a dependency with the needed features. Those of a workspace are not compared.
    fn has_dependency(&self, needed: &Dependency) -> bool {
        let found = self
            .document
            .get("dependencies")
            .and_then(|it| it.get(&*needed.name));
        let Some(found) = found else {
            return false;
        };
        let of_workspace = found.get("workspace").and_then(Item::as_bool) == Some(true);
        let features = found.get("features").and_then(Item::as_array);
        let has = |feature: &String| {
            let mut features = features.into_iter().flatten().filter_map(Value::as_str);
            features.any(|it| it == feature)
        };
        // A feature of the module enables those of `azure_core`.
        of_workspace || needed.settings.features.iter().all(has)
    }

    fn has_feature(&self, name: &str) -> bool {
        let features = self.document.get("features").and_then(Item::as_table_like);
        features.is_some_and(|features| features.contains_key(name))
    }
}

fn line(dependency: &Dependency) -> String {
    let settings = &dependency.settings;
    let version = settings.version.as_deref().unwrap_or("*");
    match settings.features.is_empty() {
        true => format!("{} = {version:?}", dependency.name),
        false => format!(
            "{} = {{ version = {version:?}, features = {:?} }}",
            dependency.name, settings.features
        ),
    }
}

fn feature(feature: &Feature) -> String {
    format!("{} = {:?}", feature.name, feature.enables)
}
