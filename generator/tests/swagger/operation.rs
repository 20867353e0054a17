//! Tests of operations: names, groups, paths.

use armsmith::ir::{Endpoint, ParameterLocation};
use serde_json::{Value, json};

use crate::support::{api, lower_files, lower_inputs, operation, said, spec, spec_of};

fn get(id: &str) -> Value {
    json!({"get": {"operationId": id, "responses": {}}})
}

/// Returns a description of one `GET` in a path with these path parameters.
fn path(key: &str, names: &[&str]) -> Value {
    spec(json!({"paths": {key: with_names(names)}}))
}

fn with_names(names: &[&str]) -> Value {
    let parameters: Vec<_> = names
        .iter()
        .map(|name| json!({"name": name, "in": "path", "required": true, "type": "string"}))
        .collect();
    json!({"get": {"operationId": "A_Get", "parameters": parameters, "responses": {}}})
}

#[test]
fn an_id_is_a_group_and_a_name() {
    for (id, group, name) in [
        ("Widgets_Get", "Widgets", "Get"),
        ("Widgets_Get_All", "Widgets", "Get_All"),
        ("ListWidgets", "", "ListWidgets"),
        ("_Get", "", "Get"),
        ("Widgets_", "", "Widgets"),
    ] {
        let api = api(spec_of(json!({"operationId": id})));
        assert_eq!(api.groups[0].name, group, "{id}");
        assert_eq!(operation(&api).name, name, "{id}");
        assert_eq!(operation(&api).id, id);
    }
}

#[test]
fn groups_merge_whatever_their_case_and_the_first_spelling_wins() {
    let api = api(spec(json!({"paths": {
        "/a": get("Widgets_Get"),
        "/b": get("Other_Get"),
        "/c": get("widgets_List"),
    }})));
    let groups: Vec<_> = api
        .groups
        .iter()
        .map(|group| (group.name.as_str(), group.operations.len()))
        .collect();
    assert_eq!(groups, [("Widgets", 2), ("Other", 1)]);
}

#[test]
fn an_operation_without_an_id_is_named_by_verb_and_path() {
    let outcome = lower_files(&[(
        "spec.json",
        spec(json!({"paths": {"/a-b/{c}/": {"get": {
            "parameters": [{"name": "c", "in": "path", "required": true, "type": "string"}],
            "responses": {},
        }}}})),
    )]);
    assert_eq!(
        outcome.said,
        [
            "[missing-operation-id] /paths/~1a-b~1{c}~1/get: operation without an `operationId`; using the name `get-a-b-c`"
        ]
    );
    assert_eq!(operation(&outcome.api.unwrap()).name, "get-a-b-c");
}

#[test]
fn an_operation_whose_id_is_in_use_is_named_after_its_method_and_path() {
    let swagger = spec(json!({"paths": {
        "/a": get("Widgets_Get"),
        "/b/{id}": get("Widgets_Get"),
        "/b-{id}": get("Widgets_Get"),
    }}));
    let mut openapi = swagger.clone();
    openapi.as_object_mut().unwrap().remove("swagger");
    openapi["openapi"] = json!("3.0.3");
    for (mut spec, schema) in [
        (swagger, json!({"type": "string"})),
        (openapi, json!({"schema": {"type": "string"}})),
    ] {
        let mut id = json!({"name": "id", "in": "path", "required": true});
        let keys = id.as_object_mut().unwrap();
        keys.extend(schema.as_object().unwrap().clone());
        for path in ["/b/{id}", "/b-{id}"] {
            spec["paths"][path]["get"]["parameters"] = json!([id]);
        }
        let outcome = lower_files(&[("spec.json", spec)]);
        let said = |pointer: &str, name: &str| {
            format!(
                "[duplicate-operation] /paths/{pointer}/get/operationId: duplicate `operationId` `Widgets_Get`; this \
                 operation is named `{name}` (change the `operationId` of one of the operations) \
                 [/paths/~1a/get/operationId: first declared here]"
            )
        };
        assert_eq!(
            outcome.said,
            [
                said("~1b~1{id}", "get-b-id"),
                said("~1b-{id}", "get-b-id-2")
            ]
        );
        let api = outcome.api.unwrap();
        let names: Vec<_> = api.operations().map(|one| &*one.name).collect();
        assert!(names[0].eq_ignore_ascii_case("get"), "{names:?}");
        assert_eq!(names[1..], ["get-b-id", "get-b-id-2"]);
    }
}

