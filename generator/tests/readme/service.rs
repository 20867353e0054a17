//! A service in a temporary folder.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use armsmith::diagnostics::Diagnostics;
use armsmith::readme::{Readme, TagInputs};
use armsmith::report;
use armsmith::source::Sources;
use serde_json::Value;
use tempfile::TempDir;

pub struct Service {
    folder: TempDir,
}

impl Service {
    /// Creates a folder with a readme.
    pub fn new(readme: &str) -> Service {
        let folder = tempfile::tempdir().unwrap();
        let service = Service { folder };
        service.with("readme.md", readme)
    }

    /// Adds another file.
    pub fn with(self, path: &str, text: &str) -> Service {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn sources(&self) -> Sources {
        Sources::with_root(self.folder.path())
    }

    pub fn readme(&self) -> Readme {
        self.readme_of(&self.sources())
    }

    /// Messages only show lines of files that were read from these sources.
    fn readme_of(&self, sources: &Sources) -> Readme {
        Readme::load(sources, &self.path("readme.md")).unwrap()
    }

    pub fn select(&self, tag: Option<&str>) -> Result<TagInputs, Diagnostics> {
        self.readme().select(&self.sources(), tag)
    }

    /// Returns the names of the input files of a tag.
    pub fn inputs(&self, tag: Option<&str>) -> Vec<String> {
        let sources = self.sources();
        let inputs = self.select(tag).unwrap().inputs.into_iter();
        inputs.map(|input| sources.name(&input.path)).collect()
    }

    /// Returns the files after the directives of the default tag, and the messages.
    pub fn amended(&self, paths: &[&str]) -> (Vec<Value>, String) {
        let sources = self.sources();
        let selection = self.readme_of(&sources).select(&sources, None).unwrap();
        let mut told = selection.diagnostics;
        sources.transform_with(Arc::new(selection.directives));
        let values = paths.iter().map(|path| {
            let id = sources.load(&self.path(path)).unwrap();
            sources.document(id).value.clone()
        });
        let values = values.collect();
        told.extend(sources.warnings());
        (values, report::text(&told, &sources, false))
    }

    /// Returns the messages about the default tag or another.
    pub fn told(&self, tag: Option<&str>) -> String {
        let sources = self.sources();
        let diagnostics = match self.readme_of(&sources).select(&sources, tag) {
            Ok(selection) => selection.diagnostics,
            Err(diagnostics) => diagnostics,
        };
        report::text(&diagnostics, &sources, false)
    }
}
