//! Tests that no value affects another part of the URL.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use armsmith_runtime::{Call, Connection, ResourceId};
use azure_core::http::{Method, NoFormat, Url};
use proptest::{prelude::*, string::string_regex, test_runner::Config};

use crate::support::{Service, connect, reply};

const TEMPLATE: &str = "/subscriptions/{subscriptionId}/things/{name}/parts/{part}";

fn call(subscription: &str, name: &str, part: &str) -> Call {
    Call::new(Method::Get, TEMPLATE, &[])
        .path("subscriptionId", subscription)
        .path("name", name)
        .path("part", part)
        .api_version("api-version", "1")
        .query("q", name)
}

/// A service shared by all cases: a new connection per value would take most of the time.
static SHARED: LazyLock<Mutex<(Arc<Service>, Connection)>> = LazyLock::new(|| {
    let service = Service::repeating(reply(200, ""));
    let connection = connect(&service);
    Mutex::new((service, connection))
});

/// Returns the URL to which a call is sent, or the error.
fn sent(call: Call) -> Result<Url, String> {
    let shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    let (service, connection) = &*shared;
    let sent = connection.send::<(), NoFormat>(call, Default::default());
    let result = futures::executor::block_on(sent);
    let seen = service.take_seen();
    match result {
        Ok(_) => Ok(seen[0].url.parse().expect("is a URL")),
        Err(error) => {
            assert!(seen.is_empty(), "nothing goes out");
            Err(error.to_string())
        }
    }
}

/// Decodes `%XX` as a service does.
fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = (first == b'%').then(|| tail.get(..2)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).expect("is UTF-8")
}

fn check(subscription: &str, name: &str, part: &str) {
    let url = sent(call(subscription, name, part)).expect("is sent");
    assert_eq!(url.host_str(), Some("management.azure.com"));
    assert_eq!(url.fragment(), None);
    let segments: Vec<&str> = url.path_segments().expect("has a path").collect();
    assert_eq!(segments.len(), 6, "{url}");
    assert_eq!(
        (segments[0], segments[2], segments[4]),
        ("subscriptions", "things", "parts")
    );
    let values: Vec<String> = [1, 3, 5].iter().map(|&at| decode(segments[at])).collect();
    assert_eq!(values, [subscription, name, part], "{url}");
    let query: Vec<&str> = url.query().expect("has a query").split('&').collect();
    assert_eq!(query.len(), 2, "{url}");
    assert_eq!(query[0], "api-version=1");
    assert_eq!(decode(query[1]), format!("q={name}"), "{url}");
}

#[test]
fn hostile_values_stay_one_segment() {
    let long = "x/".repeat(1024);
    for value in [
        "../x",
        "a/b",
        "/",
        "%2e%2e",
        "%2E",
        "%2f",
        "%",
        "{subscriptionId}",
        "{name}",
        "{",
        "}",
        "?q=1",
        "#f",
        "a?b#c",
        "\\",
        "..\\..",
        "...",
        " ",
        " . ",
        "\t",
        "\n",
        "\r\n",
        "\u{0}",
        "é",
        "漢字",
        "\u{202e}",
        "😀",
        "a:b",
        "@evil.com",
        "//evil.com",
        "https://evil.com",
        ";",
        "&",
        "=",
        "+",
        "'",
        "\"",
        "<>",
        "|",
        "^",
        "`",
        &long,
    ] {
        check("s", value, "p");
        check(value, "n", value);
    }
}

#[test]
fn values_that_would_lead_elsewhere_are_refused_by_name() {
    for value in ["", ".", ".."] {
        let error = sent(call("s", value, "p")).expect_err("is refused");
        assert!(error.contains("`name`"), "{error}");
    }
    for value in [
        "",
        "//",
        "a//b",
        "a/../b",
        "../a",
        "a/.",
        "//evil.com",
        "a/",
    ] {
        let scoped = Call::new(Method::Get, "/{scope}/x", &[]).path_segments("scope", value);
        let error = sent(scoped).expect_err(value);
        assert!(error.contains("`scope`"), "{error}");
    }
}

