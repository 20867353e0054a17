//! What the specifications change for users of the crate, against those that are committed.

use std::fmt::Write;
use std::path::Path;

use armsmith::cli::Console;
use armsmith::diagnostics::Diagnostics;
use armsmith::diff::{ApiDiff, compare, text};
use armsmith::pipeline::{Generated, Job, Silent, comparable, understand};
use armsmith::revision::Revision;
use armsmith::source::Sources;

use super::crate_of;
use crate::workspace::SPECS;

/// The revision that the specifications are compared with.
const COMMITTED: &str = "HEAD";

/// The changes of the crate, and of each new version against the one before it. Nothing where the specifications are
/// what is committed, where nothing is, or where there is no git.
pub(super) fn changes(generated: &Generated, sources: &Sources) -> Option<String> {
    let specs = Path::new(SPECS);
    let revision = Revision::open(specs, COMMITTED).ok()?;
    if !revision.differs(specs) {
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
    let whole = compare(old.version(&old_sources), generated.version(sources));
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

/// Each new version of a service, with the newest that is older.
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
            let diff = compare(one.version(sources), other.version(sources));
            found.push((before.path.join("::"), module.path.join("::"), diff));
        }
    }
    found
}

/// The crate that one version would be.
fn alone(module: &armsmith::ir::Module, sources: &Sources) -> Result<Generated, Diagnostics> {
    let inputs = module
        .inputs
        .iter()
        .map(|input| Path::new(SPECS).join(input));
    let job = Job {
        client: Some(module.api.client.title.clone()),
        ..Job::standalone(inputs.collect())
    };
    comparable(understand(sources, &[job], &Silent)?)
}
