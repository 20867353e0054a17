//! `cargo xtask bench --peers`: compares this generator with another one on public documents.

mod check;
mod documents;
mod generate;
mod record;
mod tool;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use documents::{PeerDocument, Size};
use tool::Tool;

use crate::bench::Arguments;
use crate::figures::{self, Measurement};
use crate::outcome;
use crate::workspace::cache;

/// The number of runs per tool; the fastest is used.
const RUNS: u32 = 5;

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    outcome::exit_code(attempt(arguments).map(|()| true))
}

fn attempt(arguments: &Arguments) -> Result<(), String> {
    let work = cache("peers", arguments.work.as_deref())?;
    let documents = documents::fetched(&work)?;
    let tools = [Tool::own()?, Tool::peer(&work)?];
    let mut all = Vec::new();
    for document in &documents {
        all.extend(rows(document, &tools, &work, arguments)?);
    }
    figures::print("peers", &all, arguments.record)
}

/// Generates a document with each tool and measures it.
fn rows(
    document: &PeerDocument,
    tools: &[Tool; 2],
    work: &Path,
    arguments: &Arguments,
) -> Result<Vec<Measurement>, String> {
    let mut rows: Vec<_> = tools
        .iter()
        .map(|tool| Measurement::new(document, tool))
        .collect();
    // Alternating, so that other load on the machine affects both.
    for _ in 0..RUNS {
        for (tool, row) in tools.iter().zip(&mut rows) {
            let folder = work.join("crates").join(tool.name).join(&document.name);
            if folder.exists() {
                fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
            }
            row.take(generate::once(tool, document, &folder)?);
        }
    }
    for (tool, row) in tools.iter().zip(&mut rows) {
        let too_large = document.size == Size::Large && !arguments.peers_check_large;
        if too_large && !tool.is_own() {
            continue;
        }
        let folder = work.join("crates").join(tool.name).join(&document.name);
        match check::once(tool, &folder, &work.join("build")) {
            Ok(checked) => row.check = Some(checked),
            Err(why) if tool.is_own() => return Err(why),
            // The numbers of a peer's client that fails to compile stay empty.
            Err(why) => eprintln!("{why}"),
        }
    }
    Ok(rows)
}
