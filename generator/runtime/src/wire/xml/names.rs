//! The names of attributes, text and elements in a tree.

/// The first character of attribute names in a tree.
pub(super) const ATTRIBUTE: char = '@';

/// The name of an element's text in a tree.
pub(super) const TEXT: &str = "$text";

/// Returns a name without its namespace prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
