//! The documents of a run.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use serde_json::Value;

use super::bounds::Bounds;
use super::document::{Document, Format, Index};
use super::document_edit::{DocumentEdit, PointerMap, Transform};
use super::listing::Listings;
use super::{Position, parse, path, read};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{DocumentId, Origin};

/// The documents of one run.
///
/// The set only grows: a document is read on first use, by path or by reference, and does not change. All threads of a
/// run share one set.
#[derive(Debug, Default)]
pub struct Sources {
    root: Option<PathBuf>,
    bounds: Option<Bounds>,
    documents: boxcar::Vec<Arc<Document>>,
    loaded: RwLock<HashMap<PathBuf, Loaded>>,
    texts: RwLock<HashMap<PathBuf, Arc<str>>>,
    transform: Option<Arc<dyn Transform>>,
    listings: Listings,
}

/// The maximum number of duplicate keys to report per file. Further ones are only counted.
const MOST_DUPLICATES: usize = 100;

/// The result of loading a file.
#[derive(Clone, Debug)]
enum Loaded {
    Document(DocumentId),
    Failed(Box<Failure>),
}

#[derive(Clone, Debug)]
struct Failure {
    diagnostic: Diagnostic,
    /// Kept for messages, which show the line.
    text: Option<Arc<str>>,
}

impl Sources {
    /// Creates an empty set whose references may point to any folder.
    pub fn new() -> Self {
        Sources::default()
    }

    /// Creates an empty set for specifications in this folder. Names are relative to it, and references to files
    /// outside of it are errors.
    pub fn with_root(root: impl Into<PathBuf>) -> Self {
        let root = root.into();
        Sources {
            bounds: Some(Bounds::new(&root)),
            root: Some(root),
            ..Sources::default()
        }
    }

    /// Creates an empty set whose references must not leave this folder. Names are the paths as given.
    pub fn within(folder: &Path) -> Self {
        Sources {
            bounds: Some(Bounds::new(folder)),
            ..Sources::default()
        }
    }

    /// Adds a transform, which is applied to documents that are read from now on.
    pub fn transform_with(&mut self, transform: Arc<dyn Transform>) {
        self.transform = Some(transform);
    }

    /// Returns the root of the specifications, if there is one.
    pub fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// True if a referenced file may be read: it is within the bounds, and no symbolic link on its path leaves them.
    pub fn admits(&self, path: &Path) -> bool {
        self.bounds.as_ref().is_none_or(|bounds| bounds.admit(path))
    }

    /// Returns the document in a file. The file is read once for all spellings of its path.
    pub fn load(&self, path: &Path) -> Result<DocumentId, Diagnostic> {
        let key = path::key(path);
        let loaded = self.lookup(&key).unwrap_or_else(|| self.read(path, key));
        match loaded {
            Loaded::Document(id) => Ok(id),
            Loaded::Failed(failure) => Err(failure.diagnostic),
        }
    }

    /// Returns the document with an ID, or an empty one if the ID belongs to another set.
    pub fn document(&self, id: DocumentId) -> Arc<Document> {
        Arc::clone(self.get(id).unwrap_or_else(|| nothing()))
    }

    /// Returns a reference to the document with an ID.
    pub fn get(&self, id: DocumentId) -> Option<&Arc<Document>> {
        self.documents.get(id.0)
    }

