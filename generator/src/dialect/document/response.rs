//! A response and its headers.

use std::borrow::Cow;

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::{Number, Value};

use super::{Content, Deprecated, Schema, SchemaTypes, Serialization, XEnum};

/// A response, or a reference to one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Response<'a> {
    /// `$ref`
    #[serde(rename = "$ref")]
    pub reference: Option<&'a str>,
    /// `summary`, of OpenAPI 3.2
    pub summary: Option<&'a str>,
    /// `description`
    pub description: Option<&'a str>,
    /// `schema`
    pub schema: Option<Schema<'a>>,
    /// `content`, of OpenAPI 3.0: the schema by media type
    pub content: Content<'a>,
    /// `links`, of OpenAPI 3.0
    pub links: Option<Value>,
    /// `headers`
    pub headers: IndexMap<&'a str, Header<'a>>,
    /// The media types of the schema, best first, if the response lists them.
    #[serde(skip)]
    pub media: Vec<&'a str>,
    /// The pointer of the schema, relative to the response.
    #[serde(skip, default = "super::lenient_de::schema_at")]
    pub schema_at: Cow<'a, str>,
    /// The sequence of items that the response can be instead of the schema.
    #[serde(skip)]
    pub items: Option<ItemsMedia<'a>>,
    /// `x-ms-error-response`
    #[serde(rename = "x-ms-error-response")]
    pub error_response: Option<bool>,
    /// `x-nullable`: true if the body may be `null`
    #[serde(rename = "x-nullable", alias = "x-ms-nullable")]
    pub nullable: Option<bool>,
}

/// A response that is a sequence of items.
#[derive(Clone, Debug, Default)]
pub struct ItemsMedia<'a> {
    /// The schema of an item. Without one, an item is raw text.
    pub schema: Option<Schema<'a>>,
    /// The pointer of the schema, relative to the response.
    pub schema_at: Cow<'a, str>,
    /// The media types, which have one format.
    pub media: Vec<&'a str>,
    /// The text of the item that ends the stream.
    pub end_marker: Option<&'a str>,
}

/// A header of a response.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Header<'a> {
    /// `$ref`, of OpenAPI 3.0
    #[serde(rename = "$ref")]
    pub reference: Option<&'a str>,
    /// `description`
    pub description: Option<&'a str>,
    /// `schema`, which occurs although Swagger 2.0 does not define it
    pub schema: Option<Box<Schema<'a>>>,
    /// The serialization of the value: `collectionFormat` or `explode`.
    #[serde(skip)]
    pub serialization: Serialization,
    /// The pointer of the schema, relative to the header.
    #[serde(skip, default = "super::lenient_de::schema_at")]
    pub schema_at: Cow<'a, str>,
    /// `content`, of OpenAPI 3.0: the schema by media type
    pub content: Content<'a>,
    /// `explode`, of OpenAPI 3.0
    pub explode: Option<bool>,
    /// `required`. Methods of header traits return an option in any case, because services omit headers.
    pub required: bool,
    /// `deprecated`, of OpenAPI 3.0
    pub deprecated: Deprecated<'a>,
    /// `type`
    #[serde(rename = "type")]
    pub kinds: SchemaTypes,
    /// `format`
    pub format: Option<&'a str>,
    /// `items`
    pub items: Option<Box<Schema<'a>>>,
    /// `collectionFormat`
    pub collection_format: Option<&'a str>,
    /// `enum`
    #[serde(rename = "enum")]
    pub values: Vec<Value>,
    /// `default`
    #[serde(deserialize_with = "super::lenient_de::present")]
    pub default: Option<Value>,
    /// `minimum`
    pub minimum: Option<Number>,
    /// `maximum`
    pub maximum: Option<Number>,
    /// `minLength`
    pub min_length: Option<Number>,
    /// `maxLength`
    pub max_length: Option<Number>,
    /// `pattern`
    pub pattern: Option<&'a str>,
    /// `x-ms-enum`
    #[serde(rename = "x-ms-enum")]
    pub x_enum: Option<Box<XEnum<'a>>>,
    /// `x-nullable`, also spelled `x-ms-nullable`
    #[serde(rename = "x-nullable", alias = "x-ms-nullable")]
    pub nullable: Option<bool>,
    /// `x-ms-client-name`
    #[serde(rename = "x-ms-client-name")]
    pub client_name: Option<&'a str>,
    /// `x-ms-header-collection-prefix`
    #[serde(rename = "x-ms-header-collection-prefix")]
    pub header_collection_prefix: Option<&'a str>,
}

impl<'a> Header<'a> {
    /// Returns the schema of the value.
    pub fn value_schema(&self) -> Schema<'a> {
        if let Some(schema) = &self.schema {
            return Schema::clone(schema);
        }
        Schema {
            kinds: self.kinds,
            format: self.format,
            description: self.description,
            items: self.items.clone(),
            values: self.values.clone(),
            x_enum: self.x_enum.clone(),
            nullable: self.nullable,
            ..Schema::default()
        }
    }
}
