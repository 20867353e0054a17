//! Encoding and decoding of models in JSON and XML.
//!
//! A model lists its members once, in the macro `model!`. Decoding, encoding, request bodies and `Debug` all follow
//! from this list. Members are read in place from a [`Source`], and written by reference to a [`Sink`].
//! No JSON tree and no copy of the value is made.
//!
//! - A `null` is read as an absent member, unless a model distinguishes them.
//! - Unknown members are skipped, or kept if the model has a field for them. Of several equal keys, the last is used.
//! - Text may be sent as a number or boolean, and numbers and booleans as text, as some services do.
//! - An `Enumeration` keeps unknown values.
//! - A `Union` keeps unknown alternatives.
//! - A `JsonUnion` keeps values of other JSON.
//! - A `Tuple` is an array whose items have types by position.

mod buffer;
mod bytes;
mod container;
mod date;
mod date_time;
mod debug;
mod default_alternative;
mod deserializer;
mod discriminator;
mod embedded_json;
mod encoded_json;
mod enumeration;
mod format;
mod http_date;
mod integer;
mod json;
mod json_union;
mod literal;
mod member;
mod member_text;
mod model;
mod not_null;
mod number;
mod object;
mod page;
mod purpose;
mod reader;
mod request;
mod required;
mod rfc7231;
mod scalar;
mod survey;
mod traits;
mod tuple;
mod union;
mod unix_time;
mod uuid;
mod value;
mod xml;

pub use bytes::{Base64, Base64Url};
pub use debug::show;
pub use default_alternative::DefaultAlternative;
pub use discriminator::{Discriminator, DiscriminatorValue};
pub use embedded_json::EmbeddedJson;
pub use encoded_json::{BytesAsText, EncodedJson};
pub use enumeration::enumeration;
pub use enumeration::{Enumeration, EnumerationBase, EnumerationEncoding, read_enumeration};
pub use format::Json;
pub use json::{json_as, request_content, request_content_as, write};
pub use json_union::json_union;
pub use json_union::{
    JsonKind, JsonMember, JsonMembers, JsonPattern, JsonUnion, JsonUnionEncoding,
    decode_alternative, json_index,
};
pub use literal::Literal;
pub use member::{Access, XmlKind, XmlMember, XmlPlacement};
pub(super) use member_text::find_text;
pub use model::model;
pub use model::slot;
pub use not_null::NotNull;
pub use object::ObjectEncoding;
pub use page::page;
pub use page::{PageItems, page_items};
pub use request::request;
pub use required::{RequiredSink, required};
pub use rfc7231::Rfc7231;
pub use traits::{
    Encoding, Format, FromMembers, MemberSink, MemberSource, Object, ReadMembers, ReadableObject,
    Sink, Source, Wire,
};
pub use tuple::tuple;
pub use tuple::{Tuple, TupleEncoding, TupleField, TupleItems, items};
pub use union::union;
pub use union::{OtherAlternative, Union, UnionEncoding, UnknownAlternative, read_alternative};
pub use unix_time::UnixTime;
pub use value::{Inherent, MemberEncoding, Native};
pub use xml::xml_members;
pub use xml::{Element, Xml, check_document, xml_content};
