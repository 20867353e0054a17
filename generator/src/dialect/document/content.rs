//! The media types of OpenAPI 3.0: request bodies, `content` and `encoding`.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use super::Schema;

/// The media types of a body.
pub type Content<'a> = IndexMap<&'a str, MediaType<'a>>;

/// A media type of a body.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct MediaType<'a> {
    /// `$ref`, of OpenAPI 3.2
    #[serde(rename = "$ref")]
    pub reference: Option<&'a str>,
    /// `schema`
    pub schema: Option<Schema<'a>>,
    /// `itemSchema`, of OpenAPI 3.2: the items of a stream
    pub item_schema: Option<Schema<'a>>,
    /// The data of the event that ends a stream.
    #[serde(rename = "x-speakeasy-sse-sentinel")]
    pub end_marker: Option<&'a str>,
    /// `encoding`: the encoding of form parts
    pub encoding: IndexMap<&'a str, PartEncoding<'a>>,
    /// `prefixEncoding`, of OpenAPI 3.2: the encoding of parts by position
    pub prefix_encoding: Option<Value>,
    /// `itemEncoding`, of OpenAPI 3.2: the encoding of all other parts
    pub item_encoding: Option<Value>,
}

/// The encoding of a form part.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct PartEncoding<'a> {
    /// `contentType`
    pub content_type: Option<&'a str>,
    /// `style`
    pub style: Option<&'a str>,
    /// `explode`
    pub explode: Option<bool>,
    /// `headers`: the headers of the part
    pub headers: Option<Value>,
    /// `encoding`, of OpenAPI 3.2: the encoding of the parts in the part
    pub encoding: Option<Value>,
    /// `prefixEncoding`, of OpenAPI 3.2
    pub prefix_encoding: Option<Value>,
    /// `itemEncoding`, of OpenAPI 3.2
    pub item_encoding: Option<Value>,
}

/// A request body, or a reference to one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct RequestBody<'a> {
    /// `$ref`
    #[serde(rename = "$ref")]
    pub reference: Option<&'a str>,
    /// `description`
    pub description: Option<&'a str>,
    /// `required`
    pub required: bool,
    /// `content`: the schema by media type
    pub content: Content<'a>,
    /// `x-ms-client-name`
    #[serde(rename = "x-ms-client-name")]
    pub client_name: Option<&'a str>,
    /// `x-ms-client-flatten`
    #[serde(rename = "x-ms-client-flatten")]
    pub client_flatten: bool,
    /// The parameter name that AutoRest uses for the body, if it is not `body` as in Swagger 2.0.
    #[serde(rename = "x-ms-requestBody-name", alias = "x-bodyName")]
    pub name: Option<&'a str>,
}
