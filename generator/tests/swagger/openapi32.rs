//! Tests of lowering OpenAPI 3.1 and 3.2 where the document differs, apart from schemas.

use armsmith::ir::{Authentication, DefinitionKind, Endpoint, ParameterStyle};
use serde_json::{Value, json};

use super::support::*;

/// Returns a description of one operation, `GET /x`, with these keys.
pub(super) fn spec_of_operation(keys: Value, components: Value) -> Value {
    let mut operation = json!({"operationId": "get", "responses": {"200": {"description": "OK"}}});
    let object = operation.as_object_mut().unwrap();
    object.extend(keys.as_object().unwrap().clone());
    json!({
        "openapi": "3.2.0",
        "$self": "https://example.com/zoo.yaml",
        "info": {"title": "Zoo", "summary": "A zoo.", "version": "1", "license": {"name": "MIT", "identifier": "MIT"}},
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "servers": [{"url": "https://example.com", "name": "production"}],
        "tags": [{"name": "root", "kind": "nav"}, {"name": "leaf", "parent": "root", "summary": "Leaf"}],
        "paths": {"/x": {"get": operation}},
        "components": components,
    })
}

#[test]
fn a_document_may_have_the_keys_of_its_version() {
    let api = api(spec_of_operation(json!({}), json!({})));
    assert_eq!(api.docs.description.as_deref(), Some("A zoo."));
    let Endpoint::Fixed(url) = &api.client.endpoint else {
        panic!("{:?}", api.client.endpoint);
    };
    assert_eq!(url, "https://example.com");
}

#[test]
fn an_unknown_dialect_of_schemas_is_reported() {
    let mut spec = spec_of_operation(json!({}), json!({}));
    spec["jsonSchemaDialect"] = json!("https://json-schema.org/draft-07/schema#");
    let message = "[unknown-value] /jsonSchemaDialect: unknown dialect of schemas; they are read as JSON Schema 2020-12";
    assert_eq!(said(spec), [message]);
}

/// A relative reference is resolved against the URI of the document first.
#[test]
fn a_document_may_refer_to_itself_by_its_uri() {
    let schema =
        json!({"type": "object", "$anchor": "pet", "properties": {"name": {"type": "string"}}});
    for reference in [
        "https://example.com/zoo.yaml#/components/schemas/Pet",
        "zoo.yaml#/components/schemas/Pet",
        "/zoo.yaml#pet",
    ] {
        let content = json!({"application/json": {"schema": {"$ref": reference}}});
        let responses = json!({"200": {"description": "A pet.", "content": content}});
        let components = json!({"schemas": {"Pet": schema}});
        let spec = spec_of_operation(json!({"responses": responses}), components);
        let outcome = lower_files(&[("spec.json", spec)]);
        assert_eq!(outcome.said, Vec::<String>::new(), "{reference}");
        let api = outcome.api.unwrap();
        let body = operation(&api).responses[0].body.clone();
        assert_eq!(short(&api, &body.unwrap()), "Pet", "{reference}");
    }
}

