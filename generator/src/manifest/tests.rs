//! Tests of manifests.

use std::fs;

use super::*;
use crate::diagnostics::Diagnostics;
use crate::report;
use crate::source::Sources;

const INPUT: &str = "specification/a/one.json";

fn read(text: &str) -> (Sources, Result<Manifest, Diagnostics>) {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join(INPUT);
    fs::create_dir_all(input.parent().unwrap()).unwrap();
    fs::write(input, "{}").unwrap();
    let path = folder.path().join("armsmith.yaml");
    fs::write(&path, text).unwrap();
    let sources = Sources::with_root(folder.path());
    let manifest = load(&sources, &path);
    (sources, manifest)
}

/// Returns the messages about a manifest, as `line:column: message`.
fn complaints(text: &str) -> Vec<String> {
    let (sources, manifest) = read(text);
    let json = report::json(&manifest.unwrap_err(), &sources);
    json.lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(line["file"], "armsmith.yaml", "{line}");
            assert!(!line["help"].is_null(), "{line}");
            let message = line["message"].as_str().unwrap();
            format!("{}:{}: {message}", line["line"], line["column"])
        })
        .collect()
}

/// Returns a manifest of two versions, with these lines in the entry of the second.
fn two(second: &str) -> String {
    format!(
        "crate: azure
services:
  - module: service
    versions:
      - version: 2023-01-31
        inputs: [{INPUT}]
      - {second}
"
    )
}

#[test]
fn what_the_file_leaves_out_is_derived() {
    let text = format!(
        "crate: azure
services:
  - module: managed_identity
    client: IdentityClient
    versions:
      - {{version: 2023-01-31, inputs: [{INPUT}]}}
      - {{version: 2024-11-30, inputs: [{INPUT}]}}
      - {{version: 2025-05-31-preview, inputs: [{INPUT}], module: next, feature: identity_next}}
"
    );
    let manifest = read(&text).1.unwrap();
    let service = &manifest.services[0];
    let derived: Vec<_> = service
        .versions
        .iter()
        .map(|each| {
            (
                each.module.as_str(),
                each.feature.as_str(),
                each.newest_stable,
            )
        })
        .collect();
    assert_eq!(manifest.crate_name, "azure");
    assert_eq!(service.client.as_deref(), Some("IdentityClient"));
    assert_eq!(
        derived,
        [
            ("v2023_01_31", "managed_identity_2023_01_31", false),
            ("v2024_11_30", "managed_identity_2024_11_30", true),
            ("next", "identity_next", false),
        ]
    );
}

#[test]
fn a_wrong_shape_is_pointed_at() {
    assert_eq!(
        complaints("crate: [a]\nservices: []\n"),
        [
            "1:8: `crate` has the wrong type: expected a name, or an object with `name`, found an array"
        ]
    );
    assert_eq!(
        complaints("crate: a\n"),
        ["1:1: the document is missing the key `services`"]
    );
    assert_eq!(
        complaints(&two(&format!(
            "version: 2024.10\n        inputs: [{INPUT}]"
        ))),
        ["7:18: `version` has the wrong type: expected a string, found a number"]
    );
    assert_eq!(
        complaints(&two(&format!(
            "version: 2024-01-01\n        input: [{INPUT}]"
        ))),
        ["8:9: unknown key `input`"]
    );
}

#[test]
fn examples_need_features_that_there_are() {
    let text = format!(
        "crate: a
examples: {{one: [one, live], two: [one_2024_01_01, three]}}
services:
  - module: one
    versions: [{{version: 2024-01-01, inputs: [{INPUT}]}}]
"
    );
    assert_eq!(complaints(&text), ["2:52: unknown feature `three`"]);
    let manifest = read(&text.replace(", three", "")).1.unwrap();
    assert_eq!(manifest.examples["one"], ["one", "live"]);
}

#[test]
fn two_entries_of_one_name_are_both_named() {
    let text = two(&format!("version: 2023.01.31\n        inputs: [{INPUT}]"));
    let (sources, manifest) = read(&text);
    let error = report::text(&manifest.unwrap_err(), &sources, false);
    for part in [
        "duplicate module `v2023_01_31`",
        "armsmith.yaml:7:9",
        "armsmith.yaml:5:9",
        "first used here",
    ] {
        assert!(error.contains(part), "{part} in\n{error}");
    }

    let text = format!(
        "crate: a
services:
  - module: one
    versions: [{{version: '1', inputs: [{INPUT}]}}]
  - module: one
    versions: [{{version: '2', inputs: [{INPUT}]}}]
"
    );
    assert_eq!(complaints(&text), ["5:13: duplicate module `one`"]);

    let text = two(&format!(
        "version: 2024-01-01\n        feature: service\n        inputs: [{INPUT}]"
    ));
    assert_eq!(complaints(&text), ["7:9: duplicate feature `service`"]);
}

