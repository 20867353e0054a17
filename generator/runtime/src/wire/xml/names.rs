//! The names of attributes, text and elements in a tree.

/// The first character of attribute names in a tree.
pub(super) const ATTRIBUTE: char = '@';

/// The name of an element's text in a tree.
pub(super) const TEXT: &str = "$text";

/// The reason why a caller's key that looks like one of these names cannot be written.
pub(super) const MARK_AS_KEY: &str = "the key cannot be a name in XML";

/// The reason why a text that contains JSON cannot be written.
pub(super) const NO_JSON: &str = "the value cannot be written as JSON";

/// True if a name in a tree is that of an attribute or of text.
pub(super) fn is_mark(name: &str) -> bool {
    name.starts_with(ATTRIBUTE) || name == TEXT
}

/// Returns a name without its namespace prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
