//! Models: structs with documented fields, and how each member travels.

use super::{docs::Docs, path::Path, types::RustType};
use crate::names::FieldName;

/// A struct.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// True if it is `#[non_exhaustive]`.
    pub non_exhaustive: bool,
    /// Its members, in the order in which they travel.
    pub members: Vec<Member>,
    /// The field for members beyond the declared ones.
    pub additional: Option<Additional>,
    /// `new`, if a request requires members.
    pub constructor: Option<Constructor>,
    /// Methods that reach the members of a flattened member.
    pub accessors: Vec<Accessor>,
}

impl Model {
    /// The fields that members have.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.members
            .iter()
            .filter_map(|member| match &member.value {
                MemberValue::Field { field, .. } => Some(&**field),
                MemberValue::Constant(_) => None,
            })
    }
}

/// One member of an object.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// The key on the wire.
    pub wire_name: String,
    /// True if requests leave it out.
    pub read_only: bool,
    /// Its placement in XML, unless it is an element of its key.
    pub xml: Option<XmlPlacement>,
    /// Its value.
    pub value: MemberValue,
}

/// The value of a member.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum MemberValue {
    /// A constant text.
    Constant(String),
    /// The value of a field.
    Field {
        /// The field.
        field: Box<Field>,
        /// True if its value is never shown.
        secret: bool,
        /// The type that reads and writes it, if that is not the field's own.
        marker: Option<RustType>,
    },
}

/// A public field.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Its name.
    pub name: FieldName,
    /// Its type.
    pub ty: RustType,
    /// Its documentation.
    pub docs: Docs,
    /// Why it is deprecated, if it is; empty without a reason.
    pub deprecated: Option<String>,
}

/// The field for members beyond the declared ones.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Additional {
    /// The field.
    pub field: Field,
    /// The type that reads and writes a value, if that is not the value's own.
    pub marker: Option<RustType>,
}

/// The placement of a member in XML.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct XmlPlacement {
    /// The kind of placement.
    pub kind: XmlKind,
    /// The address of its namespace, if the element around it has another one.
    pub namespace: Option<String>,
}

/// The ways for a member to be in an element.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum XmlKind {
    /// An element of this name.
    Element(String),
    /// An attribute of this name.
    Attribute(String),
    /// The text of the element.
    Text,
    /// A list with an element around its items.
    Wrapped {
        /// The name of the element.
        name: String,
        /// The name of each item.
        item: String,
    },
}

/// `new`: a value with the required fields set.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Constructor {
    /// One argument for each required field.
    pub arguments: Vec<RequiredField>,
    /// True if other fields keep their defaults.
    pub has_rest: bool,
}

/// An argument of `new`, and what becomes of it.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequiredField {
    /// The argument, which is called like the field.
    pub name: FieldName,
    /// The type of the argument.
    pub ty: RustType,
    /// The box that the field is, if it is one.
    pub boxed: Option<Path>,
    /// True if the field tells `null` from absent.
    pub nullable: bool,
}

impl RequiredField {
    /// True if the argument is converted into text.
    pub fn is_text(&self) -> bool {
        self.ty == RustType::IntoString
    }
}

/// A method that borrows a member of a flattened member.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Accessor {
    /// The method.
    pub name: FieldName,
    /// Its documentation, in one line.
    pub docs: String,
    /// The type that it returns.
    pub output: RustType,
    /// The fields on the way.
    pub steps: Vec<AccessorStep>,
}

/// One field on the way to a flattened member.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccessorStep {
    /// The field.
    pub field: FieldName,
    /// How to borrow its value.
    pub borrow: Borrow,
}

/// How the value of an optional field is borrowed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Borrow {
    /// `Option<T>` as `Option<&T>`
    Value,
    /// `Option<Box<T>>` as `Option<&T>`, `Option<String>` as `Option<&str>`, or `Option<Vec<T>>` as `Option<&[T]>`
    Target,
    /// `Option<T>` as it is, where `T` is copied
    Copied,
    /// `Option<Nullable<T>>` as `Option<&T>`
    NotNull,
    /// `Option<Nullable<T>>` as `Option<T>`, where `T` is copied
    NotNullCopied,
    /// `Option<Nullable<String>>` as `Option<&str>`
    NotNullText,
    /// `Option<Nullable<Vec<T>>>` as `Option<&[T]>`
    NotNullSlice,
    /// `Option<Nullable<Box<T>>>` as `Option<&T>`
    NotNullTarget,
    /// `Option<Nullable<Deep<T>>>` as `Option<&T>`
    NotNullDeepTarget,
}
