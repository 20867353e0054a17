//! `cargo xtask semver`: checks what `armsmith diff` calls breaking against `cargo semver-checks` on emitted crates.

mod case;
mod cases;
mod edit;
mod record;
mod semver_checks;
mod subject;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::file;
use crate::install::installed;
use crate::outcome;
use crate::workspace::cache;
use case::{Case, pairs};
use record::{Ours, PairResult, SemverResults};
use subject::Workspace;

/// The version of cargo-semver-checks.
const VERSION: &str = "0.51.0";
/// The page with the table.
const PAGE: &str = "docs/src/reference/breaking.md";

#[derive(clap::Args, Debug)]
pub(crate) struct Arguments {
    /// Compare only pairs whose name contains this.
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Update the table in the book.
    #[arg(long, conflicts_with = "filter")]
    write: bool,
    /// The folder for the program and build output [default: `semver` in cargo's target folder].
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    outcome::exit_code(attempt(arguments))
}

/// Returns true if no breaking change was missed.
fn attempt(arguments: &Arguments) -> Result<bool, String> {
    let work = cache("semver", arguments.work.as_deref())?;
    let program = installed("cargo-semver-checks", VERSION, &work)?;
    let mut workspace = Workspace::new(&work)?;
    let wanted = |case: &Case| {
        let filter = arguments.filter.as_deref().unwrap_or_default();
        case.name.contains(filter)
    };
    let cases: Vec<_> = pairs()?.into_iter().filter(wanted).collect();
    let mut record = SemverResults::default();
    for (place, case) in cases.iter().enumerate() {
        eprintln!("{} of {}: {}", place + 1, cases.len(), case.name);
        let [old, new] = [&case.old, &case.new].map(|input| workspace.made(input));
        let (old, new) = (old?, new?);
        for (is_back, (before, after)) in [(false, (&old, &new)), (true, (&new, &old))] {
            record.rows.push(PairResult {
                name: case.name.clone(),
                is_back,
                ours: Ours::of(&before.against(after)),
                theirs: semver_checks::breaks(&program, &before.rustdoc, &after.rustdoc)?,
            });
        }
    }
    anstream::print!("{}", record.text());
    if arguments.write {
        let page = file::read(Path::new(PAGE))?;
        file::write(Path::new(PAGE), &record.written_to(&page)?)?;
    }
    Ok(record.missed() == 0)
}
