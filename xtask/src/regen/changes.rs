//! The changes for users of the crate since the last commit.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use armsmith::cli::Console;
use armsmith::diagnostics::Diagnostics;
use armsmith::diff::{ApiDiff, compare, printed, text};
use armsmith::pipeline::{Generated, Job, Silent, analyze, comparable};
use armsmith::revision::Revision;
use armsmith::source::Sources;

use super::curated::crate_of;
use crate::workspace::{GENERATED, SPECS};

/// The revision to compare with.
const COMMITTED: &str = "HEAD";

/// Returns the changes of the crate, and of each new version compared to the previous one. `None` if there are no
/// changes, no commit or no git.
///
/// The public items are read from the committed crate, so that changes of the generator are reported like changes of
/// the specifications. Their names in the specification are computed by the current generator from the committed
/// specifications.
pub(super) fn changes(generated: &Generated, sources: &Sources) -> Option<String> {
    let specs = Path::new(SPECS);
    let revision = Revision::open(specs, COMMITTED).ok()?;
    let committed = committed(&revision).unwrap_or_default();
    let is_source = |(path, _): &(&String, &String)| path.starts_with("src/");
    let is_same =
        committed.is_empty() || committed.iter().eq(generated.tree.iter().filter(is_source));
    let differs = revision.differs(specs);
    if is_same && !differs {
        return None;
    }
    let folder = revision.lay_out_folder(specs).ok()?;
    let old_sources = Sources::with_root(&folder);
    let old = match crate_of(&old_sources, &folder, &Silent) {
        Ok(old) => old,
        Err(diagnostics) => {
            let console = Console::default();
            console.message("the committed specifications cannot be compared with:\n");
            console.report(&diagnostics, &old_sources, false);
            return None;
        }
    };
    let before = old.version(&old_sources);
    let before = match committed.is_empty() {
        true => before,
        false => before.with_surface(printed(&committed, &old.names)),
    };
    let whole = compare(&before, &generated.version(sources));
    if whole.is_empty() && !differs {
        return None;
    }
    let mut told = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        told,
        "The API of the crate against `{COMMITTED}`:\n\n{}",
        text(&whole)
    );
    for (before, after, diff) in steps(&old, generated, sources) {
        let _ = writeln!(told, "{after} against {before}:\n\n{}", text(&diff));
    }
    Some(told)
}

/// Returns the committed sources of the crate, or `None` if they cannot be read.
fn committed(revision: &Revision) -> Option<BTreeMap<String, String>> {
    let folder = revision.lay_out_folder(Path::new(GENERATED)).ok()?;
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder.join("src")) {
        // Not committed.
        let Ok(entry) = entry else { continue };
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&folder).ok()?;
            let name = path.to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read_to_string(entry.path()).ok()?);
        }
    }
    Some(files)
}

/// Returns each new version of a service with the newest older one.
fn steps(old: &Generated, new: &Generated, sources: &Sources) -> Vec<(String, String, ApiDiff)> {
    let mut found = Vec::new();
    for module in &new.package.modules {
        if old
            .package
            .modules
            .iter()
            .any(|other| other.path == module.path)
        {
            continue;
        }
        let of_service =
            new.package.modules.iter().filter(|other| {
                other.path.first() == module.path.first() && other.path < module.path
            });
        let Some(before) = of_service.max_by(|one, other| one.path.cmp(&other.path)) else {
            continue;
        };
        let made = [before, module].map(|module| alone(module, sources));
        if let [Ok(one), Ok(other)] = &made {
            let diff = compare(&one.version(sources), &other.version(sources));
            found.push((before.path.join("::"), module.path.join("::"), diff));
        }
    }
    found
}

/// Generates the crate of a single version.
fn alone(module: &armsmith::ir::Module, sources: &Sources) -> Result<Generated, Diagnostics> {
    let inputs = module
        .inputs
        .iter()
        .map(|input| Path::new(SPECS).join(input));
    let job = Job {
        client: Some(module.api.client.title.clone()),
        ..Job::standalone(inputs.collect())
    };
    comparable(analyze(sources, &[job], &Silent)?)
}
