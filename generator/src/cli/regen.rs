//! The command `armsmith regen`.

use std::process::Command;

use super::arguments::Regen;
use super::drift::report_drift;
use super::summary::Summary;
use super::{Console, MessageFormat, Outcome};
use crate::diagnostics::Diagnostics;
use crate::pipeline::Silent;
use crate::project::{Project, ProjectSettings, folder};
use crate::source::Sources;

pub(super) fn run(arguments: &Regen, console: &Console) -> Outcome {
    let sources = Sources::with_root(folder(&arguments.manifest));
    regen(arguments, &sources, console).unwrap_or_else(|diagnostics| {
        console.report(&diagnostics, &sources, arguments.deny_warnings);
        Outcome::Wrong
    })
}

fn regen(arguments: &Regen, sources: &Sources, console: &Console) -> Result<Outcome, Diagnostics> {
    let project = Project::load_with(sources, &arguments.manifest, ProjectSettings::default())?;
    if !arguments.check {
        project.recover(&arguments.permissions.options())?;
    }
    let generated = project.generate(sources, &Silent)?;
    if !console.report(&generated.diagnostics, sources, arguments.deny_warnings) {
        return Ok(Outcome::Wrong);
    }
    console.times(&generated.times);
    if arguments.check {
        return Ok(report_drift(&project.check(&generated)?, console));
    }
    let changes = project.changes(&generated, sources);
    let report = project.write(&generated, &arguments.permissions.options())?;
    let summary = Summary {
        crate_name: project.crate_name().to_owned(),
        folder: project.out().display().to_string(),
        counts: generated.package.modules.iter().sum(),
        files: report,
    };
    console.result(&summary, &summary);
    match changes {
        Ok(Some(changes)) if console.format == MessageFormat::Human && !console.quiet => {
            console.output(format!("\n{changes}"));
        }
        Ok(_) => {}
        Err(failed) => {
            let (diagnostics, sources) = *failed;
            console.note("cannot compare with the committed specifications:\n");
            console.report(&diagnostics, &sources, false);
        }
    }
    Ok(match arguments.no_build || build(&project, console) {
        true => Outcome::Done,
        false => Outcome::Wrong,
    })
}

/// Runs `cargo check` on the crate with all features. Returns true if it succeeds.
fn build(project: &Project, console: &Console) -> bool {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["check", "--quiet", "--all-features", "--manifest-path"])
        .arg(project.out().join("Cargo.toml"))
        .status();
    match status {
        Ok(status) => status.success(),
        Err(error) => {
            console.message(format!(
                "error: cannot run cargo to build the crate: {error}\n"
            ));
            false
        }
    }
}
