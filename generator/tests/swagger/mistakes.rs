//! Tests of invalid documents and ignored keys.

use serde_json::{Value, json};

use crate::support::{at, lower_files, said, spec, spec_of, spec_with_member};

#[test]
fn a_wrong_type_is_an_error_at_its_exact_place() {
    let whole = || {
        let mut spec = spec_with_member(json!({
            "type": "string", "enum": ["a"], "x-ms-enum": {"name": "A", "modelAsString": true},
            "additionalProperties": {"type": "string"}, "minLength": 1,
        }));
        spec["host"] = "a.b".into();
        spec["securityDefinitions"] = json!({"k": {"type": "apiKey", "in": "header", "name": "k"}});
        let operation = &mut spec["paths"]["/x"]["get"];
        operation["parameters"] = json!([{"name": "a", "in": "query", "type": "string"}]);
        operation["x-ms-pageable"] = json!({"nextLinkName": null, "itemName": "it"});
        spec
    };
    assert_eq!(said(whole()), [] as [String; 0]);
    for place in [
        "/info",
        "/info/title",
        "/host",
        "/paths",
        "/paths/~1x",
        "/paths/~1x/get",
        "/paths/~1x/get/operationId",
        "/paths/~1x/get/parameters",
        "/paths/~1x/get/parameters/0",
        "/paths/~1x/get/parameters/0/name",
        "/paths/~1x/get/responses",
        "/paths/~1x/get/responses/200",
        "/paths/~1x/get/responses/200/schema",
        "/paths/~1x/get/responses/200/schema/$ref",
        "/paths/~1x/get/x-ms-pageable/itemName",
        "/securityDefinitions/k/name",
        "/definitions/Root",
        "/definitions/Root/properties",
        "/definitions/Root/properties/it",
        "/definitions/Root/properties/it/enum",
        "/definitions/Root/properties/it/x-ms-enum/name",
        "/definitions/Root/properties/it/x-ms-enum/modelAsString",
        "/definitions/Root/properties/it/additionalProperties/type",
        "/definitions/Root/properties/it/minLength",
    ] {
        let mut spec = whole();
        *at(&mut spec, place) = json!([[]]);
        if place.ends_with("enum") {
            *at(&mut spec, place) = json!("a");
        }
        let said = said(spec);
        assert_eq!(said.len(), 1, "{place}: {said:?}");
        assert!(
            said[0].starts_with(&format!("[wrong-type] {place}")),
            "{place}: {said:?}"
        );
    }
}

#[test]
fn an_unknown_type_is_an_error_with_a_suggestion() {
    let said = said(spec_with_member(json!({"type": "strng"})));
    assert_eq!(
        said,
        ["[invalid-value] /definitions/Root/properties/it/type: \
          invalid value `strng` for `type` (did you mean `string`?)"]
    );
}

#[test]
fn unknown_keys_are_warnings_and_known_ones_are_not() {
    let mut spec = spec_with_member(json!({
        "type": "string",
        "requierd": true,
        "x-mine": 1,
        "x-typespec-name": 1,
        "x-ms-metadata": {},
        "example": {"anything": 1},
    }));
    spec["x-ms-code-generation-settings"] = json!({"name": "A"});
    spec["tags"] = json!([]);
    let operation = &mut spec["paths"]["/x"]["get"];
    operation["x-ms-mutability"] = json!(["read"]);
    operation["x-ms-originalOperationId"] = "A".into();
    assert_eq!(
        said(spec),
        [
            "[unknown-key] /paths/~1x/get/x-ms-mutability: unknown key `x-ms-mutability`; ignored",
            "[unknown-key] /definitions/Root/properties/it/requierd: unknown key `requierd`; ignored",
            "[unknown-key] /definitions/Root/properties/it/x-mine: unknown key `x-mine`; ignored",
        ]
    );
}

#[test]
fn members_may_have_the_names_of_keys() {
    let properties = json!({"Root": {"properties": {
        "$ref": {"type": "string"},
        "properties": {"type": "string"},
        "x-foo": {"type": "string"},
        "example": {"type": "string"},
        "": {"type": "string"},
    }}});
    assert_eq!(
        said(crate::support::spec_with(properties)),
        [] as [String; 0]
    );
}

#[test]
fn a_document_of_another_kind_is_an_error() {
    for (document, code) in [
        (json!([]), "[unsupported-document]"),
        (json!({"name": "package"}), "[unsupported-document]"),
        (json!({"openapi": "4.0.0"}), "[unsupported-version]"),
        (json!({"swagger": "1.2"}), "[unsupported-version]"),
    ] {
        let outcome = lower_files(&[("spec.json", document)]);
        assert!(outcome.api.is_none());
        assert_eq!(outcome.said.len(), 1);
        assert!(outcome.said[0].starts_with(code), "{:?}", outcome.said);
    }
}

#[test]
fn the_files_of_an_api_are_in_one_language() {
    let swagger = ("a.json", spec(json!({})));
    let openapi = (
        "b.json",
        json!({"openapi": "3.0.1", "info": {}, "paths": {}}),
    );
    for (files, told) in [
        (
            [swagger.clone(), openapi.clone()],
            "[unsupported-document] b.json/openapi: `b.json` is not written in Swagger 2.0 (convert all files of the API to \
             Swagger 2.0)",
        ),
        (
            [openapi, swagger],
            "[unsupported-document] a.json/swagger: `a.json` is not written in OpenAPI 3.0 (convert all files of the API to \
             OpenAPI 3.0)",
        ),
    ] {
        let outcome = crate::support::lower_inputs(&files, &files);
        assert!(outcome.api.is_none());
        assert_eq!(outcome.said, [told]);
    }
}

#[test]
fn a_version_that_is_sent_must_be_known() {
    let mut spec =
        spec_of(json!({"parameters": [{"name": "api-version", "in": "query", "type": "string"}]}));
    spec["info"] = json!({"title": "T"});
    assert!(said(spec)[0].starts_with("[missing-key] /paths/~1x/get"));
}

#[test]
fn an_empty_description_is_an_api_without_operations() {
    let outcome = lower_files(&[(
        "spec.json",
        spec(json!({"paths": Value::Object(Default::default())})),
    )]);
    assert_eq!(outcome.api.unwrap().operations().count(), 0);
}
