//! Tests of tags with several API versions.

use armsmith::diagnostics::{Code, Place};
use armsmith::diff;
use armsmith::pipeline::{Analysis, Silent, analyze_readme, comparable};
use armsmith::report;
use armsmith::selection::{Selection, Selector};
use serde_json::{Value, json};

use super::service::Service;

fn description(version: &str, operations: &[(&str, &str)]) -> String {
    let responses = json!({ "200": { "description": "Done." } });
    let paths: serde_json::Map<String, Value> = operations
        .iter()
        .map(|(path, id)| {
            let item = json!({ "get": { "operationId": id, "responses": responses } });
            ((*path).to_owned(), item)
        })
        .collect();
    let description = json!({
        "swagger": "2.0",
        "info": { "title": "Widgets", "version": version },
        "host": "management.azure.com",
        "paths": paths,
    });
    description.to_string()
}

/// Creates a service whose tags have these files.
fn service(tags: &[(&str, &str)], files: &[(&str, &str)]) -> Service {
    let blocks = tags
        .iter()
        .map(|(tag, inputs)| format!("```yaml $(tag) == '{tag}'\ninput-file: [{inputs}]\n```\n"));
    let service = Service::new(&blocks.collect::<String>());
    files
        .iter()
        .fold(service, |service, (path, text)| service.with(path, text))
}

fn analyze(service: &Service, tag: &str, include: &[&str]) -> Result<Analysis, String> {
    let mut sources = service.sources();
    let include = include
        .iter()
        .map(|text| Selector::new(text, Place::None).unwrap());
    let selection = Selection {
        include: include.collect(),
        exclude: Vec::new(),
    };
    let readme = service.path("readme.md");
    analyze_readme(&mut sources, &readme, Some(tag), selection, None, &Silent)
        .map_err(|errors| report::text(&errors, &sources, false))
}

/// Returns the module of each operation.
fn operations(analysis: &Analysis) -> Vec<String> {
    let modules = analysis.package.modules.iter();
    let operations = modules.flat_map(|module| {
        let path = module.path.join("::");
        let version = module.api.versions.join("+");
        let ids = module
            .api
            .operations()
            .map(|operation| operation.id.clone());
        ids.map(move |id| format!("{path} {version} {id}"))
    });
    operations.collect()
}

#[test]
fn operations_of_different_versions_are_one_client() {
    let service = service(
        &[("v1", "a.json, b.json")],
        &[
            ("a.json", &description("2022-01-01", &[("/a", "A_Get")])),
            (
                "b.json",
                &description("2024-01-01", &[("/b", "B_Get"), ("/a/b", "C_Get")]),
            ),
        ],
    );
    let both = "2022-01-01+2024-01-01";
    let expected = ["A_Get", "B_Get", "C_Get"].map(|id| format!(" {both} {id}"));
    let analysis = analyze(&service, "v1", &[]).unwrap();
    assert_eq!(operations(&analysis), expected);
    assert!(analysis.diagnostics.is_empty());
}

#[test]
fn one_operation_in_several_versions_is_a_module_per_version() {
    let stable = description("2024-01-01", &[("/a", "A_Get"), ("/b", "B_Get")]);
    let old = description("2022-01-01", &[("/a", "A_Get")]);
    let renamed = description("2022-01-01", &[("/A", "A_GetOld")]);
    let moved = description("2022-01-01", &[("/moved", "a_get")]);
    let preview = description("2025-01-01-preview", &[("/c", "C_Get")]);
    for (older, id) in [(&old, "A_Get"), (&renamed, "A_GetOld"), (&moved, "a_get")] {
        let service = service(
            &[("v1", "stable.json, preview.json, older.json")],
            &[
                ("stable.json", &stable),
                ("preview.json", &preview),
                ("older.json", older),
            ],
        );
        let analysis = analyze(&service, "v1", &[]).unwrap();
        let expected = [
            format!("v2022_01_01 2022-01-01 {id}"),
            "v2024_01_01 2024-01-01 A_Get".to_owned(),
            "v2024_01_01 2024-01-01 B_Get".to_owned(),
            "v2025_01_01_preview 2025-01-01-preview C_Get".to_owned(),
        ];
        assert_eq!(operations(&analysis), expected);
        let newest = analysis.package.modules.iter().map(|it| it.newest_stable);
        assert_eq!(newest.collect::<Vec<_>>(), [false, true, false]);
        let mut notes = analysis.diagnostics.iter();
        assert!(notes.any(|note| note.code == Code::SeveralVersions));
    }
    // In one version, it is the same operation twice.
    let service = service(
        &[("v1", "stable.json, older.json")],
        &[
            ("stable.json", &stable),
            ("older.json", &description("2024-01-01", &[("/a", "A_Get")])),
        ],
    );
    assert_eq!(
        analyze(&service, "v1", &[]).unwrap().package.modules.len(),
        1
    );
}

#[test]
fn a_selector_matches_in_one_of_the_versions() {
    let service = service(
        &[("v1", "new.json, old.json")],
        &[
            (
                "new.json",
                &description("2024-01-01", &[("/a", "A_Get"), ("/b", "B_Get")]),
            ),
            ("old.json", &description("2022-01-01", &[("/a", "A_Get")])),
        ],
    );
    let only = analyze(&service, "v1", &["B_Get"]).unwrap();
    assert_eq!(operations(&only), ["v2024_01_01 2024-01-01 B_Get"]);
    let both = analyze(&service, "v1", &["A_Get"]).unwrap();
    assert_eq!(operations(&both).len(), 2);
    let error = analyze(&service, "v1", &["C_Get"]).unwrap_err();
    assert_eq!(
        error.matches("`C_Get` matches no operation").count(),
        1,
        "{error}"
    );
}

#[test]
fn a_change_to_modules_per_version_is_compared() {
    let service = service(
        &[("one", "new.json"), ("both", "new.json, old.json")],
        &[
            ("new.json", &description("2024-01-01", &[("/a", "A_Get")])),
            ("old.json", &description("2022-01-01", &[("/a", "A_Get")])),
        ],
    );
    let sources = service.sources();
    let made = |tag| comparable(analyze(&service, tag, &[]).unwrap()).unwrap();
    let (one, both) = (made("one"), made("both"));
    let diff = diff::compare(&one.version(&sources), &both.version(&sources));
    let text = diff::markdown(&diff);
    for line in [
        "removed module `crate`",
        "added module `v2022_01_01`",
        "added module `v2024_01_01`",
    ] {
        assert!(text.contains(line), "{text}");
    }
    assert_eq!(diff.breaking(), 1, "{text}");
}
