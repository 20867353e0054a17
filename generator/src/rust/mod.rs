//! The crate as data, with all names and decisions, before it is printed.
//!
//! [`builder`] converts the package and its names. The data refers to items of the runtime by [`runtime::RuntimeItem`]
//! and to types by [`types::RustType`]. [`emit`](crate::emit) prints it.

pub mod builder;
pub mod client;
pub mod definition;
pub mod docs;
pub mod enumeration;
#[cfg(feature = "cli")]
pub mod example_tests;
pub mod expression;
pub mod gate;
pub mod headers;
pub mod http_method;
pub mod json_union;
pub mod krate;
pub mod literal;
pub mod method;
pub mod model;
pub mod options;
pub mod output;
pub mod path;
pub mod request;
pub mod runtime;
pub mod spec;
pub mod tuple;
pub mod types;
pub mod union;
pub mod webhook;
