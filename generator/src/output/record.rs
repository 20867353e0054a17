//! The record of the files that Armsmith owns.

use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};

use super::cargo_toml::{CARGO_TOML, CargoToml, Keys};
use super::error::{not_own, unwritable};
use super::folder::{Folder, FolderEntry};
use super::hash::{hash, text_hash, unix_lines};
use super::tree::{self, Tree};
use crate::diagnostics::{Code, Diagnostic, Place};

/// The file name of the record.
pub const RECORD: &str = ".armsmith.json";

/// The files that Armsmith owns: sorted paths with hashes, and its keys in `Cargo.toml`. It has nothing that changes
/// between equal runs.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Record {
    /// The keys in `Cargo.toml` with their values.
    #[serde(
        rename = "Cargo.toml",
        skip_serializing_if = "Option::is_none",
        default
    )]
    keys: Option<Keys>,
    files: BTreeMap<String, String>,
}

impl Record {
    /// Creates the record of a tree.
    pub(super) fn of(tree: &Tree) -> Record {
        let keys = tree
            .get(CARGO_TOML)
            .and_then(|text| keys_of(text.as_bytes()));
        let files = tree
            .iter()
            .filter(|(path, _)| keys.is_none() || *path != CARGO_TOML);
        let files = files
            .map(|(path, text)| (path.clone(), text_hash(text.as_bytes())))
            .collect();
        Record { keys, files }
    }

    /// Reads the record of a folder. It is empty if there is none.
    pub(super) fn load(dir: &Folder) -> Result<Record, Diagnostic> {
        let place = dir.show(RECORD);
        let unreadable = |error: io::Error| {
            unwritable(&place, "cannot read the list of generated files", &error)
        };
        match dir.entry(RECORD).map_err(unreadable)? {
            FolderEntry::Nothing => return Ok(Record::default()),
            FolderEntry::File => {}
            FolderEntry::Folder(_) | FolderEntry::Blocked(_) => {
                return Err(not_own(&place, "a regular file"));
            }
        }
        let bytes = dir.read(RECORD).map_err(unreadable)?;
        Record::parse(&bytes).map_err(|why| {
            let message = format!("the list of generated files is damaged: {why}");
            Diagnostic::new(Code::InvalidRecord, Place::File(place.clone()), message)
                .help("restore it from version control, or use an empty output folder")
        })
    }

    fn parse(bytes: &[u8]) -> Result<Record, String> {
        let record: Record = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        for path in record.files.keys() {
            if let Some(why) = tree::objection(path) {
                return Err(format!("invalid path `{path}`: {why}"));
            }
        }
        if let Some((one, other)) = tree::case_clash(record.paths()) {
            return Err(format!(
                "`{one}` and `{other}` are the same path on case-insensitive file systems"
            ));
        }
        Ok(record)
    }

    /// Returns the text of the record.
    pub(super) fn text(&self) -> String {
        // A map of strings can always be written as JSON.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Returns Armsmith's keys in `Cargo.toml`.
    pub(super) fn keys(&self) -> Option<&Keys> {
        self.keys.as_ref()
    }

    /// True if Armsmith owns the file, or keys of it.
    pub(super) fn owns(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.shares(path)
    }

    /// True if the file belongs to Armsmith and the user.
    pub(super) fn shares(&self, path: &str) -> bool {
        self.keys.is_some() && path == CARGO_TOML
    }

    /// True if Armsmith wrote this content, apart from line endings. Of a shared file, it wrote the keys.
    pub(super) fn wrote(&self, path: &str, bytes: &[u8]) -> bool {
        match &self.keys {
            Some(keys) if path == CARGO_TOML => parse(bytes).is_some_and(|file| file.has(keys)),
            _ => self
                .files
                .get(path)
                .is_some_and(|recorded| *recorded == text_hash(bytes) || *recorded == hash(bytes)),
        }
    }

    /// True if a shared file has nothing but what Armsmith wrote.
    pub(super) fn wrote_all(&self, path: &str, bytes: &[u8]) -> bool {
        self.wrote(path, bytes) && (!self.shares(path) || self.keys == keys_of(bytes))
    }

    /// True if a shared file differs from an older one in the keys of Armsmith's alone. `old` has its record.
    pub(super) fn keeps_keys_of_user(&self, bytes: &[u8], old: (&Record, &[u8])) -> bool {
        let none = Keys::new();
        let lists = [self, old.0].map(|record| record.keys.as_ref().unwrap_or(&none));
        let others = |bytes: &[u8]| parse(bytes).map(|file| file.others(&lists));
        // A damaged file is replaced as a whole.
        let old = others(old.1).unwrap_or_default();
        others(bytes).is_some_and(|others| others == old)
    }

    /// Returns the files that Armsmith owns.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        let shared = self.keys.iter().map(|_| CARGO_TOML);
        shared.chain(self.files.keys().map(String::as_str))
    }
}

fn parse(bytes: &[u8]) -> Option<CargoToml> {
    let text = unix_lines(bytes);
    CargoToml::parse(std::str::from_utf8(&text).ok()?).ok()
}

fn keys_of(bytes: &[u8]) -> Option<Keys> {
    Some(parse(bytes)?.keys())
}

/// True if two texts are equal apart from line endings.
pub(super) fn same_text(one: &[u8], other: &[u8]) -> bool {
    unix_lines(one) == unix_lines(other)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_record_is_sorted_and_survives_a_round_trip() {
        let tree = Tree::from([
            ("src/lib.rs".into(), "b".into()),
            ("README.md".into(), "".into()),
            ("Cargo.toml".into(), "[package]\nname = \"a\"\n".into()),
        ]);
        let text = Record::of(&tree).text();
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(RECORD), &text).unwrap();
        let record = Record::load(&Folder::open(dir.path()).unwrap()).unwrap();

        assert_eq!(record.text(), text);
        assert_eq!(
            record.paths().collect::<Vec<_>>(),
            ["Cargo.toml", "README.md", "src/lib.rs"]
        );
        assert!(text.contains("\"package.name\": \"a\""), "{text}");
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
        let named = ["../x", "/x", "a\\\\b", "C:/x", ".git/config", ""];
        let named = named.map(|path| format!(r#"{{"files": {{"{path}": "0"}}}}"#));
        let twins = [r#""src/A": "0", "src/a": "0""#, r#""A/x": "0", "a/y": "0""#];
        let twins = twins.map(|files| format!(r#"{{"files": {{{files}}}}}"#));
        let broken = ["<<<<<<< HEAD".into(), "{}".into()];
        for text in broken.iter().chain(&named).chain(&twins) {
            fs::write(dir.path().join(RECORD), text).unwrap();
            let error = Record::load(&Folder::open(dir.path()).unwrap()).unwrap_err();
            assert!(error.message.contains("damaged"), "{}", error.message);
        }
    }

    #[test]
    fn line_endings_are_no_difference() {
        let record = Record::of(&Tree::from([("a".into(), "x\ny\n".into())]));
        assert!(record.wrote("a", b"x\r\ny\r\n"));
        assert!(!record.wrote("a", b"x\r\ny"));
    }

    #[test]
    fn a_hash_of_a_text_with_other_line_endings_still_holds() {
        let text = b"x\r\n";
        let files = [("a".to_owned(), hash(text))];
        let record = Record {
            keys: None,
            files: files.into(),
        };
        assert!(record.wrote("a", text));
    }
}
