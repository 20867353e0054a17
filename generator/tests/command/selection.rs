//! Tests of the selection of operations.

use serde_json::{Value, json};

use crate::workspace::Workspace;

/// Describes three groups. Only the first uses a subscription, and it has an operation for further pages.
fn zoo() -> String {
    let responses = |schema: &str| {
        let schema = json!({ "$ref": format!("#/definitions/{schema}") });
        json!({ "200": { "description": "Success.", "schema": schema } })
    };
    let in_path =
        |name: &str| json!({ "name": name, "in": "path", "required": true, "type": "string" });
    json!({
        "swagger": "2.0",
        "info": { "title": "Zoo", "version": "2024-01-01" },
        "host": "management.azure.com",
        "paths": {
            "/subscriptions/{subscriptionId}/animals": { "get": {
                "operationId": "Animals_List",
                "tags": ["animals"],
                "parameters": [{ "$ref": "#/parameters/SubscriptionId" }],
                "x-ms-pageable": { "nextLinkName": "nextLink", "operationName": "Animals_ListNext" },
                "responses": responses("AnimalPage"),
            } },
            "/next/{nextLink}": { "get": {
                "operationId": "Animals_ListNext",
                "parameters": [in_path("nextLink")],
                "responses": responses("AnimalPage"),
            } },
            "/keepers": {
                "get": { "operationId": "Keepers_List", "tags": ["people"], "responses": responses("Keeper") },
                "put": { "operationId": "Keepers_Create", "tags": ["people"], "responses": responses("Keeper") },
            },
            "/keepers/{name}/shifts": { "get": {
                "operationId": "Shifts_Get",
                "parameters": [in_path("name")],
                "responses": responses("Shift"),
            } },
        },
        "parameters": { "SubscriptionId": in_path("subscriptionId") },
        "definitions": {
            "AnimalPage": { "type": "object", "properties": {
                "value": { "type": "array", "items": { "$ref": "#/definitions/Animal" } },
                "nextLink": { "type": "string" },
            } },
            "Animal": { "type": "object", "properties": { "name": { "type": "string" } } },
            "Keeper": { "type": "object", "properties": { "name": { "type": "string" } } },
            "Shift": { "type": "object", "properties": { "from": { "type": "string" } } },
        },
    })
    .to_string()
}

/// Returns the API that is left of the zoo.
fn selected(selectors: &[&str]) -> Value {
    let workspace = Workspace::new(&[("zoo.json", &zoo())]);
    let fixed = [
        "inspect", "--spec", "zoo.json", "--quiet", "--format", "json",
    ];
    let ended = workspace.run(&[&fixed, selectors].concat());
    assert_eq!(ended.code, 0, "{}", ended.err);
    let document: Value = serde_json::from_str(&ended.out).unwrap();
    document["result"].clone()
}

fn operations(api: &Value) -> Vec<&str> {
    let groups = api["groups"].as_array().unwrap().iter();
    let operations = groups.flat_map(|group| group["operations"].as_array().unwrap());
    operations.map(|it| it["id"].as_str().unwrap()).collect()
}

#[test]
fn operations_are_selected_by_name_group_tag_and_route() {
    let all = [
        "Animals_List",
        "Animals_ListNext",
        "Keepers_List",
        "Keepers_Create",
        "Shifts_Get",
    ];
    let cases: [(&[&str], &[&str]); 9] = [
        (&[], &all),
        (&["--include", "Keepers"], &all[2..4]),
        (&["--include", "*_List"], &all[..3]),
        (&["--include", "tag:people", "Shifts_Get"], &all[2..]),
        (&["--include", "GET /keepers/**"], &all[4..]),
        (&["--include", "GET /keepers/{name}/*"], &all[4..]),
        (&["--include", "* /keepers"], &all[2..4]),
        (&["--exclude", "Animals"], &all[2..]),
        (
            &["--include", "Keepers", "--exclude", "put /**"],
            &all[2..3],
        ),
    ];
    for (selectors, expected) in cases {
        assert_eq!(operations(&selected(selectors)), expected, "{selectors:?}");
    }
}

#[test]
fn whatever_only_other_operations_use_is_omitted() {
    let api = selected(&["--include", "Keepers_List"]);
    let models = api["models"].as_array().unwrap().iter();
    let models: Vec<_> = models
        .map(|model| model["name"].as_str().unwrap())
        .collect();
    assert_eq!(models, ["Keeper"]);
    assert_eq!(api["parameters"], json!([]));
    let with_animals = selected(&["--include", "Animals_List"]);
    assert_eq!(with_animals["parameters"][0]["name"], "subscriptionId");
    assert_eq!(
        operations(&with_animals),
        ["Animals_List", "Animals_ListNext"]
    );
}

#[test]
fn a_selector_without_a_match_is_an_error() {
    let workspace = Workspace::new(&[("zoo.json", &zoo())]);
    let cases = [
        (
            "Keeprs",
            "error[unmatched-selector]: `Keeprs` matches no operation",
            "did you mean `Keepers`?",
        ),
        (
            "tag:peple",
            "`tag:peple` matches no operation",
            "did you mean `tag:people`?",
        ),
        (
            "GET /keeper",
            "`GET /keeper` matches no operation",
            "did you mean `GET /keepers`?",
        ),
        (
            "FETCH /x",
            "error[invalid-selector]: `FETCH /x` is not a valid selector: unknown HTTP method `FETCH`",
            "GET /pets/**",
        ),
        (
            "Keep[ers",
            "`Keep[ers` is not a valid selector: ",
            "GET /pets/**",
        ),
        (
            "tag:",
            "`tag:` is not a valid selector: the name is empty",
            "tag:pets",
        ),
    ];
    for (selector, message, help) in cases {
        let ended = workspace.run(&["inspect", "--spec", "zoo.json", "--exclude", selector]);
        assert_eq!(ended.code, 1, "{selector}");
        assert!(ended.err.contains(message), "{}", ended.err);
        assert!(ended.err.contains(help), "{}", ended.err);
    }
}
