//! `$filter` of lists: the part of OData that services of Azure have.

mod evaluate;
mod members;
mod parse;
mod token;

use serde_json::Value;

pub(super) use members::unknown_member;
pub(super) use parse::parse;

/// A condition that the items of a list meet.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FilterExpression {
    /// A comparison of a member with a value.
    Compare {
        /// The path of the member.
        path: Vec<String>,
        /// The operator.
        operator: FilterOperator,
        /// The value.
        value: Value,
    },
    /// A function of the text of a member.
    Text {
        /// The function.
        function: TextFunction,
        /// The path of the member.
        path: Vec<String>,
        /// The text.
        text: String,
    },
    /// Both conditions.
    And(Box<FilterExpression>, Box<FilterExpression>),
    /// At least one of the conditions.
    Or(Box<FilterExpression>, Box<FilterExpression>),
    /// Not the condition.
    Not(Box<FilterExpression>),
    /// The item is at the scope of the request or above it (`atScope()`).
    AtScope,
    /// The item is at, above or below the scope of the request (`atScopeAndBelow()`).
    AtScopeAndBelow,
}

/// An operator of comparisons.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum FilterOperator {
    /// `eq`
    Equal,
    /// `ne`
    NotEqual,
    /// `gt`
    Greater,
    /// `ge`
    GreaterOrEqual,
    /// `lt`
    Less,
    /// `le`
    LessOrEqual,
}

/// A function of text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum TextFunction {
    /// `startswith(member, 'text')`
    StartsWith,
    /// `endswith(member, 'text')`
    EndsWith,
    /// `contains(member, 'text')`, or `substringof('text', member)`
    Contains,
}