    /// Returns all documents, in the order in which they were read.
    pub fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.documents.iter().map(|(_, document)| document)
    }

    /// Returns the value at an origin.
    pub fn value(&self, origin: &Origin) -> Option<&Value> {
        self.get(origin.document)?.get(&origin.pointer)
    }

    /// Returns the position of the value at an origin.
    pub fn position(&self, origin: &Origin) -> Option<Position> {
        self.get(origin.document)?.position(&origin.pointer)
    }

    /// Returns the warnings about the documents so far: duplicate keys, and the warnings of transforms.
    pub fn warnings(&self) -> Vec<Diagnostic> {
        let transform = self.transform.iter();
        let mut warnings: Vec<_> = transform.flat_map(|each| each.warnings()).collect();
        for document in self.documents() {
            let duplicates = document.duplicates();
            for (pointer, range) in duplicates.iter().take(MOST_DUPLICATES) {
                let span = document.span(range.clone());
                let place = Place::Text {
                    path: document.path.clone(),
                    line: span.line,
                    column: span.column,
                };
                let key = super::pointer::last(pointer).unwrap_or_default();
                let message = format!("duplicate key `{key}`");
                let warning = Diagnostic::new(Code::DuplicateKey, place, message)
                    .help("remove this one or rename it: only the last one is used");
                warnings.push(warning);
            }
            if let Some(more) = duplicates.len().checked_sub(MOST_DUPLICATES)
                && more > 0
            {
                let place = Place::File(document.path.clone());
                let message = format!("{more} more duplicate keys");
                warnings.push(Diagnostic::new(Code::DuplicateKey, place, message));
            }
        }
        warnings
    }

    /// Adds a text that is not a file with this name, such as standard input.
    ///
    /// # Errors
    ///
    /// Returns an error if it is not text.
    pub fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
        let text = read::text(path, &self.name(path), bytes)?;
        let mut texts = self.texts.write().unwrap_or_else(PoisonError::into_inner);
        texts.insert(path::key(path), text);
        Ok(())
    }

    fn given(&self, key: &Path) -> Option<Arc<str>> {
        let texts = self.texts.read().unwrap_or_else(PoisonError::into_inner);
        texts.get(key).cloned()
    }

    /// Returns the text of a file that is neither JSON nor YAML, without a byte order mark.
    pub fn plain(&self, path: &Path) -> Result<Arc<str>, Diagnostic> {
        let key = path::key(path);
        if let Some(text) = self.given(&key) {
            return Ok(text);
        }
        let path = path::tidy(path);
        let text = read::read(&path, &self.name(&path), self.root())?;
        let mut texts = self.texts.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(texts.entry(key).or_insert(text)))
    }

    /// Returns the error for a file that does not exist, or `None` if it does.
    pub(crate) fn missing(&self, path: &Path) -> Option<Diagnostic> {
        (!path.exists()).then(|| read::missing(path, &self.name(path), self.root()))
    }

    /// Returns the text of a file that was read, even if it is invalid.
    pub(crate) fn text(&self, path: &Path) -> Option<Arc<str>> {
        let key = path::key(path);
        let Some(loaded) = self.lookup(&key) else {
            return self.given(&key);
        };
        match loaded {
            Loaded::Document(id) => self.get(id).map(|document| Arc::clone(&document.text)),
            Loaded::Failed(failure) => failure.text,
        }
    }

    /// Returns the name of a file in messages.
    pub fn name(&self, path: &Path) -> String {
        path::display(&path::tidy(path), self.root())
    }

    /// Returns the path of a referenced file with the names that its folders list. The parent folders that it shares
    /// with `known` are not changed.
    ///
    /// # Errors
    ///
    /// Returns the paths that only differ in case, if there are several.
    pub(super) fn locate(&self, known: &Path, path: &Path) -> Result<PathBuf, Vec<PathBuf>> {
        match self.given(&path::key(path)) {
            Some(_) => Ok(path.to_owned()),
            None => self.listings.locate(known, path),
        }
    }

    fn lookup(&self, key: &Path) -> Option<Loaded> {
        let loaded = self.loaded.read().unwrap_or_else(PoisonError::into_inner);
        loaded.get(key).cloned()
    }

    fn read(&self, path: &Path, key: PathBuf) -> Loaded {
        let path = path::tidy(path);
        let name = self.name(&path);
        let text = match self.given(&key) {
            Some(text) => Ok(text),
            None => read::read(&path, &name, self.root()),
        };
        let parsed = match &text {
            Err(diagnostic) => Err(diagnostic.clone()),
            Ok(text) => {
                let format = Format::of(&path, text);
                parse::parse(&path, &name, format, text).map(|parsed| (text, format, parsed))
            }
        };
        let mut loaded = self.loaded.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(earlier) = loaded.get(&key) {
            // Another thread loaded it.
            return earlier.clone();
        }
        let outcome = match parsed {
            Ok((text, format, parsed)) => {
                Loaded::Document(self.add(path, name, format, Arc::clone(text), parsed))
            }
            Err(diagnostic) => Loaded::Failed(Box::new(Failure {
                diagnostic,
                text: text.ok(),
            })),
        };
        loaded.insert(key, outcome.clone());
        outcome
    }

    fn add(
        &self,
        path: PathBuf,
        name: String,
        format: Format,
        text: Arc<str>,
        mut parsed: parse::Parsed,
    ) -> DocumentId {
        let moves = self.apply(&name, &mut parsed.value);
        let number = self.documents.push_with(|number| {
            Arc::new(Document {
                id: DocumentId(number),
                path,
                name,
                format,
                text,
                value: parsed.value,
                has_duplicates: parsed.has_duplicates,
                moves,
                index: Index::default(),
                neighbours: RwLock::default(),
            })
        });
        DocumentId(number)
    }

    fn apply(&self, name: &str, value: &mut Value) -> PointerMap {
        let mut edit = DocumentEdit::new(name, value);
        if let Some(transform) = &self.transform {
            transform.apply(&mut edit);
        }
        edit.finish()
    }
}

