//! Tests of requests that clients rarely send.

use std::thread;

use armsmith::fake::{FakeReply, FakeRequest};
use serde_json::{Value, json};

use crate::support::{Azure, SUBSCRIPTION, body, code, widget};

/// Sends a request to a URL after the host.
fn raw(azure: &Azure, method: &str, path: &str, body: &[u8]) -> FakeReply {
    let url = format!("https://management.azure.com{path}");
    let mut request = FakeRequest::new(method, &url).header("content-type", "application/json");
    request.body = body.to_vec();
    azure.manager.respond(&request)
}

#[test]
fn the_api_version_occurs_once() {
    let azure = Azure::with_group();
    let path = widget("one");
    let get = |query: &str| code(&raw(&azure, "GET", &format!("{path}{query}"), b""));
    assert_eq!(get(""), "400 MissingApiVersionParameter");
    assert_eq!(get("?api-version="), "400 MissingApiVersionParameter");
    assert_eq!(
        get("?api-version=2024-01-01&API-Version=2024-01-01"),
        "400 NoRegisteredProviderFound"
    );
    assert_eq!(get("?API-VERSION=2024-01-01"), "404 ResourceNotFound");
}

#[test]
fn names_of_any_script_are_kept() {
    let azure = Azure::with_group();
    let note = |name: &str| format!("{SUBSCRIPTION}/providers/Contoso.Widgets/notes/{name}");
    for (sent, name) in [
        ("%C3%A9t%C3%A9", "été"),
        ("%E6%9D%B1%E4%BA%AC", "東京"),
        ("a%20b", "a b"),
        ("a%2Fb", "a/b"),
        ("%F0%9F%98%80", "😀"),
    ] {
        let created = azure.put(&note(sent), &json!({"text": "hello"}));
        assert_eq!(created.status, 201, "{name}: {}", created.value());
        assert_eq!(azure.get(&note(sent)).value()["text"], "hello", "{name}");
        assert_eq!(azure.send("DELETE", &note(sent), None).status, 405);
    }
    let broken = raw(
        &azure,
        "GET",
        &format!("{}?api-version=2024-01-01", note("%FF")),
        b"",
    );
    assert_eq!(code(&broken), "400 BadRequest");
}

#[test]
fn empty_segments_and_a_slash_at_the_end_are_ignored() {
    let azure = Azure::with_group();
    azure.put(&widget("one"), &body());
    let doubled = widget("one").replace("/providers/", "//providers/");
    assert_eq!(azure.get(&doubled).status, 200);
    assert_eq!(azure.get(&format!("{}/", widget("one"))).status, 200);
}

#[test]
fn resources_of_a_tenant_and_a_management_group_exist() {
    let azure = Azure::with_group();
    let group = "/providers/Microsoft.Management/managementGroups/root";
    for scope in ["", group, SUBSCRIPTION, &widget("one")] {
        azure.put(&widget("one"), &body());
        let note = format!("{scope}/providers/Contoso.Widgets/notes/main");
        assert_eq!(
            azure.put(&note, &json!({"text": "x"})).status,
            201,
            "{scope}"
        );
        let read = azure.get(&note).value();
        assert_eq!(read["id"], note.as_str());
        let list = azure.get(&format!("{scope}/providers/Contoso.Widgets/notes"));
        assert!(
            list.value()["value"]
                .as_array()
                .is_some_and(|it| !it.is_empty()),
            "{scope}"
        );
    }
    let missing = format!("{}/providers/Contoso.Widgets/notes/main", widget("missing"));
    let reply = azure.put(&missing, &json!({"text": "x"}));
    assert_eq!(code(&reply), "404 ParentResourceNotFound");
}

#[test]
fn a_body_that_is_too_deep_or_not_unicode_is_not_json() {
    let azure = Azure::with_group();
    let path = format!("{}?api-version=2024-01-01", widget("one"));
    let deep = "[".repeat(100_000);
    for body in [
        deep.as_bytes(),
        b"\xff\xfe{\0}\0",
        b"{} {}",
        b"{\"a\":1",
        b"nul",
    ] {
        let reply = raw(&azure, "PUT", &path, body);
        assert_eq!(code(&reply), "400 InvalidRequestContent");
    }
    let marked = [
        b"\xef\xbb\xbf",
        super::support::body().to_string().as_bytes(),
    ]
    .concat();
    assert_eq!(raw(&azure, "PUT", &path, &marked).status, 201);
}

