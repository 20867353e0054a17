//! A schema where it is used, and what may stand there.

use super::attributes::SchemaAttributes;
use super::name_path::NamePath;
use super::shape::Naming;
use crate::dialect::document::Schema;
use crate::ir::{Origin, Type};

/// Whether the client may fill in the only value that a schema knows: the place must be required.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Constant {
    /// It may not.
    Never,
    /// Where the value is text.
    Text,
    /// Whatever the value is: it travels as text.
    Any,
}

impl Constant {
    /// The same, unless the place may be `null`.
    pub fn unless_null(self, attributes: &SchemaAttributes) -> Self {
        match attributes.nullable {
            Some(true) => Constant::Never,
            _ => self,
        }
    }
}

/// A schema and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'n, 's> {
    pub schema: &'n Schema<'s>,
    pub origin: &'n Origin,
    pub words: NamePath<'n>,
    pub naming: Naming,
    /// Whether the client may fill in the value where the schema knows only one.
    pub constant: Constant,
}

impl<'n, 's> Node<'n, 's> {
    /// A schema that stands where it is used.
    pub fn inline(schema: &'n Schema<'s>, origin: &'n Origin, words: NamePath<'n>) -> Self {
        Node {
            schema,
            origin,
            words,
            naming: Naming::Inline,
            constant: Constant::Never,
        }
    }
}

/// What may stand somewhere, and the attributes that go with it.
#[derive(Clone, Debug)]
pub(crate) struct Lowered {
    pub ty: Type,
    pub attributes: SchemaAttributes,
}

impl Lowered {
    /// Any JSON value, for want of something better.
    pub fn any(attributes: SchemaAttributes) -> Self {
        Lowered {
            ty: Type::Any,
            attributes,
        }
    }
}
