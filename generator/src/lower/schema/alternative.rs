//! One of several schemas that a value may be of.

use std::rc::Rc;

use crate::dialect::document::Schema;
use crate::ir::Origin;

/// One of several schemas that a value may be of.
#[derive(Clone, Debug)]
pub(crate) struct Alternative<'s> {
    /// The schema in the list of alternatives.
    pub schema: Schema<'s>,
    /// The place of that schema.
    pub origin: Origin,
    /// The schema with its references resolved.
    pub target: Rc<Schema<'s>>,
    /// The place of that schema.
    pub target_origin: Origin,
}
