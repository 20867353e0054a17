//! The command `armsmith init`.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use super::arguments::Init;
use super::{Console, Outcome, crate_name};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::project::{NewManifest, folder, workspace_role};
use crate::source::Sources;

pub(super) fn run(arguments: &Init, console: &Console) -> Outcome {
    match init(arguments) {
        Ok(warnings) => {
            console.report(&warnings, &Sources::new(), false);
            let path = arguments.manifest.display();
            console.note(format!(
                "{path} written; `armsmith regen` generates the crate\n"
            ));
            Outcome::Done
        }
        Err(diagnostics) => console.wrong(diagnostics),
    }
}

fn init(arguments: &Init) -> Result<Diagnostics, Diagnostics> {
    let mut warnings = Diagnostics::default();
    let mut sources = arguments.input.sources()?;
    let analysis = arguments.input.analyze(&mut sources)?;
    let title = analysis.package.modules.first();
    let title = title.map_or(String::new(), |module| module.api.client.title.clone());
    let folder = folder(&arguments.manifest);
    let manifest = NewManifest {
        crate_name: match &arguments.crate_name {
            Some(name) => name.clone(),
            None => crate_name::default(&title),
        },
        inputs: arguments.input.inputs(&sources, &mut warnings)?,
        selection: arguments.input.selection()?,
        workspace: workspace_role(folder),
        title,
    };
    write(&arguments.manifest, &manifest.text(&sources, folder)?)?;
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
