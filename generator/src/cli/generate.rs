//! The command `armsmith generate`.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;

use super::arguments::Generate;
use super::{Console, Outcome, crate_name};
use crate::diagnostics::Diagnostics;
use crate::emit::{CrateKind, Options};
use crate::output::{self, Report, diff};
use crate::pipeline::{Counts, Generated, Silent, print};
use crate::source::Sources;

pub(super) fn run(arguments: &Generate, console: &Console) -> Outcome {
    let mut sources = match arguments.input.sources() {
        Ok(sources) => sources,
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
        output::recover(&arguments.out, &arguments.permissions())?;
    }
    let analysis = arguments.input.analyze(sources)?;
    let options = Options {
        crate_name: arguments.crate_name.clone().unwrap_or_else(|| {
            let module = analysis.package.modules.first();
            crate_name::default(module.map_or("", |module| &module.api.client.title))
        }),
        command: "armsmith generate".into(),
        kind: CrateKind::Standalone,
        examples: Default::default(),
        tests: arguments.tests,
    };
    let generated = print(analysis, &options, &Silent)?;
    if !console.report(&generated.diagnostics, sources, arguments.deny_warnings) {
        return Ok(Outcome::Wrong);
    }
    console.times(&generated.times);
    if arguments.check {
        return check(arguments, &generated, console);
    }
    let report = output::write(&generated.tree, &arguments.out, &arguments.permissions())?;
    let summary = Summary {
        crate_name: options.crate_name,
        folder: arguments.out.display().to_string(),
        counts: generated
            .package
            .modules
            .first()
            .map(|module| Counts::of(&module.api))
            .unwrap_or_default(),
        files: report,
    };
    console.result(&summary, &summary);
    Ok(Outcome::Done)
}

fn check(
    arguments: &Generate,
    generated: &Generated,
    console: &Console,
) -> Result<Outcome, Diagnostics> {
    let drifts = output::check(&generated.tree, &arguments.out)?;
    for drift in &drifts {
        console.result(diff(drift), drift);
    }
    Ok(match drifts.is_empty() {
        true => Outcome::Done,
        false => Outcome::Drift,
    })
}

/// The result of a run.
#[derive(Serialize)]
struct Summary {
    #[serde(rename = "crate")]
    crate_name: String,
    folder: String,
    #[serde(flatten)]
    counts: Counts,
    #[serde(flatten)]
    files: Report,
}

impl Display for Summary {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Summary {
            crate_name,
            folder,
            counts,
            files,
        } = self;
        let written = count(files.written.len(), "file");
        write!(
            f,
            "{crate_name} in {folder}: {}, {}, {}; {written} written, {} unchanged, {} removed",
            count(counts.operations, "operation"),
            count(counts.models, "model"),
            count(counts.enumerations, "enumeration"),
            files.unchanged.len(),
            files.removed.len(),
        )
    }
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
