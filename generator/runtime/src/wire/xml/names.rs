//! The names of attributes, texts and elements in a tree.

/// The first character of the name of an attribute, in a tree.
pub(super) const ATTRIBUTE: char = '@';

/// The name of an element's own text, in a tree.
pub(super) const TEXT: &str = "$text";

/// A name without the prefix of its namespace.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
