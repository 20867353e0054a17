//! `cargo xtask corpus`: runs the generator on every service of a checkout of the specification repository.

mod arguments;
mod build;
mod chart;
mod compare;
mod examples;
mod expected;
mod find;
mod html;
mod messages;
mod record;
mod run;
mod service;
mod summary;

use std::path::Path;
use std::process::ExitCode;

pub(crate) use arguments::Arguments;
use build::CrateBuilder;
use expected::ExpectedRefusals;
use find::ServiceFilter;
use record::CorpusResults;

use crate::file;
use crate::outcome;

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    outcome::exit_code(attempt(arguments))
}

/// Returns true if every service was generated, every build passed, and exactly the expected refusals occurred.
fn attempt(arguments: &Arguments) -> Result<bool, String> {
    // Read first, because the run may write to the same file.
    let old = arguments.compare.as_deref().map(read).transpose()?;
    let expected = arguments.expected.as_deref().map(ExpectedRefusals::read);
    let expected = expected.transpose()?.unwrap_or_default();
    let filter = ServiceFilter::new(arguments.service.as_deref(), arguments.all_tags)?;
    let found = find::find(&arguments.specs, &filter)?;
    let kinds: Vec<_> = build::KINDS
        .iter()
        .filter(|kind| match kind.name {
            "check" => arguments.compile,
            "clippy" => arguments.clippy,
            _ => arguments.doc,
        })
        .collect();
    let builder = match kinds.is_empty() && !arguments.examples {
        true => None,
        false => Some(CrateBuilder::new(arguments.work.as_deref())?),
    };
    let mut record = run::all(&found.targets, arguments, builder.as_ref())?;
    if let Some(builder) = &builder {
        for kind in kinds {
            builder.build(kind, &found.targets, &mut record)?;
        }
    }
    record.rows.sort_by_key(record::ServiceResult::name);
    if let Some(builder) = builder.as_ref().filter(|_| arguments.examples) {
        examples::run(builder, &found.targets, &mut record)?;
    }
    record.medians = record.medians();
    let stale = expected.apply(&mut record.rows, &filter);
    anstream::print!("{}", summary::text(&record, &stale, found.others));
    if let Some(path) = &arguments.json {
        let json = serde_json::to_string_pretty(&record).map_err(|error| error.to_string())?;
        file::write(path, &json)?;
    }
    if let Some(path) = &arguments.html {
        let folder = path.parent().unwrap_or(Path::new(""));
        file::write(path, &html::page(&record, folder))?;
    }
    if let Some(old) = old {
        anstream::print!("{}", compare::text(&old, &record));
    }
    Ok(stale.is_empty() && record.rows.iter().all(record::ServiceResult::is_sound))
}

fn read(path: &Path) -> Result<CorpusResults, String> {
    let text = file::read(path)?;
    serde_json::from_str(&text).map_err(|error| file::unreadable(path, &error))
}
