//! The parser of resource IDs.

use std::{fmt, ops::Range};

pub(super) const PROVIDERS: &str = "providers";

/// One level of an ID: a type and a name.
#[derive(Clone, Debug)]
pub(super) struct ResourceLevel {
    /// The namespace of the resource provider.
    pub(super) namespace: Option<Range<usize>>,
    /// True if the namespace directly precedes the type.
    pub(super) begins: bool,
    pub(super) kind: Range<usize>,
    pub(super) name: Range<usize>,
}

/// The reason why text is not a resource ID.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct InvalidResourceId {
    pub(super) text: String,
    pub(super) reason: String,
}

impl fmt::Display for InvalidResourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a resource id: {}", self.text, self.reason)
    }
}

impl std::error::Error for InvalidResourceId {}

/// Returns the segments of a text with their positions.
fn segments(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut at = 0;
    text.split('/').map(move |segment| {
        let range = at..at + segment.len();
        at = range.end + 1;
        (segment, range)
    })
}

/// Returns the reason why a segment is not allowed: it would change the path of the request that contains the ID.
fn objection(segment: &str) -> Option<String> {
    if matches!(segment, "." | "..") {
        return Some(format!("`{segment}` is not a valid name"));
    }
    let is_foreign = |c: &char| matches!(c, '?' | '#' | '\\') || c.is_control();
    let found = segment.chars().find(is_foreign)?;
    Some(format!("it contains {found:?}"))
}

/// Returns the types and names of an ID, outermost first.
pub(super) fn levels(text: &str) -> Result<Vec<ResourceLevel>, String> {
    if !text.starts_with('/') {
        return Err("it does not begin with a slash".to_owned());
    }
    if let Some(reason) = segments(text).find_map(|(segment, _)| objection(segment)) {
        return Err(reason);
    }
    let mut levels = Vec::new();
    let mut namespace: Option<Range<usize>> = None;
    let mut begins = false;
    let mut rest = segments(text).skip(1).peekable();
    while let Some((kind, kind_at)) = rest.next() {
        let Some((name, name_at)) = rest.next().filter(|(name, _)| !name.is_empty()) else {
            return Err(match kind {
                "" => "it has an empty part".to_owned(),
                _ if kind.eq_ignore_ascii_case(PROVIDERS) => {
                    format!("`{kind}` is not followed by a namespace")
                }
                _ => format!("the type `{kind}` is not followed by a name"),
            });
        };
        if kind.is_empty() {
            return Err(format!("the part before `{name}` is empty"));
        }
        if kind.eq_ignore_ascii_case(PROVIDERS) && rest.peek().is_some() {
            namespace = Some(name_at);
            begins = true;
            continue;
        }
        if kind.eq_ignore_ascii_case(PROVIDERS) {
            // The ID of a provider itself, as in a list of providers.
            namespace = None;
        }
        levels.push(ResourceLevel {
            namespace: namespace.clone(),
            begins: std::mem::take(&mut begins),
            kind: kind_at,
            name: name_at,
        });
    }
    Ok(levels)
}
