//! Tests of responses.

use armsmith::ir::{BodyKind, ErrorModel, ItemFormat, Response};
use serde_json::{Value, json};

use crate::support::{api, lower_files, operation, said, short, spec, spec_of};

fn responses(verb: &str, responses: Value) -> Vec<Response> {
    let mut item = json!({});
    item[verb] = json!({"operationId": "A_Do", "responses": responses});
    operation(&api(spec(json!({"paths": {"/x": item}}))))
        .responses
        .clone()
}

#[test]
fn responses_come_by_status_with_their_bodies() {
    let spec = spec_of(json!({"responses": {
        "204": {"description": "Nothing."},
        "200": {"description": "One.", "schema": {"type": "string"}},
        "202": {"description": "File.", "schema": {"type": "file"}},
    }}));
    let api = lower_files(&[("spec.json", spec)]).api.unwrap();
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
fn media_types_of_the_response_come_from_the_nearest() {
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
            json!({"responses": {"20X": {"description": "OK"}}})
        )),
        [
            "[unsupported] /paths/~1x/get/responses/20X: `20X` is not a status code; the response is ignored"
        ]
    );
}

/// Returns the kind, type and accepted media types of a response with these media types.
fn received(produces: Value, schema: Value) -> (BodyKind, String, Vec<String>) {
    let mut spec = spec_of(json!({
        "produces": produces,
        "responses": {"200": {"description": "OK", "schema": schema}},
    }));
    spec["definitions"] = json!({"Thing": {"properties": {"a": {"type": "string"}}}});
    let api = lower_files(&[("spec.json", spec)]).api.unwrap();
    let operation = operation(&api);
    let response = &operation.responses[0];
    let body = response.body.as_ref().unwrap();
    (response.kind, short(&api, body), operation.produces.clone())
}

#[test]
fn a_client_accepts_what_it_decodes() {
    let model = || json!({"$ref": "#/definitions/Thing"});
    let text = || json!({"type": "string"});
    let file = || json!({"type": "file"});
    let number = || json!({"type": "integer"});
    let date = || json!({"type": "string", "format": "date-time"});
    let json = ["application/json"].as_slice();
    for (produces, schema, kind, ty, accepted) in [
        (
            json!(["application/zip", "text/plain", "application/json"]),
            model(),
            BodyKind::Json,
            "Thing",
            json,
        ),
        (
            json!(["application/vnd.zoo+json", "application/json"]),
            model(),
            BodyKind::Json,
            "Thing",
            json,
        ),
        (
            json!(["application/vnd.zoo+json", "text/json"]),
            model(),
            BodyKind::Json,
            "Thing",
            &["application/vnd.zoo+json", "text/json"],
        ),
        (json!(["*/*"]), model(), BodyKind::Json, "Thing", json),
        (
            json!(["application/xml", "application/zip"]),
            model(),
            BodyKind::Xml,
            "Thing",
            &["application/xml"],
        ),
        (
            json!(["application/zip"]),
            text(),
            BodyKind::Bytes,
            "Binary",
            &["application/zip"],
        ),
        (
            json!(["application/octet-stream"]),
            text(),
            BodyKind::Bytes,
            "Binary",
            &["application/octet-stream"],
        ),
        (
            json!(["text/event-stream"]),
            text(),
            BodyKind::Items(ItemFormat::Events),
            "String",
            &["text/event-stream"],
        ),
        (
            json!(["application/zip", "text/csv"]),
            text(),
            BodyKind::Text,
            "String",
            &["text/csv"],
        ),
        (
            json!(["text/plain", "application/json"]),
            text(),
            BodyKind::Json,
            "String",
            json,
        ),
        (
            json!(["*/*"]),
            text(),
            BodyKind::Text,
            "String",
            &["application/json", "text/plain"],
        ),
        (
            json!(["application/json", "image/png"]),
            file(),
            BodyKind::Bytes,
            "Binary",
            &["application/json", "image/png"],
        ),
        (
            json!(["text/plain"]),
            number(),
            BodyKind::Text,
            "Int64",
            &["text/plain"],
        ),
        (
            json!(["text/plain"]),
            date(),
            BodyKind::Text,
            "String",
            &["text/plain"],
        ),
        (
            json!(["text/plain"]),
            json!({}),
            BodyKind::Text,
            "String",
            &["text/plain"],
        ),
        (
            json!(["application/octet-stream"]),
            json!({"type": "object"}),
            BodyKind::Bytes,
            "Binary",
            &["application/octet-stream"],
        ),
    ] {
        let expected: Vec<_> = accepted.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(
            received(produces.clone(), schema.clone()),
            (kind, ty.to_owned(), expected),
            "{produces} {schema}"
        );
    }
}

