//! Tests that any file is read as a document or an error, and that every position is correct.

use std::path::PathBuf;

use armsmith::diagnostics::Diagnostics;
use armsmith::report;
use armsmith::source::{Dialect, Document, DocumentFormat, Sources, pointer};
use proptest::{prelude::*, string::string_regex};
use serde_json::Value;

const JSON: &str = r##"{
  "swagger": "2.0",
  "info": {"title": "Widgets \"ä\" \u00e9", "version": "2024-01-01"},
  "paths": {"/widgets/{name}~": {"get": {"parameters": [{"$ref": "#/parameters/Name"}, {"x": [[], {}, [1.5e3, -2]]}]}}},
  "parameters": {"Name": {"name": "name", "in": "path", "required": true, "x": null}},
  "definitions": {"A": {"$ref": "other.json#/definitions/%41"}, "A": {"a": 1, "\u0061": [{"b": false}]}}
}"##;

const YAML: &str = r##"# Widgets
swagger: "2.0"
info: &info
  title: Größe 'x'
  description: |
    several
    lines
paths:
  /widgets/{name}:
    get: {parameters: [{$ref: "#/parameters/Name"}, *info]}
definitions:
  A:
    <<: *info
    $ref: other.json#/definitions/A
    list:
    - 1
    - - two
      - {three: 3}
"##;

/// Returns all pointers of a document with their values.
fn all(document: &Document) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), &document.value)];
    while let Some((pointer, value)) = open.pop() {
        match value {
            Value::Object(object) => {
                open.extend(
                    object
                        .iter()
                        .map(|(key, value)| (pointer::child(&pointer, key), value)),
                );
            }
            Value::Array(array) => {
                let items = array.iter().enumerate();
                open.extend(items.map(|(index, value)| (pointer::item(&pointer, index), value)));
            }
            _ => {}
        }
        found.push((pointer, value));
    }
    found
}

/// Reads a text and checks everything in it.
fn exercise(name: &str, text: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("other.json"),
        r#"{"definitions": {"A": {}}}"#,
    )
    .unwrap();
    let path: PathBuf = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    let sources = Sources::with_root(folder.path());
    let mut diagnostics = Diagnostics::default();
    if let Some(id) = diagnostics.take(sources.load(&path)) {
        let document = sources.document(id);
        diagnostics.take(Dialect::of(&document));
        for (pointer, value) in all(&document) {
            let origin = document.origin(pointer.clone());
            if let Some(Value::String(reference)) = value.get("$ref") {
                diagnostics.take(sources.resolve(reference, &origin));
            }
            let position = sources.position(&origin);
            if document.format == DocumentFormat::Json {
                check(&document, &pointer, value);
            } else if let Some(position) = position {
                assert!(document.text.get(position.value.range()).is_some());
            }
        }
    }
    diagnostics.extend(sources.warnings());
    let text = report::text(&diagnostics, &sources, false);
    assert!(!text.contains('\u{1b}'));
    for line in report::json(&diagnostics, &sources).lines() {
        serde_json::from_str::<Value>(line).unwrap();
    }
}

/// Checks that the ranges of a position contain the key and the value.
fn check(document: &Document, pointer: &str, value: &Value) {
    let position = document
        .position(pointer)
        .expect("every value of a JSON text has a position");
    let text = &document.text[position.value.range()];
    assert_eq!(
        &serde_json::from_str::<Value>(text).unwrap(),
        value,
        "{pointer}"
    );
    if let Some(key) = position.key {
        let key: String = serde_json::from_str(&document.text[key.range()]).unwrap();
        assert_eq!(Some(key.as_str()), pointer::last(pointer).as_deref());
    }
}

#[test]
fn the_texts_themselves_are_sound() {
    exercise("spec.json", JSON.as_bytes());
    exercise("spec.yaml", YAML.as_bytes());
}

