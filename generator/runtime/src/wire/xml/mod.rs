//! How models travel as XML.
//!
//! The same list of a model's members serves as for JSON; it says what a member is that is not simply an element of its
//! name. Reading first makes a tree of the answer, since XML says nothing of lists: what repeats is gathered by name.
//! Writing makes a tree of the model, a `Node`, in which `@` begins the names of attributes and `$text` is the name of
//! the text.
//!
//! Elements and attributes are told apart by their local names, whatever their prefixes.

mod element;
mod members;
mod node;
mod place;
mod print;
mod reader;
mod source;

pub use element::{Element, Xml};
pub use members::xml_members;
pub use print::xml_content;
use reader::ElementReader;
use source::Elements;

/// What the name of an attribute begins with, in a tree.
const ATTRIBUTE: char = '@';

/// The name of an element's own text, in a tree.
const TEXT: &str = "$text";

/// A name without the prefix of its namespace.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
