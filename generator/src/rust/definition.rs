//! Definitions: a type per schema, and the formats of its values.

use super::{
    docs::Docs,
    enumeration::{Enumeration, EnumerationBase},
    json_union::JsonUnion,
    model::Model,
    path::Path,
    tuple::Tuple,
    types::RustType,
    union::Union,
};
use crate::names::{FieldName, TypeName};

/// A type of the API.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Definition {
    /// The type name.
    pub name: TypeName,
    /// The documentation.
    pub docs: Docs,
    /// The reason of the deprecation, which may be empty. `None` if it is not deprecated.
    pub deprecated: Option<String>,
    /// The kind of type.
    pub kind: DefinitionKind,
    /// The formats from which it is read.
    pub formats: Formats,
    /// True if it is a JSON request body.
    pub json_body: bool,
    /// The XML element, if it is an XML request body.
    pub xml_body: Option<XmlBody>,
    /// The path to the items, if it is a page of a list.
    pub page: Option<Page>,
}

/// The kind of a definition.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DefinitionKind {
    /// A struct.
    Model(Box<Model>),
    /// An open set of values.
    Enumeration(Enumeration),
    /// An enum over the alternatives of a discriminator.
    Union(Union),
    /// An enum over alternatives that are distinguished by their JSON.
    JsonUnion(JsonUnion),
    /// A tuple struct.
    Tuple(Tuple),
}

/// The formats from which values are read.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Formats {
    /// JSON only.
    Json,
    /// JSON or XML.
    JsonOrXml,
}

/// The root element of an XML request body.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct XmlBody {
    /// The element name.
    pub element: String,
    /// The URI of the namespace.
    pub namespace: Option<String>,
}

/// The path from a page to its items.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// The item type.
    pub item: RustType,
    /// The fields on the path. The last one is the list.
    pub steps: Vec<PageStep>,
}

/// A field on the path from a page to its items.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageStep {
    /// The field.
    pub field: FieldName,
    /// `Nullable`, if the field distinguishes `null` from absent.
    pub nullable: Option<Path>,
    /// True if the field is an option.
    pub optional: bool,
    /// True if the value of the field may be replaced by a default one.
    pub has_default: bool,
}

impl Definition {
    /// Returns the traits to derive.
    pub fn derives(&self) -> &'static [&'static str] {
        match &self.kind {
            DefinitionKind::Model(it) if it.has_required_members() => &["Clone", "PartialEq"],
            DefinitionKind::Model(_) => &["Clone", "Default", "PartialEq"],
            DefinitionKind::Enumeration(it) if it.base == EnumerationBase::Number => {
                &["Clone", "Debug", "PartialEq"]
            }
            DefinitionKind::Enumeration(_) => &["Clone", "Debug", "Eq", "Hash", "PartialEq"],
            DefinitionKind::Union(_) => &["Clone", "Debug", "PartialEq"],
            DefinitionKind::JsonUnion(_) | DefinitionKind::Tuple(_) => &["Clone", "PartialEq"],
        }
    }
}