#[test]
fn a_patch_removes_what_is_null() {
    let azure = Azure::with_group();
    let path = widget("one");
    let mut tagged = body();
    tagged["tags"] = json!({"a": "1"});
    azure.put(&path, &tagged);
    let changed = azure.send("PATCH", &path, Some(&json!({"tags": null})));
    assert_eq!(changed.status, 200, "{}", changed.value());
    assert_eq!(azure.get(&path).value().get("tags"), None);
    let nothing = raw(
        &azure,
        "PATCH",
        &format!("{path}?api-version=2024-01-01"),
        b"null",
    );
    assert_eq!(code(&nothing), "400 InvalidRequestContent");
    assert_eq!(azure.send("PATCH", &path, Some(&json!({}))).status, 200);
}

#[test]
fn other_methods_are_refused_with_those_that_are_allowed() {
    let azure = Azure::with_group();
    let list = format!("{SUBSCRIPTION}/providers/Contoso.Widgets/widgets");
    for method in ["POST", "PUT", "OPTIONS", "BREW"] {
        let reply = azure.send(method, &list, None);
        assert_eq!(reply.status, 405, "{method}");
        assert_eq!(reply.header_value("allow"), Some("GET"));
    }
}

#[test]
fn a_location_is_required_and_kept() {
    let azure = Azure::with_group();
    let reply = azure.put(&widget("one"), &json!({"properties": {"size": 1}}));
    assert_eq!(code(&reply), "400 LocationRequired");
    azure.put(&widget("one"), &body());
    let mut moved = body();
    moved["location"] = json!("westus");
    let reply = azure.put(&widget("one"), &moved);
    assert_eq!(code(&reply), "409 InvalidResourceLocation");
    let group = format!("{SUBSCRIPTION}/resourceGroups/g");
    let reply = azure.put_with(&group, "2021-04-01", &json!({"location": "westus"}));
    assert_eq!(code(&reply), "409 InvalidResourceGroupLocation");
    let reply = azure.put_with(&format!("{group}2"), "2021-04-01", &json!({}));
    assert_eq!(code(&reply), "400 LocationRequired");
}

#[test]
fn one_of_several_requests_creates_a_resource() {
    let azure = Azure::with_group();
    let statuses: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| azure.put(&widget("one"), &body()).status))
            .collect();
        let threads = threads.into_iter();
        threads.map(|it| it.join().expect("no panic")).collect()
    });
    assert_eq!(statuses.iter().filter(|it| **it == 201).count(), 1);
    assert_eq!(statuses.iter().filter(|it| **it == 200).count(), 7);
    let conditional: Vec<_> = thread::scope(|scope| {
        let put = || {
            let url = format!(
                "https://management.azure.com{}?api-version=2024-01-01",
                widget("two")
            );
            let request = FakeRequest::new("PUT", &url).json(&body());
            azure
                .manager
                .respond(&request.header("if-none-match", "*"))
                .status
        };
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(put)).collect();
        let threads = threads.into_iter();
        threads.map(|it| it.join().expect("no panic")).collect()
    });
    assert_eq!(conditional.iter().filter(|it| **it == 201).count(), 1);
    assert_eq!(conditional.iter().filter(|it| **it == 412).count(), 7);
}

#[test]
fn a_group_is_deleted_with_a_thousand_children() {
    let azure = Azure::with_group();
    let resources: Vec<Value> = (0..1000)
        .map(|number| json!({"id": widget(&format!("w{number}")), "location": "eastus"}))
        .collect();
    azure
        .manager
        .seed(&json!(resources))
        .expect("valid resources");
    assert_eq!(azure.manager.resources().len(), 1001);
    let group = format!("{SUBSCRIPTION}/resourceGroups/g?api-version=2021-04-01");
    assert!(raw(&azure, "DELETE", &group, b"").status < 300);
    assert!(azure.manager.resources().is_empty());
}
