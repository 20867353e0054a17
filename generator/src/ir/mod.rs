//! The API in the words of its specification, free of dialect and free of Rust.
//!
//! Lowering writes these types, passes refine them, [`names`](crate::names) gives them identifiers and
//! [`emit`](crate::emit) prints them. Every node knows its [`Origin`], so that any later stage can
//! point at the line of the specification that it speaks of.

mod api;
mod client;
mod definition;
mod definition_id;
mod enumeration;
mod example;
mod method;
mod model;
mod operation;
mod origin;
mod package;
mod paging;
mod parameter;
mod response;
mod text;
mod types;
mod union;
mod usage;
mod xml;

pub use api::Api;
pub use client::{Authentication, Client, Endpoint, EndpointParameter};
pub use definition::{Definition, DefinitionKind, DefinitionName, Definitions, Home};
pub use definition_id::DefinitionId;
pub use enumeration::{Enumeration, EnumerationBase, EnumerationValue};
pub use example::{Example, ExampleResponse};
pub use method::HttpMethod;
pub use model::{Flattening, Model, Mutability, Property};
pub use operation::{
    ApiVersion, Body, BodyKind, ErrorModel, FinalState, LongRunning, Operation, OperationGroup,
};
pub use origin::{DocumentId, Origin};
pub use package::{CommonDefinition, CommonFile, CommonFolder, Module, Package};
pub use paging::{Listing, NextPage, Pageable, Paging};
pub use parameter::{
    GroupUse, Parameter, ParameterGroup, ParameterLocation, ParameterStyle, SuppliedBy,
};
pub use response::{Header, HeaderSet, Output, Response, StatusCode};
pub use text::{Docs, code, is_invisible};
pub use types::{Scalar, Type};
pub use union::{Union, Variant};
pub use usage::Usage;
pub use xml::{Xml, XmlForm, XmlList, XmlRoot};
