//! The alternatives of a choice.

use std::rc::Rc;

use crate::dialect::document::Schema;
use crate::ir::Origin;

/// An alternative of a choice.
#[derive(Clone, Debug)]
pub(crate) struct Alternative<'s> {
    /// The schema in the list of alternatives.
    pub schema: Schema<'s>,
    /// The origin of this schema.
    pub origin: Origin,
    /// The schema with its references resolved.
    pub target: Rc<Schema<'s>>,
    /// The origin of the resolved schema.
    pub target_origin: Origin,
}
