use std::fmt::{self, Display, Formatter};

use super::arguments::Import;
use super::{Console, Outcome};
use crate::import::{Imported, Request, import};
use crate::source::Sources;

pub(super) fn run(arguments: &Import, console: &Console) -> Outcome {
    let sources = Sources::with_root(&arguments.from);
    let request = Request {
        checkout: arguments.from.clone(),
        service: arguments.service.clone(),
        tag: arguments.tag.clone(),
        api_version: arguments.api_version.clone(),
        module: arguments.module.clone(),
        no_prose: arguments.no_prose,
        to: arguments.to.clone(),
        overwrite: arguments.overwrite,
    };
    match import(&sources, &request) {
        Ok(imported) => {
            console.report(&imported.diagnostics, &sources, false);
            console.result(Summary(&imported), &imported);
            Outcome::Done
        }
        Err(diagnostics) => {
            console.report(&diagnostics, &sources, false);
            Outcome::Wrong
        }
    }
}

/// What a run did, for people: a line a file that stood in the way, then the numbers.
struct Summary<'a>(&'a Imported);

impl Display for Summary<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Imported {
            module,
            version,
            manifest_changed,
            files,
            ..
        } = self.0;
        for name in &files.replaced {
            writeln!(f, "replaced {name}")?;
        }
        for name in &files.kept {
            writeln!(f, "kept     {name}, which says the same in other words")?;
        }
        let manifest = match manifest_changed {
            true => "added to the manifest",
            false => "in the manifest already",
        };
        write!(
            f,
            "{module} {version}: {} files written, {} replaced, {} kept, {} unchanged; {manifest}",
            files.written.len(),
            files.replaced.len(),
            files.kept.len(),
            files.unchanged.len(),
        )
    }
}
