//! Models in XML.
//!
//! XML uses the same list of members as JSON; members that are not elements with their own name declare their
//! placement. A response is first read into a tree, in which repeated elements are grouped by name, because XML does
//! not mark lists. A model is first written to a tree of `XmlNode`s, in which attribute names begin with `@` and the
//! text is named `$text`.
//!
//! Elements and attributes are identified by their local names; prefixes are ignored.

mod document;
mod element;
mod format;
mod members;
mod names;
mod node;
mod place;
mod print;
mod source;
mod tree;

pub use document::check_document;
pub use element::Element;
pub use format::Xml;
pub use members::xml_members;
pub use print::xml_content;
