//! The run of the generator on one API.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::time::Instant;

use crate::diagnostics::{Diagnostics, Severity};
use crate::emit::{CrateKind, Options};
use crate::output::Tree;
use crate::pipeline::{Counts, Generated, Job, Silent, analyze, analyze_readme, print};
use crate::report;
use crate::selection::Selection;
use crate::source::{Sources, is_readme};

use super::find::CorpusTarget;
use super::messages::Message;
use super::record::{RunOutcome, ServiceResult};

/// The result of one generator run.
pub(super) struct Ended {
    pub(super) row: ServiceResult,
    pub(super) messages: Vec<Message>,
    /// The crate, if it was generated.
    pub(super) tree: Option<Tree>,
}

thread_local! {
    /// The location and message of the last panic of this thread.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Records panics instead of printing them over the progress bar.
pub(super) fn record_panics() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string);
        let why = format!(
            "panicked at {}: {}",
            place.unwrap_or_default(),
            reason(info.payload())
        );
        PANIC.with(|panic| panic.replace(Some(why)));
    }));
}

fn reason(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given")
}

/// Runs the generator and catches panics.
pub(super) fn run(target: &CorpusTarget, folder: &Path, tests: bool) -> Ended {
    let start = Instant::now();
    let mut sources = Sources::with_root(folder);
    let attempt = || generate(target, &mut sources, tests);
    let outcome = panic::catch_unwind(AssertUnwindSafe(attempt));
    let time_ms = start.elapsed().as_secs_f64() * 1000.0;
    let mut row = ServiceResult {
        service: target.service.clone(),
        tag: target.tag.clone().unwrap_or_default(),
        file: sources.name(&target.file),
        time_ms,
        bytes_in: sources.documents().map(|each| each.text.len()).sum(),
        ..ServiceResult::default()
    };
    let (diagnostics, tree) = match outcome {
        Ok(Ok(generated)) => {
            row.outcome = RunOutcome::Generated;
            describe(&mut row, &generated);
            (generated.diagnostics, Some(generated.tree))
        }
        Ok(Err(diagnostics)) => (diagnostics, None),
        Err(payload) => {
            row.outcome = RunOutcome::Panicked;
            let noted = PANIC.with(RefCell::take);
            row.fault = Some(noted.unwrap_or_else(|| reason(&*payload).to_owned()));
            (Diagnostics::default(), None)
        }
    };
    row.errors = diagnostics.count(Severity::Error);
    row.warnings = diagnostics.count(Severity::Warning);
    row.notes = diagnostics.count(Severity::Note);
    let messages = Message::all(&report::json(&diagnostics, &sources));
    if row.outcome == RunOutcome::Refused {
        let first = messages.iter().find(|message| message.is_error());
        row.fault = first.map(Message::line);
    }
    Ended {
        row,
        messages,
        tree,
    }
}

fn generate(
    target: &CorpusTarget,
    sources: &mut Sources,
    tests: bool,
) -> Result<Generated, Diagnostics> {
    let file = &target.file;
    let analysis = match is_readme(file) {
        true => {
            let tag = target.tag.as_deref();
            analyze_readme(sources, file, tag, Selection::default(), None, &Silent)?
        }
        false => analyze(sources, &[Job::standalone(vec![file.clone()])], &Silent)?,
    };
    let options = Options {
        crate_name: target.package.clone(),
        command: "armsmith corpus".into(),
        kind: CrateKind::Standalone,
        examples: Default::default(),
        tests,
        package: Default::default(),
        layout: Default::default(),
    };
    print(analysis, &options, &Silent)
}

fn describe(row: &mut ServiceResult, generated: &Generated) {
    for module in &generated.package.modules {
        let counts = Counts::of(&module.api);
        row.operations += counts.operations;
        row.models += counts.models;
        row.enumerations += counts.enumerations;
    }
    let written = generated
        .tree
        .iter()
        .filter(|(path, _)| counts_as_size(path));
    for (path, text) in written {
        let lines = text.lines().count();
        row.lines += lines;
        row.client_lines += usize::from(is_of_clients(path)) * lines;
        row.bytes_out += text.len();
    }
}

/// True if a file's size depends on the API: neither runtime nor tests.
fn counts_as_size(path: &str) -> bool {
    path.ends_with(".rs") && !path.starts_with("src/runtime/") && !path.starts_with("tests/")
}

/// True if a file contains clients or method options.
fn is_of_clients(path: &str) -> bool {
    let mut folders = path.split('/');
    path.ends_with("/options.rs")
        || folders.any(|folder| folder == "clients" || folder == "options")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_by_what_they_hold() {
        let of = |path| (counts_as_size(path), is_of_clients(path));
        assert_eq!(of("src/clients/pet_client.rs"), (true, true));
        assert_eq!(of("src/v1/options.rs"), (true, true));
        assert_eq!(of("src/options/pets.rs"), (true, true));
        assert_eq!(of("src/models/clients.rs"), (true, false));
        assert_eq!(of("src/runtime/paging.rs"), (false, false));
        assert_eq!(of("tests/examples/main.rs"), (false, false));
        assert_eq!(of("Cargo.toml"), (false, false));
    }
}
