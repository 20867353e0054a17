//! The command `armsmith regen`.

use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::Command;

use super::arguments::Regen;
use super::drift::report_drift;
use super::summary::Summary;
use super::{Console, MessageFormat, Outcome};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::output::{Drift, WriteOptions};
use crate::pipeline::{Generated, Silent};
use crate::project::{Project, ProjectOutput, ProjectSettings, folder};
use crate::source::Sources;

pub(super) fn run(arguments: &Regen, console: &Console) -> Outcome {
    // The process ends after the command and frees the documents at once.
    let sources = ManuallyDrop::new(Sources::with_root(folder(&arguments.manifest)));
    regen(arguments, &sources, console).unwrap_or_else(|diagnostics| {
        console.report(&diagnostics, &sources, arguments.deny_warnings);
        Outcome::Wrong
    })
}

fn regen(arguments: &Regen, sources: &Sources, console: &Console) -> Result<Outcome, Diagnostics> {
    let project = Project::load_with(sources, &arguments.manifest, ProjectSettings::default())?;
    let project = project.only(&arguments.only)?;
    let options = arguments.permissions.options();
    let mut generated = Vec::new();
    let mut diagnostics = Diagnostics::default();
    for output in project.outputs() {
        if !arguments.check {
            output.recover(&options)?;
        }
        match output.generate(sources, &Silent) {
            Ok(mut of_output) => {
                diagnostics.extend(std::mem::take(&mut of_output.diagnostics));
                diagnostics.extend(output.workspace_mismatch());
                console.times(&of_output.times);
                generated.push((output, of_output));
            }
            Err(errors) => diagnostics.extend(errors),
        }
    }
    let diagnostics = without_repetitions(diagnostics);
    if !console.report(&diagnostics, sources, arguments.deny_warnings) {
        return Ok(Outcome::Wrong);
    }
    if arguments.locked {
        project.verify_lock(sources)?;
    }
    let of_lock = project.check_lock(sources)?;
    if arguments.check {
        let mut drifts = check(&generated)?;
        drifts.extend(of_lock);
        return Ok(report_drift(&drifts, console));
    }
    let mut outcome = Outcome::Done;
    for (output, generated) in &generated {
        write(output, generated, &options, sources, console)?;
        if !arguments.no_build && !build(output, console) {
            outcome = Outcome::Wrong;
        }
    }
    if of_lock.is_some() {
        project.write_lock(sources)?;
    }
    Ok(outcome)
}

/// Removes messages about files of several outputs that are reported for each of them.
fn without_repetitions(diagnostics: Diagnostics) -> Diagnostics {
    let mut unique: Vec<Diagnostic> = Vec::new();
    for diagnostic in diagnostics {
        let is_of_file = matches!(
            diagnostic.code,
            Code::DuplicateKey | Code::OverlayWithoutEffect
        );
        if !is_of_file || !unique.contains(&diagnostic) {
            unique.push(diagnostic);
        }
    }
    unique.into_iter().collect()
}

/// Returns the differences of all outputs. With several outputs, paths begin with the output folder.
fn check(outputs: &[(&ProjectOutput, Generated)]) -> Result<Vec<Drift>, Diagnostics> {
    let mut all = Vec::new();
    for (output, generated) in outputs {
        let mut drifts = output.check(generated)?;
        if outputs.len() > 1 {
            for drift in &mut drifts {
                let path = output.out().join(&drift.path);
                drift.path = path.to_string_lossy().replace('\\', "/");
            }
        }
        all.extend(drifts);
    }
    Ok(all)
}

/// Writes an output and prints its changes.
fn write(
    output: &ProjectOutput,
    generated: &Generated,
    options: &WriteOptions,
    sources: &Sources,
    console: &Console,
) -> Result<(), Diagnostics> {
    let changes = output.changes(generated, sources);
    let report = output.write(generated, options)?;
    let summary = Summary {
        crate_name: output.crate_name().to_owned(),
        folder: output.out().display().to_string(),
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
    Ok(())
}

/// Runs `cargo check` on the crate with all features. Returns true if it succeeds.
fn build(output: &ProjectOutput, console: &Console) -> bool {
    let manifests = output.cargo_manifests();
    let mut built = manifests
        .iter()
        .map(|manifest| build_crate(manifest, console));
    built.all(|is_success| is_success)
}

fn build_crate(manifest: &Path, console: &Console) -> bool {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["check", "--quiet", "--all-features", "--manifest-path"])
        .arg(manifest)
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
