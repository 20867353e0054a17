//! A schema.

use std::fmt;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::{Number, Value};

use super::{
    ArmIdDetails, Deprecated, ExclusiveBound, Required, SchemaType, SchemaTypes, XEnum, Xml,
    body_kind,
};
use crate::ir::{BodyKind, TextEncoding};

/// A schema, or the schema keys of a parameter or header.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Schema<'a> {
    /// `$ref`
    #[serde(rename = "$ref")]
    pub reference: Option<&'a str>,
    /// `type`
    #[serde(rename = "type")]
    pub kinds: SchemaTypes,
    /// `format`
    pub format: Option<&'a str>,
    /// `title`
    pub title: Option<&'a str>,
    /// `description`
    pub description: Option<&'a str>,
    /// `deprecated`
    pub deprecated: Deprecated<'a>,
    /// `properties`
    pub properties: IndexMap<&'a str, Schema<'a>>,
    /// `required`
    pub required: Required<'a>,
    /// `additionalProperties`
    pub additional_properties: Option<AdditionalProperties<'a>>,
    /// `allOf`
    pub all_of: Vec<Schema<'a>>,
    /// `oneOf`, of OpenAPI 3.0
    pub one_of: Vec<Schema<'a>>,
    /// `anyOf`, of OpenAPI 3.0
    pub any_of: Vec<Schema<'a>>,
    /// `items`
    pub items: Option<Box<Schema<'a>>>,
    /// `discriminator`
    pub discriminator: Option<Box<Discriminator<'a>>>,
    /// `enum`
    #[serde(rename = "enum")]
    pub values: Vec<Value>,
    /// `const`, of JSON Schema
    #[serde(
        rename = "const",
        deserialize_with = "super::lenient_de::present_boxed"
    )]
    pub constant: Option<Box<Value>>,
    /// `default`
    #[serde(deserialize_with = "super::lenient_de::present")]
    pub default: Option<Value>,
    /// `readOnly`
    pub read_only: Option<bool>,
    /// `writeOnly`, of OpenAPI 3.0
    pub write_only: bool,
    /// `xml`
    pub xml: Option<Box<Xml<'a>>>,

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
    /// `minProperties`
    pub min_properties: Option<Number>,
    /// `maxProperties`
    pub max_properties: Option<Number>,

    /// `$dynamicRef`, of JSON Schema
    #[serde(rename = "$dynamicRef")]
    pub dynamic_reference: Option<&'a str>,
    /// `$recursiveAnchor`, of JSON Schema 2019-09
    #[serde(rename = "$recursiveAnchor")]
    pub recursive_anchor: bool,
    /// `prefixItems`, of JSON Schema
    pub prefix_items: Vec<Schema<'a>>,
    /// `patternProperties`, of JSON Schema
    pub pattern_properties: Option<Box<IndexMap<&'a str, Schema<'a>>>>,
    /// `unevaluatedProperties`, of JSON Schema
    pub unevaluated_properties: Option<Box<AdditionalProperties<'a>>>,
    /// `contentEncoding`, of JSON Schema
    pub content_encoding: Option<&'a str>,
    /// `contentMediaType`, of JSON Schema
    pub content_media_type: Option<&'a str>,
    /// `contentSchema`, of JSON Schema
    pub content_schema: Option<Box<Schema<'a>>>,
    /// True for the schema `false`, which allows no value
    #[serde(rename = "$false")]
    pub never: bool,

    /// `x-ms-enum`
    #[serde(rename = "x-ms-enum")]
    pub x_enum: Option<Box<XEnum<'a>>>,
    /// `x-enum-varnames`, also spelled `x-enumNames`: the names of the values
    #[serde(rename = "x-enum-varnames", alias = "x-enumNames")]
    pub value_names: Option<Box<Value>>,
    /// `x-enum-descriptions`, also spelled `x-enumDescriptions`: the descriptions of the values
    #[serde(rename = "x-enum-descriptions", alias = "x-enumDescriptions")]
    pub value_descriptions: Option<Box<Value>>,
    /// `x-nullable`, also spelled `x-ms-nullable`
    #[serde(rename = "x-nullable", alias = "x-ms-nullable")]
    pub nullable: Option<bool>,
    /// `nullable`, of OpenAPI 3.0
    #[serde(rename = "nullable")]
    pub plainly_nullable: Option<bool>,
    /// `x-ms-client-name`
    #[serde(rename = "x-ms-client-name")]
    pub client_name: Option<&'a str>,
    /// `x-ms-client-flatten`
    #[serde(rename = "x-ms-client-flatten")]
    pub client_flatten: bool,
    /// `x-ms-mutability`
    #[serde(rename = "x-ms-mutability")]
    pub mutability: Option<Vec<&'a str>>,
    /// `x-ms-secret`
    #[serde(rename = "x-ms-secret")]
    pub secret: Option<bool>,
    /// `x-ms-discriminator-value`
    #[serde(rename = "x-ms-discriminator-value")]
    pub discriminator_value: Option<&'a str>,
    /// `x-ms-azure-resource`
    #[serde(rename = "x-ms-azure-resource")]
    pub azure_resource: bool,
    /// `x-ms-arm-id-details`
    #[serde(rename = "x-ms-arm-id-details")]
    pub arm_id_details: Option<Box<ArmIdDetails<'a>>>,
    /// `x-ms-text`, which AutoRest also accepts outside `xml`
    #[serde(rename = "x-ms-text")]
    pub xml_text: bool,
    /// `x-ms-internal`
    #[serde(rename = "x-ms-internal")]
    pub internal: bool,
    /// `x-accessibility`
    #[serde(rename = "x-accessibility", alias = "x-ms-accessibility")]
    pub accessibility: Option<&'a str>,
    /// `x-ms-client-default`
    #[serde(rename = "x-ms-client-default")]
    pub client_default: Option<Value>,
}

