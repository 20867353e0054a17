//! Tests of loading and references.

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
    assert_eq!(document.format, DocumentFormat::Json);
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
    assert_eq!(sources.document(id).format, DocumentFormat::Yaml);
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
    // The text does not contain it, so the value around it is shown.
    assert_eq!(
        sources.position(&at(id, "/c/y")),
        sources.position(&at(id, "/c"))
    );
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
