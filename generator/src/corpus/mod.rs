//! Runs the generator on many APIs, and reports the results.
//!
//! [`run()`] finds the APIs of a folder, generates a crate for each, and builds and tests the crates on request. The
//! results are a table for terminals, an HTML page, and a JSON record, which a later run is compared with.

mod build;
mod cargo_output;
mod chart;
mod compare;
mod examples;
mod expected;
mod find;
mod links;
mod messages;
mod numbers;
mod origin;
mod page;
mod progress;
mod record;
mod run;
mod service;
mod settings;
mod status;
mod summary;

use std::path::Path;

use crate::diagnostics::Diagnostics;
use crate::source::Sources;
use build::CrateBuilder;
use expected::ExpectedRefusals;
use status::RowStatus;

pub(crate) use find::ServiceFilter;
pub(crate) use record::CorpusResults;
pub(crate) use settings::{Build, CorpusSettings};

/// The results of a run.
pub(crate) struct Report {
    pub(crate) results: CorpusResults,
    /// The expected refusals that no longer occur.
    stale: Vec<String>,
    /// The number of readmes without input files, which are documentation.
    others: usize,
}

impl Report {
    /// True if every API was generated, every build passed, and exactly the expected refusals occurred.
    pub(crate) fn is_sound(&self) -> bool {
        let mut statuses = self.results.rows.iter().map(RowStatus::of);
        self.stale.is_empty() && !statuses.any(RowStatus::is_failure)
    }

    /// Returns the tables for a terminal.
    pub(crate) fn text(&self) -> String {
        summary::text(&self.results, &self.stale, self.others)
    }

    /// Returns the HTML page for a file in this folder.
    pub(crate) fn page(&self, folder: &Path) -> Result<String, Diagnostics> {
        page::page(&self.results, folder)
    }

    /// Returns the differences from an earlier run.
    pub(crate) fn compare(&self, earlier: &CorpusResults) -> String {
        compare::text(earlier, &self.results)
    }
}

/// Runs the generator on every API of a folder. The files of the settings are read with `sources`.
///
/// # Errors
///
/// Returns an error if the folder has no such API, a file of the settings is invalid, or a build cannot be run. An API
/// that cannot be generated is a result.
pub(crate) fn run(settings: &CorpusSettings, sources: &Sources) -> Result<Report, Diagnostics> {
    let expected = settings.expected.as_deref();
    let expected = expected.map(|path| ExpectedRefusals::read(sources, path));
    let expected = expected.transpose()?.unwrap_or_default();
    let found = find::find(&settings.folder, &settings.filter)?;
    let builder = match settings.builds.is_empty() && !settings.examples {
        true => None,
        false => Some(CrateBuilder::new(&settings.work)?),
    };
    let mut results = run::all(&found.targets, settings, builder.as_ref())?;
    if let Some(builder) = &builder {
        results.compiler = origin::compiler();
        for build in &settings.builds {
            builder.build(*build, &found.targets, &mut results)?;
        }
        if settings.examples {
            examples::run(builder, &found.targets, settings.progress, &mut results)?;
        }
    }
    results.rows.sort_by_key(record::ServiceResult::name);
    results.medians = results.medians();
    let stale = expected.apply(&mut results.rows, &settings.filter);
    Ok(Report {
        results,
        stale,
        others: found.others,
    })
}
