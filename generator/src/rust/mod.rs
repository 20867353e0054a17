//! The crate as data: everything that the output holds, decided and named, before anything is printed.
//!
//! [`build`] is the only place that walks the package and its names side by side. What it makes refers to items of the
//! runtime by [`runtime::RuntimeItem`], so the parts of the runtime that a crate needs follow from the data.

pub mod build;
pub mod definition;
pub mod docs;
pub mod enumeration;
pub mod model;
pub mod options;
pub mod path;
pub mod runtime;
pub mod types;
pub mod union;