#[test]
fn a_structure_in_a_format_that_is_not_read_is_a_stream() {
    for produces in ["application/yaml", "multipart/mixed"] {
        let said = said(spec_of(json!({
            "produces": [produces],
            "responses": {"200": {"description": "OK", "schema": {"properties": {"a": {"type": "string"}}}}},
        })));
        assert_eq!(
            said,
            [format!(
                "[unsupported] /paths/~1x/get/responses/200/schema: cannot decode `{produces}`; the schema is ignored, and \
                 the response is a stream of bytes (decode the bytes with a library for the media type)"
            )]
        );
    }
}

#[test]
fn keys_of_responses_may_be_ranges() {
    let text = || json!({"description": "x", "schema": {"type": "string"}});
    let number = || json!({"description": "x", "schema": {"type": "integer"}});
    let api = api(spec_of(
        json!({"responses": {"200": number(), "2XX": text(), "4XX": text()}}),
    ));
    let operation = operation(&api);
    let all: Vec<_> = operation
        .responses
        .iter()
        .map(|one| (one.status, one.is_range))
        .collect();
    assert_eq!(all, [(200, false), (201, true)]);
    assert!(matches!(&operation.error, ErrorModel::Type(ty) if short(&api, ty) == "String"));
}

#[test]
fn what_is_lost_of_a_response_is_reported() {
    let schema = |schema: Value| json!({"description": "x", "schema": schema});
    let (text, number) = (json!({"type": "string"}), json!({"type": "integer"}));
    let listed = json!({"204": {"description": "x"}, "default": schema(text.clone()), "4XX": schema(text.clone())});
    assert_eq!(
        said(spec_of(json!({"responses": listed}))),
        [] as [String; 0]
    );
    let listed =
        json!({"204": {"description": "x"}, "4XX": schema(text.clone()), "5XX": schema(number)});
    assert_eq!(
        said(spec_of(json!({"responses": listed}))),
        [
            "[unsupported] /paths/~1x/get/responses/5XX: more than one schema for errors; ignoring the one of `5XX`"
        ]
    );
    let listed = json!({"200": schema(text), "206": schema(json!({"type": "file"}))});
    assert_eq!(
        said(spec_of(json!({"responses": listed}))),
        [
            "[unsupported] /paths/~1x/get/responses: some success responses are raw bytes; all of them are a stream of bytes"
        ]
    );
}

#[test]
fn a_default_that_stands_alone_is_every_success() {
    let text = || json!({"description": "x", "schema": {"type": "string"}});
    let api = api(spec_of(json!({"responses": {"default": text()}})));
    let response = &operation(&api).responses[0];
    assert_eq!((response.status, response.is_range), (200, true));
    let mut error = text();
    error["x-ms-error-response"] = json!(true);
    assert_eq!(responses("get", json!({"default": error})).len(), 0);
    assert_eq!(
        responses(
            "get",
            json!({"204": {"description": "x"}, "default": text()})
        )
        .len(),
        1
    );
}

#[test]
fn a_header_parameter_says_what_is_accepted() {
    let model = json!({"properties": {"a": {"type": "string"}}});
    let accepts = |parameter: Value| {
        let mut parameter = parameter;
        parameter["name"] = json!("Accept");
        parameter["in"] = json!("header");
        parameter["type"] = json!("string");
        let api = lower_files(&[(
            "spec.json",
            spec_of(json!({
                "parameters": [parameter],
                "responses": {"200": {"description": "OK", "schema": model.clone()}},
            })),
        )]);
        let api = api.api.unwrap();
        let operation = operation(&api);
        let offered = operation.parameters.first().map(|one| one.required);
        (operation.produces.clone(), offered)
    };
    let plain = "application/json";
    let full = "application/json;odata.metadata=full";
    for (parameter, accepted, offered) in [
        (json!({}), plain, Some(false)),
        (json!({"required": true}), plain, Some(true)),
        (json!({"x-ms-client-default": full}), full, Some(false)),
        (
            json!({"required": true, "default": full}),
            full,
            Some(false),
        ),
        (json!({"enum": [full]}), full, None),
        (json!({"enum": [full, plain]}), plain, Some(false)),
        (json!({"enum": ["text/csv", plain]}), plain, Some(false)),
        (json!({"default": "text/csv"}), "text/csv", Some(false)),
    ] {
        assert_eq!(
            accepts(parameter.clone()),
            (vec![accepted.to_owned()], offered),
            "{parameter}"
        );
    }
}