/// OpenAPI 3.2, "Security Requirement Object".
#[test]
fn a_security_scheme_may_be_required_by_reference() {
    let schemes = json!({"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}});
    for name in ["key", "#/components/securitySchemes/key"] {
        let spec = spec_of_operation(json!({"security": [{ name: [] }]}), schemes.clone());
        let outcome = lower_files(&[("spec.json", spec)]);
        assert_eq!(outcome.said, Vec::<String>::new(), "{name}");
        let client = outcome.api.unwrap().client;
        assert_eq!(client.authentication.len(), 1, "{name}");
    }
    let keys = json!({"security": [{"#/components/securitySchemes/other": []}]});
    let said = said(spec_of_operation(keys, schemes));
    assert!(said[0].starts_with("[broken-reference]"), "{said:?}");
}

#[test]
fn the_whole_query_may_be_a_form() {
    let form = json!({"application/x-www-form-urlencoded": {"schema": {
        "type": "object",
        "properties": {"color": {"type": "string"}},
    }}});
    let list = json!([{"name": "all", "in": "querystring", "content": form}]);
    let api = api(spec_of_operation(json!({"parameters": list}), json!({})));
    let all = parameter(&api, "all");
    assert_eq!((all.style, all.explode), (ParameterStyle::Form, true));
    let [model] = names(&api).try_into().unwrap();
    assert_eq!(short(&api, &all.ty), model);
    let mut form = form;
    form["application/x-www-form-urlencoded"]["encoding"] = json!({"color": {"explode": false}});
    let list = json!([{"name": "all", "in": "querystring", "content": form}]);
    let message = "[unsupported] /paths/~1x/get/parameters/0/content/application~1x-www-form-urlencoded/encoding: \
        `encoding` of the whole query has no effect: lists are repeated, and objects are JSON";
    assert_eq!(
        said(spec_of_operation(json!({"parameters": list}), json!({}))),
        [message]
    );
}

#[test]
fn the_media_type_of_a_parameter_or_header_may_be_referenced() {
    let reference = json!({"$ref": "#/components/mediaTypes/Count"});
    let components = json!({"mediaTypes": {"Count": {"schema": {"type": "integer"}}}});
    let list =
        json!([{"name": "count", "in": "query", "content": {"application/json": reference}}]);
    let headers = json!({"x-count": {"content": {"application/json": reference}}});
    let keys = json!({"parameters": list, "responses": {"200": {"description": "OK", "headers": headers}}});
    let outcome = lower_files(&[("spec.json", spec_of_operation(keys, components))]);
    assert_eq!(outcome.said, Vec::<String>::new());
    let api = outcome.api.unwrap();
    assert_eq!(short(&api, &parameter(&api, "count").ty), "Int64");
    let header = &operation(&api).responses[0].headers[0];
    assert_eq!(short(&api, &header.ty), "Int64");
}

/// A list in a form has a part per item, and a text that contains a list has one.
#[test]
fn a_list_in_the_text_of_a_part_is_text() {
    let list = json!({
        "type": "string",
        "contentMediaType": "application/json",
        "contentSchema": {"type": "array", "items": {"type": "integer"}},
    });
    let object = json!({"type": "object", "properties": {"all": list}});
    let content = json!({"content": {"multipart/form-data": {"schema": object}}});
    let spec = spec_of_operation(json!({"requestBody": content}), json!({}));
    let outcome = lower_files(&[("spec.json", spec)]);
    let api = outcome.api.unwrap();
    assert_eq!(outcome.said, Vec::<String>::new());
    assert_eq!(short(&api, &parameter(&api, "all").ty), "text([Int64])");
    let query = json!([{"name": "all", "in": "query", "schema": list}]);
    let spec = spec_of_operation(json!({"parameters": query}), json!({}));
    let outcome = lower_files(&[("spec.json", spec)]);
    assert_eq!(outcome.said, Vec::<String>::new());
    let api = outcome.api.unwrap();
    assert_eq!(short(&api, &parameter(&api, "all").ty), "[Int64]");
}

#[test]
fn the_encoding_of_parts_by_position_is_reported() {
    let body = json!({"content": {
        "multipart/form-data": {
            "schema": {"type": "object", "properties": {"a": {"type": "string"}}},
            "encoding": {"a": {
                "headers": {"X-A": {"schema": {"type": "string"}}},
                "encoding": {"b": {}},
                "prefixEncoding": [],
                "itemEncoding": {},
            }},
        },
    }});
    let mixed = json!({"content": {
        "multipart/mixed": {"prefixEncoding": [{"contentType": "image/png"}], "itemEncoding": {}},
    }});
    let place = "/paths/~1x/get/requestBody/content";
    let headers = format!(
        "[unsupported] {place}/multipart~1form-data/encoding/a/headers: the headers of the part `a` are not sent"
    );
    let nested = ["encoding", "prefixEncoding", "itemEncoding"].map(|key| {
        format!(
            "[unsupported] {place}/multipart~1form-data/encoding/a/{key}: `{key}` has no effect: the parts in the part \
             `a` are not encoded"
        )
    });
    let expected: Vec<_> = std::iter::once(headers).chain(nested).collect();
    assert_eq!(
        said(spec_of_operation(json!({"requestBody": body}), json!({}))),
        expected
    );
    let said = said(spec_of_operation(json!({"requestBody": mixed}), json!({})));
    let keys = ["prefixEncoding", "itemEncoding"];
    let expected = keys.map(|key| {
        format!("[unsupported] {place}/multipart~1mixed/{key}: `{key}` has no effect: a body of parts by position is raw bytes")
    });
    assert_eq!(said, expected);
}

#[test]
fn cookies_have_a_style_of_their_own() {
    let list = json!([{"name": "all", "in": "cookie", "style": "cookie", "schema": {"type": "array", "items": {"type": "string"}}}]);
    let outcome = lower_files(&[(
        "spec.json",
        spec_of_operation(json!({"parameters": list}), json!({})),
    )]);
    let api = outcome.api.unwrap();
    let all = parameter(&api, "all");
    assert_eq!((all.style, all.explode), (ParameterStyle::Form, true));
    assert!(all.skip_url_encoding);
    assert_eq!(outcome.said, Vec::<String>::new());
}

/// Binary data has no type, and its media type says what it is.
#[test]
fn a_part_without_a_type_is_a_file() {
    let body = json!({"content": {"multipart/form-data": {
        "schema": {"type": "object", "properties": {"photos": {"type": "array", "items": {}}, "icon": {}}},
        "encoding": {"photos": {"contentType": "image/png, image/jpeg"}, "icon": {"contentType": "image/png"}},
    }}});
    let outcome = lower_files(&[(
        "spec.json",
        spec_of_operation(json!({"requestBody": body}), json!({})),
    )]);
    let api = outcome.api.unwrap();
    assert_eq!(short(&api, &parameter(&api, "photos").ty), "[File]");
    assert_eq!(short(&api, &parameter(&api, "icon").ty), "File");
    assert_eq!(outcome.said, Vec::<String>::new());
}

#[test]
fn the_whole_query_as_something_else_is_reported() {
    let list = json!([{"name": "all", "in": "querystring", "content": {"application/json": {"schema": {}}}}]);
    let outcome = lower_files(&[(
        "spec.json",
        spec_of_operation(json!({"parameters": list}), json!({})),
    )]);
    assert_eq!(operation(&outcome.api.unwrap()).parameters.len(), 0);
    let message = "[unsupported] /paths/~1x/get/parameters/0/in: the whole query as the parameter `all` is only \
        supported as a form; the parameter is ignored";
    assert_eq!(outcome.said, [message]);
}

#[test]
fn methods_that_cannot_be_sent_are_reported() {
    let mut spec = spec_of_operation(json!({}), json!({}));
    let other = json!({"operationId": "other", "responses": {"200": {"description": "OK"}}});
    spec["paths"]["/x"]["query"] = other.clone();
    spec["paths"]["/x"]["additionalOperations"] = json!({"COPY": other});
    assert_eq!(
        said(spec),
        [
            "[unsupported] /paths/~1x/additionalOperations/COPY: COPY requests are not supported; the operation is ignored",
            "[unsupported] /paths/~1x/query: QUERY requests are not supported; the operation is ignored",
        ]
    );
}

#[test]
fn a_client_certificate_is_no_part_of_requests() {
    let schemes = json!({"securitySchemes": {"certificate": {"type": "mutualTLS"}}});
    for keys in [json!({}), json!({"security": [{"certificate": []}]})] {
        let api = api(spec_of_operation(keys, schemes.clone()));
        assert_eq!(api.client.authentication, []);
    }
}

#[test]
fn scopes_of_every_flow_are_used() {
    let schemes = json!({"securitySchemes": {"device": {
        "type": "oauth2",
        "oauth2MetadataUrl": "https://example.com/metadata",
        "flows": {"deviceAuthorization": {
            "deviceAuthorizationUrl": "https://example.com/device",
            "tokenUrl": "https://example.com/token",
            "scopes": {"https://example.com/.default": "All."},
        }},
    }}});
    let keys = json!({"security": [{"device": []}]});
    let api = api(spec_of_operation(keys, schemes));
    let scopes = vec!["https://example.com/.default".to_owned()];
    assert_eq!(
        api.client.authentication,
        [Authentication::Bearer { scopes }]
    );
}

#[test]
fn a_media_type_may_be_referenced() {
    let schema = json!({"type": "object", "properties": {"name": {"type": "string"}}});
    let with = |media_type: Value| {
        let responses = json!({"200": {"summary": "A pet.", "content": {
            "application/json": {"$ref": "#/components/mediaTypes/Pet"},
        }}});
        let components = json!({"schemas": {"Pet": schema}, "mediaTypes": {"Pet": media_type}});
        let outcome = lower_files(&[(
            "spec.json",
            spec_of_operation(json!({"responses": responses}), components),
        )]);
        let api = outcome.api.unwrap();
        let body = operation(&api).responses[0].body.clone();
        (body.map(|ty| short(&api, &ty)), outcome.said)
    };
    let reference = json!({"schema": {"$ref": "#/components/schemas/Pet"}});
    assert_eq!(with(reference), (Some("Pet".to_owned()), Vec::new()));
    let (body, said) = with(json!({"schema": schema}));
    assert_eq!(body.as_deref(), Some("Pet"), "{said:?}");
    assert!(said.is_empty(), "{said:?}");
    let (body, said) = with(json!({"$ref": "#/components/mediaTypes/Pet"}));
    assert_eq!(body.as_deref(), Some("any"));
    assert!(
        said[0]
            .starts_with("[unsupported] /paths/~1x/get/responses/200/content/application~1json: "),
        "{said:?}"
    );
}

#[test]
fn a_path_item_may_be_referenced() {
    let mut spec = spec_of_operation(json!({}), json!({}));
    spec["components"]["pathItems"] = json!({"X": spec["paths"]["/x"]});
    spec["paths"] = json!({"/y": {"$ref": "#/components/pathItems/X"}});
    let api = api(spec);
    assert_eq!(operation(&api).path.to_string(), "/y");
}

#[test]
fn a_document_without_operations_exports_its_schemas() {
    let schemas = json!({
        "Animal": {"type": "object", "properties": {"tags": {"$ref": "#/components/schemas/Tags"}}},
        "Tags": {"type": "array", "items": {"type": "object", "properties": {"a": {"type": "string"}}}},
        "Name": {"type": "string"},
        "Sound": {"type": "string", "enum": ["moo"]},
    });
    let mut spec = spec_of_operation(json!({}), json!({"schemas": schemas}));
    assert_eq!(api(spec.clone()).exported.len(), 0);
    spec.as_object_mut().unwrap().remove("paths");
    let api = api(spec);
    let exported = api.exported.iter().map(|id| name(&api.definitions[*id]));
    assert_eq!(
        exported.collect::<Vec<_>>(),
        ["Animal", "Tags.Item", "Sound"]
    );
}

/// Returns what is found and said for the default alternative of the union `Pet`.
fn default_alternative(discriminator: Value, schemas: Value) -> (Option<String>, Vec<String>) {
    let mut all = json!({
        "Pet": {"oneOf": [{"$ref": "#/components/schemas/Cat"}], "discriminator": discriminator},
        "Dog": {"type": "object", "properties": {"kind": {"const": "dog"}}},
        "Cat": {"type": "object", "properties": {"kind": {"const": "cat"}}},
    });
    all["Pet"]["oneOf"]
        .as_array_mut()
        .unwrap()
        .push(json!({"$ref": "#/components/schemas/Dog"}));
    let schemas = schemas.as_object().unwrap().clone();
    all.as_object_mut().unwrap().extend(schemas);
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}});
    let responses = json!({"200": {"description": "A pet.", "content": content}});
    let spec = spec_of_operation(json!({"responses": responses}), json!({"schemas": all}));
    let outcome = lower_files(&[("spec.json", spec)]);
    let api = outcome.api.unwrap();
    let mut unions = api.definitions.iter().filter_map(|(_, it)| match &it.kind {
        DefinitionKind::Union(union) => Some(union),
        _ => None,
    });
    let union = unions.next().unwrap();
    let default = union.default.map(|id| name(&api.definitions[id]));
    (default, outcome.said)
}

