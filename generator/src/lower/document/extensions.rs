//! Small objects, most of them the values of extensions.

use std::fmt;

use indexmap::IndexMap;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

use super::{Parameter, Schema};

/// `x-ms-pageable`
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Pageable<'a> {
    /// The member that holds the link to the next page; `null` when there is one page only.
    #[serde(deserialize_with = "super::shapes::present")]
    pub next_link_name: Option<Value>,
    /// The member that holds the items.
    pub item_name: Option<&'a str>,
    /// The operation that fetches the next page.
    pub operation_name: Option<&'a str>,
}

/// `x-ms-long-running-operation-options`
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", bound(deserialize = "'de: 'a"))]
pub struct LongRunningOptions<'a> {
    /// Where the result is.
    pub final_state_via: Option<&'a str>,
    /// A reference to the schema of the result.
    pub final_state_schema: Option<FinalSchema<'a>>,
}

/// The key `final-state-schema`.
#[derive(Clone, Debug)]
pub enum FinalSchema<'a> {
    /// A reference.
    Reference(&'a str),
    /// A schema, most likely one that is a reference.
    Schema(Box<Schema<'a>>),
}

impl<'de: 'a, 'a> Deserialize<'de> for FinalSchema<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ReferenceOrSchema;
        impl<'de> Visitor<'de> for ReferenceOrSchema {
            type Value = FinalSchema<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a reference to a schema")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(FinalSchema::Reference(text))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let schema = Schema::deserialize(MapAccessDeserializer::new(map))?;
                Ok(FinalSchema::Schema(Box::new(schema)))
            }
        }
        deserializer.deserialize_any(ReferenceOrSchema)
    }
}

/// `x-ms-parameter-grouping`
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct ParameterGrouping<'a> {
    /// The name of the options type.
    pub name: Option<&'a str>,
    /// What is appended to the operation's name to make the name of the options type.
    pub postfix: Option<&'a str>,
}

/// `x-ms-parameterized-host`
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct ParameterizedHost<'a> {
    /// The template.
    pub host_template: &'a str,
    /// Whether the document's scheme stands before the template; yes when absent.
    pub use_scheme_prefix: Option<bool>,
    /// Whether method arguments come `first` or `last`.
    pub position_in_operation: Option<&'a str>,
    /// What fills the template.
    pub parameters: Vec<Parameter<'a>>,
}

/// `x-ms-arm-id-details`
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct ArmIdDetails<'a> {
    /// The resources that the id may name.
    pub allowed_resources: Vec<AllowedResource<'a>>,
}

/// A kind of resource that an id may name.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct AllowedResource<'a> {
    /// The resource type.
    #[serde(rename = "type")]
    pub resource_type: Option<&'a str>,
    /// The scopes at which the resource may lie.
    pub scopes: Vec<&'a str>,
}

/// `xml`
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Xml<'a> {
    /// The element or attribute.
    pub name: Option<&'a str>,
    /// The address of its namespace.
    pub namespace: Option<&'a str>,
    /// The prefix of its namespace.
    pub prefix: Option<&'a str>,
    /// Whether it is an attribute instead of an element.
    pub attribute: bool,
    /// Whether the items of a list have an element around them.
    pub wrapped: bool,
    /// Whether it is the text of the element around it.
    #[serde(rename = "x-ms-text")]
    pub text: bool,
}

/// `x-ms-examples`: the examples by name, each an object with a `$ref` or the example itself.
pub type Examples<'a> = IndexMap<&'a str, Value>;
