//! Tests of random descriptions: known keys in roughly the right places, in JSON and YAML.

use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::{Map, Value, json};

use crate::tree::{FORMATS, KEYS, WORDS};
use crate::{Ended, generate_from};

/// Generates any value from known keys and words.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(WORDS).prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
        reference(),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            vec((select(KEYS), inner), 0..4).prop_map(object),
        ]
    })
}

fn object(members: Vec<(&str, Value)>) -> Value {
    let members = members
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value));
    Value::Object(members.collect::<Map<_, _>>())
}

fn reference() -> impl Strategy<Value = Value> {
    (0..6_u8).prop_map(|number| json!({"$ref": format!("#/definitions/D{number}")}))
}

/// Generates a schema that is partly valid.
fn schema() -> BoxedStrategy<Value> {
    let kind = select(vec![
        "string", "integer", "number", "boolean", "array", "object", "file",
    ]);
    let leaf = prop_oneof![
        4 => reference(),
        3 => (kind, proptest::option::of(select(FORMATS))).prop_map(|(kind, format)| match format {
            Some(format) => json!({"type": kind, "format": format}),
            None => json!({"type": kind}),
        }),
        1 => anything(),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let members = vec((select(WORDS), inner.clone()), 0..4).prop_map(object);
        let values = vec(
            prop_oneof![select(WORDS).prop_map(Value::from), anything()],
            0..4,
        );
        let key = prop_oneof![
            4 => (Just("properties"), members),
            2 => (Just("allOf"), vec(inner.clone(), 0..3).prop_map(Value::from)),
            2 => (Just("items"), inner.clone()),
            2 => (Just("additionalProperties"), inner.clone()),
            2 => (Just("enum"), values.prop_map(Value::from)),
            1 => (Just("required"), vec(select(WORDS), 0..3).prop_map(Value::from)),
            1 => (Just("discriminator"), select(WORDS).prop_map(Value::from)),
            1 => (Just("x-ms-discriminator-value"), select(WORDS).prop_map(Value::from)),
            1 => (Just("x-ms-client-flatten"), Just(json!(true))),
            1 => (Just("x-ms-enum"), select(WORDS).prop_map(|name| json!({"name": name}))),
            1 => (Just("x-nullable"), any::<bool>().prop_map(Value::from)),
            1 => (select(KEYS), anything()),
        ];
        vec(key, 0..5).prop_map(object)
    })
    .boxed()
}

fn parameter() -> impl Strategy<Value = Value> {
    let place = select(vec!["query", "header", "body", "formData", "path"]);
    (select(WORDS), place, any::<bool>(), schema()).prop_map(|(name, place, required, schema)| {
        let mut parameter = match (place, schema) {
            ("body", schema) => json!({"schema": schema}),
            (_, Value::Object(members)) => Value::Object(members),
            (_, other) => json!({"type": other}),
        };
        parameter["name"] = json!(name);
        parameter["in"] = json!(place);
        parameter["required"] = json!(required);
        parameter
    })
}

fn operation() -> impl Strategy<Value = Value> {
    let responses = vec(
        (
            select(vec!["200", "202", "204", "404", "default"]),
            schema(),
        ),
        0..3,
    );
    let further = vec((select(KEYS), anything()), 0..2);
    (select(WORDS), vec(parameter(), 0..3), responses, further).prop_map(
        |(id, parameters, responses, further)| {
            let responses = responses.into_iter().map(|(status, schema)| {
                (
                    status.to_owned(),
                    json!({"description": "", "schema": schema}),
                )
            });
            let mut operation = object(further);
            operation["operationId"] = json!(format!("Zoo_{id}"));
            operation["parameters"] = json!(parameters);
            operation["responses"] = Value::Object(responses.collect());
            operation
        },
    )
}

fn description() -> impl Strategy<Value = Value> {
    let operations = vec(
        (select(vec!["get", "put", "post", "head"]), operation()),
        1..3,
    );
    (
        operations,
        vec(schema(), 6),
        vec((select(KEYS), anything()), 0..2),
    )
        .prop_map(|(operations, schemas, further)| {
            let mut spec = object(further);
            spec["swagger"] = json!("2.0");
            spec["info"] = json!({"title": "Zoo", "version": "1"});
            spec["paths"] = json!({"/a": object(operations)});
            let named = schemas.into_iter().enumerate();
            let named = named.map(|(number, schema)| (format!("D{number}"), schema));
            spec["definitions"] = Value::Object(named.collect());
            spec
        })
}

fn is_understood(name: &str, text: &str) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join(name);
    fs::write(&spec, text).unwrap();
    generate_from(&spec, folder.path(), 0)
}

#[test]
fn of_nothing() {
    let accepted = AtomicU32::new(0);
    let mut runner = TestRunner::new(Config {
        cases: 400,
        failure_persistence: None,
        max_shrink_iters: 200,
        rng_seed: RngSeed::Fixed(7),
        ..Config::default()
    });
    let ended = runner.run(&(description(), any::<bool>()), |(spec, yaml)| {
        let ended = match yaml {
            true => is_understood("spec.yaml", &serde_yaml::to_string(&spec).unwrap()),
            false => is_understood("spec.json", &spec.to_string()),
        };
        accepted.fetch_add(u32::from(ended == Ended::Accepted), Ordering::Relaxed);
        Ok(())
    });
    if let Err(error) = ended {
        panic!("{error}");
    }
    let accepted = accepted.into_inner();
    println!("{accepted} were accepted");
    // Otherwise random input would not reach the stages after lowering.
    assert!(accepted > 40, "{accepted}");
}
