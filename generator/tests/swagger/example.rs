//! Tests of examples.

use serde_json::{Value, json};

use crate::support::{lower_files, operation, spec_of};

fn spec(examples: Value) -> Value {
    spec_of(json!({"x-ms-examples": examples}))
}

#[test]
fn an_example_is_a_file() {
    let outcome = lower_files(&[
        (
            "a/spec.json",
            spec(json!({"Get one": {"$ref": "./examples/Get.json"}})),
        ),
        (
            "a/examples/Get.json",
            json!({
                "parameters": {"name": "x", "count": 1},
                "responses": {
                    "200": {"Body": {"b": 1, "a": null}, "headers": {"X-Id": "i"}},
                    "204": {},
                    "default": {"body": "not kept"},
                },
            }),
        ),
    ]);
    assert_eq!(outcome.said, [] as [String; 0]);
    let api = outcome.api.unwrap();
    let example = &operation(&api).examples[0];
    assert_eq!(example.name, "Get one");
    assert_eq!(example.file, "a/examples/Get.json");
    assert_eq!(
        example.origin.pointer,
        "/paths/~1x/get/x-ms-examples/Get one"
    );
    assert_eq!(example.parameters.get("count"), Some(&json!(1)));
    let [first, second] = example.responses.as_slice() else {
        panic!("{:?}", example.responses)
    };
    assert_eq!((first.status, second.status), (200, 204));
    assert_eq!(first.body, Some(json!({"b": 1, "a": null})));
    assert_eq!(first.headers.get("x-id"), Some(&json!("i")));
    assert_eq!(second.body, None);
}

#[test]
fn an_example_may_stand_in_the_operation() {
    let outcome = lower_files(&[(
        "spec.json",
        spec(json!({
            "Here": {"parameters": {}, "responses": {"200": {"body": []}}},
        })),
    )]);
    let api = outcome.api.unwrap();
    assert_eq!(operation(&api).examples[0].file, "spec.json");
    assert_eq!(
        operation(&api).examples[0].responses[0].body,
        Some(json!([]))
    );
}

#[test]
fn an_example_that_cannot_be_had_is_a_warning_at_its_place() {
    let outcome = lower_files(&[
        (
            "spec.json",
            spec(json!({
                "Missing": {"$ref": "./examples/Missing.json"},
                "Odd": {"$ref": "./examples/Odd.json"},
            })),
        ),
        ("examples/Odd.json", json!(["not an example"])),
    ]);
    assert_eq!(outcome.said.len(), 2);
    let place = "[invalid-example] /paths/~1x/get/x-ms-examples/Missing";
    assert!(outcome.said[0].starts_with(place), "{:?}", outcome.said);
    assert!(
        outcome.said[1].starts_with("[invalid-example] examples/Odd.json"),
        "{:?}",
        outcome.said
    );
    assert_eq!(operation(&outcome.api.unwrap()).examples.len(), 0);
}
