//! The curated descriptions.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use armsmith::ir::Api;
use armsmith::pipeline::{Silent, analyze};
use armsmith::project::{Project, ProjectSettings};
use armsmith::source::Sources;

/// Returns the manifest.
pub fn manifest() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/armsmith.yaml")
}

/// Returns the APIs, which all tests share.
pub fn apis() -> &'static [Api] {
    static APIS: OnceLock<Vec<Api>> = OnceLock::new();
    APIS.get_or_init(|| {
        let path = manifest();
        let sources = Sources::with_root(path.parent().expect("a folder"));
        let project = Project::load_with(&sources, &path, ProjectSettings::default());
        let project = project.expect("a valid manifest");
        let outputs = project.outputs().iter();
        let modules = outputs.flat_map(|output| {
            let analysis = analyze(&sources, &output.jobs(), &Silent);
            analysis.expect("valid descriptions").package.modules
        });
        modules.map(|module| module.api).collect()
    })
}
