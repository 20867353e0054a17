//! Tests of the parts that all operations of an API share.

use armsmith::ir::{Api, Authentication, Endpoint, ParameterLocation, SuppliedBy};
use serde_json::{Value, json};

use crate::support::{
    api, lower_files, lower_inputs, operation, parameter, said, short, spec, spec_of,
};

fn with(keys: Value) -> Api {
    api(with_keys(keys))
}

fn with_keys(keys: Value) -> Value {
    let mut spec = spec_of(json!({}));
    spec.as_object_mut()
        .unwrap()
        .extend(keys.as_object().unwrap().clone());
    spec
}

fn host(template: &str, names: &[&str]) -> Value {
    let parameters: Vec<_> = names
        .iter()
        .map(|name| json!({"name": name, "in": "path", "required": true, "type": "string"}))
        .collect();
    json!({"hostTemplate": template, "parameters": parameters})
}

#[test]
fn the_title_and_docs_come_from_the_first_file() {
    let api = api(spec(
        json!({"info": {"title": "T", "description": "D", "version": "1"}}),
    ));
    assert_eq!(api.client.title, "T");
    assert_eq!(api.docs.summary.as_deref(), Some("T"));
    assert_eq!(api.docs.description.as_deref(), Some("D"));
    let untitled = spec(json!({"info": {"version": "1"}}));
    let outcome = lower_files(&[("widgets.json", untitled)]);
    assert_eq!(outcome.api.unwrap().client.title, "widgets");
}

#[test]
fn a_host_is_resource_manager_or_fixed() {
    for (keys, endpoint) in [
        (
            json!({"host": "management.azure.com"}),
            Endpoint::ResourceManager,
        ),
        (
            json!({"host": "management.chinacloudapi.cn"}),
            Endpoint::ResourceManager,
        ),
        (
            json!({"host": "a.b"}),
            Endpoint::Fixed("https://a.b".to_owned()),
        ),
        (
            json!({"host": "a.b", "schemes": ["http"]}),
            Endpoint::Fixed("http://a.b".to_owned()),
        ),
        (
            json!({"host": "a.b", "schemes": ["http", "https"]}),
            Endpoint::Fixed("https://a.b".to_owned()),
        ),
        (
            json!({"host": "http://a.b"}),
            Endpoint::Fixed("http://a.b".to_owned()),
        ),
        (json!({}), Endpoint::Unspecified),
    ] {
        assert_eq!(with(keys.clone()).client.endpoint, endpoint, "{keys}");
    }
}

#[test]
fn a_document_without_a_host_may_describe_resources() {
    let outcome = lower_files(&[("x/resource-manager/spec.json", spec_of(json!({})))]);
    assert_eq!(
        outcome.api.unwrap().client.endpoint,
        Endpoint::ResourceManager
    );
    let list = json!({"get": {"operationId": "A_List", "responses": {}}});
    let api = api(spec(
        json!({"paths": {"/providers/Microsoft.X/operations": list}}),
    ));
    assert_eq!(api.client.endpoint, Endpoint::ResourceManager);
}

#[test]
fn a_host_template_has_parameters_of_each_method_or_of_the_client() {
    let mut spec =
        with_keys(json!({"x-ms-parameterized-host": host("{name}.{suffix}", &["name"])}));
    let parameters = &mut spec["x-ms-parameterized-host"]["parameters"];
    parameters
        .as_array_mut()
        .unwrap()
        .push(json!({"$ref": "#/parameters/Suffix"}));
    spec["parameters"] =
        json!({"Suffix": {"name": "suffix", "in": "path", "required": true, "type": "string"}});
    let api = api(spec);
    let Endpoint::Template {
        template,
        parameters,
    } = &api.client.endpoint
    else {
        panic!("{:?}", api.client.endpoint)
    };
    assert_eq!(template, "https://{name}.{suffix}");
    let names: Vec<_> = parameters.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["name", "suffix"]);
    let own = parameter(&api, "name");
    assert_eq!(
        (own.location, own.supplied_by),
        (ParameterLocation::Host, SuppliedBy::Method)
    );
    let field = &api.client.parameters[0];
    assert_eq!(
        (field.wire_name.as_str(), field.location),
        ("suffix", ParameterLocation::Host)
    );
    assert_eq!(operation(&api).parameters.len(), 1);
}

