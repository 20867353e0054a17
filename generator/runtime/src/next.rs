//! Where the next page of a list is.

use super::NextOperation;

/// Where the next page of a list is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Next {
    /// There is none: one page holds all.
    Never,
    /// Behind the link in the member to which these names lead, outermost first.
    Link(&'static [&'static str]),
    /// Where an operation fetches it that takes what the member to which these names lead holds.
    Operation(&'static [&'static str], NextOperation),
    /// The same call gets it, with what is in the member to which these names lead as this query parameter.
    Marker(&'static [&'static str], &'static str),
}
