//! The stages from a refined package to the text of a crate.

use std::time::Duration;

use super::{Analysis, Event, Job, Progress, Silent, Stage, Times, analyze};
use crate::diagnostics::Diagnostics;
use crate::diff;
use crate::emit::{self, Options};
use crate::ir::Package;
use crate::names::{self, Names};
use crate::output::Tree;
use crate::rust::{self, krate::Crate};
use crate::source::Sources;

/// A crate, printed, and all that was known on the way.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files of the crate.
    pub tree: Tree,
    /// What they were printed from.
    pub package: Package,
    /// What everything is called.
    pub names: Names,
    /// The crate as data.
    pub krate: Crate,
    /// Warnings and notes.
    pub diagnostics: Diagnostics,
    /// How long each stage took.
    pub times: Times,
    /// How long it took to analyze each API.
    pub module_times: Vec<Duration>,
}

impl Generated {
    /// The crate as one side of a comparison.
    pub fn version<'a>(&'a self, sources: &'a Sources) -> diff::Version<'a> {
        let specs = rust::builder::specs(&self.package, &self.names);
        diff::Version::of(&self.krate, specs, sources)
    }
}

/// From files to the text of a crate.
///
/// # Errors
///
/// Everything that was found, if any of it forbids output.
pub fn generate(
    sources: &Sources,
    jobs: &[Job],
    options: &Options,
    progress: &dyn Progress,
) -> Result<Generated, Diagnostics> {
    print(analyze(sources, jobs, progress)?, options, progress)
}

/// Names and prints what was analysis.
///
/// # Errors
///
/// Everything that was found, if any of it forbids output.
pub fn print(
    analysis: Analysis,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Generated, Diagnostics> {
    let Analysis {
        package,
        mut diagnostics,
        mut times,
        module_times,
    } = analysis;
    progress.on(Event::Begun(Stage::Name));
    let names = times.measure(Stage::Name, || names::assign(&package, &mut diagnostics));
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    progress.on(Event::Begun(Stage::Build));
    let krate = times.measure(Stage::Build, || {
        rust::builder::krate(&package, &names, options)
    });
    progress.on(Event::Begun(Stage::Emit));
    let tree = times.measure(Stage::Emit, || emit::emit(&krate));
    Ok(Generated {
        tree,
        package,
        names,
        krate,
        diagnostics,
        times,
        module_times,
    })
}

/// Names and prints what was analysis, as a crate of its own that is there to be compared.
///
/// # Errors
///
/// Everything that was found, if any of it forbids output.
pub fn comparable(analysis: Analysis) -> Result<Generated, Diagnostics> {
    let options = Options::standalone("compared", "armsmith diff");
    print(analysis, &options, &Silent)
}