#[test]
fn a_default_alternative_has_its_schema() {
    let other = json!({"Other": {"type": "object", "properties": {"name": {"type": "string"}}}});
    for mapping in ["Other", "#/components/schemas/Other"] {
        let discriminator = json!({"propertyName": "kind", "defaultMapping": mapping});
        let (found, said) = default_alternative(discriminator, other.clone());
        assert_eq!(found.as_deref(), Some("Other"), "{said:?}");
        assert!(said.is_empty(), "{said:?}");
    }
    // One of the alternatives.
    let discriminator = json!({"propertyName": "kind", "defaultMapping": "Cat"});
    let (found, said) = default_alternative(discriminator, json!({}));
    assert_eq!((found.as_deref(), said.len()), (Some("Cat"), 0));
}

#[test]
fn a_default_alternative_that_is_no_object_is_reported() {
    let discriminator = json!({"propertyName": "kind", "defaultMapping": "Other"});
    let (found, said) = default_alternative(discriminator, json!({"Other": {"type": "string"}}));
    assert_eq!(found, None);
    let message = "[unsupported] /components/schemas/Pet/discriminator: `defaultMapping` is not an object with \
        properties; its values are kept as JSON";
    assert_eq!(said, [message]);
}

#[test]
fn callbacks_behind_references_are_found() {
    let call = json!({"post": {
        "requestBody": {"content": {"application/json": {"schema": {"type": "string"}}}},
        "responses": {"200": {"description": "OK"}},
    }});
    let callbacks = json!({"fed": {"{$request.body#/url}": call}});
    let mut spec = spec_of_operation(json!({"callbacks": callbacks}), json!({}));
    spec["components"]["pathItems"] = json!({"X": spec["paths"]["/x"]});
    let item = json!({"$ref": "#/components/pathItems/X"});
    spec["paths"] = json!({"/y": item, "/z": item});
    spec["webhooks"] = json!({"get fed": spec["components"]["pathItems"]["X"]["get"]["callbacks"]["fed"]["{$request.body#/url}"]});
    let outcome = lower_files(&[("spec.json", spec)]);
    let webhooks = outcome.api.unwrap().webhooks;
    let names: Vec<_> = webhooks.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["get fed"]);
    let at = "/components/pathItems/X/get/callbacks/fed/{$request.body#~1url}/post";
    let duplicate = format!("[inconsistent] {at}: duplicate webhook `get fed`; ignored");
    assert!(outcome.said.contains(&duplicate), "{:?}", outcome.said);
}

