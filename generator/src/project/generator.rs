//! Generates the module of an API in a build script.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::title::snake_title;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::emit::{CrateKind, Options, one_file};
use crate::ir::{Profile, UnknownProperties};
use crate::manifest::is_module;
use crate::overlay;
use crate::pipeline::{Job, ProfileChoice, Silent, generate};
use crate::report;
use crate::selection::Selection;
use crate::source::{Sources, common_folder};

/// Generates the client of an API as one file, for `include!`.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), armsmith::Error> {
///     let module = armsmith::Generator::new()
///         .spec("specs/shop.yaml")
///         .include("Orders_*")
///         .write_to(std::env::var("OUT_DIR").unwrap_or_default())?;
///     module.rerun_if_changed();
///     Ok(())
/// }
/// ```
///
/// In the crate:
///
/// ```ignore
/// mod shop {
///     include!(concat!(env!("OUT_DIR"), "/shop.rs"));
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Generator {
    specs: Vec<PathBuf>,
    overlays: Vec<PathBuf>,
    include: Vec<String>,
    exclude: Vec<String>,
    module: Option<String>,
    profile: Profile,
    unknown: UnknownProperties,
}

/// A file that [`Generator::write_to`] wrote.
#[derive(Clone, Debug)]
pub struct GeneratedFile {
    /// The file.
    pub path: PathBuf,
    /// The files that were read: descriptions, files that they refer to, and overlays.
    pub inputs: Vec<PathBuf>,
    /// The warnings, as the command prints them. Empty if there are none.
    pub warnings: String,
}

impl Generator {
    /// Creates a generator without descriptions.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a description of the API, in JSON or YAML.
    #[must_use]
    pub fn spec(mut self, path: impl Into<PathBuf>) -> Self {
        self.specs.push(path.into());
        self
    }

    /// Adds an OpenAPI Overlay document, which changes the descriptions.
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.overlays.push(path.into());
        self
    }

    /// Adds a selector of operations to include. Without any, all operations are included.
    #[must_use]
    pub fn include(mut self, selector: impl Into<String>) -> Self {
        self.include.push(selector.into());
        self
    }

    /// Adds a selector of operations to exclude.
    #[must_use]
    pub fn exclude(mut self, selector: impl Into<String>) -> Self {
        self.exclude.push(selector.into());
        self
    }

    /// Sets the path of the module that includes the file, such as `crate::api::shop`. By default, it is at the root of
    /// the crate, and named like the file.
    #[must_use]
    pub fn module(mut self, path: impl Into<String>) -> Self {
        self.module = Some(path.into());
        self
    }

    /// Sets the conventions of the client. By default, those of services of Azure.
    #[must_use]
    pub fn profile(mut self, profile: Profile) -> Self {
        self.profile = profile;
        self
    }

    /// Sets the treatment of properties that the description does not declare. By default, they are ignored.
    #[must_use]
    pub fn unknown(mut self, unknown: UnknownProperties) -> Self {
        self.unknown = unknown;
        self
    }

    /// Writes the file to a folder, unless it has the same content. It is named after the module, by default the first
    /// description: `shop.rs` for `specs/shop.yaml`.
    ///
    /// # Errors
    ///
    /// Returns all errors if there are any, and writes nothing.
    pub fn write_to(&self, folder: impl AsRef<Path>) -> Result<GeneratedFile, Error> {
        let sources = match common_folder(&self.specs) {
            Some(folder) => Sources::within(&folder),
            None => Sources::new(),
        };
        self.write(&sources, folder.as_ref())
            .map_err(|diagnostics| Error::new(diagnostics, &sources))
    }

    fn write(&self, sources: &Sources, folder: &Path) -> Result<GeneratedFile, Diagnostics> {
        let module = self.module_path()?;
        let job = Job {
            selection: Selection::parse(&self.include, &self.exclude)?,
            overlays: self.overlays.clone(),
            profile: ProfileChoice::Set(self.profile),
            unknown: self.unknown,
            ..Job::standalone(self.specs.clone())
        };
        let mut warnings = overlay::install(sources, [(&*job.overlays, &*job.inputs)])?;
        let options = Options {
            kind: CrateKind::Module,
            ..Options::standalone(
                module.replacen("crate", "my_crate", 1),
                "armsmith::Generator",
            )
        };
        let generated = generate(sources, &[job], &options, &Silent)?;
        warnings.extend(generated.diagnostics);
        let name = module.rsplit("::").next().unwrap_or_default();
        let path = folder.join(name).with_extension("rs");
        let text = one_file(&generated.tree).map_err(|error| {
            let message = format!("internal error: generated code cannot be read: {error}");
            Diagnostic::new(Code::Internal, Place::None, message)
        })?;
        write_if_changed(&path, &text)?;
        let inputs = sources.documents().map(|document| document.path.clone());
        Ok(GeneratedFile {
            path,
            inputs: inputs.collect(),
            warnings: match warnings.is_empty() {
                true => String::new(),
                false => report::text(&warnings, sources, false),
            },
        })
    }

    fn module_path(&self) -> Result<String, Diagnostic> {
        let stem = self.specs.first().and_then(|spec| spec.file_stem());
        let stem = stem.map(|stem| snake_title(&stem.to_string_lossy()));
        let path = match (&self.module, stem) {
            (Some(path), _) => path.clone(),
            (None, Some(stem)) => format!("crate::{stem}"),
            (None, None) => {
                let message = "the generator has no description";
                let error = Diagnostic::new(Code::MissingKey, Place::None, message);
                return Err(error.help("add one with `Generator::spec`"));
            }
        };
        let mut steps = path.split("::");
        match steps.next() == Some("crate") && path != "crate" && steps.all(is_module) {
            true => Ok(path),
            false => {
                let message = format!("`{path}` is not the path of a module");
                Err(Diagnostic::new(Code::InvalidManifest, Place::None, message)
                    .help("set one with `Generator::module`, such as `crate::shop`"))
            }
        }
    }
}

impl GeneratedFile {
    /// Prints the instruction to run the build script again if an input changes, for Cargo. Prints the warnings, too.
    pub fn rerun_if_changed(&self) {
        for input in &self.inputs {
            println!("cargo:rerun-if-changed={}", input.display());
        }
        for line in self.warnings.lines().filter(|line| !line.trim().is_empty()) {
            println!("cargo:warning={line}");
        }
    }
}

/// Writes a file. One with the same content keeps its time, so that the crate is not built again.
fn write_if_changed(path: &Path, text: &str) -> Result<(), Diagnostic> {
    if fs::read_to_string(path).is_ok_and(|found| found == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(|error| {
        let message = format!("cannot write the file: {error}");
        Diagnostic::new(
            Code::OutputUnwritable,
            Place::File(path.to_owned()),
            message,
        )
    })
}
