//! The document model: typed structs that borrow from a description. They have the keys of Swagger 2.0, AutoRest's
//! extensions, and the keys that other dialects add.
//!
//! Each struct is one object of the description; [`read`](fn@read) creates it from the value at an origin. Large
//! objects (the root, path items) are read in parts, so that an error in one operation does not hide errors in others.

mod content;
mod enumeration;
mod exclusive_bound;
mod extensions;
mod ignored_keys;
mod lenient_de;
mod long_running;
mod media_type;
mod operation;
mod parameter;
mod parameter_in;
mod parameterized_host;
mod path_item;
mod read;
mod resolved_parameter;
mod response;
mod root;
mod schema;
mod schema_content;
mod security;
mod serialization;
mod server;
mod status;
mod value_de;
mod webhook;

pub use content::{Content, MediaType, PartEncoding, RequestBody};
pub use enumeration::{EnumValue, XEnum};
pub use exclusive_bound::ExclusiveBound;
pub use extensions::{AllowedResource, ArmIdDetails, Examples, Pageable, ParameterGrouping, Xml};
pub use lenient_de::{Deprecated, Required, SchemaType, SchemaTypes};
pub use long_running::{FinalSchema, LongRunningOptions};
pub use media_type::{body_kind, essence, holds_every_format, is_plain_json, is_range, usual};
pub use operation::{Grouping, Operation, OperationReference};
pub use parameter::Parameter;
pub use parameter_in::{ParameterIn, is_header_name};
pub use parameterized_host::ParameterizedHost;
pub use path_item::PathItem;
pub use read::{ReadObject, TypeMismatch, Unread, read};
pub use resolved_parameter::{ResolvedParameter, overlay};
pub use response::{Header, ItemsMedia, Response};
pub use root::{Info, Root};
pub use schema::{AdditionalProperties, Discriminator, Schema};
pub use security::{Requirement, SecurityScheme, addresses};
pub use serialization::Serialization;
pub use server::{
    Host, NamedServer, OperationServer, Server, ServerUrl, names_in, split_authority,
};
pub use status::Status;
pub use webhook::WebhookPlace;