#[test]
fn one_operation_in_two_files_counts_once() {
    let files = [
        ("a.json", spec(json!({"paths": {"/a": get("Widgets_Get")}}))),
        (
            "b.json",
            spec(json!({"paths": {"/A": get("Widgets_Get"), "/b": get("Widgets_List")}})),
        ),
    ];
    let outcome = lower_inputs(&files, &files);
    assert_eq!(outcome.errors, 0);
    assert_eq!(outcome.said.len(), 1);
    assert!(outcome.said[0].starts_with("[inconsistent] b.json/paths/~1A/get/operationId"));
    assert_eq!(outcome.api.unwrap().operations().count(), 2);
}

#[test]
fn verbs_come_in_the_order_of_the_file() {
    let one = |id: &str| json!({"operationId": id, "responses": {}});
    let api = api(spec(json!({"paths": {"/a": {
        "put": one("A_Put"), "get": one("A_Get"), "head": one("A_Head"), "patch": one("A_Patch"),
        "delete": one("A_Delete"), "post": one("A_Post"),
    }}})));
    let methods: Vec<_> = api
        .operations()
        .map(|operation| operation.method.as_str())
        .collect();
    assert_eq!(methods, ["PUT", "GET", "HEAD", "PATCH", "DELETE", "POST"]);
}

#[test]
fn what_cannot_be_sent_is_left_out() {
    let one = |id: &str| json!({"operationId": id, "responses": {}});
    let outcome = lower_files(&[(
        "spec.json",
        spec(json!({"paths": {"/a": {"options": one("A_Options"), "get": one("A_Get")}}})),
    )]);
    assert_eq!(outcome.api.unwrap().operations().count(), 1);
    assert_eq!(
        outcome.said,
        [
            "[unsupported] /paths/~1a/options: OPTIONS requests are not supported; the operation is ignored"
        ]
    );
}

#[test]
fn path_parameters_come_in_the_order_of_the_path() {
    let api = api(spec(json!({"paths": {"/{b}/x/{a}:go/{b}": {"get": {
        "operationId": "A_Get",
        "parameters": [
            {"name": "q", "in": "query", "type": "string"},
            {"name": "a", "in": "path", "required": true, "type": "string"},
            {"name": "h", "in": "header", "type": "string"},
            {"name": "b", "in": "path", "type": "string"},
        ],
        "responses": {},
    }}}})));
    let order: Vec<_> = operation(&api)
        .parameters
        .iter()
        .map(|one| (one.wire_name.as_str(), one.required))
        .collect();
    assert_eq!(
        order,
        [("b", true), ("a", true), ("q", false), ("h", false)]
    );
}

#[test]
fn an_undeclared_name_in_a_path_is_an_error() {
    assert_eq!(
        said(path("/x/{widgetNmae}", &["widgetName"])),
        [
            "[undeclared-path-parameter] /paths/~1x~1{widgetNmae}: the path contains `{widgetNmae}`, but no such \
             path parameter is declared (did you mean `widgetName`?)",
        ]
    );
    let said = said(path("/x/{a}", &[]));
    assert!(said[0].contains("declare a parameter `a`"), "{said:?}");
}

#[test]
fn an_unused_path_parameter_is_left_out() {
    let outcome = lower_files(&[("spec.json", path("/x", &["a"]))]);
    assert_eq!(outcome.said.len(), 1);
    assert_eq!(operation(&outcome.api.unwrap()).parameters.len(), 0);
}

