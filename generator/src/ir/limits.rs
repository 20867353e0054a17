//! The limits of values.

use serde_json::Number;

/// The limits of a value, for servers that check requests. Documentation has them as sentences. Those of text that
/// contains JSON are the limits of the JSON.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// The least number.
    pub minimum: Option<Bound>,
    /// The greatest number.
    pub maximum: Option<Bound>,
    /// The number of which a value is a multiple.
    pub multiple_of: Option<Number>,
    /// The least and the greatest number of characters.
    pub length: CountRange,
    /// The pattern, as an ECMAScript regular expression.
    pub pattern: Option<String>,
    /// The least and the greatest number of items.
    pub items: CountRange,
    /// True if no item may occur twice.
    pub unique_items: bool,
    /// The least and the greatest number of members.
    pub members: CountRange,
    /// The limits of each item.
    pub item: Option<Box<Limits>>,
}

/// A bound of numbers.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bound {
    /// The number.
    pub number: Number,
    /// True if the number itself is not allowed.
    pub exclusive: bool,
}

/// A range of counts, with both ends.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct CountRange {
    /// The least count.
    pub least: Option<u64>,
    /// The greatest count.
    pub most: Option<u64>,
}

impl CountRange {
    /// True if a count is in the range.
    pub fn contains(self, count: u64) -> bool {
        self.least.is_none_or(|least| count >= least) && self.most.is_none_or(|most| count <= most)
    }
}

impl Limits {
    /// True if every value is within the limits.
    pub fn is_empty(&self) -> bool {
        *self == Limits::default()
    }
}
