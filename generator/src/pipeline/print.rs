//! The stages from a refined package to the text of a crate.

use std::time::Duration;

use rayon::prelude::*;

use super::{Analysis, Event, Job, Progress, Silent, Stage, Times, analyze};
use crate::diagnostics::Diagnostics;
use crate::diff;
use crate::emit::{self, Options};
use crate::ir::Package;
use crate::names::{self, Names};
use crate::output::Tree;
use crate::rust::options::WorkspaceRole;
use crate::rust::{self, krate::Crate};
use crate::source::Sources;

/// A printed crate, with the data of all stages.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The files of the crate.
    pub tree: Tree,
    /// The crates in folders of their own, if the layout has several. The other files are then those of their
    /// workspace.
    pub members: Vec<GeneratedMember>,
    /// The package.
    pub package: Package,
    /// The names.
    pub names: Names,
    /// The crate as data.
    pub krate: Crate,
    /// Warnings and notes.
    pub diagnostics: Diagnostics,
    /// The time of each stage.
    pub times: Times,
    /// The time to analyze each API.
    pub module_times: Vec<Duration>,
}

/// A crate in a folder of its own.
#[derive(Clone, Debug)]
pub struct GeneratedMember {
    /// The name of the crate, which is that of its folder.
    pub name: String,
    /// The files of the crate.
    pub tree: Tree,
}

impl Generated {
    /// Returns the crate as one version of a comparison.
    pub fn version<'a>(&'a self, sources: &'a Sources) -> diff::Version<'a> {
        let specs = rust::builder::specs(&self.package, &self.names);
        diff::Version::of(&self.krate, specs, sources)
    }
}

/// Generates the text of a crate from files.
///
/// # Errors
///
/// Returns all diagnostics if there is an error.
pub fn generate(
    sources: &Sources,
    jobs: &[Job],
    options: &Options,
    progress: &dyn Progress,
) -> Result<Generated, Diagnostics> {
    #[cfg_attr(
        not(feature = "cli"),
        expect(unused_mut, reason = "only tests change it")
    )]
    let mut analysis = analyze(sources, jobs, progress)?;
    // Other tests read the specifications, where no such example is in one place.
    #[cfg(feature = "cli")]
    if options.tests && options.kind == rust::options::CrateKind::Standalone {
        analysis.compose_examples(sources);
    }
    print(analysis, options, progress)
}

/// Names and prints an analyzed package.
///
/// # Errors
///
/// Returns all diagnostics if there is an error.
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
    let (tree, members) = times.measure(Stage::Emit, || trees(&krate, &package, &names, options));
    Ok(Generated {
        tree,
        members,
        package,
        names,
        krate,
        diagnostics,
        times,
        module_times,
    })
}

/// Prints the files of the output folder, and of the crates in folders of their own.
fn trees(
    krate: &Crate,
    package: &Package,
    names: &Names,
    options: &Options,
) -> (Tree, Vec<GeneratedMember>) {
    if options.layout.runtime().is_none() {
        return (emit::emit(krate), Vec::new());
    }
    let crates = rust::builder::crates(package, names, options);
    let members = crates.par_iter().map(|krate| GeneratedMember {
        name: krate.options.crate_name.clone(),
        tree: emit::emit(krate),
    });
    let members: Vec<_> = members.collect();
    let folders: Vec<_> = members.iter().map(|member| member.name.clone()).collect();
    let mut tree = Tree::new();
    if options.package.workspace == WorkspaceRole::Root {
        tree.insert("Cargo.toml".to_owned(), emit::workspace(&folders, options));
    }
    (tree, members)
}

/// Names and prints an analyzed package as a standalone crate, for comparison.
///
/// # Errors
///
/// Returns all diagnostics if there is an error.
pub fn comparable(analysis: Analysis) -> Result<Generated, Diagnostics> {
    let options = Options::standalone("compared", "armsmith diff");
    print(analysis, &options, &Silent)
}
