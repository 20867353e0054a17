//! A schema where it is used, and the result of lowering it.

use super::attributes::SchemaAttributes;
use super::docs::text;
use super::name_path::NamePath;
use super::shape::Naming;
use crate::dialect::document::Schema;
use crate::ir::{DefinitionName, Origin, Type};

/// The values that may be constants of the client, if they are the only ones of a schema and required.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Constant {
    /// Never a constant.
    Never,
    /// A constant if the value is text.
    Text,
    /// A constant of any type, since it is sent as text.
    Any,
}

impl Constant {
    /// Returns `Never` if the value may be `null`.
    pub fn unless_null(self, attributes: &SchemaAttributes) -> Self {
        match attributes.nullable {
            Some(true) => Constant::Never,
            _ => self,
        }
    }
}

/// A schema where it is used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SchemaNode<'n, 's> {
    pub schema: &'n Schema<'s>,
    pub origin: &'n Origin,
    pub words: NamePath<'n>,
    pub naming: Naming,
    /// The rule for constants.
    pub constant: Constant,
}

impl<'n, 's> SchemaNode<'n, 's> {
    /// Creates a node for an inline schema.
    pub fn inline(schema: &'n Schema<'s>, origin: &'n Origin, words: NamePath<'n>) -> Self {
        SchemaNode {
            schema,
            origin,
            words,
            naming: Naming::Inline,
            constant: Constant::Never,
        }
    }

    /// Returns the name of the definition of the schema's values: that of `x-ms-enum`, or else one by its place.
    pub fn name_of_values(&self) -> DefinitionName {
        let declared = self.schema.x_enum.as_ref();
        match declared.and_then(|x_enum| text(x_enum.name)) {
            Some(name) => DefinitionName::Declared(name),
            None => self.words.name_with(self.schema.client_name),
        }
    }
}

/// The type of a value, and its attributes.
#[derive(Clone, Debug)]
pub(crate) struct Lowered {
    pub ty: Type,
    pub attributes: SchemaAttributes,
}

impl Lowered {
    /// Creates the result for any JSON value, if there is no better type.
    pub fn any(attributes: SchemaAttributes) -> Self {
        Lowered {
            ty: Type::Any,
            attributes,
        }
    }
}
