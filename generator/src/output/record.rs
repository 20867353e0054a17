use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::fault::{no_folder, unwritable};
use super::tree::{self, Tree};
use crate::diagnostics::{Code, Diagnostic, Place};

/// The name of the record: the list of the files in a folder that Armsmith owns.
pub const RECORD: &str = ".armsmith.json";

/// The files that Armsmith owns: path and hash, sorted, and nothing that changes from run to run.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    files: BTreeMap<String, String>,
}

impl Record {
    /// The record of a tree.
    pub(super) fn of(tree: &Tree) -> Record {
        let files = tree
            .iter()
            .map(|(path, text)| (path.clone(), hash(text.as_bytes())))
            .collect();
        Record { files }
    }

    /// The record in a folder; empty where there is none.
    pub(super) fn load(dir: &Path) -> Result<Record, Diagnostic> {
        if fs::symlink_metadata(dir).is_ok() && !dir.is_dir() {
            return Err(no_folder(dir));
        }
        let path = dir.join(RECORD);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Record::default()),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                let file = dir.ancestors().find(|above| above.is_file());
                return Err(no_folder(file.unwrap_or(dir)));
            }
            Err(error) => return Err(unwritable(&path, "cannot read the record", &error)),
        };
        let damaged = |why: String| {
            let message = format!("the record of the files that Armsmith owns is damaged: {why}");
            Diagnostic::new(Code::InvalidRecord, Place::File(path.clone()), message)
                .help("restore it from version control, or start with an empty output folder")
        };
        let record: Record =
            serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
        for path in record.files.keys() {
            if let Some(why) = tree::objection(path) {
                return Err(damaged(format!("it names `{path}`, but {why}")));
            }
        }
        Ok(record)
    }

    /// The record as it stands on disk.
    pub(super) fn text(&self) -> String {
        // A map of strings always has a JSON form.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Whether Armsmith owns the file.
    pub(super) fn owns(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether these are the bytes that Armsmith wrote to the file.
    pub(super) fn wrote(&self, path: &str, bytes: &[u8]) -> bool {
        self.files
            .get(path)
            .is_some_and(|recorded| *recorded == hash(bytes))
    }

    /// The files that Armsmith owns.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_is_sorted_and_survives_a_round_trip() {
        let tree = Tree::from([
            ("src/lib.rs".into(), "b".into()),
            ("Cargo.toml".into(), "".into()),
        ]);
        let text = Record::of(&tree).text();
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(RECORD), &text).unwrap();
        let record = Record::load(dir.path()).unwrap();

        assert_eq!(record.text(), text);
        assert_eq!(
            record.paths().collect::<Vec<_>>(),
            ["Cargo.toml", "src/lib.rs"]
        );
        assert!(record.wrote("src/lib.rs", b"b"));
        assert!(!record.wrote("src/lib.rs", b"c"));
        assert!(
            text.contains("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            "the SHA-256 of nothing"
        );
    }

    #[test]
    fn a_damaged_record_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        for text in ["<<<<<<< HEAD", "{}", r#"{"files": {"../x": "0"}}"#] {
            fs::write(dir.path().join(RECORD), text).unwrap();
            let error = Record::load(dir.path()).unwrap_err();
            assert!(error.message.contains("damaged"), "{}", error.message);
        }
    }
}
