//! Tests of descriptions with a very large part: no quadratic time, and limited names.

use armsmith::diagnostics::{Code, Severity};
use serde_json::{Map, Value, json};

use crate::nesting::run;

fn document(paths: Value, definitions: Value) -> String {
    json!({
        "swagger": "2.0",
        "info": {"title": "Zoo", "version": "1"},
        "paths": paths,
        "definitions": definitions,
    })
    .to_string()
}

/// Returns a description whose only operation returns `#/definitions/D0`.
fn operation(id: &str) -> Value {
    json!({"get": {"operationId": id, "responses": {
        "200": {"description": "d", "schema": {"$ref": "#/definitions/D0"}},
    }}})
}

/// The document is on one line, so that each message shows a part of megabytes.
#[test]
fn thousands_of_broken_references_among_thousands_of_names_end() {
    const MANY: usize = 1_500;
    let members: Map<_, _> = (0..MANY)
        .map(|n| {
            (
                format!("a{n}"),
                json!({"$ref": format!("#/definitions/Thnig{n:05}")}),
            )
        })
        .collect();
    let mut definitions: Map<_, _> = (0..MANY)
        .map(|n| (format!("Thing{n:05}"), json!({"type": "object"})))
        .collect();
    definitions.insert("D0".to_owned(), json!({"properties": members}));
    let text = document(
        json!({"/a": operation("A_Get")}),
        Value::Object(definitions),
    );
    let diagnostics = run("spec.json", &text);
    let broken = diagnostics
        .iter()
        .filter(|each| each.code == Code::BrokenReference);
    let helps: Vec<_> = broken.filter_map(|each| each.help.as_deref()).collect();
    assert_eq!(helps.len(), MANY);
    for (n, help) in helps.into_iter().enumerate() {
        let meant = format!("did you mean `#/definitions/Thing{n:05}`?");
        assert_eq!(help, meant);
    }
}

#[test]
fn names_that_no_file_or_compiler_takes_are_refused_at_their_places() {
    let long = "aB".repeat(100_000);
    let model = json!({"type": "object", "properties": {"end": {"type": "string"}}});
    let with = |key: &str, value: Value| {
        let mut model = model.clone();
        model[key] = value;
        json!({"D0": model})
    };
    let named = json!({"a": {"$ref": format!("#/definitions/{long}")}});
    let mut definitions = with("properties", named);
    definitions[&long] = model.clone();
    let plain = || json!({"/a": operation("A_Get")});
    let mut parameter = operation("A_Get");
    parameter["get"]["parameters"] = json!([{"name": long, "in": "query", "type": "string"}]);
    let mut members = Map::new();
    members.insert(long.clone(), json!({"type": "string"}));
    let choice = json!({"e": {"type": "string", "enum": ["a", long]}});
    for (text, what) in [
        (document(plain(), definitions), "schema"),
        (
            document(plain(), with("properties", Value::Object(members))),
            "property",
        ),
        (
            document(plain(), with("properties", choice)),
            "enumeration value",
        ),
        (
            document(json!({"/a": parameter}), json!({"D0": model})),
            "parameter",
        ),
        (
            document(
                json!({"/a": operation(&format!("A_{long}"))}),
                json!({"D0": model}),
            ),
            "operation",
        ),
        (
            document(
                json!({"/a": operation(&format!("{}_Get", "aB".repeat(100)))}),
                json!({"D0": model}),
            ),
            "operation group",
        ),
        (
            document(
                json!({format!("/{long}"): operation("A_Get")}),
                json!({"D0": model}),
            ),
            "path",
        ),
        (
            document(plain(), json!({"D0": model})).replace("Zoo", &"Zoo".repeat(100)),
            "API",
        ),
    ] {
        let diagnostics = run("spec.json", &text);
        let errors: Vec<_> = diagnostics
            .iter()
            .filter(|each| each.code.severity() == Severity::Error)
            .collect();
        let start = match what {
            "path" => "the path `".to_owned(),
            what => format!("the name of the {what} `"),
        };
        let found = errors.iter().any(|each| {
            each.code == Code::TooLarge
                && each.message.starts_with(&start)
                && each.message.len() < 300
        });
        assert!(found, "{what}");
    }
}
