//! Tests of long-running operations.

use armsmith::ir::{FinalState, LongRunning};
use serde_json::{Value, json};

use crate::support::{api, lower_files, operation, short, spec_of};

fn spec(options: Value) -> Value {
    let mut spec = spec_of(json!({"x-ms-long-running-operation": true}));
    if !options.is_null() {
        spec["paths"]["/x"]["get"]["x-ms-long-running-operation-options"] = options;
    }
    spec["definitions"] = json!({"Thing": {"properties": {"a": {"type": "string"}}}});
    spec
}

fn long_running(options: Value) -> LongRunning {
    operation(&api(spec(options))).long_running.clone().unwrap()
}

#[test]
fn the_final_state_is_where_the_specification_says() {
    for (via, expected) in [
        ("azure-async-operation", FinalState::AzureAsyncOperation),
        ("Location", FinalState::Location),
        ("original-uri", FinalState::OriginalUri),
        ("operation-location", FinalState::OperationLocation),
    ] {
        let found = long_running(json!({"final-state-via": via}));
        assert_eq!(found.final_state, Some(expected));
    }
    assert_eq!(long_running(Value::Null).final_state, None);
}

#[test]
fn an_unknown_final_state_is_a_warning() {
    let outcome = lower_files(&[("spec.json", spec(json!({"final-state-via": "pigeon"})))]);
    let place = "/paths/~1x/get/x-ms-long-running-operation-options/final-state-via";
    assert_eq!(outcome.said.len(), 1);
    assert!(
        outcome.said[0].starts_with(&format!("[unknown-value] {place}")),
        "{:?}",
        outcome.said
    );
    assert_eq!(
        operation(&outcome.api.unwrap())
            .long_running
            .as_ref()
            .unwrap()
            .final_state,
        None
    );
}

#[test]
fn the_final_schema_is_a_reference_or_a_schema() {
    for schema in [
        json!("#/definitions/Thing"),
        json!({"$ref": "#/definitions/Thing"}),
    ] {
        let api = api(spec(json!({"final-state-schema": schema})));
        let found = operation(&api).long_running.as_ref().unwrap();
        assert_eq!(short(&api, found.result.ty().unwrap()), "Thing");
    }
}

#[test]
fn options_alone_make_nothing_long() {
    let mut spec = spec(json!({"final-state-via": "location"}));
    spec["paths"]["/x"]["get"]["x-ms-long-running-operation"] = false.into();
    assert!(operation(&api(spec)).long_running.is_none());
}
