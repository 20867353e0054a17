//! The command `armsmith corpus`.

use std::fs;
use std::path::Path;

use super::arguments::Corpus;
use super::{Console, MessageFormat, Outcome};
use crate::corpus::{self, CorpusResults};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::source::Sources;

pub(super) fn run(arguments: &Corpus, console: &Console) -> Outcome {
    let sources = Sources::new();
    attempt(arguments, &sources, console).unwrap_or_else(|diagnostics| {
        console.report(&diagnostics, &sources, false);
        Outcome::Wrong
    })
}

fn attempt(
    arguments: &Corpus,
    sources: &Sources,
    console: &Console,
) -> Result<Outcome, Diagnostics> {
    // Read first, because the run may write to the same file.
    let earlier = arguments.compare.as_deref();
    let earlier = earlier.map(|path| CorpusResults::read(sources, path));
    let earlier = earlier.transpose()?;
    let is_human = console.format == MessageFormat::Human;
    let settings = arguments.settings(is_human && !console.quiet);
    let report = corpus::run(&settings, sources)?;
    console.result(report.text().trim_end(), &report.results);
    if let Some(path) = &arguments.json {
        let json = serde_json::to_string_pretty(&report.results).unwrap_or_default();
        write(path, &json)?;
    }
    if let Some(path) = &arguments.html {
        let folder = path.parent().unwrap_or(Path::new(""));
        write(path, &report.page(folder)?)?;
    }
    if let Some(earlier) = earlier.filter(|_| is_human) {
        console.output(report.compare(&earlier));
    }
    Ok(match report.is_sound() {
        true => Outcome::Done,
        false => Outcome::Wrong,
    })
}

/// Writes a text file, and creates its folder.
fn write(path: &Path, text: &str) -> Result<(), Diagnostic> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let made = fs::create_dir_all(folder);
    made.and_then(|()| fs::write(path, text)).map_err(|error| {
        let message = format!("cannot write `{}`: {error}", path.display());
        Diagnostic::new(
            Code::OutputUnwritable,
            Place::File(path.to_owned()),
            message,
        )
        .help("pass a file in a folder with write access")
    })
}
