//! Tests of wrong input: a message with code, file, line and column, exit code 1, and an unchanged output folder.

use crate::workspace::{Ended, Workspace, spoilt};

struct Bad {
    /// The content of `spec.json`. `None` if there is no such file.
    text: Option<String>,
    /// The code of the message.
    code: &'static str,
    /// Line and column of the message, separated by a colon. Empty if there are none.
    place: &'static str,
    /// A part of the message or its help.
    says: &'static str,
}

impl Bad {
    fn new(
        text: impl Into<String>,
        code: &'static str,
        place: &'static str,
        says: &'static str,
    ) -> Bad {
        Bad {
            text: Some(text.into()),
            code,
            place,
            says,
        }
    }

    fn check(&self) {
        let workspace = Workspace::with_output(&[]);
        if let Some(text) = &self.text {
            workspace.put("spec.json", text.as_bytes());
        }
        let before = workspace.snapshot("out");
        let ended = workspace.run(&["generate", "--spec", "spec.json", "--out", "out"]);
        self.judge(&ended);
        assert_eq!(workspace.snapshot("out"), before, "{}", self.code);

        let ended = workspace.run(&["generate", "--spec", "spec.json", "--out", "fresh"]);
        assert_eq!(ended.code, 1);
        assert!(!workspace.path("fresh").exists(), "{}", self.code);

        let ended = workspace.run(&["inspect", "--spec", "spec.json"]);
        self.judge(&ended);

        let arguments = [
            "generate",
            "--message-format",
            "json",
            "--spec",
            "spec.json",
            "--out",
            "out",
        ];
        self.judge_json(&workspace.run(&arguments));
    }

    fn judge(&self, ended: &Ended) {
        let Bad {
            code, place, says, ..
        } = self;
        let place = match *place {
            "" => "spec.json".to_owned(),
            place => format!("spec.json:{place}\n"),
        };
        let err = &ended.err;
        assert_eq!(ended.code, 1, "{code}\n{err}");
        assert!(err.contains(&format!("error[{code}]")), "{code}\n{err}");
        assert!(err.contains(&place), "{code}, {place}\n{err}");
        assert!(err.contains(says), "{code}, {says}\n{err}");
        assert!(err.contains("= help: "), "{code}\n{err}");
        assert!(ended.out.is_empty(), "{code}\n{}", ended.out);
    }

    fn judge_json(&self, ended: &Ended) {
        assert_eq!(ended.code, 1, "{}", ended.err);
        let messages: Vec<serde_json::Value> = ended
            .err
            .lines()
            .map(|line| serde_json::from_str(line).expect(line))
            .collect();
        let message = messages
            .iter()
            .find(|message| message["code"] == self.code)
            .expect(&ended.err);
        let place = match self.place {
            "" => String::new(),
            _ => format!("{}:{}", message["line"], message["column"]),
        };
        assert_eq!(place, self.place, "{message}");
        assert_eq!(message["file"], "spec.json");
    }
}

#[test]
fn a_missing_file() {
    Bad {
        text: None,
        code: "file-not-found",
        place: "",
        says: "spec.json",
    }
    .check();
}

#[test]
fn a_file_that_cannot_be_read() {
    let workspace = Workspace::with_output(&[("spec.json/inner", "")]);
    let before = workspace.snapshot("out");
    let ended = workspace.run(&["generate", "--spec", "spec.json", "--out", "out"]);
    assert_eq!(ended.code, 1);
    assert!(
        ended.err.contains("error[file-unreadable]"),
        "{}",
        ended.err
    );
    assert_eq!(workspace.snapshot("out"), before);
}

#[test]
fn a_file_that_is_no_json() {
    Bad::new(
        "{\n  \"swagger\": \"2.0\",\n  oops\n}",
        "syntax-error",
        "3:3",
        "JSON",
    )
    .check();
    Bad::new(
        &crate::workspace::GOOD[..700],
        "syntax-error",
        "22:69",
        "JSON",
    )
    .check();
}

#[test]
fn json_of_another_kind() {
    Bad::new("[1, 2]", "unsupported-document", "1:1", "API description").check();
    Bad::new(
        "{\"name\": \"x\", \"version\": 1}",
        "unsupported-document",
        "1:1",
        "API description",
    )
    .check();
}

#[test]
fn an_input_that_is_no_description() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("apis")).unwrap();
    for (name, text) in [
        ("readme.md", "# Zoo\n\n> see\n"),
        ("page.html", "<!doctype html><title>Zoo</title>"),
        ("apis/zoo.yaml", "openapi: 3.0.0\n"),
        ("apis/notes.txt", "Zoo\n"),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    for (input, message, help) in [
        (
            "https://example.com/zoo.json",
            "`https://example.com/zoo.json` is a URL, and Armsmith does not access the network",
            "help: download the description, with the files that it refers to, and pass its path",
        ),
        (
            "readme.md",
            "`readme.md` is Markdown, not an API description",
            "help: pass the readme of a service with `--readme readme.md`, and select a tag with `--tag`",
        ),
        (
            "git@example.com:apis/zoo.git",
            "`git@example.com:apis/zoo.git` is the address of a Git repository",
            "help: clone the repository, and pass the path of a file in it",
        ),
        (
            "file:///apis/zoo.json",
            "`file:///apis/zoo.json` is a URL, not a path",
            "help: pass the path `/apis/zoo.json`",
        ),
        (
            ".",
            "it is a folder",
            "help: specify a file in this folder: pass its readme with `--readme ./readme.md`",
        ),
        (
            "apis",
            "it is a folder",
            "help: specify a file in this folder, such as `apis/zoo.yaml`",
        ),
        (
            "page.html",
            "`page.html` is not an API description: it contains HTML or XML",
            "help: download the raw file: this is a web page or XML",
        ),
    ] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_armsmith"))
            .args(["generate", "--spec", input, "--out", "zoo"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1));
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(text.contains(message) && text.contains(help), "{text}");
    }
}

