//! The command `armsmith import`.

use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::arguments::Import;
use super::{Console, MessageFormat, Outcome};
use crate::diagnostics::Diagnostics;
use crate::diff::{ApiDiff, compare, text};
use crate::import::{ImportOptions, Imported, Newest, plan};
use crate::manifest::NAME;
use crate::pipeline::{Generated, Job, Silent, analyze, comparable};
use crate::source::Sources;

pub(super) fn run(arguments: &Import, console: &Console) -> Outcome {
    let sources = Sources::with_root(&arguments.from);
    let newest = match (arguments.latest, arguments.latest_stable) {
        (true, _) => Some(Newest::Any),
        (_, true) => Some(Newest::Stable),
        _ => None,
    };
    let request = ImportOptions {
        checkout: arguments.from.clone(),
        service: arguments.service.clone(),
        tag: arguments.tag.clone(),
        newest,
        api_version: arguments.api_version.clone(),
        allow_loss: arguments.allow_loss,
        output: arguments.output.clone(),
        module: arguments.module.clone(),
        no_prose: arguments.no_prose,
        to: arguments.to.clone().unwrap_or_else(folder_of_manifest),
        manifest: None,
        overwrite: arguments.overwrite,
        update: arguments.update,
    };
    match import(&sources, &request) {
        Ok((imported, news)) => {
            console.report(&imported.diagnostics, &sources, false);
            if let Some(choice) = &imported.choice {
                console.note(format!("{choice}\n"));
            }
            tell(&imported, news.as_ref(), console);
            Outcome::Done
        }
        Err(diagnostics) => {
            console.report(&diagnostics, &sources, false);
            Outcome::Wrong
        }
    }
}

/// Returns the folder of the manifest, if none is passed.
fn folder_of_manifest() -> PathBuf {
    match Path::new(NAME).exists() {
        true => PathBuf::from("."),
        false => PathBuf::from("specs"),
    }
}

/// The changes since an earlier version.
struct News {
    since: String,
    diff: ApiDiff,
}

fn import(
    sources: &Sources,
    request: &ImportOptions,
) -> Result<(Imported, Option<News>), Diagnostics> {
    let plan = plan(sources, request)?;
    let made = |inputs: &[String]| made(&request.to, inputs, plan.client());
    let previous = plan.previous();
    // Before anything is written, since the import may change the files.
    let old = previous.and_then(|previous| made(&previous.inputs));
    let since = previous.map(|previous| previous.version.clone());
    let (inputs, client) = (plan.inputs().to_vec(), plan.client().map(str::to_owned));
    let imported = plan.write()?;
    let news = old.zip(since).and_then(|((old, old_sources), since)| {
        let (new, new_sources) = self::made(&request.to, &inputs, client.as_deref())?;
        let diff = compare(&old.version(&old_sources), &new.version(&new_sources));
        Some(News { since, diff })
    });
    Ok((imported, news))
}

/// Generates the crate of some files, or returns `None` if they have errors, which `regen` reports.
fn made(folder: &Path, inputs: &[String], client: Option<&str>) -> Option<(Generated, Sources)> {
    let sources = Sources::with_root(folder);
    let job = Job {
        client: client.map(str::to_owned),
        ..Job::standalone(inputs.iter().map(|input| folder.join(input)).collect())
    };
    let analysis = analyze(&sources, &[job], &Silent).ok()?;
    Some((comparable(analysis).ok()?, sources))
}

fn tell(imported: &Imported, news: Option<&News>, console: &Console) {
    if console.format == MessageFormat::Json {
        let mut object = json!(imported);
        if let (Some(news), Some(members)) = (news, object.as_object_mut()) {
            members.insert("since".to_owned(), json!(news.since));
            members.insert("diff".to_owned(), json!(news.diff));
        }
        return console.output(format!("{object}\n"));
    }
    console.result(ImportSummary(imported), imported);
    if let Some(News { since, diff }) = news
        && !console.quiet
    {
        console.output(format!("\nSince {since}:\n\n{}", text(diff)));
    }
}

/// The maximum number of files to list. More files are described by their folder.
const FEW: usize = 3;

/// Returns the common folder of the files.
fn shared_folder(names: &[String]) -> String {
    let folders = |name: &str| -> Vec<String> {
        let mut parts: Vec<_> = name.split('/').map(str::to_owned).collect();
        parts.pop();
        parts
    };
    let shared = names.iter().map(|name| folders(name)).reduce(|one, other| {
        let pairs = one.into_iter().zip(other);
        let pairs = pairs.take_while(|(one, other)| one == other);
        pairs.map(|(one, _)| one).collect()
    });
    shared.unwrap_or_default().join("/")
}

/// The result of a run as text: a line per file that differed, then the numbers.
pub(super) struct ImportSummary<'a>(pub(super) &'a Imported);

impl Display for ImportSummary<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Imported {
            module,
            version,
            manifest_changed,
            replaced_version,
            files,
            kept_descriptions,
            removed,
            other_versions,
            ..
        } = self.0;
        for name in &files.replaced {
            writeln!(f, "replaced {name}")?;
        }
        for name in &files.kept {
            writeln!(
                f,
                "kept     {name}, which differs only in descriptions or layout"
            )?;
        }
        match kept_descriptions {
            0 => {}
            1 => writeln!(f, "kept     1 description of your own")?,
            many => writeln!(f, "kept     {many} descriptions of your own")?,
        }
        match removed.as_slice() {
            few if few.len() <= FEW => {
                for name in few {
                    writeln!(f, "removed  {name}, which is no longer used")?;
                }
            }
            many => writeln!(
                f,
                "removed  {} files below {}, which are no longer used",
                many.len(),
                shared_folder(many)
            )?,
        }
        if !other_versions.is_empty() {
            let others = other_versions.join(", ");
            writeln!(f, "versions {others} of some operations, besides {version}")?;
        }
        let manifest = match (manifest_changed, replaced_version) {
            (true, Some(earlier)) => format!("replaced {earlier} in the manifest"),
            (true, None) => "added to the manifest".to_owned(),
            (false, _) => "already in the manifest".to_owned(),
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

#[cfg(test)]
mod tests {
    use super::shared_folder;

    #[test]
    fn many_files_are_told_by_their_folder() {
        let names = ["a/b/c.json", "a/b/examples/d.json", "a/b/examples/e.json"];
        assert_eq!(shared_folder(&names.map(str::to_owned)), "a/b");
        assert_eq!(shared_folder(&["a/c.json".to_owned()]), "a");
        assert_eq!(shared_folder(&[]), "");
    }
}