#[test]
fn keys_of_extended_paths_carry_a_query() {
    let key = "x/{id}?restype=container&comp=list&kind={kind}#two";
    let mut item = with_names(&["id", "kind"]);
    item["get"]["parameters"]
        .as_array_mut()
        .unwrap()
        .push(json!(
            {"name": "comp", "in": "query", "required": true, "type": "string", "enum": ["list"]}
        ));
    let api = api(spec(json!({"x-ms-paths": {key: item}})));
    let operation = operation(&api);
    assert_eq!(operation.path, "/x/{id}");
    assert_eq!(operation.fixed_query.as_deref(), Some("restype=container"));
    let all: Vec<_> = operation
        .parameters
        .iter()
        .map(|one| (one.wire_name.as_str(), one.location))
        .collect();
    assert_eq!(
        all,
        [
            ("id", ParameterLocation::Path),
            ("kind", ParameterLocation::Query),
            ("comp", ParameterLocation::Query)
        ]
    );
}

#[test]
fn a_word_that_tells_keys_apart_does_not_travel() {
    for (key, query) in [("/x?flat", None), ("/x?a=b&flat", Some("a=b"))] {
        let api = api(spec(json!({"x-ms-paths": {key: with_names(&[])}})));
        assert_eq!(operation(&api).path, "/x");
        assert_eq!(operation(&api).fixed_query.as_deref(), query, "{key}");
    }
}

#[test]
fn odd_paths_stay_as_they_are() {
    for key in ["/", "/a//b", "/a/", "/a('x')"] {
        let api = api(path(key, &[]));
        assert_eq!(operation(&api).path, key);
        assert_eq!(operation(&api).fixed_query, None);
    }
}

#[test]
fn a_fragment_never_travels() {
    assert_eq!(operation(&api(path("/a#two", &[]))).path, "/a");
}

#[test]
fn a_base_path_is_part_of_the_endpoint() {
    let mut spec = path("/x", &[]);
    spec["basePath"] = "/api/v1/".into();
    let unspecified = api(spec.clone());
    assert_eq!(operation(&unspecified).path, "/x");
    assert_eq!(unspecified.client.base_path, "/api/v1");
    spec["host"] = "a.b".into();
    let endpoint = Endpoint::Fixed("https://a.b/api/v1".to_owned());
    assert_eq!(api(spec.clone()).client.endpoint, endpoint);
    // The endpoint of Azure Resource Manager depends on the cloud.
    spec["host"] = "management.azure.com".into();
    assert_eq!(operation(&api(spec)).path, "/api/v1/x");
}

#[test]
fn the_endpoint_has_the_base_path_that_all_files_share() {
    let file = |base_path: &str, path: &str, id: &str| {
        spec(json!({"host": "a.b", "basePath": base_path, "paths": {path: get(id)}}))
    };
    let files = [
        ("a.json", file("/api/v1", "/a", "A_Get")),
        ("b.json", file("/api/v10", "/b", "B_Get")),
    ];
    let api = lower_inputs(&files, &files).api.unwrap();
    assert_eq!(
        api.client.endpoint,
        Endpoint::Fixed("https://a.b/api".to_owned())
    );
    let paths: Vec<_> = api.operations().map(|one| &*one.path).collect();
    assert_eq!(paths, ["/v1/a", "/v10/b"]);
}

#[test]
fn a_path_item_may_be_elsewhere() {
    let item = json!({
        "parameters": [{"name": "a", "in": "path", "required": true, "type": "string"}],
        "get": {
            "operationId": "A_Get",
            "parameters": [{"name": "api-version", "in": "query", "type": "string"}],
            "responses": {},
        },
    });
    let outcome = lower_files(&[
        (
            "spec.json",
            spec(json!({"paths": {"/x/{a}": {"$ref": "items.json#/items/a"}}})),
        ),
        (
            "items.json",
            json!({"info": {"version": "2020-02-02"}, "items": {"a": item}}),
        ),
    ]);
    let api = outcome.api.unwrap();
    let operation = operation(&api);
    assert_eq!(operation.path, "/x/{a}");
    assert_eq!(operation.parameters.len(), 1);
    assert_eq!(operation.api_version.as_ref().unwrap().value, "2020-02-02");
    assert_eq!(operation.origin.pointer, "/items/a/get");
}

