//! Tests of unlimited nesting and repetition: bounded time and memory, and no stack overflow.

use armsmith::diagnostics::{Code, Diagnostics, Severity};
use armsmith::pipeline::{Job, Silent, generate};
use armsmith::source::Sources;
use serde_json::{Value, json};

use crate::common;

const DEEP: usize = 10_000;

/// The depth for cases that print a model per level.
const FEWER: usize = 1_000;

/// The depth at which the sum over all levels is more than a million.
const MANY_IN_ALL: usize = 1_500;

/// Returns the codes of the errors without duplicates. Empty if a crate was generated.
fn errors(name: &str, text: &str) -> Vec<Code> {
    let diagnostics = run(name, text);
    let mut codes: Vec<_> = diagnostics
        .iter()
        .filter(|each| each.code.severity() == Severity::Error)
        .map(|each| each.code)
        .collect();
    codes.dedup();
    codes
}

pub fn run(name: &str, text: &str) -> Diagnostics {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join(name);
    std::fs::write(&spec, text).unwrap();
    let sources = Sources::with_root(folder.path());
    match generate(
        &sources,
        &[Job::standalone(vec![spec])],
        &common::standalone(),
        &Silent,
    ) {
        Ok(generated) => generated.diagnostics,
        Err(diagnostics) => diagnostics,
    }
}

/// Returns a description whose only operation returns `#/definitions/D0`.
fn spec(definitions: Value) -> String {
    json!({
        "swagger": "2.0",
        "info": {"title": "Zoo", "version": "1"},
        "paths": {"/a": {"get": {"operationId": "A_Get", "responses": {
            "200": {"description": "d", "schema": {"$ref": "#/definitions/D0"}},
        }}}},
        "definitions": definitions,
    })
    .to_string()
}

/// Returns `length` definitions, each created from its number and a reference to the next.
fn chain(length: usize, link: impl Fn(Value) -> Value) -> String {
    let definition = |number: usize| {
        let next = json!({"$ref": format!("#/definitions/D{}", number + 1)});
        (format!("D{number}"), link(next))
    };
    let last = (
        format!("D{length}"),
        json!({"properties": {"end": {"type": "string"}}}),
    );
    spec((0..length).map(definition).chain([last]).collect())
}

#[test]
fn deep_json_is_a_mistake_at_its_place() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let whole = format!(
            "{{\"swagger\": {}0{}}}",
            open.repeat(DEEP),
            close.repeat(DEEP)
        );
        assert_eq!(errors("spec.json", &whole), [Code::SyntaxError]);
        assert_eq!(errors("spec.json", &open.repeat(DEEP)), [Code::SyntaxError]);
    }
}

#[test]
fn deep_yaml_is_a_mistake_at_its_place() {
    let indented: String = (0..DEEP / 10)
        .map(|level| format!("{}a:\n", " ".repeat(level)))
        .collect();
    for text in [
        format!("swagger: {}0{}", "[".repeat(DEEP), "]".repeat(DEEP)),
        format!("swagger: {}0{}", "{a: ".repeat(DEEP), "}".repeat(DEEP)),
        format!("swagger:\n  {}0", "- ".repeat(DEEP)),
        format!("swagger: {}", "[".repeat(DEEP)),
        indented,
    ] {
        assert_eq!(errors("spec.yaml", &text), [Code::SyntaxError]);
    }
}

#[test]
fn aliases_that_repeat_each_other_are_a_mistake() {
    // Nine levels with ten references each: a gigabyte.
    let mut text = "a0: &a0 \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"\n".to_owned();
    for level in 1..9 {
        let list = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{list}]\n"));
    }
    assert_eq!(errors("spec.yaml", &text), [Code::SyntaxError]);
    // One long text, repeated many times.
    let text = format!(
        "a: &a \"{}\"\nb: [{}]\n",
        "x".repeat(1 << 20),
        vec!["*a"; 1_000].join(", ")
    );
    assert_eq!(errors("spec.yaml", &text), [Code::SyntaxError]);
    // As keys, and merged.
    let text = format!(
        "a: &a \"{}\"\nb: [{}]\n",
        "x".repeat(1 << 20),
        vec!["{*a : 1}"; 1_000].join(", ")
    );
    assert_eq!(errors("spec.yaml", &text), [Code::SyntaxError]);
    let mut text = "m0: &m0 {a: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}\n".to_owned();
    for level in 1..30 {
        text.push_str(&format!(
            "m{level}: &m{level} {{x: {{<<: *m{0}}}, y: {{<<: *m{0}}}}}\n",
            level - 1
        ));
    }
    assert_eq!(errors("spec.yaml", &text), [Code::SyntaxError]);
}

#[test]
fn a_long_chain_of_references_ends() {
    assert_eq!(errors("spec.json", &chain(DEEP, |next| next)), []);
}

#[test]
fn a_long_chain_of_parents_ends() {
    assert_eq!(
        errors("spec.json", &chain(DEEP, |next| json!({"allOf": [next]}))),
        []
    );
}

#[test]
fn a_long_chain_of_members_ends() {
    let text = chain(FEWER, |next| json!({"properties": {"next": next}}));
    assert_eq!(errors("spec.json", &text), []);
}

#[test]
fn a_long_chain_of_flattened_members_ends() {
    let text = chain(FEWER, |mut next| {
        next["x-ms-client-flatten"] = json!(true);
        json!({"properties": {"next": next}})
    });
    assert_eq!(errors("spec.json", &text), []);
}