#[test]
fn a_version_that_is_not_understood() {
    let version = |text| spoilt("\"swagger\": \"2.0\"", text);
    Bad::new(
        version("\"openapi\": \"4.0.0\""),
        "unsupported-version",
        "2:14",
        "4.0.0",
    )
    .check();
    Bad::new(
        version("\"swagger\": \"1.2\""),
        "unsupported-version",
        "2:14",
        "1.2",
    )
    .check();
}

#[test]
fn a_reference_that_leads_nowhere() {
    let text = spoilt(
        "\"color\": { \"$ref\": \"#/definitions/Color\" }",
        "\"color\": { \"$ref\": \"#/definitions/Colour\" }",
    );
    Bad::new(
        text,
        "broken-reference",
        "53:28",
        "did you mean `#/definitions/Color`",
    )
    .check();
}

#[test]
fn references_that_go_round() {
    let text = spoilt(
        "\"Thing\": {",
        "\"Round\": { \"$ref\": \"#/definitions/Trip\" },\n    \"Trip\": { \"$ref\": \"#/definitions/Round\" },\n    \"Thing\": {",
    );
    let text = text.replace(
        "\"$ref\": \"#/definitions/Color\"",
        "\"$ref\": \"#/definitions/Round\"",
    );
    Bad::new(
        text,
        "reference-cycle",
        "57:13",
        "`Round` → `Trip` → `Round`",
    )
    .check();
}

#[test]
fn parents_that_go_round() {
    let text = spoilt(
        "\"Thing\": {\n",
        "\"Thing\": {\n      \"allOf\": [{ \"$ref\": \"#/definitions/Widget\" }],\n",
    );
    Bad::new(
        text,
        "inheritance-cycle",
        "47:5",
        "`Widget` → `Thing` → `Widget`",
    )
    .check();
}

#[test]
fn a_known_key_of_the_wrong_type() {
    let text = spoilt("\"operationId\": \"Widgets_Get\"", "\"operationId\": [1]");
    Bad::new(
        text,
        "wrong-type",
        "14:24",
        "expected a string, found an array",
    )
    .check();
}

#[test]
fn a_path_parameter_that_is_not_declared() {
    let text = spoilt("widgets/{widgetName}", "widgets/{widgetNam}");
    Bad::new(
        text,
        "undeclared-path-parameter",
        "12:5",
        "did you mean `widgetName`?",
    )
    .check();
}

#[test]
fn an_address_in_place_of_a_folder_or_manifest() {
    let workspace = Workspace::new(&[]);
    let url = "https://example.com/apis";
    let manifest = "https://example.com/armsmith.yaml";
    for (arguments, help) in [
        (
            &["corpus", url][..],
            "clone or download the folder, and pass its path",
        ),
        (
            &["import", "--from", url, "zoo"],
            "clone or download the folder, and pass its path",
        ),
        (
            &["import", "--from", "git@example.com:apis", "zoo"],
            "clone the repository, and pass the path of the checkout",
        ),
        (
            &["regen", "--manifest", manifest],
            "download the description",
        ),
        (
            &["tags", "https://example.com/readme.md"],
            "download the description",
        ),
        (
            &["diff", "https://example.com/a.json", "b.json"],
            "download the description",
        ),
    ] {
        let ended = workspace.run(arguments);
        assert_eq!(ended.code, 1, "{arguments:?}");
        assert!(
            ended.err.contains("Armsmith does not access the network"),
            "{}",
            ended.err
        );
        assert!(ended.err.contains(help), "{arguments:?}\n{}", ended.err);
    }
}

#[test]
fn a_file_that_is_missing_is_named_relative_to_the_current_folder() {
    let manifest = "crate: shop\nout: out\nservices:\n- module: a\n  versions: [{version: 2024-01-01, inputs: [apis/shpo.json]}]\n";
    let workspace = Workspace::new(&[("armsmith.yaml", manifest), ("apis/shop.json", "{}")]);
    for (path, message) in [
        (
            "project/armsmith.yaml",
            "the file `project/armsmith.yaml` does not exist",
        ),
        ("armsmith.yaml", "did you mean `apis/shop.json`?"),
    ] {
        let ended = workspace.run(&["regen", "--manifest", path]);
        assert_eq!(ended.code, 1);
        assert!(ended.err.contains(message), "{}", ended.err);
    }
}