/// Returns the placeholder for a document of another set.
fn nothing() -> &'static Arc<Document> {
    static NOTHING: OnceLock<Arc<Document>> = OnceLock::new();
    NOTHING.get_or_init(|| {
        Arc::new(Document {
            id: DocumentId(usize::MAX),
            path: PathBuf::new(),
            name: String::new(),
            format: Format::Json,
            text: "".into(),
            value: Value::Null,
            has_duplicates: false,
            moves: PointerMap::default(),
            index: Index::default(),
            neighbours: RwLock::default(),
        })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    fn at(document: DocumentId, pointer: &str) -> Origin {
        Origin {
            document,
            pointer: pointer.to_owned(),
        }
    }

    #[test]
    fn a_file_is_read_once_however_its_path_is_written() {
        let folder = folder(&[("a.json", "\u{feff}{\"b\": 1, \"a\": 2}")]);
        let sources = Sources::with_root(folder.path());
        let first = sources.load(&folder.path().join("a.json")).unwrap();
        let second = sources
            .load(&folder.path().join("none/.././a.json"))
            .unwrap();
        assert_eq!(first, second);
        let document = sources.document(first);
        assert_eq!(document.name, "a.json");
        assert_eq!(document.format, Format::Json);
        assert_eq!(&*document.text, "{\"b\": 1, \"a\": 2}");
        assert!(document.value.as_object().unwrap().keys().eq(["b", "a"]));
        assert_eq!(sources.documents().count(), 1);
    }

    #[test]
    fn yaml_is_read_as_json() {
        let text = "base: &b {x: 1, z: 0}\nresponses:\n  200: {<<: *b, z: 9}\nversion: 2024-01-01\nlarge: 99999999999999999999\n";
        let folder = folder(&[("a.yaml", text), ("b", "a: 1")]);
        let sources = Sources::new();
        let id = sources.load(&folder.path().join("a.yaml")).unwrap();
        let expected = json!({
            "base": {"x": 1, "z": 0},
            "responses": {"200": {"z": 9, "x": 1}},
            "version": "2024-01-01",
            "large": 1e20,
        });
        assert_eq!(sources.document(id).value, expected);
        let id = sources.load(&folder.path().join("b")).unwrap();
        assert_eq!(sources.document(id).format, Format::Yaml);
    }

    #[test]
    fn brackets_and_quoted_text_are_indented_as_libyaml_allows() {
        for (text, expected) in [
            (
                "a:\n  b: {\n    c: [\n      1\n  ],\n  d: 2\n  }\n  e: [\n  3,\n  4\n]\nf: 5\n",
                json!({"a": {"b": {"c": [1], "d": 2}, "e": [3, 4]}, "f": 5}),
            ),
            (
                "a:\n  b: \"one\n  two\n\n three\"\n  c: 'four\n  five'\nd: 6\n",
                json!({"a": {"b": "one two\nthree", "c": "four five"}, "d": 6}),
            ),
            (
                "a:\n  - \"one\n  two\"\n  - [\n  3]\nb: \"four\n\tfive\"\nc:\t6\n",
                json!({"a": ["one two", [3]], "b": "four five", "c": 6}),
            ),
            (
                "\u{feff}a: {\r\n\"b\": 1,\r\n \"c\": \"x\r\ny\"\r\n}\r\nd: |\r\n  last",
                json!({"a": {"b": 1, "c": "x y"}, "d": "last"}),
            ),
        ] {
            let folder = folder(&[("a.yaml", text)]);
            let sources = Sources::new();
            let id = sources.load(&folder.path().join("a.yaml"));
            let id = id.unwrap_or_else(|error| panic!("{text}: {error:?}"));
            assert_eq!(sources.document(id).value, expected, "{text}");
        }
    }

    #[test]
    fn numbers_and_booleans_keep_their_source_text() {
        let yaml = "é: 1\na: 1.10\nb: [0x1F, True]\nc: &c 2.0\nd: *c\ne: text\n";
        let json = r#"{"a": 1.10, "b": [31, true], "e": "text"}"#;
        let folder = folder(&[("a.yaml", yaml), ("a.json", json)]);
        let sources = Sources::new();
        let text = |file: &str, pointer: &str| {
            let id = sources.load(&folder.path().join(file)).unwrap();
            sources.document(id).scalar_text(pointer).map(str::to_owned)
        };
        for (file, pointer, expected) in [
            ("a.yaml", "/a", Some("1.10")),
            ("a.yaml", "/b/0", Some("0x1F")),
            ("a.yaml", "/b/1", Some("True")),
            ("a.yaml", "/c", Some("2.0")),
            ("a.yaml", "/d", None),
            ("a.json", "/a", Some("1.10")),
            ("a.json", "/b/1", Some("true")),
            ("a.json", "/z", None),
        ] {
            assert_eq!(text(file, pointer).as_deref(), expected, "{file} {pointer}");
        }
    }

    #[test]
    fn what_yaml_takes_over_stands_where_it_was_written() {
        let text = "a: &a {x: 1}\nb: &b {y: 2}\nc: {<<: *a, z: 3}\nd: {<<: [*a, *b], x: 4}\ne: &e {<<: *b}\nf: {<<: *e}\ng: &g key\nh: {*g : 5}\n";
        let folder = folder(&[("a.yaml", text)]);
        let sources = Sources::new();
        let id = sources.load(&folder.path().join("a.yaml")).unwrap();
        for (pointer, line, column) in [
            ("/c/x", 1, 11),
            ("/c/z", 3, 16),
            ("/d/x", 4, 22),
            ("/d/y", 2, 11),
            ("/f/y", 2, 11),
            ("/h/key", 8, 10),
        ] {
            assert!(sources.value(&at(id, pointer)).is_some(), "{pointer}");
            let position = sources.position(&at(id, pointer)).expect(pointer);
            assert_eq!(
                (position.value.line, position.value.column),
                (line, column),
                "{pointer}"
            );
        }
        assert_eq!(sources.position(&at(id, "/c/y")), None);
    }

    #[test]
    fn references_lead_to_files_and_places() {
        let folder = folder(&[
            ("a/one.json", r##"{"x": {"$ref": "#/y"}, "y": 1}"##),
            ("b c/two.json", r#"{"a~b": {"$x": [5]}, "%24": 6}"#),
        ]);
        let sources = Sources::with_root(folder.path());
        let one = sources.load(&folder.path().join("a/one.json")).unwrap();
        let here = at(one, "/x");
        let resolve = |reference| {
            let resolved = sources.resolve(reference, &here)?;
            assert_eq!(resolved.warning, None, "{reference}");
            Ok::<_, Diagnostic>(resolved.origin)
        };
        assert_eq!(resolve("#/y"), Ok(at(one, "/y")));
        assert_eq!(resolve(""), Ok(at(one, "")));
        let two = DocumentId(1);
        for (reference, pointer) in [
            ("../b%20c/two.json", ""),
            ("../none/../b c/two.json#", ""),
            (r"..\b c\two.json#/a~0b/%24x/0", "/a~0b/$x/0"),
            ("../b c/two.json#/a~b", "/a~0b"),
            ("../b c/two.json#/%24", "/%24"),
        ] {
            let origin = resolve(reference);
            assert_eq!(origin, Ok(at(two, pointer)), "{reference}");
            assert!(sources.value(&at(two, pointer)).is_some());
        }
    }

    #[test]
    fn references_in_another_case_lead_to_the_same_places() {
        let folder = folder(&[
            (
                "a/one.json",
                r##"{"x": {"$ref": "#/y"}, "A": {"B": 1, "b": 2, "c": {"D": 3}}}"##,
            ),
            (
                "Common/Types.json",
                r#"{"Definitions": {"Widget": 1, "widget": 2}}"#,
            ),
            ("twice/b.json", "{}"),
            ("twice/B.json", "{}"),
        ]);
        let sources = Sources::with_root(folder.path());
        let one = sources.load(&folder.path().join("a/one.json")).unwrap();
        let here = at(one, "/x");
        for (reference, name, pointer) in [
            ("#/a/C/d", "a/one.json", "/A/c/D"),
            ("#/a/b", "a/one.json", "/A/b"),
            (
                "../common/types.JSON#/Definitions",
                "Common/Types.json",
                "/Definitions",
            ),
            ("../common/types.JSON", "Common/Types.json", ""),
            (
                "../Common/Types.json#/definitions/Widget",
                "Common/Types.json",
                "/Definitions/Widget",
            ),
        ] {
            let resolved = sources.resolve(reference, &here).unwrap();
            let document = sources.document(resolved.origin.document);
            assert_eq!(
                (&*document.name, &*resolved.origin.pointer),
                (name, pointer),
                "{reference}"
            );
            let warning = resolved.warning.expect(reference);
            assert_eq!(warning.code, Code::CaseMismatch);
            // Each reference is reported, even if the file is already known.
            assert!(sources.resolve(reference, &here).unwrap().warning.is_some());
        }
        let exact = sources.resolve("../twice/B.json", &here).unwrap();
        assert_eq!(exact.warning, None);
        for (reference, candidates) in [
            ("#/A/C/d/e", None),
            (
                "../Common/Types.json#/definitions/WIDGET",
                Some("/Definitions/Widget`, `"),
            ),
            ("../Twice/b.JSON", Some("twice/B.json`, `twice/b.json")),
        ] {
            let error = sources.resolve(reference, &here).unwrap_err();
            assert_eq!(error.code, Code::BrokenReference);
            let help = error.help.unwrap_or_default();
            let listed = candidates.is_none_or(|candidates| help.contains(candidates));
            assert!(listed, "{reference}: {help}");
        }
    }

    #[test]
    fn an_unknown_document_is_empty() {
        let sources = Sources::new();
        assert_eq!(sources.document(DocumentId(7)).value, Value::Null);
        assert_eq!(sources.value(&at(DocumentId(7), "")), None);
        assert!(sources.resolve("#/x", &at(DocumentId(7), "")).is_err());
    }

    #[test]
    fn a_key_that_stands_twice_is_a_warning_and_the_last_counts() {
        let text = "{\n  \"a\": {\"x\": 1, \"x\": 2},\n  \"b\": {\"x\": 3}\n}";
        let folder = folder(&[("a.json", text)]);
        let sources = Sources::new();
        let id = sources.load(&folder.path().join("a.json")).unwrap();
        assert_eq!(sources.value(&at(id, "/a/x")), Some(&json!(2)));
        let position = sources.position(&at(id, "/a/x")).unwrap();
        assert_eq!((position.value.line, position.value.column), (2, 22));
        let warnings = sources.warnings();
        assert_eq!(warnings.len(), 1);
        let place = &warnings.first().unwrap().place;
        assert!(
            matches!(
                place,
                Place::Text {
                    line: 2,
                    column: 9,
                    ..
                }
            ),
            "{place:?}"
        );
    }

    #[test]
    fn many_keys_that_stand_twice_are_counted() {
        let members = "\"k\": 1, ".repeat(1_000);
        let folder = folder(&[("a.json", &format!("{{{members}\"z\": 1}}"))]);
        let sources = Sources::new();
        sources.load(&folder.path().join("a.json")).unwrap();
        let warnings = sources.warnings();
        assert_eq!(warnings.len(), 101);
        let last = warnings.last().unwrap();
        assert_eq!(last.message, "899 more duplicate keys");
    }

    #[test]
    fn an_alias_bomb_is_refused() {
        let word = "x".repeat(10_000);
        let wide = format!("w: &w {word}\nl: [{}]\n", "*w,".repeat(2_000));
        let doubling = (1..60).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1));
        let deep = format!("a0: &a0 [x]\n{}", doubling.collect::<String>());
        let folder = folder(&[("a.yaml", &wide), ("b.yaml", &deep)]);
        for name in ["a.yaml", "b.yaml"] {
            let error = Sources::new().load(&folder.path().join(name)).unwrap_err();
            assert!(
                error.message.contains("aliases expand"),
                "{}",
                error.message
            );
        }
    }

    #[test]
    fn what_json_cannot_express_is_refused_with_its_place() {
        for (text, place, reason) in [
            ("a: !secret x", (1, 4), "its tag is not supported"),
            ("a: 1\n---\nb: 2\n", (2, 1), "a second document begins here"),
            ("? [a]\n: 1", (1, 3), "a key must be a single value"),
            (
                "a:\n  - &x [*x]\n",
                (2, 9),
                "inside the value that it refers to",
            ),
            ("a: .nan\n", (1, 4), "not-a-number"),
            ("<<: 5\n", (2, 1), "the merge key"),
            ("a: [1, 2\nb: 3\n", (2, 2), ""),
        ] {
            let folder = folder(&[("a.yaml", text)]);
            let error = Sources::new()
                .load(&folder.path().join("a.yaml"))
                .unwrap_err();
            assert!(error.message.contains(reason), "{}", error.message);
            let Place::Text { line, column, .. } = error.place else {
                panic!("{:?}", error.place);
            };
            assert_eq!((line, column), place, "{text}: {}", error.message);
        }
    }

    #[test]
    fn deep_nesting_is_an_error() {
        let deep = "[".repeat(10_000);
        let folder = folder(&[("a.json", &deep), ("a.yaml", &deep)]);
        for name in ["a.json", "a.yaml"] {
            let error = Sources::new().load(&folder.path().join(name)).unwrap_err();
            assert_eq!(error.code, Code::SyntaxError, "{}", error.message);
        }
    }
}