#[test]
fn names_that_rust_or_cargo_would_refuse_are_refused() {
    let cases = [
        (
            "crate: 1a",
            "1:8: `1a` is not a valid package name: only letters, digits, `-` and `_` are allowed, and the first \
             character must be a letter",
        ),
        (
            "crate: a__b",
            "1:8: `a__b` is not a valid package name: it is not in snake case, and the compiler warns about such \
             names",
        ),
        (
            "crate: self",
            "1:8: `self` is not a valid package name: it is a Rust keyword",
        ),
        (
            "crate: azure_resourcemanager_x",
            "1:8: `azure_resourcemanager_x` is not a valid package name: this prefix is reserved for the \
             official packages",
        ),
    ];
    for (line, expected) in cases {
        let text = two(&format!("version: 2024-01-01\n        inputs: [{INPUT}]"));
        assert_eq!(complaints(&text.replace("crate: azure", line)), [expected]);
    }
    for (module, why) in [
        ("Service", "it is not a lower-case Rust identifier"),
        ("fn", "it is not a lower-case Rust identifier"),
        ("runtime", "the name is reserved"),
    ] {
        let text = two(&format!(
            "version: 2024-01-01\n        feature: f\n        inputs: [{INPUT}]"
        ));
        let complaints = complaints(&text.replace("module: service", &format!("module: {module}")));
        assert!(
            complaints.contains(&format!(
                "3:13: `{module}` is not a valid module name: {why}"
            )),
            "{complaints:?}"
        );
    }
    let text = two(&format!(
        "version: 2024-01-01\n        feature: default\n        inputs: [{INPUT}]"
    ));
    assert_eq!(
        complaints(&text),
        ["7:9: `default` is not a valid feature name, or it is reserved"]
    );
    let text = two(&format!("version: 2024-01-01\n        inputs: [{INPUT}]"));
    let text = text.replace("    versions", "    client: identity client\n    versions");
    assert_eq!(
        complaints(&text),
        ["4:13: `identity client` is not a valid client name"]
    );
}

#[test]
fn inputs_must_be_files_below_the_manifest() {
    for (input, expected) in [
        (
            "specification/a/none.json",
            "the input file `specification/a/none.json` does not exist",
        ),
        (
            "specification/a",
            "the input file `specification/a` does not exist",
        ),
        (
            "../x.json",
            "`../x.json` is not a path below the folder of the manifest",
        ),
        (
            "/etc/hosts",
            "`/etc/hosts` is not a path below the folder of the manifest",
        ),
    ] {
        let text = two(&format!("version: 2024-01-01\n        inputs: [{input}]"));
        assert_eq!(complaints(&text), [format!("8:18: {expected}")]);
    }
    let text = two("version: 2024-01-01\n        inputs: [specification/a/onee.json]");
    let (sources, manifest) = read(&text);
    let error = report::text(&manifest.unwrap_err(), &sources, false);
    assert!(
        error.contains("did you mean `specification/a/one.json`?"),
        "{error}"
    );
    assert_eq!(
        complaints(&two("version: 2024-01-01\n        inputs: []")),
        ["8:17: the version `2024-01-01` has no input files"]
    );
}

/// As in references: a name that differs from the listing in case alone is replaced, with a warning.
#[test]
fn inputs_are_compared_with_the_listing_of_their_folder() {
    let folder = tempfile::tempdir().unwrap();
    let load = |input: &str| {
        let text = two(&format!("version: 2024-01-01\n        inputs: [{input}]"));
        let path = folder.path().join("armsmith.yaml");
        fs::write(&path, text).unwrap();
        let sources = Sources::with_root(folder.path());
        let manifest = load(&sources, &path);
        let text = |problems: &Diagnostics| report::text(problems, &sources, false);
        match manifest {
            Ok(manifest) => (
                manifest.services[0].versions[1].inputs.clone(),
                text(&manifest.warnings),
            ),
            Err(errors) => (Vec::new(), text(&errors)),
        }
    };
    let put = |path: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "{}").unwrap();
    };
    put(INPUT);
    put("specification/a/Two.json");
    let (inputs, warnings) = load("Specification/A/two.JSON");
    assert_eq!(inputs, ["specification/a/Two.json"]);
    assert!(warnings.contains("armsmith.yaml:8:18"), "{warnings}");
    let message = "the file `Specification/A/two.JSON` is named `specification/a/Two.json`";
    assert!(warnings.contains(message), "{warnings}");

    // Both names are possible where the file system distinguishes them.
    put("specification/a/TWO.json");
    if fs::read_dir(folder.path().join("specification/a"))
        .unwrap()
        .count()
        < 3
    {
        return;
    }
    let (inputs, warnings) = load("specification/a/TWO.json");
    assert_eq!((inputs.len(), warnings.as_str()), (1, ""));
    let (inputs, errors) = load("specification/a/two.json");
    assert!(inputs.is_empty());
    let help = "write one of `specification/a/TWO.json`, `specification/a/Two.json`";
    assert!(errors.contains(help), "{errors}");
}

#[test]
fn the_committed_manifest_keeps_the_rules() {
    let specs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = Sources::with_root(&specs);
    let manifest = load(&sources, &specs.join("armsmith.yaml")).unwrap();
    assert!(
        manifest
            .services
            .iter()
            .all(|service| service.versions.iter().any(|each| each.newest_stable))
    );
}

#[test]
fn operations_are_selected_for_each_service() {
    let manifest = |operations: &str| {
        format!(
            "crate: azure
services:
  - module: service
    operations: {operations}
    versions: [{{version: 2023-01-31, inputs: [{INPUT}]}}]
"
        )
    };
    let read = read(&manifest("{include: [A, 'tag:b'], exclude: ['GET /c']}"));
    let selection = &read.1.unwrap().services[0].selection;
    let texts = |selectors: &[crate::selection::Selector]| -> Vec<String> {
        selectors.iter().map(|it| it.text().to_owned()).collect()
    };
    assert_eq!(texts(&selection.include), ["A", "tag:b"]);
    assert_eq!(texts(&selection.exclude), ["GET /c"]);
    assert_eq!(
        complaints(&manifest("{include: [A, 'FETCH /b']}")),
        ["4:31: `FETCH /b` is not a valid selector: unknown HTTP method `FETCH`"]
    );
}