/// Returns the names and URLs of the servers, and the messages.
fn named_servers(servers: Value) -> (Vec<String>, Vec<String>) {
    let mut spec = spec_of_operation(
        json!({"responses": {"204": {"description": "Done."}}}),
        json!({}),
    );
    spec["servers"] = servers;
    let outcome = lower_files(&[("spec.json", spec)]);
    let api = outcome.api.unwrap();
    let servers = api.client.servers.iter();
    let servers = servers.map(|server| format!("{} {}", server.name, server.url));
    (servers.collect(), outcome.said)
}

#[test]
fn a_server_with_a_name_can_be_chosen() {
    let variables = json!({"region": {"default": "north"}});
    let (servers, said) = named_servers(json!([
        {"url": "https://a.example.com/v1"},
        {"url": "https://b.example.com/v1/", "name": "Staging"},
        {"url": "https://{region}.example.com", "name": "regional", "variables": variables},
        {"url": "/v2", "name": "relative"},
        {"url": "https://c.example.com", "name": "Staging"},
    ]));
    let expected = [
        "Staging https://b.example.com/v1",
        "regional https://north.example.com",
    ];
    assert_eq!(
        (servers.as_slice(), said.len()),
        (&expected.map(str::to_owned)[..], 0)
    );
    let (servers, said) = named_servers(json!([
        {"url": "https://{region}.example.com", "name": "regional", "variables": variables},
        {"url": "https://b.example.com", "name": "Staging"},
    ]));
    assert!(servers.is_empty());
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[1].contains("the server `Staging` cannot be chosen"),
        "{said:?}"
    );
}