impl Schema<'_> {
    /// The name by which a deserializer is asked for one.
    pub(super) const NAME: &'static str = "Schema";

    /// The keywords that only JSON Schema defines.
    pub const JSON_SCHEMA: [&'static str; 9] = [
        "$dynamicRef",
        "$recursiveAnchor",
        "const",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
        "patternProperties",
        "prefixItems",
        "unevaluatedProperties",
    ];

    /// True if values are text that contains JSON with a schema (JSON Schema Validation 2020-12, section 8.5).
    pub fn contains_json(&self) -> bool {
        self.json_encoding().is_some()
    }

    /// Returns the encoding of the JSON with a schema that values contain as text. The text is decoded before it is
    /// parsed (JSON Schema Validation 2020-12, section 8.3). `None` if values are not such text.
    pub fn json_encoding(&self) -> Option<TextEncoding> {
        let is_text = matches!(self.kinds.kind, None | Some(SchemaType::String));
        let is_json = |media_type: &str| body_kind(media_type) == BodyKind::Json;
        let contains_json = self.content_schema.is_some()
            && self.content_media_type.is_some_and(is_json)
            && is_text
            && !self.kinds.several
            && self.values.is_empty();
        if !contains_json {
            return None;
        }
        let encoding = self.content_encoding.unwrap_or("8bit");
        match encoding.to_ascii_lowercase().as_str() {
            // These do not change the data (RFC 2045, section 6.2).
            "7bit" | "8bit" | "binary" => Some(TextEncoding::Plain),
            "base64" => Some(TextEncoding::Base64),
            "base64url" => Some(TextEncoding::Base64Url),
            _ => None,
        }
    }
}

/// The key `additionalProperties`.
#[derive(Clone, Debug)]
pub enum AdditionalProperties<'a> {
    /// True if additional members are allowed.
    Allowed(bool),
    /// The schema of additional members.
    Schema(Box<Schema<'a>>),
}

impl<'de: 'a, 'a> Deserialize<'de> for AdditionalProperties<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FlagOrSchema;
        impl<'de> Visitor<'de> for FlagOrSchema {
            type Value = AdditionalProperties<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a boolean or a schema")
            }

            fn visit_bool<E: Error>(self, allowed: bool) -> Result<Self::Value, E> {
                Ok(AdditionalProperties::Allowed(allowed))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let schema = Schema::deserialize(MapAccessDeserializer::new(map))?;
                Ok(AdditionalProperties::Schema(Box::new(schema)))
            }
        }
        deserializer.deserialize_any(FlagOrSchema)
    }
}

/// The key `discriminator`.
#[derive(Clone, Debug, Default)]
pub struct Discriminator<'a> {
    /// The discriminator property.
    pub property_name: &'a str,
    /// References to the alternatives by discriminator value, of OpenAPI 3.0.
    pub mapping: IndexMap<&'a str, &'a str>,
    /// `defaultMapping`, of OpenAPI 3.2: the alternative of unknown values.
    pub default_mapping: Option<&'a str>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Discriminator<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Object<'a> {
            #[serde(borrow)]
            property_name: &'a str,
            #[serde(borrow, default)]
            mapping: IndexMap<&'a str, &'a str>,
            #[serde(borrow, default)]
            default_mapping: Option<&'a str>,
        }
        struct NameOrObject;
        impl<'de> Visitor<'de> for NameOrObject {
            type Value = Discriminator<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the name of a member")
            }

            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Discriminator {
                    property_name: name,
                    ..Discriminator::default()
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let object = Object::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Discriminator {
                    property_name: object.property_name,
                    mapping: object.mapping,
                    default_mapping: object.default_mapping,
                })
            }
        }
        deserializer.deserialize_any(NameOrObject)
    }
}
