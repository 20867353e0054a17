//! Definitions: a type for each schema, and the formats of its values.

use super::{
    docs::Docs,
    enumeration::{Base, Enumeration},
    model::Model,
    path::Path,
    types::RustType,
    union::Union,
};
use crate::names::{FieldName, TypeName};

/// A type of the API.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Definition {
    /// Its name.
    pub name: TypeName,
    /// Its documentation.
    pub docs: Docs,
    /// Why it is deprecated, if it is; empty without a reason.
    pub deprecated: Option<String>,
    /// The kind of type.
    pub kind: DefinitionKind,
    /// The formats in which it is read.
    pub formats: Formats,
    /// True if it is the body of a JSON request.
    pub json_body: bool,
    /// The element that it is as the body of an XML request, if it is one.
    pub xml_body: Option<XmlBody>,
    /// How to reach the items, if it is a page of a list.
    pub page: Option<Page>,
}

/// The kinds of types that definitions become.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DefinitionKind {
    /// A struct.
    Model(Box<Model>),
    /// An open set of values.
    Enumeration(Enumeration),
    /// An enum over the alternatives of a discriminator.
    Union(Union),
}

/// The formats in which values of a type are read.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Formats {
    /// JSON alone.
    Json,
    /// JSON or XML.
    JsonOrXml,
}

/// The outermost element of a request body.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct XmlBody {
    /// The name of the element.
    pub element: String,
    /// The address of its namespace.
    pub namespace: Option<String>,
}

/// The way from a page to its items.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// The type of an item.
    pub item: RustType,
    /// The fields on the way; the last one is the list.
    pub steps: Vec<PageStep>,
}

/// One field on the way from a page to its items.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageStep {
    /// The field.
    pub field: FieldName,
    /// `Nullable`, if the field tells `null` from absent.
    pub nullable: Option<Path>,
}

impl Definition {
    /// The traits that its type derives.
    pub fn derives(&self) -> &'static [&'static str] {
        match &self.kind {
            DefinitionKind::Model(_) => &["Clone", "Default", "PartialEq"],
            DefinitionKind::Enumeration(it) if it.base == Base::Number => {
                &["Clone", "Debug", "PartialEq"]
            }
            DefinitionKind::Enumeration(_) => &["Clone", "Debug", "Eq", "Hash", "PartialEq"],
            DefinitionKind::Union(_) => &["Clone", "Debug", "PartialEq"],
        }
    }
}
