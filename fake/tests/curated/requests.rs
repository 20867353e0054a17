//! Random requests.

use armsmith::fake::FakeRequest;
use armsmith::ir::{Definitions, Operation, RequiredMembers, sample};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

/// A source of random requests, the same in every run.
pub struct RandomRequests {
    runner: TestRunner,
    method: BoxedStrategy<String>,
    value: BoxedStrategy<String>,
    body: BoxedStrategy<Value>,
    media: BoxedStrategy<String>,
    condition: BoxedStrategy<String>,
    chance: BoxedStrategy<u8>,
}

impl RandomRequests {
    /// Creates the source.
    pub fn new() -> Self {
        let any_of = |texts: &'static [&'static str]| {
            let text = proptest::sample::select(texts);
            text.prop_map(str::to_owned).boxed()
        };
        RandomRequests {
            runner: TestRunner::deterministic(),
            method: any_of(&["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS"]),
            value: text().boxed(),
            body: json().boxed(),
            media: any_of(&[
                "application/json",
                "application/json; charset=utf-8",
                "application/merge-patch+json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "text/plain",
                "",
            ]),
            condition: any_of(&["*", "\"1\"", "W/\"00000001\"", ",", "\u{7f}"]),
            chance: (0..100_u8).boxed(),
        }
    }

    fn draw<T: std::fmt::Debug + 'static>(&mut self, strategy: &BoxedStrategy<T>) -> T {
        let tree = strategy.new_tree(&mut self.runner);
        tree.expect("a value").current()
    }

    /// True in some percent of all cases.
    fn is_one_of(&mut self, percent: u8) -> bool {
        let chance = self.chance.clone();
        self.draw(&chance) < percent
    }

    fn value(&mut self) -> String {
        let value = self.value.clone();
        self.draw(&value)
    }

    /// Returns a request, often to the operation.
    pub fn next(&mut self, definitions: &Definitions, operation: &Operation) -> FakeRequest {
        let is_plain = self.is_one_of(60);
        let path = fill(&operation.path, || match is_plain {
            true => "one".to_owned(),
            false => self.value(),
        });
        let method = match self.is_one_of(75) {
            true => operation.method.as_str().to_owned(),
            false => {
                let method = self.method.clone();
                self.draw(&method)
            }
        };
        let version = operation.api_version.as_ref().map(|it| it.value.clone());
        let version = match self.is_one_of(90) {
            true => version.unwrap_or_else(|| "1".to_owned()),
            false => self.value(),
        };
        let mut url = format!("https://management.azure.com{path}?api-version={version}");
        for name in ["$top", "$skiptoken", "$filter", "api-version"] {
            if self.is_one_of(15) {
                url.push_str(&format!("&{name}={}", self.value()));
            }
        }
        let mut request = FakeRequest::new(&method, &url);
        let media = self.media.clone();
        let media = match self.is_one_of(80) {
            true => "application/json".to_owned(),
            false => self.draw(&media),
        };
        request = request.header("content-type", &media);
        for name in ["if-match", "if-none-match"] {
            if self.is_one_of(5) {
                let condition = self.condition.clone();
                request = request.header(name, &self.draw(&condition));
            }
        }
        request.body = self.body(definitions, operation);
        request
    }

    /// Returns a body: a valid one, a random one, or no JSON at all.
    fn body(&mut self, definitions: &Definitions, operation: &Operation) -> Vec<u8> {
        let ty = operation.body.as_ref().map(|body| &body.ty);
        if self.is_one_of(60) {
            let value = ty.and_then(|ty| sample(definitions, &RequiredMembers, ty, None));
            return value.map_or_else(Vec::new, |value| value.to_string().into_bytes());
        }
        let body = self.body.clone();
        let mut bytes = self.draw(&body).to_string().into_bytes();
        if self.is_one_of(10) {
            bytes.truncate(bytes.len() / 2);
        }
        bytes
    }
}

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
        1 => Just("%".to_owned()),
        1 => Just("{x}".to_owned()),
        1 => Just("providers".to_owned()),
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

/// Returns a request to a link in a reply, if it has any: to a long-running operation or to a next page.
pub fn linked(reply: &armsmith::fake::FakeReply) -> Option<FakeRequest> {
    let names = ["azure-asyncoperation", "operation-location", "location"];
    let header = names.iter().find_map(|name| reply.header_value(name));
    let body = reply.value();
    let next = body.get("nextLink").and_then(Value::as_str);
    let link = header.or(next)?;
    link.contains("://").then(|| FakeRequest::new("GET", link))
}
