//! The list of small changes.

use super::edit::Edit;
use super::edit::EditStep::{Push, Remove, Set};

const ITEM: &str = "/paths/~1widgets~1{name}";
const GET: &str = "/paths/~1widgets~1{name}/get";
const GET_PARAMETERS: &str = "/paths/~1widgets~1{name}/get/parameters";
const PUT: &str = "/paths/~1widgets~1{name}/put";
const LIST: &str = "/paths/~1widgets/get";
const DEFINITIONS: &str = "/definitions";
const WIDGET: &str = "/definitions/Widget";
const FIELDS: &str = "/definitions/Widget/properties";

/// The changes of the small description.
pub(super) const EDITS: &[Edit] = &[
    Edit {
        name: "an operation is removed",
        steps: &[Remove(ITEM, "get")],
    },
    Edit {
        name: "a group of operations is added",
        steps: &[Set(
            "/paths",
            "/gadgets",
            r#"{"get": {"operationId": "Gadgets_Count", "responses": {"200": {"description": "", "schema": {"type": "integer", "format": "int64"}}}}}"#,
        )],
    },
    Edit {
        name: "an operation is renamed",
        steps: &[Set(GET, "x-ms-client-name", "\"read\"")],
    },
    Edit {
        name: "an operation has another path",
        steps: &[
            Set("/paths", "/all/widgets/{name}", "{}"),
            Set(
                "/paths/~1all~1widgets~1{name}",
                "put",
                r##"{"operationId": "Widgets_Create", "parameters": [{"name": "name", "in": "path", "required": true, "type": "string"}, {"name": "widget", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Widget"}}], "responses": {"200": {"description": "", "schema": {"$ref": "#/definitions/Widget"}}}}"##,
            ),
            Remove(ITEM, "put"),
        ],
    },
    Edit {
        name: "the API has another version",
        steps: &[Set("/info", "version", "\"2025-01-01\"")],
    },
    Edit {
        name: "a required parameter is added",
        steps: &[Push(
            GET_PARAMETERS,
            r#"{"name": "color", "in": "query", "required": true, "type": "string"}"#,
        )],
    },
    Edit {
        name: "a required parameter becomes optional",
        steps: &[Set(
            "/paths/~1widgets~1{name}/get/parameters/1",
            "required",
            "false",
        )],
    },
    Edit {
        name: "a parameter has another type",
        steps: &[Set(
            "/paths/~1widgets~1{name}/get/parameters/1",
            "type",
            "\"string\"",
        )],
    },
    Edit {
        name: "a parameter has another name on the wire",
        steps: &[
            Set(
                "/paths/~1widgets~1{name}/get/parameters/2",
                "name",
                "\"filter\"",
            ),
            Set(
                "/paths/~1widgets~1{name}/get/parameters/2",
                "x-ms-client-name",
                "\"filter\"",
            ),
        ],
    },
    Edit {
        name: "an optional parameter is added",
        steps: &[Push(
            GET_PARAMETERS,
            r#"{"name": "color", "in": "query", "type": "string"}"#,
        )],
    },
    Edit {
        name: "a first optional parameter is added",
        steps: &[Push(
            "/paths/~1widgets/get/parameters",
            r#"{"name": "color", "in": "query", "type": "string"}"#,
        )],
    },
    Edit {
        name: "the body becomes optional",
        steps: &[Set(
            "/paths/~1widgets~1{name}/put/parameters/1",
            "required",
            "false",
        )],
    },
    Edit {
        name: "an operation returns another type",
        steps: &[Set(
            "/paths/~1widgets~1{name}/get/responses/200",
            "schema",
            r#"{"type": "string"}"#,
        )],
    },
    Edit {
        name: "an operation returns nothing",
        steps: &[Remove(
            "/paths/~1widgets~1{name}/get/responses/200",
            "schema",
        )],
    },
    Edit {
        name: "a response has a header",
        steps: &[Set(
            "/paths/~1widgets~1{name}/get/responses/200",
            "headers",
            r#"{"x-count": {"type": "integer", "format": "int32"}}"#,
        )],
    },
    Edit {
        name: "a list is no longer paged",
        steps: &[Remove(LIST, "x-ms-pageable")],
    },
    Edit {
        name: "a list has one page",
        steps: &[Set(LIST, "x-ms-pageable", r#"{"nextLinkName": null}"#)],
    },
    Edit {
        name: "an operation becomes long-running",
        steps: &[Set(PUT, "x-ms-long-running-operation", "true")],
    },
    Edit {
        name: "a field is added to a request model",
        steps: &[Set(FIELDS, "weight", r#"{"type": "number"}"#)],
    },
    Edit {
        name: "a field is added to a response model",
        steps: &[Set(
            "/definitions/WidgetList/properties",
            "count",
            r#"{"type": "integer"}"#,
        )],
    },
    Edit {
        name: "a field has another type",
        steps: &[Set(
            FIELDS,
            "tags",
            r#"{"type": "array", "items": {"type": "string"}}"#,
        )],
    },
    Edit {
        name: "a field is renamed",
        steps: &[Set(
            "/definitions/Widget/properties/tags",
            "x-ms-client-name",
            "\"labels\"",
        )],
    },
    Edit {
        name: "a field becomes required",
        steps: &[Push("/definitions/Widget/required", "\"tags\"")],
    },
    Edit {
        name: "no field is required any longer",
        steps: &[Remove(WIDGET, "required")],
    },
    Edit {
        name: "a field may be null",
        steps: &[Set(
            "/definitions/Widget/properties/tags",
            "x-nullable",
            "true",
        )],
    },
    Edit {
        name: "a field becomes read-only",
        steps: &[Set(
            "/definitions/Widget/properties/tags",
            "readOnly",
            "true",
        )],
    },
    Edit {
        name: "a model is only in responses",
        steps: &[Remove(ITEM, "put")],
    },
    Edit {
        name: "a model is renamed",
        steps: &[Set("/definitions/Shape", "x-ms-client-name", "\"Figure\"")],
    },
    Edit {
        name: "properties move out of a nested model",
        steps: &[
            Set(
                DEFINITIONS,
                "Details",
                r#"{"properties": {"note": {"type": "string"}}}"#,
            ),
            Set(
                FIELDS,
                "properties",
                r##"{"$ref": "#/definitions/Details", "x-ms-client-flatten": true}"##,
            ),
        ],
    },
    Edit {
        name: "a value is added to an enumeration",
        steps: &[Push("/definitions/Color/enum", "\"Blue\"")],
    },
    Edit {
        name: "an enumeration has other values",
        steps: &[Set("/definitions/Color", "enum", r#"["Red", "Blue"]"#)],
    },
    Edit {
        name: "an enumeration becomes any text",
        steps: &[Set(FIELDS, "color", r#"{"type": "string"}"#)],
    },
    Edit {
        name: "an enumeration has numbers",
        steps: &[
            Set("/definitions/Color", "type", "\"integer\""),
            Set("/definitions/Color", "enum", "[1, 2]"),
        ],
    },
    Edit {
        name: "an alternative is added to a union",
        steps: &[Set(
            DEFINITIONS,
            "Square",
            r##"{"allOf": [{"$ref": "#/definitions/Shape"}], "properties": {"side": {"type": "integer"}}}"##,
        )],
    },
    Edit {
        name: "a parameter of the client is added",
        steps: &[
            Set(
                "",
                "parameters",
                r#"{"Region": {"name": "region", "in": "query", "required": true, "type": "string", "x-ms-parameter-location": "client"}}"#,
            ),
            Push(GET_PARAMETERS, r##"{"$ref": "#/parameters/Region"}"##),
        ],
    },
    Edit {
        name: "the client takes a key and an endpoint",
        steps: &[
            Set("", "host", "\"widgets.example\""),
            Set(
                "",
                "securityDefinitions",
                r#"{"key": {"type": "apiKey", "name": "x-key", "in": "header"}}"#,
            ),
            Set("", "security", r#"[{"key": []}]"#),
        ],
    },
];
