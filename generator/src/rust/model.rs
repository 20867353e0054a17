//! Models: structs with documented fields, and the encoding of each member.

use super::{docs::Docs, literal::Literal, path::Path, types::RustType};
use crate::names::FieldName;

/// A struct.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// True if it is `#[non_exhaustive]`.
    pub non_exhaustive: bool,
    /// The members, in the order in which they are written.
    pub members: Vec<Member>,
    /// The field for additional members.
    pub additional: Option<Additional>,
    /// `new`, if a request has required members.
    pub constructor: Option<ModelConstructor>,
    /// Accessors of flattened members.
    pub accessors: Vec<Accessor>,
}

impl Model {
    /// True if every value has one of the members, so that there is no default value.
    pub fn has_required_members(&self) -> bool {
        let mut members = self.members.iter();
        members.any(|it| matches!(it.value, MemberValue::Field { required: true, .. }))
    }

    /// Returns the fields of members.
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
    /// The wire name.
    pub wire_name: String,
    /// True if requests omit it.
    pub read_only: bool,
    /// The XML placement, unless it is an element with the wire name.
    pub xml: Option<XmlPlacement>,
    /// The value.
    pub value: MemberValue,
}

/// The value of a member.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum MemberValue {
    /// A constant text.
    Constant(Literal),
    /// The value of a field.
    Field {
        /// The field.
        field: Box<Field>,
        /// True if every value has it, so that the field is not an option.
        required: bool,
        /// The treatment by `Debug`.
        printing: Printing,
        /// The encoding, if it differs from the type's default.
        marker: Option<RustType>,
    },
}

/// The treatment of a member by `Debug`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Printing {
    /// Prints numbers, booleans and values that the specification lists, and text with the feature `debug` only.
    Default,
    /// Prints text, too.
    Shown,
    /// Prints nothing, under every feature.
    Secret,
}

/// A public field.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// The field name.
    pub name: FieldName,
    /// The type.
    pub ty: RustType,
    /// The documentation.
    pub docs: Docs,
    /// The reason of the deprecation, which may be empty. `None` if it is not deprecated.
    pub deprecated: Option<String>,
}

/// The field for additional members.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Additional {
    /// The field.
    pub field: Field,
    /// The encoding of a value, if it differs from the type's default.
    pub marker: Option<RustType>,
}

/// The placement of a member in XML.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct XmlPlacement {
    /// The kind of placement.
    pub kind: XmlKind,
    /// The URI of the namespace, if it differs from that of the parent element.
    pub namespace: Option<String>,
}

/// The representation of a member in XML.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum XmlKind {
    /// An element with this name.
    Element(String),
    /// A list whose items are elements of the first name. Readers accept the second.
    Items(String, String),
    /// An attribute with this name.
    Attribute(String),
    /// The text of the parent element.
    Text,
    /// A list with a wrapper element.
    Wrapped {
        /// The name of the wrapper.
        name: String,
        /// The name of each item.
        item: String,
    },
}

/// `new`: creates a value with the required fields.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ModelConstructor {
    /// One argument per required field.
    pub arguments: Vec<RequiredField>,
    /// The other fields.
    pub rest: OtherFields,
}

/// The fields that `new` does not set from an argument.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum OtherFields {
    /// There are none.
    None,
    /// They have the values of `Default`.
    Default,
    /// They are `None`, in a model without `Default`.
    Absent(Vec<FieldName>),
}

/// An argument of `new`, and its conversion to the field.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequiredField {
    /// The argument, which has the name of the field.
    pub name: FieldName,
    /// The type of the argument.
    pub ty: RustType,
    /// The box of the field, if it is boxed.
    pub boxed: Option<Path>,
    /// True if the field distinguishes `null` from absent.
    pub nullable: bool,
    /// True if the field is an option.
    pub optional: bool,
}

impl RequiredField {
    /// True if the argument is converted to text.
    pub fn is_text(&self) -> bool {
        matches!(self.ty, RustType::Into(_))
    }
}

/// An accessor of a flattened member.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Accessor {
    /// The method.
    pub name: FieldName,
    /// The documentation, in one line.
    pub docs: String,
    /// The return type.
    pub output: RustType,
    /// The fields on the path.
    pub steps: Vec<AccessorStep>,
}

/// A field on the path to a flattened member.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccessorStep {
    /// The field.
    pub field: FieldName,
    /// How the value is borrowed.
    pub borrow: Borrow,
    /// True if the field is an option.
    pub optional: bool,
}

/// How the value of a field is borrowed. A field that is not an option is borrowed as if it were one.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Borrow {
    /// `Option<T>` as `Option<&T>`
    Value,
    /// `Option<Box<T>>` as `Option<&T>`, `Option<String>` as `Option<&str>`, or `Option<Vec<T>>` as `Option<&[T]>`
    Target,
    /// `Option<T>` with `T: Copy`
    Copied,
    /// `Option<Nullable<T>>` as `Option<&T>`
    NotNull,
    /// `Option<Nullable<T>>` as `Option<T>`, with `T: Copy`
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
