//! A schema where it is used, and what may stand there.

use super::attributes::Facts;
use super::name_path::Words;
use super::shape::Standing;
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
    pub fn unless_null(self, facts: &Facts) -> Self {
        match facts.nullable {
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
    pub words: Words<'n>,
    pub standing: Standing,
    /// Whether the client may fill in the value where the schema knows only one.
    pub constant: Constant,
}

impl<'n, 's> Node<'n, 's> {
    /// A schema that stands where it is used.
    pub fn inline(schema: &'n Schema<'s>, origin: &'n Origin, words: Words<'n>) -> Self {
        Node {
            schema,
            origin,
            words,
            standing: Standing::Inline,
            constant: Constant::Never,
        }
    }
}

/// What may stand somewhere, and the facts that go with it.
#[derive(Clone, Debug)]
pub(crate) struct Lowered {
    pub ty: Type,
    pub facts: Facts,
}

impl Lowered {
    /// Any JSON value, for want of something better.
    pub fn any(facts: Facts) -> Self {
        Lowered {
            ty: Type::Any,
            facts,
        }
    }
}
