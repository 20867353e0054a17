//! The command `armsmith init`.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use super::arguments::Init;
use super::{Console, Outcome, crate_name};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::pipeline::ProfileChoice;
use crate::project::{NewManifest, folder, workspace_role};
use crate::source::Sources;

pub(super) fn run(arguments: &Init, console: &Console) -> Outcome {
    let mut sources = match arguments.input.sources() {
        Ok(sources) => sources,
        Err(diagnostic) => return console.wrong(diagnostic),
    };
    match init(arguments, &mut sources) {
        Ok(warnings) => {
            console.report(&warnings, &sources, false);
            let path = arguments.manifest.display();
            console.note(format!(
                "{path} written; `armsmith regen` generates the crate\n"
            ));
            Outcome::Done
        }
        Err(diagnostics) => {
            console.report(&diagnostics, &sources, false);
            Outcome::Wrong
        }
    }
}

fn init(arguments: &Init, sources: &mut Sources) -> Result<Diagnostics, Diagnostics> {
    let mut warnings = Diagnostics::default();
    let mut resolved = arguments.input.resolve(sources)?;
    resolved.profile = match arguments.conventions.profile() {
        Some(profile) => ProfileChoice::Set(profile),
        None => ProfileChoice::Detected,
    };
    resolved.unknown = arguments.conventions.unknown();
    if let (Some(tag), Some(readme)) = (&resolved.tag, &arguments.input.readme) {
        warnings.extend(tag.unapplied_directives(readme));
    }
    let (inputs, overlays) = (resolved.files.clone(), resolved.overlays.clone());
    let selection = resolved.selection.clone();
    let analysis = resolved.analyze(sources)?;
    let api = analysis.package.modules.first().map(|module| &module.api);
    let title = api.map_or(String::new(), |api| api.client.title.clone());
    let folder = folder(&arguments.manifest);
    let crate_name = match &arguments.crate_name {
        Some(name) => name.clone(),
        None => crate_name::default(&title),
    };
    let manifest = NewManifest {
        inputs,
        overlays,
        selection,
        workspace: match arguments.workspace {
            Some(role) => role.into(),
            None => workspace_role(&folder.join(&crate_name)),
        },
        profile: api.map(|api| api.profile).unwrap_or_default(),
        unknown: arguments.conventions.unknown(),
        global_parameters: api.and_then(|api| api.global_parameters),
        title,
        crate_name,
    };
    write(&arguments.manifest, &manifest.text(sources, folder)?)?;
    Ok(warnings)
}

/// Writes a file that must not exist.
fn write(path: &Path, text: &str) -> Result<(), Diagnostic> {
    let written = File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        let (message, help) = match error.kind() {
            io::ErrorKind::AlreadyExists => (
                "the manifest already exists".to_owned(),
                "edit it, or pass another name with `--manifest`",
            ),
            _ => (
                format!("cannot write the file: {error}"),
                "check the folder and its permissions",
            ),
        };
        Diagnostic::new(
            Code::OutputUnwritable,
            Place::File(path.to_owned()),
            message,
        )
        .help(help)
    })
}
