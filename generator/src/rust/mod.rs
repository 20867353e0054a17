//! The crate as data: what each definition becomes, decided and named, before anything is printed.
//!
//! [`builder`] walks the package and its names side by side. What it makes refers to items of the runtime by
//! [`runtime::RuntimeItem`] and to types by [`types::RustType`]; [`emit`](crate::emit) prints it.

pub mod builder;
pub mod client;
pub mod definition;
pub mod docs;
pub mod enumeration;
pub mod example_tests;
pub mod expression;
pub mod gate;
pub mod headers;
pub mod http_method;
pub mod krate;
pub mod method;
pub mod model;
pub mod options;
pub mod output;
pub mod path;
pub mod request;
pub mod runtime;
pub mod spec;
pub mod types;
pub mod union;
