//! The command `armsmith generate`.

use std::mem::ManuallyDrop;

use super::arguments::{FeaturesArgument, Generate};
use super::drift::report_drift;
use super::summary::Summary;
use super::{Console, Outcome, crate_name};
use crate::diagnostics::Diagnostics;
use crate::emit::{CrateKind, Options};
use crate::ir::Profile;
use crate::output;
use crate::pipeline::{ProfileChoice, Silent, print};
use crate::project::{workspace_mismatch, workspace_role};
use crate::report::Messages;
use crate::rust::options::{PROFILE_KEY, PackageSettings, WorkspaceRole};
use crate::source::Sources;

pub(super) fn run(arguments: &Generate, console: &Console) -> Outcome {
    let mut sources = match arguments.input.sources() {
        // The process ends after the command and frees the documents at once.
        Ok(sources) => ManuallyDrop::new(sources),
        Err(diagnostic) => return console.wrong(diagnostic),
    };
    generate(arguments, &mut sources, console).unwrap_or_else(|diagnostics| {
        console.report(&diagnostics, &sources, arguments.deny_warnings);
        Outcome::Wrong
    })
}

fn generate(
    arguments: &Generate,
    sources: &mut Sources,
    console: &Console,
) -> Result<Outcome, Diagnostics> {
    if !arguments.check {
        output::recover(&arguments.out, &arguments.permissions.options())?;
    }
    let mut input = arguments.input.resolve(sources)?;
    input.profile = profile(arguments)?;
    input.unknown = arguments.conventions.unknown();
    input.group_features = arguments.features == Some(FeaturesArgument::Groups);
    let mut analysis = input.analyze(sources)?;
    if arguments.tests {
        analysis.compose_examples(sources);
    }
    let options = Options {
        crate_name: arguments.crate_name.clone().unwrap_or_else(|| {
            let module = analysis.package.modules.first();
            crate_name::default(module.map_or("", |module| &module.api.client.title))
        }),
        command: "armsmith generate".into(),
        kind: CrateKind::Standalone,
        examples: Default::default(),
        tests: arguments.tests,
        package: PackageSettings {
            workspace: workspace(arguments)?,
            ..PackageSettings::default()
        },
        layout: Default::default(),
    };
    let diagnostics = analysis.diagnostics.clone();
    let (generated, ()) = rayon::join(
        || print(analysis, &options, &Silent),
        // The documents keep the lines of the messages, which are printed later.
        || drop(Messages::new(&diagnostics, sources)),
    );
    let mut generated = generated?;
    let mismatch = workspace_mismatch(&arguments.out, options.package.workspace);
    generated.diagnostics.extend(mismatch);
    if !console.report(&generated.diagnostics, sources, arguments.deny_warnings) {
        return Ok(Outcome::Wrong);
    }
    console.times(&generated.times);
    if arguments.check {
        let drifts = output::check(&generated.tree, &arguments.out)?;
        return Ok(report_drift(&drifts, console));
    }
    let report = output::write(
        &generated.tree,
        &arguments.out,
        &arguments.permissions.options(),
    )?;
    let summary = Summary {
        crate_name: options.crate_name,
        folder: arguments.out.display().to_string(),
        counts: generated.package.modules.iter().sum(),
        files: report,
    };
    console.result(&summary, &summary);
    Ok(Outcome::Done)
}

/// Returns the conventions of the client: the option, those of the existing crate, or those that the description
/// suggests.
fn profile(arguments: &Generate) -> Result<ProfileChoice, Diagnostics> {
    if let Some(profile) = arguments.conventions.profile() {
        return Ok(ProfileChoice::Set(profile));
    }
    let recorded = output::own_value(&arguments.out, &PROFILE_KEY)?;
    Ok(match recorded {
        None => ProfileChoice::Detected,
        Some(value) => match value.as_deref() {
            Some("plain") => ProfileChoice::Recorded(Profile::Plain),
            // The default is not recorded.
            _ => ProfileChoice::Set(Profile::Azure),
        },
    })
}

/// Returns the relation to a workspace: the option, that of the existing crate, or that of the folder.
fn workspace(arguments: &Generate) -> Result<WorkspaceRole, Diagnostics> {
    if let Some(role) = arguments.workspace {
        return Ok(role.into());
    }
    Ok(match output::has_key(&arguments.out, "workspace")? {
        Some(true) => WorkspaceRole::Root,
        Some(false) => WorkspaceRole::Member,
        None => workspace_role(&arguments.out),
    })
}
