//! How models travel: as JSON, and some as XML.
//!
//! A model lists its members once, in its [`Object`] implementation; decoding, encoding, request bodies and
//! `Debug` all follow from that list. Decoding streams; encoding empties the value, or a copy of it where the value
//! is only lent, into a small tree, [`Node`], so that little code is made for each model.
//!
//! - An explicit `null` is the same as an absent member, save where a model asks for it.
//! - Unknown members are skipped, or kept where the model has room for them. The last of several equal keys wins.
//! - Text may come as a number or boolean, and numbers and booleans as text: services do that.
//! - An [`Enumeration`] keeps a value that it does not know.
//! - A [`Union`] keeps a kind that it does not know.

mod buffer;
mod bytes;
mod container;
mod date_time;
mod enumeration;
mod http_date;
mod member_text;
mod members;
mod node;
mod not_null;
mod number;
mod object;
mod reader;
mod rfc7231;
mod scalar;
mod source;
mod union;
mod unix_time;
mod value;
mod writer;
mod xml;

pub use bytes::{Base64, Base64Url};
pub use enumeration::{Enumeration, EnumerationBase, read_enumeration, write_enumeration};
pub(super) use member_text::find_text;
pub use members::{Access, Form, Members, Place};
pub use node::Node;
pub use not_null::NotNull;
pub use object::{Object, debug_object, read_object, write_object};
pub use rfc7231::Rfc7231;
pub use source::{Fill, Source};
pub use union::{Union, UnknownKind, read_union, write_union};
pub use unix_time::UnixTime;
pub use value::{Encoding, Own, Wire, shape};
use writer::Writer;
pub use writer::{Mode, request_content, request_content_as};
pub use xml::{Element, read_either, xml_content};
