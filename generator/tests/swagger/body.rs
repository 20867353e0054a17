//! Tests of request bodies.

use armsmith::ir::{BodyKind, Parameter, ParameterLocation};
use serde_json::{Value, json};

use crate::support::{api, lower_files, operation, parameter, said, short, spec_of};

/// Returns the kind, type and first media type of a body with these media types.
fn travels(verb: &str, consumes: Value, schema: Value) -> (BodyKind, String, String) {
    let mut spec = spec_of(json!({}));
    let operation_keys = json!({
        "operationId": "A_Do",
        "consumes": consumes,
        "parameters": [{"name": "it", "in": "body", "schema": schema}],
        "responses": {},
    });
    spec["paths"] = json!({"/x": {verb: operation_keys}});
    spec["definitions"] = json!({"Thing": {"properties": {"a": {"type": "string"}}}});
    let api = api(spec);
    let body = operation(&api).body.as_ref().unwrap();
    (body.kind, short(&api, &body.ty), body.consumes[0].clone())
}

#[test]
fn the_media_type_and_the_schema_say_how_a_body_travels() {
    let model = || json!({"$ref": "#/definitions/Thing"});
    let bytes = || json!({"type": "object", "format": "file"});
    let text = || json!({"type": "string"});
    for (verb, consumes, schema, kind, ty, first) in [
        (
            "put",
            json!([]),
            model(),
            BodyKind::Json,
            "Thing",
            "application/json",
        ),
        (
            "put",
            json!(["text/json"]),
            model(),
            BodyKind::Json,
            "Thing",
            "text/json",
        ),
        (
            "put",
            json!(["application/xml", "application/json"]),
            model(),
            BodyKind::Json,
            "Thing",
            "application/json",
        ),
        (
            "put",
            json!(["application/xml"]),
            model(),
            BodyKind::Xml,
            "Thing",
            "application/xml",
        ),
        (
            "patch",
            json!(["application/merge-patch+json"]),
            model(),
            BodyKind::MergePatch,
            "Thing",
            "application/merge-patch+json",
        ),
        (
            "patch",
            json!(["application/json", "application/merge-patch+json"]),
            model(),
            BodyKind::MergePatch,
            "Thing",
            "application/merge-patch+json",
        ),
        (
            "put",
            json!(["application/json", "application/merge-patch+json"]),
            model(),
            BodyKind::Json,
            "Thing",
            "application/json",
        ),
        (
            "post",
            json!(["application/json; odata=minimalmetadata"]),
            model(),
            BodyKind::Json,
            "Thing",
            "application/json; odata=minimalmetadata",
        ),
        (
            "post",
            json!(["application/json", "application/octet-stream"]),
            bytes(),
            BodyKind::Bytes,
            "Binary",
            "application/octet-stream",
        ),
        (
            "post",
            json!(["image/png", "image/gif"]),
            bytes(),
            BodyKind::Bytes,
            "Binary",
            "image/png",
        ),
        (
            "post",
            json!(["application/json"]),
            bytes(),
            BodyKind::Bytes,
            "Binary",
            "application/json",
        ),
        (
            "post",
            json!(["application/octet-stream"]),
            json!({"type": "object"}),
            BodyKind::Bytes,
            "Binary",
            "application/octet-stream",
        ),
        (
            "post",
            json!(["application/vnd.zoo+json", "application/json"]),
            model(),
            BodyKind::Json,
            "Thing",
            "application/json",
        ),
        (
            "post",
            json!(["*/*"]),
            model(),
            BodyKind::Json,
            "Thing",
            "application/json",
        ),
        (
            "post",
            json!(["*/*"]),
            bytes(),
            BodyKind::Bytes,
            "Binary",
            "application/octet-stream",
        ),
        (
            "post",
            json!(["*/*"]),
            text(),
            BodyKind::Text,
            "String",
            "text/plain",
        ),
        (
            "post",
            json!(["text/*"]),
            text(),
            BodyKind::Text,
            "String",
            "text/plain",
        ),
        (
            "post",
            json!(["application/octet-stream"]),
            text(),
            BodyKind::Bytes,
            "Binary",
            "application/octet-stream",
        ),
        (
            "post",
            json!(["text/plain"]),
            json!({"type": "string", "format": "date-time"}),
            BodyKind::Text,
            "String",
            "text/plain",
        ),
        (
            "post",
            json!(["text/plain"]),
            text(),
            BodyKind::Text,
            "String",
            "text/plain",
        ),
        (
            "post",
            json!(["text/plain", "application/json"]),
            text(),
            BodyKind::Json,
            "String",
            "application/json",
        ),
    ] {
        assert_eq!(
            travels(verb, consumes.clone(), schema.clone()),
            (kind, ty.to_owned(), first.to_owned()),
            "{verb} {consumes} {schema}"
        );
    }
}

