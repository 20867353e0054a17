//! The serialization of parameters and headers.

use crate::ir::ParameterStyle;

/// The serialization of a list or object in a parameter or header.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Serialization {
    /// The style.
    pub style: ParameterStyle,
    /// True if items or members are written separately.
    pub explode: bool,
    /// True if an object is written in the style. Otherwise it is JSON.
    pub by_member: bool,
}
