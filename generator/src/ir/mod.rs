//! The intermediate representation: the API in terms of its specification, without dialect and without Rust.
//!
//! Lowering creates these types, passes refine them, [`names`](crate::names) assigns identifiers to them, and
//! [`rust`](crate::rust) converts them to the crate as data. Every node has its [`Origin`], so that all stages can
//! report the line in the specification.

mod api;
mod body_kind;
mod client;
mod decided;
mod definition;
mod definition_id;
mod enumeration;
mod example;
mod group_reach;
mod json_in_text;
mod json_type;
mod json_type_of;
mod json_union;
mod limits;
mod literal;
mod method;
mod model;
mod operation;
mod origin;
mod package;
mod paging;
mod parameter;
mod profile;
mod response;
#[cfg(any(feature = "cli", feature = "fake"))]
mod sample;
mod scope;
mod serialization;
mod text;
mod tuple;
mod types;
mod union;
mod usage;
mod webhook;
mod xml;
mod xml_document;

pub use api::Api;
pub use body_kind::{BodyKind, ItemFormat};
pub use client::{Authentication, Client, Endpoint, EndpointParameter, NamedServer};
pub use decided::Decided;
pub use definition::{
    Definition, DefinitionHome, DefinitionKind, DefinitionName, Definitions, Family,
};
pub use definition_id::DefinitionId;
pub use enumeration::{Enumeration, EnumerationBase, EnumerationValue};
pub use example::{Example, ExampleResponse, ScatteredExample};
pub use group_reach::{GroupReach, GroupSet};
pub use json_type::JsonType;
pub use json_union::{DeclaredMembers, DistinctiveMember, JsonAlternative, JsonUnion};
pub use limits::{Bound, CountRange, Limits};
pub use literal::Literal;
pub use method::HttpMethod;
pub use model::{Flatten, Flattening, Model, Mutability, Property, Storage};
pub use operation::{
    ApiVersion, Body, BodyFlag, ErrorModel, FinalResult, FinalState, LongRunning, Operation,
    OperationGroup, ResponseChoice, ResultSchema,
};
pub use origin::{DocumentId, Origin};
pub use package::{CommonDefinition, CommonFile, CommonFolder, Module, Package};
pub use paging::{Listing, NextPage, Pageable, Paging};
pub use parameter::{
    GroupUse, Parameter, ParameterGroup, ParameterLocation, ParameterStyle, SuppliedBy,
};
pub use profile::{Profile, UnknownProperties};
pub use response::{
    Header, HeaderSet, ItemDecoding, Output, Response, StatusBody, StatusCode, StreamItems,
};
#[cfg(any(feature = "cli", feature = "fake"))]
pub use sample::{RequiredMembers, SampleGuide, sample, settled_state};
pub use serialization::PartMediaType;
pub use text::{Docs, code, is_invisible, is_tidy};
pub use tuple::{FurtherItems, Tuple, TupleItem};
pub use types::{JsonInText, Scalar, TextEncoding, Type};
pub use union::{Alternative, Union};
pub use usage::Usage;
pub use webhook::Webhook;
pub use xml::{Xml, XmlForm, XmlList, XmlRoot};
pub use xml_document::{escaped_xml, xml_document, xml_element_name};
