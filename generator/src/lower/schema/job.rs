//! Models and alternatives that are still to be lowered.

use std::rc::Rc;

use super::alternative::Alternative;
use super::name_path::TargetName;
use crate::dialect::document::Schema;
use crate::ir::{DefinitionId, Origin};

/// A model whose members are still to be lowered.
pub(crate) struct Job<'s> {
    /// The model.
    pub id: DefinitionId,
    /// The place of its schema.
    pub origin: Origin,
    /// Its schema.
    pub schema: Rc<Schema<'s>>,
    /// The name that its members are named after.
    pub name: TargetName,
    /// The number of schemas around it.
    pub nesting: usize,
}

/// What a value leaves to be lowered once it is complete.
pub(crate) enum Pending<'s> {
    /// The members of an inline model.
    Model(Job<'s>),
    /// The kinds of a union.
    Union(Kinds<'s>),
}

/// The kinds of a union that are still to be defined.
pub(crate) struct Kinds<'s> {
    /// The union.
    pub union: DefinitionId,
    /// The alternatives, each with the value of the discriminator.
    pub alternatives: Vec<(String, Alternative<'s>)>,
    /// The name that the kinds are named after.
    pub name: TargetName,
    /// The number of schemas around the union.
    pub nesting: usize,
}
