//! Tests that random requests cause no panic and no internal error.

use std::path::Path;

use armsmith::fake::{DescriptionInput, FakeRequest, FakeResourceManager, FakeSettings};
use armsmith::pipeline::{Silent, analyze};
use armsmith::project::{Project, ProjectSettings};
use armsmith::source::Sources;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

/// The number of requests per service.
const REQUESTS: usize = 1000;

/// Returns any JSON value, often with members that descriptions have.
fn json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        Just("properties".to_owned()),
        Just("location".to_owned()),
        Just("tags".to_owned()),
        Just("sku".to_owned()),
        Just("identity".to_owned()),
        Just("type".to_owned()),
        "[a-zA-Z]{1,8}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(name.clone(), inner, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Returns the text of a path or query value.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just("one".to_owned()),
        1 => "[a-z0-9-]{1,30}",
        1 => "\\PC{0,10}",
        1 => Just("%2F..%2F".to_owned()),
        1 => Just("{x}".to_owned()),
    ]
}

fn fill(template: &str, mut value: impl FnMut() -> String) -> String {
    let mut path = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (_, after) = after.split_once('}').unwrap_or(("", ""));
        path.push_str(before);
        path.push_str(&value());
        rest = after;
    }
    path + rest
}

#[test]
fn random_requests_cause_no_internal_error() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/armsmith.yaml");
    let settings = FakeSettings::default();
    let fake = FakeResourceManager::load(&[DescriptionInput::Manifest(path.clone())], settings)
        .expect("valid descriptions");
    let sources = Sources::with_root(path.parent().expect("a folder"));
    let project = Project::load_with(&sources, &path, ProjectSettings::default());
    let project = project.expect("a valid manifest");
    let mut runner = TestRunner::deterministic();
    let mut draw = |strategy: &BoxedStrategy<String>| {
        strategy.new_tree(&mut runner).expect("a value").current()
    };
    let (value, body) = (
        text().boxed(),
        json().prop_map(|json| json.to_string()).boxed(),
    );
    let method = prop_oneof![
        Just("GET"),
        Just("PUT"),
        Just("POST"),
        Just("PATCH"),
        Just("DELETE"),
        Just("HEAD")
    ];
    let method = method.prop_map(str::to_owned).boxed();
    for output in project.outputs() {
        let analysis = analyze(&sources, &output.jobs(), &Silent).expect("valid descriptions");
        for module in &analysis.package.modules {
            let operations: Vec<_> = module.api.operations().collect();
            for operation in operations.iter().cycle().take(REQUESTS) {
                let path = fill(&operation.path, || draw(&value));
                let version = operation
                    .api_version
                    .as_ref()
                    .map_or("1", |it| it.value.as_str());
                let query = draw(&value);
                let url = format!(
                    "https://management.azure.com{path}?api-version={version}&$top={query}"
                );
                let is_described = draw(&value) == "one";
                let method = match is_described {
                    true => operation.method.as_str().to_owned(),
                    false => draw(&method),
                };
                let mut request = FakeRequest::new(&method, &url);
                request.body = draw(&body).into_bytes();
                request = request.header("content-type", "application/json");
                let reply = fake.respond(&request);
                assert!(
                    (200..500).contains(&reply.status) || reply.status == 501,
                    "{method} {url}: {} {}",
                    reply.status,
                    reply.value()
                );
            }
        }
    }
}
