//! Objects without schemas, most of them values of extensions.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

/// `x-ms-pageable`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Pageable<'a> {
    /// The member with the next link. `null` means that there is only one page.
    #[serde(deserialize_with = "super::lenient_de::present")]
    pub next_link_name: Option<Value>,
    /// The member with the items.
    pub item_name: Option<&'a str>,
    /// The operation for the next page.
    pub operation_name: Option<&'a str>,
}

/// `x-ms-parameter-grouping`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct ParameterGrouping<'a> {
    /// The name of the options type.
    pub name: Option<&'a str>,
    /// The suffix of the options type's name, after the name of the operation.
    pub postfix: Option<&'a str>,
}

/// `x-ms-arm-id-details`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct ArmIdDetails<'a> {
    /// The resource types that the ID may refer to.
    pub allowed_resources: Vec<AllowedResource<'a>>,
}

/// A resource type that an ID may refer to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct AllowedResource<'a> {
    /// The resource type.
    #[serde(rename = "type", alias = "resourceType")]
    pub resource_type: Option<&'a str>,
    /// The scopes of the resource.
    pub scopes: Vec<&'a str>,
}

/// `xml`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Xml<'a> {
    /// The name of the element or attribute.
    pub name: Option<&'a str>,
    /// The URI of the namespace.
    pub namespace: Option<&'a str>,
    /// The prefix of the namespace.
    pub prefix: Option<&'a str>,
    /// True for an attribute instead of an element.
    pub attribute: bool,
    /// True if a list has a wrapper element.
    pub wrapped: Option<bool>,
    /// The kind of node, of OpenAPI 3.2.
    pub node_type: Option<&'a str>,
    /// True for the text of the parent element.
    #[serde(rename = "x-ms-text")]
    pub text: bool,
}

/// `x-ms-examples`: the examples by name, each an example or an object with a `$ref`.
pub type Examples<'a> = IndexMap<&'a str, Value>;
