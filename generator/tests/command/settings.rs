//! Tests of settings that decide the surface of a crate.

use serde_json::json;

use crate::workspace::Workspace;

/// Describes an API without AutoRest's extensions, whose operation uses a global parameter.
fn description() -> String {
    json!({
        "swagger": "2.0",
        "info": { "title": "Zoo", "version": "1" },
        "host": "zoo.example.com",
        "paths": { "/{zoo}/animals": { "get": {
            "operationId": "Animals_List",
            "parameters": [{ "$ref": "#/parameters/Zoo" }],
            "responses": { "200": { "description": "Success." } },
        } } },
        "parameters": { "Zoo": { "name": "zoo", "in": "path", "required": true, "type": "string" } },
    })
    .to_string()
}

/// True if the client of a crate has the global parameter, and its methods do not.
fn belongs_to_client(workspace: &Workspace, folder: &str) -> bool {
    let text = |path: &str| {
        let path = workspace.path(&format!("{folder}/src/{path}"));
        std::fs::read_to_string(path).unwrap()
    };
    let of_client = text("clients/zoo_client.rs").contains("with_zoo(");
    let of_method = text("clients/animals_client.rs").contains("zoo: &str");
    assert_ne!(of_client, of_method);
    of_client
}

#[test]
fn the_option_decides_who_supplies_global_parameters() {
    let workspace = Workspace::new(&[("zoo.json", &description())]);
    for (arguments, expected) in [
        (&[][..], false),
        (&["--global-parameters", "client"], true),
        (&["--global-parameters", "method"], false),
    ] {
        let fixed = ["generate", "--spec", "zoo.json", "--out", "out", "--quiet"];
        let run = workspace.run(&[&fixed[..], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(
            belongs_to_client(&workspace, "out"),
            expected,
            "{arguments:?}"
        );
    }
    let run = workspace.run(&[
        "generate",
        "--spec",
        "zoo.json",
        "--out",
        "x",
        "--global-parameters",
        "both",
    ]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("client, method"), "{}", run.err);
}

#[test]
fn the_manifest_decides_who_supplies_global_parameters() {
    let manifest = |line: &str| {
        format!(
            "crate: zoo\nout: out\nservices:\n  - module: zoo\n{line}    versions:\n      - version: '1'\n        inputs: [zoo.json]\n"
        )
    };
    for (line, expected) in [
        ("", false),
        ("    global-parameters: client\n", true),
        ("    global-parameters: method\n", false),
    ] {
        let workspace = Workspace::new(&[
            ("zoo.json", &description()),
            ("armsmith.yaml", &manifest(line)),
        ]);
        let run = workspace.run(&["regen", "--no-build", "--quiet"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let client = workspace.path("out/src/zoo/v1/clients/zoo_client.rs");
        let client = std::fs::read_to_string(client).unwrap();
        assert_eq!(client.contains("with_zoo("), expected, "{line}");
    }
    let manifest = manifest("    global-parameters: both\n");
    let workspace = Workspace::new(&[("zoo.json", &description()), ("armsmith.yaml", &manifest)]);
    let run = workspace.run(&["regen", "--no-build", "--quiet"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("armsmith.yaml:5"), "{}", run.err);
}

#[test]
fn the_manifest_names_the_member_that_requests_a_stream() {
    let spec = include_str!("../emission/streams/spec.json");
    let manifest = |lines: &str| {
        format!(
            "crate: zoo\nout: out\nservices:\n  - module: zoo\n{lines}    versions:\n      - version: '1'\n        inputs: [zoo.json]\n"
        )
    };
    let run = |lines: &str| {
        let workspace = Workspace::new(&[("zoo.json", spec), ("armsmith.yaml", &manifest(lines))]);
        let run = workspace.run(&["regen", "--no-build", "--quiet"]);
        let client = workspace.path("out/src/zoo/v1/clients/animals_client.rs");
        (run, std::fs::read_to_string(client).unwrap_or_default())
    };
    let (done, client) = run("    stream-flag: /stream\n    stream-end: '[STOP]'\n");
    assert_eq!(done.code, 0, "{}", done.err);
    let methods = [
        (
            "pub async fn create_report(",
            ".body_flag(\"/stream\", false)",
        ),
        (
            "pub async fn create_report_stream(",
            ".body_flag(\"/stream\", true)",
        ),
        // The description has another end marker for reports.
        ("pub async fn watch_noises(", "Some(\"[STOP]\")"),
        ("pub async fn create_report_stream(", "Some(\"[DONE]\")"),
    ];
    for (method, expected) in methods {
        let (_, text) = client.split_once(method).expect(method);
        let text = text.split("pub async fn").next().unwrap_or_default();
        assert!(text.contains(expected), "{method} {expected}: {text}");
    }
    let (done, _) = run("    stream-flag: /live\n");
    assert_eq!(done.code, 1, "{}", done.err);
    assert!(
        done.err.contains("has `/live` in its JSON body"),
        "{}",
        done.err
    );
}

#[test]
fn a_crate_may_not_have_the_name_of_one_that_it_uses() {
    let workspace = Workspace::new(&[("zoo.json", &description())]);
    let run = |name: &str| {
        workspace.run(&[
            "generate",
            "--spec",
            "zoo.json",
            "--out",
            "out",
            "--quiet",
            "--crate-name",
            name,
        ])
    };
    for name in [
        "std",
        "core",
        "alloc",
        "proc_macro",
        "test",
        "azure_core",
        "azure-core",
        "async-trait",
        "futures",
        "futures_core",
        "serde",
        "serde-json",
        "tokio",
        "azure_identity",
        "self",
        "fn",
        "1zoo",
        "a b",
        "azure_resourcemanager_zoo",
    ] {
        let refused = run(name);
        assert_eq!(refused.code, 2, "{name}: {}", refused.err);
        assert!(
            refused.err.contains(&format!("'{name}'")),
            "{name}: {}",
            refused.err
        );
    }
    assert!(!workspace.path("out").exists());
    for name in ["zoo", "standard", "azure_core_zoo", "serde_zoo"] {
        let accepted = run(name);
        assert_eq!(accepted.code, 0, "{name}: {}", accepted.err);
        std::fs::remove_dir_all(workspace.path("out")).unwrap();
    }
}
