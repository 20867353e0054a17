//! Loads descriptions into a catalog of operations.

mod builtin;
mod catalog;
mod example;
mod example_facts;
mod input;

pub(super) use catalog::{CatalogOperation, OperationCatalog};
pub(super) use example::success;
pub(super) use input::load;
pub use input::{DescriptionInput, LoadError};
