//! Tests of responses.

use armsmith::ir::{ErrorModel, Response};
use serde_json::{Value, json};

use crate::support::{api, operation, said, short, spec, spec_of};

fn responses(verb: &str, responses: Value) -> Vec<Response> {
    let mut item = json!({});
    item[verb] = json!({"operationId": "A_Do", "responses": responses});
    operation(&api(spec(json!({"paths": {"/x": item}}))))
        .responses
        .clone()
}

#[test]
fn responses_come_by_status_with_their_bodies() {
    let api = api(spec_of(json!({"responses": {
        "204": {"description": "Nothing."},
        "200": {"description": "One.", "schema": {"type": "string"}},
        "202": {"description": "File.", "schema": {"type": "file"}},
    }})));
    let all: Vec<_> = operation(&api)
        .responses
        .iter()
        .map(|one| {
            let body = one.body.as_ref().map(|ty| short(&api, ty));
            (
                one.status,
                body.unwrap_or_default(),
                one.docs.description.clone().unwrap(),
            )
        })
        .collect();
    let expected = [
        (200, "String", "One."),
        (202, "Binary", "File."),
        (204, "", "Nothing."),
    ];
    assert_eq!(
        all,
        expected.map(|(status, body, docs)| (status, body.to_owned(), docs.to_owned()))
    );
}

#[test]
fn failures_are_marked() {
    let failed = |verb: &str, listed: Value| {
        responses(verb, listed)
            .into_iter()
            .map(|one| one.error)
            .collect::<Vec<_>>()
    };
    let empty = || json!({"description": "x"});
    assert_eq!(
        failed(
            "get",
            json!({"200": empty(), "304": empty(), "404": empty()})
        ),
        [false, false, true]
    );
    assert_eq!(
        failed(
            "head",
            json!({"200": empty(), "404": empty(), "500": empty()})
        ),
        [false, false, true]
    );
    let marked = |error: bool| json!({"description": "x", "x-ms-error-response": error});
    assert_eq!(
        failed("get", json!({"304": marked(true), "404": marked(false)})),
        [true, false]
    );
    assert_eq!(failed("head", json!({"404": marked(true)})), [true]);
}

#[test]
fn the_default_or_a_listed_failure_is_the_error() {
    let error = |listed: Value| {
        let api = api(spec_of(json!({"responses": listed})));
        match &operation(&api).error {
            ErrorModel::Type(ty) => short(&api, ty),
            other => format!("{other:?}"),
        }
    };
    let text = || json!({"description": "x", "schema": {"type": "string"}});
    let number = || json!({"description": "x", "schema": {"type": "integer"}});
    assert_eq!(error(json!({"200": number(), "default": text()})), "String");
    assert_eq!(error(json!({"404": number(), "default": text()})), "String");
    assert_eq!(error(json!({"200": text(), "404": number()})), "Int64");
    assert_eq!(error(json!({"200": text()})), "Unspecified");
    assert_eq!(
        error(json!({"default": {"description": "x"}})),
        "Unspecified"
    );
}

#[test]
fn a_response_may_be_elsewhere() {
    let mut spec = spec_of(json!({"responses": {
        "202": {"$ref": "#/responses/202AsyncV2"},
        "default": {"$ref": "#/responses/Failure"},
    }}));
    spec["responses"] = json!({
        "202AsyncV2": {
            "description": "Accepted.",
            "schema": {"type": "string"},
            "headers": {"Location": {"type": "string"}},
        },
        "Failure": {"description": "x", "schema": {"type": "integer"}},
    });
    let api = api(spec);
    let response = &operation(&api).responses[0];
    assert_eq!(response.origin.pointer, "/responses/202AsyncV2");
    assert_eq!(response.headers.len(), 1);
    assert_eq!(short(&api, response.body.as_ref().unwrap()), "String");
    assert!(matches!(operation(&api).error, ErrorModel::Type(_)));
}

#[test]
fn headers_have_types_and_names() {
    let api = api(spec_of(
        json!({"responses": {"200": {"description": "OK", "headers": {
            "x-a": {"type": "string", "format": "date-time-rfc1123", "description": "When."},
            "x-b": {"type": "array", "items": {"type": "Int32"}, "x-ms-client-name": "b"},
            "x-c": {"type": "string", "enum": ["a", "b"]},
            "x-meta": {"type": "string", "x-ms-header-collection-prefix": "x-meta-"},
            "x-d": {"description": "No type."},
        }}}}),
    )
    .clone_with_int());
    let all: Vec<_> = operation(&api).responses[0]
        .headers
        .iter()
        .map(|one| (one.wire_name.as_str(), short(&api, &one.ty), one.prefix))
        .collect();
    let expected = [
        ("x-a", "DateTimeRfc1123", false),
        ("x-b", "[Int64]", false),
        ("x-c", "Widgets_Get.x-c", false),
        ("x-meta-", "String", true),
        ("x-d", "String", false),
    ];
    assert_eq!(
        all,
        expected.map(|(name, ty, prefix)| (name, ty.to_owned(), prefix))
    );
    let headers = &operation(&api).responses[0].headers;
    assert_eq!(headers[0].docs.description.as_deref(), Some("When."));
    assert_eq!(headers[1].client_name.as_deref(), Some("b"));
}

trait CloneWithInt {
    fn clone_with_int(self) -> Self;
}

impl CloneWithInt for Value {
    /// Returns a copy with the type of the items written as in Swagger.
    fn clone_with_int(mut self) -> Self {
        let place = "/paths/~1x/get/responses/200/headers/x-b/items/type";
        *crate::support::at(&mut self, place) = "integer".into();
        self
    }
}

#[test]
fn media_types_of_the_answer_come_from_the_nearest() {
    let produces = |root: Value, own: Value, accept: Value| {
        let mut spec = spec_of(json!({"produces": own}));
        spec["produces"] = root;
        if !accept.is_null() {
            spec["paths"]["/x"]["get"]["parameters"] =
                json!([{"name": "Accept", "in": "header", "type": "string", "enum": accept}]);
        }
        operation(&api(spec)).produces.clone()
    };
    assert_eq!(
        produces(json!([]), json!([]), Value::Null),
        ["application/json"]
    );
    assert_eq!(
        produces(json!(["text/a"]), json!([]), Value::Null),
        ["text/a"]
    );
    assert_eq!(
        produces(json!(["text/a"]), json!(["text/b"]), Value::Null),
        ["text/b"]
    );
    assert_eq!(
        produces(json!(["text/a"]), json!(["text/b"]), json!(["text/c"])),
        ["text/c"]
    );
}

#[test]
fn what_is_no_status_has_no_effect() {
    assert_eq!(
        said(spec_of(
            json!({"responses": {"2XX": {"description": "OK"}}})
        )),
        [
            "[unsupported] /paths/~1x/get/responses/2XX: `2XX` is not a status code; the response is ignored"
        ]
    );
}