#[test]
fn a_slash_is_the_tenant_where_a_path_begins_with_a_scope() {
    let tenant = ResourceId::tenant();
    for template in ["/{scope}/providers/x", "/{scope}/{name}"] {
        let call = Call::new(Method::Get, template, &[]).path_segments("scope", &tenant);
        let call = match template.contains("{name}") {
            true => call.path("name", "{scope}"),
            false => call,
        };
        let url = sent(call).expect("is sent");
        let path = template.replace("/{scope}", "");
        assert_eq!(url.path(), path.replace("{name}", "%7Bscope%7D"));
    }
    // Elsewhere it would lead to another path.
    for template in ["/a/{scope}/b", "/{scope}", "/{scope}b", "/x{scope}/b"] {
        let call = Call::new(Method::Get, template, &[]).path_segments("scope", "/");
        let error = sent(call).expect_err(template);
        assert!(error.contains("`scope` must not be `/`"), "{error}");
    }
    let two = Call::new(Method::Get, "/{scope}/{rest}/b", &[])
        .path_segments("scope", "/")
        .path_segments("rest", "/");
    assert!(sent(two).expect_err("is refused").contains("`rest`"));
    // A variable that is not set is no tenant.
    let unset = Call::new(Method::Get, "/{scope}/b", &[]).path_segments("scope", "");
    let error = sent(unset).expect_err("is refused");
    assert!(error.contains("the tenant scope is `/`"), "{error}");
    // A parameter that is one segment has no tenant: its slash is a part of the value.
    let segment = Call::new(Method::Get, "/{scope}/b", &[]).path("scope", "/");
    assert_eq!(sent(segment).expect("is sent").path(), "/%2F/b");
}

#[test]
fn literals_and_values_can_not_make_a_dot_segment_together() {
    // `.{a}` with `.` would be `..`.
    let dotted = Call::new(Method::Get, "/x/{a}{b}/y", &[])
        .path("a", ".x")
        .path("b", ".");
    assert!(sent(dotted).is_err());
    for template in ["/x/../{a}", "/x/%2e%2E/{a}", "/./{a}"] {
        let error = sent(Call::new(Method::Get, template, &[]).path("a", "y")).expect_err(template);
        assert!(error.contains("not a valid URL path"), "{error}");
    }
    let braces = Call::new(Method::Get, "/{a}", &[]).path("a", "{x}");
    let url = sent(braces).expect("is sent");
    assert_eq!(url.path(), "/%7Bx%7D");
}

fn is_segment(value: &str) -> bool {
    !matches!(value, "" | "." | "..")
}

proptest! {
    #![proptest_config(Config { cases: 10_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_value_stays_one_segment_and_decodes_to_itself(
        subscription in string_regex("\\PC*").unwrap().prop_filter("is a segment", |value| is_segment(value)),
        name in string_regex("[./%2eEfF\\\\?#{}a-d:@&=+ \\x00-\\x20é]{1,12}").unwrap().prop_filter("is a segment", |value| is_segment(value)),
        part in string_regex("\\PC{1,40}").unwrap().prop_filter("is a segment", |value| is_segment(value)),
    ) {
        check(&subscription, &name, &part);
    }
}

proptest! {
    #![proptest_config(Config { cases: 2_000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_scope_keeps_its_place(scope in string_regex("[/.%2eé?#{}a-c ]{0,16}").unwrap()) {
        let call = Call::new(Method::Get, "/a/{scope}/b", &[]).path_segments("scope", &scope);
        let parts: Vec<&str> = scope.strip_prefix('/').unwrap_or(&scope).split('/').collect();
        match sent(call) {
            Err(_) => prop_assert!(parts.iter().any(|part| !is_segment(part))),
            Ok(url) => {
                let segments: Vec<String> = url.path_segments().unwrap().map(decode).collect();
                let expected: Vec<&str> = [&["a"], &parts[..], &["b"]].concat();
                prop_assert_eq!(segments, expected);
            }
        }
    }

    #[test]
    fn any_unencoded_query_value_stays_in_the_query(value in string_regex("\\PC*").unwrap()) {
        let call = Call::new(Method::Get, "/a", &[]).query_unencoded("x", &value).query("y", "z");
        let url = sent(call).expect("is sent");
        let query = url.query().unwrap_or_default();
        prop_assert!(query.starts_with("x="));
        prop_assert!(query.ends_with("&y=z"));
        prop_assert_eq!(url.path(), "/a");
        prop_assert_eq!(url.fragment(), None);
    }
}
