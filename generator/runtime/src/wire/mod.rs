//! How models travel as JSON.
//!
//! A model lists its members once, in its [`Object`] implementation; decoding, encoding, request bodies and
//! `Debug` all follow from that list. Decoding streams; encoding goes through a small tree, [`Node`], so that
//! little code is made for each model.
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
mod node;
mod nullable;
mod object;
mod scalar;
mod union;
mod value;
mod writer;

pub use bytes::{Base64, Base64Url};
pub use date::{Date, Rfc7231, Time, UnixTime};
pub use enumeration::{Enumeration, EnumerationBase, read_enumeration, write_enumeration};
pub use node::Node;
pub use nullable::Nullable;
pub(super) use object::Key;
pub use object::{Member, Object, debug_object, read_object, write_object};
pub use union::{Union, UnknownKind, debug_union, read_union, write_union};
pub use value::{Encoding, Own, Wire, shape};
pub use writer::{Mode, ObjectWriter, request_content};
