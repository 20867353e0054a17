//! Models on the wire as XML.
//!
//! The same list of a model's members serves as for JSON; it says what a member is that is not simply an element of its
//! name. Reading first makes a tree of the answer, since XML says nothing of lists: what repeats is gathered by name.
//! Writing makes a tree of the model, a `Node`, in which `@` begins the names of attributes and `$text` is the name of
//! the text.
//!
//! Elements and attributes are told apart by their local names, whatever their prefixes.

mod element;
mod format;
mod members;
mod names;
mod node;
mod place;
mod print;
mod source;
mod tree;

pub use element::Element;
pub use format::Xml;
pub use members::xml_members;
pub use print::xml_content;
