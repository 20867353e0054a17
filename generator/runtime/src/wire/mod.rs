//! How models travel: as JSON, and some as XML.
//!
//! A model lists its members once, in its [`Object`] implementation; decoding, encoding, request bodies and
//! `Debug` all follow from that list. Decoding streams; encoding empties the value, or a copy of it where the value
//! is only lent, into a small tree, [`Node`], so that little code is made for each model.
//!
//! - An explicit `null` is the same as an absent member, save where a model asks for [`Nullable`].
//! - Unknown members are skipped, or kept where the model has room for them. The last of several equal keys wins.
//! - Text may come as a number or boolean, and numbers and booleans as text: services do that.
//! - An enumeration keeps a value that it does not know, and a union a kind that it does not know.

mod buffer;
mod bytes;
mod container;
mod date;
mod enumeration;
mod members;
mod node;
mod nullable;
mod object;
mod reader;
mod scalar;
mod union;
mod value;
mod writer;
mod xml;

pub use bytes::{Base64, Base64Url};
pub use date::{Date, Rfc7231, Time, UnixTime};
pub use enumeration::{Enumeration, EnumerationBase, read_enumeration, write_enumeration};
pub use members::{Access, Members};
pub use node::Node;
pub use nullable::{NotNull, Nullable};
pub use object::{Object, debug_object, read_object, write_object};
pub(super) use reader::Key;
pub use union::{Union, UnknownKind, read_union, write_union};
pub use value::{Encoding, Own, Wire, shape};
use writer::Writer;
pub use writer::{Mode, request_content, request_content_as};
pub use xml::{Element, Form, read_either, xml_content};