#[test]
fn a_long_chain_of_lists_and_maps_ends() {
    assert_eq!(
        errors(
            "spec.json",
            &chain(DEEP, |next| json!({"type": "array", "items": next}))
        ),
        []
    );
    assert_eq!(
        errors(
            "spec.json",
            &chain(DEEP, |next| json!({"additionalProperties": next}))
        ),
        []
    );
}

#[test]
fn a_long_chain_of_kinds_ends() {
    let text = spec(
        (0..1_000)
            .map(|number| {
                let mut model =
                    json!({"discriminator": "kind", "properties": {"kind": {"type": "string"}}});
                if number > 0 {
                    model["allOf"] = json!([{"$ref": format!("#/definitions/D{}", number - 1)}]);
                }
                (format!("D{number}"), model)
            })
            .collect(),
    );
    assert_eq!(errors("spec.json", &text), []);
}

#[test]
fn a_chain_of_kinds_with_too_many_alternatives_in_all_is_refused() {
    let text = spec(
        (0..MANY_IN_ALL)
            .map(|number| {
                let mut model =
                    json!({"discriminator": "kind", "properties": {"kind": {"type": "string"}}});
                if number > 0 {
                    model["allOf"] = json!([{"$ref": format!("#/definitions/D{}", number - 1)}]);
                }
                (format!("D{number}"), model)
            })
            .collect(),
    );
    assert_eq!(errors("spec.json", &text), [Code::TooLarge]);
}

#[test]
fn nested_schemas_end() {
    for wrap in [
        |inner: Value| json!({"properties": {"a": inner}}),
        |inner| json!({"type": "array", "items": inner}),
        |inner| json!({"additionalProperties": inner}),
        |inner| json!({"allOf": [inner]}),
    ] {
        let mut schema = json!({"type": "string"});
        for _ in 0..40 {
            schema = wrap(schema);
        }
        assert_eq!(errors("spec.json", &spec(json!({"D0": schema}))), []);
    }
}

#[test]
fn many_parents_that_share_theirs_take_no_doubling_time() {
    // Each level contains the previous one twice: as a tree, it would have a million million nodes.
    let text = spec(
        (0..40)
            .map(|number| {
                let next = json!({"$ref": format!("#/definitions/D{}", number + 1)});
                let model = match number {
                    39 => json!({"properties": {"end": {"type": "string"}}}),
                    _ => json!({"allOf": [next.clone(), {"allOf": [next]}]}),
                };
                (format!("D{number}"), model)
            })
            .collect(),
    );
    assert_eq!(errors("spec.json", &text), []);
}

#[test]
fn numbers_beyond_all_bounds_do_no_harm() {
    let big = "9".repeat(400);
    let text = spec(json!({"D0": {"properties": {"a": {
        "type": "integer", "format": "int32", "minimum": -1e308, "maximum": u64::MAX, "multipleOf": 0, "maxLength": -1,
        "default": i64::MIN, "enum": [u64::MAX, -1, 1e300],
    }}}}));
    assert_eq!(errors("spec.json", &text), []);
    // Neither format has a number for these.
    for text in [
        format!("{{\"swagger\": {big}}}"),
        "{\"swagger\": 1e999}".to_owned(),
    ] {
        assert_eq!(errors("spec.json", &text), [Code::SyntaxError]);
    }
    assert_eq!(
        errors("spec.yaml", &format!("swagger: {big}")),
        [Code::SyntaxError]
    );
}

#[test]
fn half_a_surrogate_pair_is_no_text() {
    let escaped = r#"{"swagger": "2.0", "info": {"title": "\ud800", "version": "1"}, "paths": {}}"#;
    assert_eq!(errors("spec.json", escaped), [Code::SyntaxError]);
    let escaped = "swagger: \"2.0\"\ninfo: {title: \"\\ud800\", version: \"1\"}\npaths: {}\n";
    assert_eq!(errors("spec.yaml", escaped), [Code::SyntaxError]);
}

/// An operation with ten thousand parameters, in each location that allows many.
#[test]
fn an_operation_may_have_ten_thousand_parameters() {
    for (place, media_type) in [
        ("query", "application/json"),
        ("formData", "multipart/form-data"),
    ] {
        let parameter =
            |number| json!({"name": format!("p{number}"), "in": place, "type": "string"});
        let parameters: Vec<_> = (0..DEEP).map(parameter).collect();
        let text = json!({
            "swagger": "2.0",
            "info": {"title": "Zoo", "version": "1"},
            "host": "zoo.example",
            "consumes": [media_type],
            "paths": {"/a": {"post": {"operationId": "A_Do", "parameters": parameters, "responses": {
                "200": {"description": "d"},
            }}}},
        });
        assert_eq!(errors("spec.json", &text.to_string()), [], "{place}");
    }
}

/// Each model has all members of its ancestors: the crate would grow with the square of the chain.
#[test]
fn inheritance_is_bounded() {
    let own = |number: usize| json!({"type": "string", "description": number.to_string()});
    let model = |number: usize| {
        let parent = json!({"$ref": format!("#/definitions/D{}", number + 1)});
        let member = (format!("m{number}"), own(number));
        let members: serde_json::Map<_, _> = [member].into_iter().collect();
        (
            format!("D{number}"),
            json!({"allOf": [parent], "properties": members}),
        )
    };
    let mut definitions: serde_json::Map<_, _> = (0..MANY_IN_ALL).map(model).collect();
    definitions.insert(format!("D{MANY_IN_ALL}"), json!({"type": "object"}));
    assert_eq!(
        errors("spec.json", &spec(definitions.into())),
        [Code::TooLarge]
    );
}
