//! Small objects that hold no schema, most of them the values of extensions.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

/// `x-ms-pageable`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct Pageable<'a> {
    /// The member that holds the link to the next page; `null` when there is one page only.
    #[serde(deserialize_with = "super::lenient_de::present")]
    pub next_link_name: Option<Value>,
    /// The member that holds the items.
    pub item_name: Option<&'a str>,
    /// The operation that fetches the next page.
    pub operation_name: Option<&'a str>,
}

/// `x-ms-parameter-grouping`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct ParameterGrouping<'a> {
    /// The name of the options type.
    pub name: Option<&'a str>,
    /// What is appended to the operation's name to make the name of the options type.
    pub postfix: Option<&'a str>,
}

/// `x-ms-arm-id-details`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct ArmIdDetails<'a> {
    /// The resources that the id may name.
    pub allowed_resources: Vec<AllowedResource<'a>>,
}

/// A kind of resource that an id may name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", bound(deserialize = "'de: 'a"))]
pub struct AllowedResource<'a> {
    /// The resource type.
    #[serde(rename = "type")]
    pub resource_type: Option<&'a str>,
    /// The scopes at which the resource may lie.
    pub scopes: Vec<&'a str>,
}

/// `xml`
#[derive(Clone, Debug, Default, Deserialize)]
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
