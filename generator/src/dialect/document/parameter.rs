//! A parameter.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::{Number, Value};

use super::{
    Content, Deprecated, ExclusiveBound, ParameterGrouping, ParameterIn, Schema, SchemaTypes,
    Serialization, XEnum,
};

/// A parameter of an operation, or a reference to one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Parameter<'a> {
    /// `$ref`
    #[serde(rename = "$ref")]
    pub reference: Option<&'a str>,
    /// `name`
    pub name: Option<&'a str>,
    /// `in`
    #[serde(rename = "in")]
    pub location: Option<&'a str>,
    /// `description`
    pub description: Option<&'a str>,
    /// `deprecated`
    pub deprecated: Deprecated<'a>,
    /// `required`
    pub required: bool,
    /// `schema`: of a body
    pub schema: Option<Box<Schema<'a>>>,
    /// The media type of a form part, or of a form that is the whole query, from another object.
    #[serde(skip)]
    pub media_type: Option<&'a str>,
    /// The pointer of the schema, relative to the parameter.
    #[serde(skip, default = "super::lenient_de::schema_at")]
    pub schema_at: Cow<'a, str>,
    /// The serialization of the value: `collectionFormat`, or `style` and `explode`.
    #[serde(skip)]
    pub serialization: Serialization,
    /// True if the value is written as JSON.
    #[serde(skip)]
    pub json: bool,

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
    /// `exclusiveMinimum`
    pub exclusive_minimum: ExclusiveBound,
    /// `exclusiveMaximum`
    pub exclusive_maximum: ExclusiveBound,
    /// `multipleOf`
    pub multiple_of: Option<Number>,
    /// `minLength`
    pub min_length: Option<Number>,
    /// `maxLength`
    pub max_length: Option<Number>,
    /// `pattern`
    pub pattern: Option<&'a str>,
    /// `minItems`
    pub min_items: Option<Number>,
    /// `maxItems`
    pub max_items: Option<Number>,
    /// `uniqueItems`
    pub unique_items: bool,

    /// `content`, of OpenAPI 3.0: the schema by media type
    pub content: Content<'a>,
    /// `style`, of OpenAPI 3.0
    pub style: Option<&'a str>,
    /// `explode`, of OpenAPI 3.0
    pub explode: Option<bool>,
    /// `allowReserved`, of OpenAPI 3.0
    pub allow_reserved: bool,

    /// `x-ms-enum`
    #[serde(rename = "x-ms-enum")]
    pub x_enum: Option<Box<XEnum<'a>>>,
    /// `x-nullable`, also spelled `x-ms-nullable`
    #[serde(rename = "x-nullable", alias = "x-ms-nullable")]
    pub nullable: Option<bool>,
    /// `x-ms-client-name`
    #[serde(rename = "x-ms-client-name")]
    pub client_name: Option<&'a str>,
    /// `x-ms-client-flatten`: of a body
    #[serde(rename = "x-ms-client-flatten")]
    pub client_flatten: bool,
    /// `x-ms-client-default`
    #[serde(rename = "x-ms-client-default")]
    pub client_default: Option<Value>,
    /// `x-ms-parameter-location`
    #[serde(rename = "x-ms-parameter-location")]
    pub parameter_location: Option<&'a str>,
    /// `x-ms-parameter-grouping`
    #[serde(rename = "x-ms-parameter-grouping")]
    pub parameter_grouping: Option<ParameterGrouping<'a>>,
    /// `x-ms-required`, which overrides `required`
    #[serde(rename = "x-ms-required")]
    pub x_required: Option<bool>,
    /// `x-ms-url-encoding`: `single` or `double`
    #[serde(rename = "x-ms-url-encoding")]
    pub url_encoding: Option<&'a str>,
    /// `x-ms-skip-url-encoding`
    #[serde(rename = "x-ms-skip-url-encoding")]
    pub skip_url_encoding: bool,
    /// `x-ms-header-collection-prefix`
    #[serde(rename = "x-ms-header-collection-prefix")]
    pub header_collection_prefix: Option<&'a str>,
    /// `x-ms-client-request-id`
    #[serde(rename = "x-ms-client-request-id")]
    pub client_request_id: bool,
    /// `x-ms-api-version`
    #[serde(rename = "x-ms-api-version")]
    pub api_version: Option<bool>,
    /// `x-ms-secret`
    #[serde(rename = "x-ms-secret")]
    pub secret: Option<bool>,
    /// `x-ms-arm-id-details`
    #[serde(rename = "x-ms-arm-id-details")]
    pub arm_id_details: Option<Box<super::ArmIdDetails<'a>>>,
}

impl<'a> Parameter<'a> {
    /// True if a caller must set a value: `x-ms-required`, or else `required`, which always holds for paths.
    pub fn is_required(&self, place: ParameterIn) -> bool {
        let declared = self.required || place == ParameterIn::Path;
        self.x_required.unwrap_or(declared)
    }

    /// Returns the schema of the value: `schema`, or else the parameter's own keys.
    pub fn value_schema(&self) -> Schema<'a> {
        if let Some(schema) = &self.schema {
            return Schema::clone(schema);
        }
        Schema {
            kinds: self.kinds,
            format: self.format,
            description: self.description,
            deprecated: self.deprecated,
            items: self.items.clone(),
            values: self.values.clone(),
            default: self.default.clone(),
            minimum: self.minimum.clone(),
            maximum: self.maximum.clone(),
            exclusive_minimum: self.exclusive_minimum.clone(),
            exclusive_maximum: self.exclusive_maximum.clone(),
            multiple_of: self.multiple_of.clone(),
            min_length: self.min_length.clone(),
            max_length: self.max_length.clone(),
            pattern: self.pattern,
            min_items: self.min_items.clone(),
            max_items: self.max_items.clone(),
            unique_items: self.unique_items,
            x_enum: self.x_enum.clone(),
            nullable: self.nullable,
            secret: self.secret,
            arm_id_details: self.arm_id_details.clone(),
            ..Schema::default()
        }
    }
}
