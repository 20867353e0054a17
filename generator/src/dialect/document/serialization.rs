//! The serialization of parameters and headers.

use crate::ir::ParameterStyle;

/// How the value of a parameter or header is written, if it is a list or an object.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Serialization {
    /// The style.
    pub style: ParameterStyle,
    /// True if each item or member is written on its own.
    pub explode: bool,
    /// True if an object is written in the style, member by member. Otherwise it is JSON.
    pub by_member: bool,
}