#[test]
fn a_structure_in_a_format_that_is_not_written_is_raw_bytes() {
    for consumes in [
        "application/yaml",
        "application/octet-stream",
        "text/plain",
        "multipart/mixed",
        "multipart/form-data",
        "text/event-stream",
        "application/cbor",
    ] {
        let spec = spec_of(json!({
            "consumes": [consumes],
            "parameters": [{"name": "it", "in": "body", "schema": {"properties": {"a": {"type": "string"}}}}],
        }));
        let outcome = lower_files(&[("spec.json", spec)]);
        let api = outcome.api.unwrap();
        let body = operation(&api).body.as_ref().unwrap();
        assert_eq!(
            (body.kind, short(&api, &body.ty)),
            (BodyKind::Bytes, "Binary".to_owned()),
            "{consumes}"
        );
        assert_eq!(body.consumes, [consumes]);
        assert_eq!(
            outcome.said,
            [format!(
                "[unsupported] /paths/~1x/get/parameters/0/schema: cannot encode `{consumes}`; the schema is ignored, and \
                 the caller passes raw bytes (encode the value with a library for the media type)"
            )]
        );
    }
}

#[test]
fn a_document_may_say_what_its_operations_take() {
    let mut spec = spec_of(
        json!({"parameters": [{"name": "it", "in": "body", "schema": {"type": "string"}}]}),
    );
    spec["consumes"] = json!(["text/plain"]);
    assert_eq!(
        operation(&api(spec)).body.as_ref().unwrap().kind,
        BodyKind::Text
    );
}

#[test]
fn the_keys_of_a_body_are_kept() {
    let api = api(spec_of(json!({"parameters": [{
        "name": "it",
        "in": "body",
        "description": "It.",
        "required": true,
        "x-ms-client-name": "thing",
        "x-ms-client-flatten": true,
        "schema": {"description": "Other.", "properties": {"a": {"type": "string"}}},
    }]})));
    let body = operation(&api).body.as_ref().unwrap();
    assert_eq!(body.name, "it");
    assert_eq!(body.client_name.as_deref(), Some("thing"));
    assert_eq!(body.docs.description.as_deref(), Some("It."));
    assert!(body.required && body.flatten);
    assert_eq!(body.origin.pointer, "/paths/~1x/get/parameters/0");
    assert_eq!(short(&api, &body.ty), "Widgets_Get.Request");
}

#[test]
fn a_content_type_header_says_what_is_taken() {
    let content_type = |values: Value| {
        json!({"parameters": [
            {"name": "Content-Type", "in": "header", "type": "string", "enum": values},
            {"name": "it", "in": "body", "schema": {"type": "string"}},
        ]})
    };
    let api = api(spec_of(content_type(json!(["text/plain"]))));
    assert_eq!(
        operation(&api).body.as_ref().unwrap().consumes,
        ["text/plain"]
    );
    assert_eq!(operation(&api).parameters.len(), 0);
}

/// Returns the parameter with which callers choose the media type, if there is one.
fn choice(operation_keys: Value) -> Option<Parameter> {
    let api = api(spec_of(operation_keys));
    let mut all = operation(&api).parameters.iter();
    all.find(|one| one.wire_name == "Content-Type").cloned()
}

#[test]
fn callers_choose_between_media_types_that_bytes_may_be_of() {
    let binary = json!({"type": "string", "format": "binary"});
    let model = json!({"properties": {"a": {"type": "string"}}});
    for (consumes, schema, is_offered) in [
        (json!(["image/png", "image/jpeg"]), &binary, true),
        (json!(["application/pdf", "application/json"]), &model, true),
        (json!(["image/png"]), &binary, false),
        (json!(["*/*"]), &binary, true),
        (json!(["*/*"]), &model, true),
        (json!(["application/json", "*/*"]), &model, true),
        (
            json!(["application/json", "application/*+json"]),
            &model,
            false,
        ),
        (json!(["image/png", "multipart/form-data"]), &binary, false),
        (json!(["application/json", "text/json"]), &model, false),
        (
            json!(["application/json", "application/xml"]),
            &model,
            false,
        ),
    ] {
        let offered = choice(json!({
            "consumes": consumes,
            "parameters": [{"name": "it", "in": "body", "required": true, "schema": schema}],
        }));
        assert_eq!(offered.is_some(), is_offered, "{consumes}");
        assert!(offered.is_none_or(|offered| !offered.required));
    }
}

