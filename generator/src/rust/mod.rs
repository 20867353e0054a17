//! The crate as data: what each definition becomes, decided and named, before anything is printed.
//!
//! [`build`] walks the package and its names side by side. What it makes refers to items of the runtime by
//! [`runtime::RuntimeItem`] and to types by [`types::RustType`]; [`emit`](crate::emit) prints it.

pub mod build;
pub mod definition;
pub mod docs;
pub mod enumeration;
pub mod example_tests;
pub mod krate;
pub mod model;
pub mod options;
pub mod path;
pub mod runtime;
pub mod types;
pub mod union;
