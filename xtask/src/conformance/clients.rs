//! The generated clients: one crate with a module per description of the test server, and one for the blob service.

use std::path::{Path, PathBuf};

use armsmith::cli::Console;
use armsmith::diagnostics::Diagnostics;
use armsmith::emit::{CrateKind, Options};
use armsmith::manifest::GlobalParameters;
use armsmith::output::{self, WriteOptions};
use armsmith::pipeline::{Job, Silent, generate};
use armsmith::source::Sources;

/// The name of the crate in the scenarios.
const CRATE: &str = "conformance_clients";

/// The public description of the blob service, without descriptions.
const BLOBS: &str = "conformance/specs/specification/storage/data-plane/Microsoft.BlobStorage/stable/2024-08-04/blob.json";

/// Writes the crate. Its modules share one runtime, which is compiled once.
pub(super) fn write(descriptions: &[PathBuf], out: &Path) -> Result<(), String> {
    // Only the descriptions are listed; none refers to another.
    let sources = Sources::new();
    let console = Console::default();
    let mut jobs: Vec<_> = descriptions.iter().map(|path| job(path)).collect();
    jobs.push(job(Path::new(BLOBS)));
    write_with(&jobs, out, &sources, &console).map_err(|diagnostics| {
        console.report(&diagnostics, &sources, false);
        "the descriptions of the test server do not become a crate".to_owned()
    })
}

fn write_with(
    jobs: &[Job],
    out: &Path,
    sources: &Sources,
    console: &Console,
) -> Result<(), Diagnostics> {
    // The folder belongs to this task, so edits in it may be overwritten.
    let permissions = WriteOptions {
        overwrite_edits: true,
        ..WriteOptions::default()
    };
    output::recover(out, &permissions)?;
    let options = Options {
        crate_name: CRATE.into(),
        command: "cargo xtask conformance".into(),
        kind: CrateKind::Standalone,
        examples: Default::default(),
        tests: false,
        package: Default::default(),
        layout: Default::default(),
    };
    let generated = generate(sources, jobs, &options, &Silent)?;
    if generated.diagnostics.has_errors() {
        return Err(generated.diagnostics);
    }
    let report = output::write(&generated.tree, out, &permissions)?;
    console.message(format!(
        "{} descriptions made {} operations; {} files written, {} unchanged\n",
        jobs.len(),
        generated
            .package
            .modules
            .iter()
            .map(|module| armsmith::pipeline::Counts::of(&module.api).operations)
            .sum::<usize>(),
        report.written.len(),
        report.unchanged.len()
    ));
    Ok(())
}

/// Returns the job of a description. AutoRest's test descriptions have global parameters, which AutoRest makes
/// parameters of the client.
fn job(description: &Path) -> Job {
    Job {
        path: vec![module(description)],
        client: Some("ApiClient".into()),
        global_parameters: Some(GlobalParameters::Client),
        ..Job::standalone(vec![description.to_owned()])
    }
}

/// Returns the module of a file: `body_boolean_quirks` for `body-boolean.quirks.json`.
fn module(description: &Path) -> String {
    let name = description.file_stem().unwrap_or_default();
    let name = name.to_string_lossy().to_ascii_lowercase();
    name.replace(|c: char| !c.is_ascii_alphanumeric(), "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_named_by_their_files() {
        for (file, expected) in [
            ("swagger/body-boolean.quirks.json", "body_boolean_quirks"),
            (
                "url-multi-collectionFormat.json",
                "url_multi_collectionformat",
            ),
            ("paging.json", "paging"),
        ] {
            assert_eq!(module(Path::new(file)), expected);
        }
    }
}