#[test]
fn callers_name_a_media_type_that_the_description_leaves_open() {
    for (consumes, required, is_argument) in [
        ("image/*", true, true),
        ("multipart/mixed", true, true),
        ("image/*", false, false),
        ("application/*", true, false),
    ] {
        let offered = choice(json!({
            "consumes": [consumes],
            "parameters": [{"name": "it", "in": "body", "required": required, "schema": {"type": "string", "format": "binary"}}],
        }));
        assert_eq!(offered.unwrap().required, is_argument, "{consumes}");
    }
}

#[test]
fn a_content_type_header_that_leaves_it_open_is_the_callers() {
    let header = |values: Value| json!({"name": "Content-Type", "in": "header", "type": "string", "required": true, "enum": values});
    let body = json!({"name": "it", "in": "body", "schema": {"type": "string"}});
    let chosen = |keys: Value| choice(json!({"parameters": keys})).map(|one| one.required);
    let several = header(json!(["text/plain", "text/html"]));
    assert_eq!(chosen(json!([several, body])), Some(false));
    let any = json!({"name": "Content-Type", "in": "header", "type": "string", "required": true});
    assert_eq!(chosen(json!([any, body])), Some(false));
    assert_eq!(chosen(json!([any])), Some(true));
    let part = json!({"name": "a", "in": "formData", "type": "string"});
    assert_eq!(chosen(json!([any, part])), None);
}

#[test]
fn the_parts_of_a_form_are_parameters() {
    let parts = json!([
        {"name": "file", "in": "formData", "type": "file", "required": true},
        {"name": "note", "in": "formData", "type": "string"},
    ]);
    let api = api(spec_of(
        json!({"consumes": ["multipart/form-data"], "parameters": parts}),
    ));
    let body = operation(&api).body.as_ref().unwrap();
    assert_eq!(body.kind, BodyKind::Multipart);
    assert!(body.required);
    assert_eq!(parameter(&api, "file").location, ParameterLocation::Form);
    assert_eq!(short(&api, &parameter(&api, "file").ty), "File");
    assert_eq!(short(&api, &parameter(&api, "note").ty), "String");
}

#[test]
fn a_form_is_url_encoded_only_where_it_can_be() {
    let kind = |consumes: Value, part: &str| {
        let api = api(spec_of(json!({
            "consumes": consumes,
            "parameters": [{"name": "a", "in": "formData", "type": part}],
        })));
        operation(&api).body.as_ref().unwrap().kind
    };
    let url_encoded = "application/x-www-form-urlencoded";
    assert_eq!(kind(json!([url_encoded]), "string"), BodyKind::UrlEncoded);
    assert_eq!(kind(json!([url_encoded]), "file"), BodyKind::Multipart);
    assert_eq!(
        kind(json!(["multipart/form-data", url_encoded]), "string"),
        BodyKind::Multipart
    );
    assert_eq!(
        kind(json!(["application/json"]), "string"),
        BodyKind::Multipart
    );
}

#[test]
fn of_two_bodies_the_first_counts() {
    let body = |name: &str| json!({"name": name, "in": "body", "schema": {"type": "string"}});
    let mut spec = spec_of(json!({"parameters": [body("a")]}));
    spec["paths"]["/x"]["get"]["parameters"]
        .as_array_mut()
        .unwrap()
        .push(json!({"name": "b", "in": "formData", "type": "string"}));
    let said_of_a_form = said(spec);
    let mut spec = spec_of(json!({"parameters": [body("a")]}));
    spec["paths"]["/x"]["get"]["parameters"]
        .as_array_mut()
        .unwrap()
        .push(body("b"));
    for said in [said_of_a_form, said(spec)] {
        assert_eq!(
            said,
            [
                "[inconsistent] /paths/~1x/get/parameters/1: more than one body: using `a`, ignoring `b`"
            ]
        );
    }
}
