//! The media types of OpenAPI 3.0: request bodies, `content` and `encoding`.

use indexmap::IndexMap;
use serde::Deserialize;

use super::Schema;

/// What may travel, by media type.
pub type Content<'a> = IndexMap<&'a str, MediaType<'a>>;

/// What travels as one media type.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct MediaType<'a> {
    /// `schema`
    pub schema: Option<Schema<'a>>,
    /// `encoding`: how the parts of a form travel
    pub encoding: IndexMap<&'a str, Encoding<'a>>,
}

/// How a part of a form travels.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Encoding<'a> {
    /// `contentType`
    pub content_type: Option<&'a str>,
    /// `style`
    pub style: Option<&'a str>,
    /// `explode`
    pub explode: Option<bool>,
}

/// What a request carries, or a reference to it.
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
    /// What AutoRest calls the body where that was not `body` in Swagger 2.0
    #[serde(rename = "x-ms-requestBody-name", alias = "x-bodyName")]
    pub name: Option<&'a str>,
}