#[test]
fn positions_in_yaml_are_true() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec.yaml");
    std::fs::write(&path, YAML.replace('\n', "\r\n")).unwrap();
    let sources = Sources::new();
    let document = sources.document(sources.load(&path).unwrap());
    for (pointer, key, value, line, column) in [
        ("/swagger", Some("swagger"), "\"2.0\"", 2, 10),
        ("/info/title", Some("title"), "Größe 'x'", 4, 10),
        (
            "/paths/~1widgets~1{name}/get",
            Some("get"),
            "{parameters: [{$ref: \"#/parameters/Name\"}, *info]}",
            10,
            10,
        ),
        (
            "/paths/~1widgets~1{name}/get/parameters/1",
            None,
            "*info",
            10,
            53,
        ),
        // The value of an alias is shown where it is written.
        (
            "/paths/~1widgets~1{name}/get/parameters/1/title",
            Some("title"),
            "Größe 'x'",
            4,
            10,
        ),
        ("/definitions/A/list/1/0", None, "two", 17, 9),
        ("/definitions/A/list/1/1/three", Some("three"), "3", 18, 17),
    ] {
        let position = document.position(pointer).unwrap();
        let text = |span: armsmith::source::Span| document.text[span.range()].to_owned();
        assert_eq!(position.key.map(text).as_deref(), key, "{pointer}");
        assert_eq!(text(position.value), value, "{pointer}");
        assert_eq!(
            (position.value.line, position.value.column),
            (line, column),
            "{pointer}"
        );
    }
    assert_eq!(
        document.get("/definitions/A/title"),
        document.get("/info/title")
    );
    // A merged member is shown where it is written.
    let taken_over = document.position("/definitions/A/title").unwrap();
    assert_eq!((taken_over.value.line, taken_over.value.column), (4, 10));
}

/// A change of a text: bytes at an offset are replaced.
#[derive(Clone, Debug)]
struct Change {
    at: prop::sample::Index,
    gone: usize,
    new: String,
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let new = prop_oneof![
        Just(String::new()),
        prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "null",
            "1e999",
            "99999999999999999999",
            "\u{202e}",
            "\u{1b}[31m",
            "\"\\ud800\"",
            "&a ",
            "*a",
            "*info",
            "<<: ",
            "- ",
            "? ",
            "!!int ",
            "\n",
            "\r",
            "\t",
            "\"swagger\": 3, ",
            "\"$ref\": \"#/\", ",
            "#",
            "%",
            "~",
            "/",
            "..",
            "'",
            "|",
            "---\n",
            "\u{feff}",
        ])
        .prop_map(str::to_owned),
        ".{0,8}",
    ];
    let change = (
        any::<prop::sample::Index>(),
        prop_oneof![Just(0_usize), 0..40_usize],
        new,
    )
        .prop_map(|(at, gone, new)| Change { at, gone, new });
    prop::collection::vec(change, 1..4)
}

fn apply(text: &str, changes: &[Change], cut: Option<prop::sample::Index>) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for change in changes {
        let start = change.at.index(bytes.len() + 1);
        let end = (start + change.gone).min(bytes.len());
        bytes.splice(start..end, change.new.bytes());
    }
    if let Some(cut) = cut {
        bytes.truncate(cut.index(bytes.len() + 1));
    }
    bytes
}

/// A pattern of references.
const REFERENCES: &str = "([./\\\\~%#a-f0-9:]{0,12}|.{0,12})(#/(paths|definitions|.{0,3}){0,3})?";

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_stops_the_reader(
        json in any::<bool>(),
        changes in changes(),
        cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
    ) {
        let (name, text) = if json { ("spec.json", JSON) } else { ("spec.yaml", YAML) };
        exercise(name, &apply(text, &changes, cut));
    }

    #[test]
    fn no_reference_stops_the_reader(reference in string_regex(REFERENCES).unwrap()) {
        let text = serde_json::json!({"swagger": "2.0", "definitions": {"A": {"$ref": reference}}});
        exercise("spec.json", text.to_string().as_bytes());
    }

    #[test]
    fn a_pointer_that_is_built_leads_back(keys in prop::collection::vec("[~/%a01\u{e4} ]{0,4}", 0..5)) {
        let pointer = pointer::of(keys.iter().map(String::as_str));
        prop_assert_eq!(pointer::tokens(&pointer).collect::<Vec<_>>(), keys.clone());
        let mut value = Value::from(7);
        for key in keys.iter().rev() {
            value = Value::Object([(key.clone(), value)].into_iter().collect());
        }
        prop_assert_eq!(pointer::get(&value, &pointer), Some(&Value::from(7)));
    }
}
