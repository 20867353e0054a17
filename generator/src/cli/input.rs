//! The input files of a command, and the folder that their references may not leave.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::arguments::{GlobalParameters, InputFiles};
use super::stream::is_stream;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::UnknownProperties;
use crate::manifest::GlobalParameters as Supplier;
use crate::overlay;
use crate::pipeline::{Analysis, Job, ProfileChoice, Silent, analyze, analyze_tag};
use crate::readme::{Readme, TagInputs};
use crate::selection::Selection;
use crate::source::Sources;

impl InputFiles {
    /// Returns the sources for the selected files.
    pub(super) fn sources(&self) -> Result<Sources, Diagnostic> {
        let root = self.root.as_deref();
        match &self.readme {
            Some(readme) => sources(std::slice::from_ref(readme), root),
            None => sources(&self.files, root),
        }
    }

    fn global_parameters(&self) -> Option<Supplier> {
        let supplied_by = self.global_parameters?;
        Some(match supplied_by {
            GlobalParameters::Client => Supplier::Client,
            GlobalParameters::Method => Supplier::Method,
        })
    }

    /// Reads the selectors and, if there is a readme, the selected tag.
    pub(super) fn resolve(&self, sources: &Sources) -> Result<ResolvedInput, Diagnostics> {
        let selection = Selection::parse(&self.include, &self.exclude)?;
        let tag = match &self.readme {
            Some(path) => {
                let readme = Readme::load(sources, path)?;
                Some(readme.select(sources, self.tag.as_deref())?)
            }
            None => None,
        };
        Ok(ResolvedInput {
            files: match &tag {
                Some(tag) => tag.inputs.iter().map(|input| input.path.clone()).collect(),
                None => self.files.clone(),
            },
            selection,
            tag,
            overlays: self.overlays.clone(),
            global_parameters: self.global_parameters(),
            profile: ProfileChoice::default(),
            unknown: UnknownProperties::default(),
            group_features: false,
        })
    }

    /// Analyzes the selected operations of the selected files.
    pub(super) fn analyze(&self, sources: &mut Sources) -> Result<Analysis, Diagnostics> {
        self.resolve(sources)?.analyze(sources)
    }
}

/// The files and operations that a command uses.
pub(super) struct ResolvedInput {
    /// The input files: those of the command line, or those of the readme's tag.
    pub(super) files: Vec<PathBuf>,
    /// The overlays.
    pub(super) overlays: Vec<PathBuf>,
    /// The selected operations.
    pub(super) selection: Selection,
    /// The tag of the readme.
    pub(super) tag: Option<TagInputs>,
    global_parameters: Option<Supplier>,
    /// The conventions of the client.
    pub(super) profile: ProfileChoice,
    /// The treatment of properties that the description does not declare.
    pub(super) unknown: UnknownProperties,
    /// True if each operation group has a feature.
    pub(super) group_features: bool,
}

impl ResolvedInput {
    /// Analyzes the selected operations of the files.
    pub(super) fn analyze(self, sources: &mut Sources) -> Result<Analysis, Diagnostics> {
        let warnings = overlay::install(sources, [(&*self.overlays, &*self.files)])?;
        let mut analysis = self.analyze_changed(sources)?;
        analysis.diagnostics.extend(warnings);
        Ok(analysis)
    }

    fn analyze_changed(self, sources: &mut Sources) -> Result<Analysis, Diagnostics> {
        let settings = Job {
            global_parameters: self.global_parameters,
            selection: self.selection,
            profile: self.profile,
            unknown: self.unknown,
            group_features: self.group_features,
            ..Job::default()
        };
        match self.tag {
            Some(tag) => {
                let settings = Job {
                    // A readme is AutoRest's.
                    profile: match self.profile {
                        ProfileChoice::Detected => ProfileChoice::default(),
                        decided => decided,
                    },
                    ..settings
                };
                analyze_tag(sources, tag, settings, &Silent)
            }
            None => {
                let job = Job {
                    inputs: self.files,
                    ..settings
                };
                analyze(sources, &[job], &Silent)
            }
        }
    }
}

/// Returns the sources for these files.
///
/// Standard input is only read here. A reference always means a file.
pub(super) fn sources(files: &[PathBuf], root: Option<&Path>) -> Result<Sources, Diagnostic> {
    let sources = Sources::of_inputs(files, root);
    if let Some(stream) = files.iter().find(|file| is_stream(file)) {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map_err(|error| {
            let message = format!("cannot read the standard input: {error}");
            Diagnostic::new(Code::FileUnreadable, Place::None, message)
        })?;
        sources.put(stream, &bytes)?;
    }
    Ok(sources)
}
