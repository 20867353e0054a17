//! An API description with AutoRest's extensions, as typed structs that borrow from the document: the words of Swagger
//! 2.0, and what other dialects have beyond it.
//!
//! Each struct is one object of the language; [`read`](fn@read) makes one from the value at an origin. Large
//! objects (the root, a path item) are read a layer at a time, so that a mistake in one operation does not
//! hide the mistakes in the others.

mod content;
mod enumeration;
mod extensions;
mod operation;
mod parameter;
mod path_item;
mod quiet;
mod read;
mod response;
mod root;
mod schema;
mod shapes;
mod strict;

pub use content::{Content, Encoding, MediaType, RequestBody};
pub use enumeration::{EnumValue, XEnum};
pub use extensions::{
    AllowedResource, ArmIdDetails, Examples, FinalSchema, LongRunningOptions, Pageable,
    ParameterGrouping, ParameterizedHost, Xml,
};
pub use operation::Operation;
pub use parameter::Parameter;
pub use path_item::PathItem;
pub use read::{Misshapen, Unread, read};
pub use response::{Header, Response};
pub use root::{Info, Root};
pub use schema::{AdditionalProperties, Discriminator, Schema};
pub use shapes::{Deprecated, Kind, Kinds, Required};