#[test]
fn the_scheme_stands_before_a_template_unless_it_says_otherwise() {
    let template = |mut host: Value, prefix: Value| {
        if !prefix.is_null() {
            host["useSchemePrefix"] = prefix;
        }
        match with(json!({"x-ms-parameterized-host": host}))
            .client
            .endpoint
        {
            Endpoint::Template { template, .. } => template,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(template(host("{A}", &["a"]), json!(false)), "{a}");
    assert_eq!(
        template(host("{a}.b/", &["a"]), json!(true)),
        "https://{a}.b"
    );
    assert_eq!(
        template(host("http://{a}.b", &["a"]), Value::Null),
        "http://{a}.b"
    );
}

#[test]
fn the_path_of_a_host_begins_every_path() {
    let mut spec = with_keys(json!({
        "basePath": "/base",
        "x-ms-parameterized-host": host("{endpoint}/search/{index}", &["endpoint", "index"]),
    }));
    spec["x-ms-parameterized-host"]["useSchemePrefix"] = false.into();
    let api = api(spec);
    assert!(
        matches!(&api.client.endpoint, Endpoint::Template { template, .. } if template == "{endpoint}")
    );
    assert_eq!(operation(&api).path, "/search/{index}/base/x");
    let all: Vec<_> = operation(&api)
        .parameters
        .iter()
        .map(|one| (one.wire_name.as_str(), one.location))
        .collect();
    assert_eq!(
        all,
        [
            ("endpoint", ParameterLocation::Host),
            ("index", ParameterLocation::Path)
        ]
    );
}

#[test]
fn host_parameters_may_come_last() {
    let mut spec = with_keys(json!({"x-ms-parameterized-host": host("{a}", &["a"])}));
    spec["x-ms-parameterized-host"]["positionInOperation"] = "last".into();
    spec["paths"]["/x"]["get"]["parameters"] =
        json!([{"name": "q", "in": "query", "type": "string"}]);
    let api = api(spec);
    let order: Vec<_> = operation(&api)
        .parameters
        .iter()
        .map(|one| one.wire_name.as_str())
        .collect();
    assert_eq!(order, ["q", "a"]);
}

#[test]
fn a_host_that_names_what_it_does_not_declare_is_an_error() {
    let said = said(with_keys(
        json!({"x-ms-parameterized-host": host("{a}", &["b"])}),
    ));
    assert_eq!(said.len(), 1);
    let place = "[undeclared-path-parameter] /x-ms-parameterized-host/hostTemplate";
    assert!(said[0].starts_with(place), "{said:?}");
}

#[test]
fn files_with_different_hosts_are_a_warning() {
    let one = |host: &str, id: &str| {
        let operation = json!({"operationId": id, "responses": {}});
        spec(json!({"host": host, "paths": {format!("/{id}"): {"get": operation}}}))
    };
    let files = [
        ("a.json", one("a.b", "A_Get")),
        ("b.json", one("c.d", "B_Get")),
    ];
    let outcome = lower_inputs(&files, &files);
    assert_eq!(
        outcome.said,
        [
            "[inconsistent] b.json/host: the files of this API declare different hosts; using the first one \
             [/host: first declared here]"
        ]
    );
}

#[test]
fn security_says_how_to_sign_in() {
    let bearer = |scopes: &[&str]| Authentication::Bearer {
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
    };
    let definitions = json!({
        "aad": {"type": "oauth2", "scopes": {"https://x/.default": "", "user_impersonation": ""}},
        "key": {"type": "apiKey", "in": "header", "name": "api-key"},
        "query": {"type": "apiKey", "in": "query", "name": "code"},
        "basic": {"type": "basic"},
    });
    let ways = |security: Value| {
        let mut keys = json!({"host": "a.b", "securityDefinitions": definitions});
        if !security.is_null() {
            keys["security"] = security;
        }
        with(keys).client.authentication
    };
    let key = Authentication::HeaderKey {
        name: "api-key".to_owned(),
    };
    let query = Authentication::QueryKey {
        name: "code".to_owned(),
    };
    assert_eq!(
        ways(json!([{"aad": ["https://y/.default"]}])),
        [bearer(&["https://y/.default", "https://x/.default"])]
    );
    assert_eq!(
        ways(json!([{"key": []}, {"query": []}])),
        [key.clone(), query.clone()]
    );
    assert_eq!(ways(json!([])), []);
    assert_eq!(
        ways(Value::Null),
        [
            bearer(&["https://x/.default"]),
            key,
            query,
            Authentication::Basic
        ]
    );
    let manager = with(json!({"host": "management.azure.com"}))
        .client
        .authentication;
    assert_eq!(manager, [bearer(&[])]);
}

#[test]
fn security_that_cannot_be_offered_is_a_warning() {
    let of = |security: Value, definitions: Value| {
        said(with_keys(
            json!({"security": security, "securityDefinitions": definitions}),
        ))
    };
    let key = |name: &str| json!({"type": "apiKey", "in": "header", "name": name});
    let both = of(
        json!([{"a": [], "b": []}]),
        json!({"a": key("a"), "b": key("b")}),
    );
    assert!(both[0].starts_with("[unsupported] /security/0"), "{both:?}");
    let missing = of(json!([{"c": []}]), json!({}));
    assert!(
        missing[0].starts_with("[inconsistent] /security/0/c"),
        "{missing:?}"
    );
    let odd = of(json!([{"a": []}]), json!({"a": {"type": "handshake"}}));
    assert!(
        odd[0].starts_with("[unknown-value] /securityDefinitions/a"),
        "{odd:?}"
    );
    for name in ["Connection String", "", "ké", "a:b"] {
        let unsendable = of(json!([{"a": []}]), json!({"a": key(name)}));
        assert_eq!(
            unsendable,
            [format!(
                "[unsupported] /securityDefinitions/a/name: `{name}` is not a valid header name; the security scheme \
                 is ignored"
            )]
        );
    }
}

#[test]
fn one_field_stands_for_client_parameters_of_one_name() {
    let files = |second: Value| {
        let one = |id: &str, keys: Value| {
            let mut parameter = json!({
                "name": "subscriptionId", "in": "path", "required": true, "type": "string",
                "x-ms-parameter-location": "client",
            });
            parameter
                .as_object_mut()
                .unwrap()
                .extend(keys.as_object().unwrap().clone());
            spec(
                json!({"paths": {format!("/{{subscriptionId}}/{id}"): {"get": {
                    "operationId": id, "parameters": [parameter], "responses": {},
                }}}}),
            )
        };
        [
            ("a.json", one("A_Get", json!({}))),
            ("b.json", one("B_Get", second)),
        ]
    };
    let uuid = files(json!({"format": "uuid"}));
    let outcome = lower_inputs(&uuid, &uuid);
    assert_eq!(outcome.said, [] as [String; 0]);
    let api = outcome.api.unwrap();
    assert_eq!(api.client.parameters.len(), 1);
    let types: Vec<_> = api
        .operations()
        .map(|one| short(&api, &one.parameters[0].ty))
        .collect();
    assert_eq!(types, ["String", "String"]);

    let number = files(json!({"type": "integer"}));
    let outcome = lower_inputs(&number, &number);
    assert_eq!(outcome.said.len(), 1);
    let api = outcome.api.unwrap();
    let placements: Vec<_> = api
        .operations()
        .map(|one| one.parameters[0].supplied_by)
        .collect();
    assert_eq!(placements, [SuppliedBy::Client, SuppliedBy::Method]);
}

#[test]
fn constants_are_no_fields_of_the_client() {
    let mut spec = spec_of(json!({"parameters": [{"$ref": "#/parameters/V"}]}));
    spec["parameters"] = json!({"V": {"name": "x-v", "in": "header", "required": true, "type": "string", "enum": ["1"]}});
    let api = api(spec);
    assert_eq!(api.client.parameters.len(), 0);
    assert_eq!(short(&api, &parameter(&api, "x-v").ty), "=1");
}

#[test]
fn a_field_that_one_operation_requires_is_required() {
    let one = |id: &str, required: bool| {
        let parameter = json!({
            "name": "q", "in": "query", "type": "string", "required": required,
            "x-ms-parameter-location": "client",
        });
        json!({"get": {"operationId": id, "parameters": [parameter], "responses": {}}})
    };
    let api = api(spec(
        json!({"paths": {"/a": one("A_Get", false), "/b": one("B_Get", true)}}),
    ));
    assert!(api.client.parameters[0].required);
}

#[test]
fn global_parameters_belong_to_the_client_in_apis_of_azure_alone() {
    let named = json!({"Zone": {"name": "zone", "in": "query", "type": "string"}});
    let plain = {
        let mut spec = spec_of(json!({"parameters": [{"$ref": "#/parameters/Zone"}]}));
        spec["parameters"] = named.clone();
        spec
    };
    let with = |pointer: &str, value: serde_json::Value| {
        let mut spec = plain.clone();
        spec[pointer] = value;
        spec
    };
    let scopes = json!({"https://management.azure.com/user_impersonation": "All."});
    let oauth = json!({"o": {"type": "oauth2", "flow": "implicit", "authorizationUrl": "https://l", "scopes": scopes}});
    let extension = json!({"A": {"type": "string", "x-ms-enum": {"name": "A"}, "enum": ["a"]}});
    let header =
        json!({"R": {"description": "R", "headers": {"x-ms-request-id": {"type": "string"}}}});
    let reference = json!({"A": {"$ref": "types.json#/definitions/A"}});
    let types = ("types.json", json!({"definitions": extension.clone()}));
    for (spec, expected) in [
        (plain.clone(), SuppliedBy::Method),
        (with("responses", header), SuppliedBy::Method),
        (with("definitions", extension), SuppliedBy::Client),
        (with("definitions", reference), SuppliedBy::Client),
        (
            with("host", json!("management.azure.com")),
            SuppliedBy::Client,
        ),
        (with("securityDefinitions", oauth), SuppliedBy::Client),
    ] {
        let outcome = lower_files(&[("spec.json", spec.clone()), types.clone()]);
        let api = outcome.api.unwrap();
        let zone = &operation(&api).parameters[0];
        assert_eq!(zone.supplied_by, expected, "{spec}");
    }
    // One decision for all files.
    let files = [
        ("a.json", plain.clone()),
        ("b.json", with("x-ms-paths", json!({}))),
    ];
    let api = lower_inputs(&files, &files).api.unwrap();
    let supplied: Vec<_> = api
        .operations()
        .map(|one| one.parameters[0].supplied_by)
        .collect();
    assert_eq!(supplied[0], SuppliedBy::Client);
    assert!(supplied.iter().all(|one| *one == SuppliedBy::Client));
}

#[test]
fn client_parameters_of_one_name_share_a_field_except_those_of_the_host() {
    let parameter = |place: &str| {
        json!({
            "name": "board", "in": place, "required": place == "path", "type": "string", "x-ms-parameter-location": "client",
        })
    };
    let get = |id: &str, place: &str| {
        json!({"get": {
            "operationId": id,
            "parameters": [parameter(place)],
            "responses": {"204": {"description": "OK"}},
        }})
    };
    let mut keys = json!({"paths": {
        "/cards": get("Cards_List", "header"),
        "/boards/{board}": get("Boards_Get", "path"),
    }});
    let shared = api(spec(keys.clone())).client;
    assert_eq!(shared.parameters.len(), 1);
    assert!(shared.parameters[0].required);
    keys["x-ms-parameterized-host"] = json!({
        "hostTemplate": "{board}.example.com",
        "parameters": [{"name": "board", "in": "path", "required": true, "type": "string", "x-ms-parameter-location": "client"}],
    });
    let api = api(spec(keys));
    assert_eq!(api.client.parameters.len(), 2);
}