#[test]
fn prose_and_marks_are_kept() {
    let api = api(spec_of(json!({
        "summary": "Gets.",
        "description": "Gets one.",
        "deprecated": true,
        "x-ms-client-name": "fetch",
        "x-ms-internal": true,
        "tags": ["a"],
        "x-ms-request-id": "request-id",
    })));
    let operation = operation(&api);
    assert_eq!(operation.docs.summary.as_deref(), Some("Gets."));
    assert_eq!(operation.docs.description.as_deref(), Some("Gets one."));
    assert_eq!(operation.docs.deprecated.as_deref(), Some(""));
    assert_eq!(operation.client_name.as_deref(), Some("fetch"));
    assert!(operation.internal);
    let api = crate::support::api(spec_of(json!({"x-accessibility": "internal"})));
    assert!(crate::support::operation(&api).internal);
}

#[test]
fn a_filter_tells_what_it_speaks_of() {
    let with = |parameters: Value| {
        spec_of(json!({"parameters": parameters, "x-ms-odata": "#/definitions/Filter"}))
    };
    let api = api(with(
        json!([{"name": "$filter", "in": "query", "type": "string"}]),
    ));
    let filter = &operation(&api).parameters[0];
    assert_eq!(
        filter.constraints,
        ["An OData expression over the members of `Filter`."]
    );
    let said = said(with(json!([])));
    assert!(said[0].contains("no parameter `$filter`"), "{said:?}");
}

#[test]
fn each_file_of_an_api_has_its_own_version() {
    let one = |version: &str, id: &str| {
        let version_parameter = json!({"name": "api-version", "in": "query", "type": "string"});
        json!({
            "swagger": "2.0",
            "info": {"title": "T", "version": version},
            "paths": {format!("/{id}"): {"get": {
                "operationId": id, "parameters": [version_parameter], "responses": {},
            }}},
        })
    };
    let files = [
        ("a.json", one("2021-01-01", "A_Get")),
        ("b.json", one("2022-02-02", "B_Get")),
    ];
    let api = lower_inputs(&files, &files).api.unwrap();
    assert_eq!(api.versions, ["2021-01-01", "2022-02-02"]);
    let versions: Vec<_> = api
        .operations()
        .map(|operation| operation.api_version.as_ref().unwrap().value.as_str())
        .collect();
    assert_eq!(versions, ["2021-01-01", "2022-02-02"]);
}

/// Frameworks that write `CatsController_find` or `find_cats_get` write OpenAPI 3; in Swagger 2.0, the name before the
/// underscore is the group.
#[test]
fn names_from_frameworks_are_found_in_openapi_alone() {
    let paths = json!({
        "/cats": {"get": {"operationId": "CatsController_find", "tags": ["cats"], "responses": {}}},
        "/dogs": {"get": {"operationId": "find_dogs_get", "tags": ["dogs"], "responses": {}}},
    });
    let names = |file: Value| -> Vec<(String, String)> {
        let api = api(file);
        let groups = api.groups.iter();
        let named =
            groups.flat_map(|group| group.operations.iter().map(|it| (&group.name, &it.name)));
        named
            .map(|(group, name)| (group.clone(), name.clone()))
            .collect()
    };
    let named =
        |all: [(&str, &str); 2]| all.map(|(group, name)| (group.to_owned(), name.to_owned()));
    let swagger = spec(json!({"paths": paths}));
    let openapi =
        json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths});
    assert_eq!(
        names(swagger),
        named([("CatsController", "find"), ("find", "dogs_get")])
    );
    assert_eq!(names(openapi), named([("cats", "find"), ("dogs", "find")]));
}
