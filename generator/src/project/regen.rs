//! Generates all outputs of a project.

use std::path::Path;

use super::error::Error;
use super::{Project, ProjectOutput, ProjectSettings, folder};
use crate::diagnostics::Diagnostics;
use crate::output::{Drift, WriteOptions, WriteReport};
use crate::pipeline::{Generated, Silent};
use crate::report;
use crate::source::Sources;

/// A project with the documents that it reads.
///
/// ```no_run
/// fn main() -> Result<(), armsmith::Error> {
///     let report = armsmith::Project::load("armsmith.yaml")?.regen()?;
///     print!("{}", report.warnings);
///     Ok(())
/// }
/// ```
#[derive(Debug)]
pub struct LoadedProject {
    project: Project,
    sources: Sources,
}

/// The result of a run.
#[derive(Clone, Debug, Default)]
pub struct RegenReport {
    /// The changed files of each output, by the name of the crate or the path of the module.
    pub outputs: Vec<(String, WriteReport)>,
    /// The warnings, as the command prints them. Empty if there are none.
    pub warnings: String,
}

/// An output and its files.
type GeneratedOutput<'a> = (&'a ProjectOutput, Generated);

impl Project {
    /// Loads a manifest.
    ///
    /// # Errors
    ///
    /// Returns all errors in the manifest.
    pub fn load(path: impl AsRef<Path>) -> Result<LoadedProject, Error> {
        let path = path.as_ref();
        let sources = Sources::with_root(folder(path));
        match Self::load_with(&sources, path, ProjectSettings::default()) {
            Ok(project) => Ok(LoadedProject { project, sources }),
            Err(diagnostics) => Err(Error::new(diagnostics, &sources)),
        }
    }
}

impl LoadedProject {
    /// Generates all outputs, and writes them and the lock file or, if there is an error, none.
    ///
    /// # Errors
    ///
    /// Returns all errors.
    pub fn regen(&self) -> Result<RegenReport, Error> {
        self.regen_with(&WriteOptions::default())
    }

    /// Generates all outputs like [`regen`](Self::regen), with additional permissions.
    ///
    /// # Errors
    ///
    /// Returns all errors.
    pub fn regen_with(&self, options: &WriteOptions) -> Result<RegenReport, Error> {
        let run = || {
            for output in self.project.outputs() {
                output.recover(options)?;
            }
            let (generated, warnings) = self.generate()?;
            let of_lock = self.project.check_lock(&self.sources)?;
            let mut report = RegenReport {
                warnings,
                ..RegenReport::default()
            };
            for (output, generated) in generated {
                let files = output.write(&generated, options)?;
                report.outputs.push((output.crate_name().to_owned(), files));
            }
            if of_lock.is_some() {
                self.project.write_lock(&self.sources)?;
            }
            Ok(report)
        };
        run().map_err(|diagnostics: Diagnostics| Error::new(diagnostics, &self.sources))
    }

    /// Compares all outputs with their folders, and the lock file with the inputs. Writes nothing.
    ///
    /// # Errors
    ///
    /// Returns all errors.
    pub fn check(&self) -> Result<Vec<Drift>, Error> {
        let run = || {
            let mut drifts = Vec::new();
            for (output, generated) in self.generate()?.0 {
                drifts.extend(output.check(&generated)?);
            }
            drifts.extend(self.project.check_lock(&self.sources)?);
            Ok(drifts)
        };
        run().map_err(|diagnostics: Diagnostics| Error::new(diagnostics, &self.sources))
    }

    /// Returns the generated outputs and the warnings.
    fn generate(&self) -> Result<(Vec<GeneratedOutput<'_>>, String), Diagnostics> {
        let mut generated = Vec::new();
        let mut diagnostics = Diagnostics::default();
        for output in self.project.outputs() {
            match output.generate(&self.sources, &Silent) {
                Ok(mut of_output) => {
                    diagnostics.extend(std::mem::take(&mut of_output.diagnostics));
                    diagnostics.extend(output.workspace_mismatch());
                    generated.push((output, of_output));
                }
                Err(errors) => diagnostics.extend(errors),
            }
        }
        match diagnostics.has_errors() {
            true => Err(diagnostics),
            false if diagnostics.is_empty() => Ok((generated, String::new())),
            false => {
                let warnings = report::text(&diagnostics, &self.sources, false);
                Ok((generated, warnings))
            }
        }
    }
}
