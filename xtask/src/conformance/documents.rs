//! The step `documents`: generates a crate for every OpenAPI document of a package of third-party descriptions.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::figures::DocumentCount;
use crate::file;
use crate::workspace::cargo;

/// The folder of the documents in the package.
const FOLDER: &str = "api";
/// The beginning of the file names of Azure's descriptions.
const AZURE: &str = "azure.com";

/// The results of the step.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct DocumentResults {
    pub(super) counts: Vec<DocumentCount>,
    /// The refused documents, each with the first message.
    pub(super) refused: Vec<String>,
    /// The documents for which the generator panicked.
    pub(super) panicked: Vec<String>,
}

/// The part of a record of `armsmith corpus` that this step needs.
#[derive(Deserialize)]
struct CorpusRecord {
    rows: Vec<CorpusRow>,
}

#[derive(Deserialize)]
struct CorpusRow {
    file: String,
    outcome: String,
    fault: Option<String>,
}

/// Runs `armsmith corpus` on the documents of an installed package.
pub(super) fn run(package: &Path, work: &Path) -> Result<DocumentResults, String> {
    let (folder, record) = (package.join(FOLDER), work.join("documents.json"));
    if record.exists() {
        fs::remove_file(&record).map_err(|error| error.to_string())?;
    }
    // Its exit code says that documents were refused, as does the record.
    Command::new(cargo())
        .args(["run", "--quiet", "--release", "--package", "armsmith", "--"])
        .args(["--quiet", "corpus"])
        .arg(&folder)
        .arg("--json")
        .arg(&record)
        .status()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    let record: CorpusRecord =
        serde_json::from_str(&file::read(&record)?).map_err(|error| error.to_string())?;
    let version = |row: &CorpusRow| version(&folder.join(&row.file));
    Ok(counted(record.rows, version))
}

/// Counts the documents by version. Those of Swagger 2.0 are not counted.
fn counted(
    rows: Vec<CorpusRow>,
    version: impl Fn(&CorpusRow) -> Option<String>,
) -> DocumentResults {
    let mut results = DocumentResults::default();
    let mut counts = BTreeMap::new();
    for row in rows {
        let Some(version) = version(&row) else {
            continue;
        };
        let mut kinds = vec![format!("OpenAPI {version}")];
        if row.file.starts_with(AZURE) {
            kinds.push(format!("OpenAPI {version}, of Azure"));
        }
        let is_generated = row.outcome == "generated";
        for kind in kinds {
            let (generated, all) = counts.entry(kind).or_insert((0, 0));
            *generated += usize::from(is_generated);
            *all += 1;
        }
        let named = format!("{}: {}", row.file, row.fault.unwrap_or_default());
        match row.outcome.as_str() {
            "generated" => {}
            "refused" => results.refused.push(named),
            _ => results.panicked.push(named),
        }
    }
    let counts = counts.into_iter();
    let counts = counts.map(|(documents, (generated, all))| DocumentCount {
        documents,
        generated,
        all,
    });
    results.counts = counts.collect();
    results
}

/// Returns the OpenAPI version of a document, such as `3.0`.
fn version(path: &Path) -> Option<String> {
    #[derive(Deserialize)]
    struct Root {
        openapi: Option<String>,
    }
    let root: Root = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    let version = root.openapi?;
    let mut parts = version.split('.');
    Some(format!("{}.{}", parts.next()?, parts.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_counted_by_version() {
        let row = |file: &str, outcome: &str| CorpusRow {
            file: file.into(),
            outcome: outcome.into(),
            fault: (outcome != "generated").then(|| "why".into()),
        };
        let rows = vec![
            row("a.json", "generated"),
            row("b.json", "refused"),
            row("azure.com-c.json", "generated"),
            row("new.json", "panicked"),
            row("swagger.json", "refused"),
        ];
        let version = |row: &CorpusRow| match row.file.as_str() {
            "swagger.json" => None,
            "new.json" => Some("3.1".to_owned()),
            _ => Some("3.0".to_owned()),
        };
        let results = counted(rows, version);
        let counts: Vec<_> = results
            .counts
            .iter()
            .map(|count| (count.documents.as_str(), count.generated, count.all))
            .collect();
        let expected = [
            ("OpenAPI 3.0", 2, 3),
            ("OpenAPI 3.0, of Azure", 1, 1),
            ("OpenAPI 3.1", 0, 1),
        ];
        assert_eq!(counts, expected);
        assert_eq!(results.refused, ["b.json: why"]);
        assert_eq!(results.panicked, ["new.json: why"]);
    }
}
