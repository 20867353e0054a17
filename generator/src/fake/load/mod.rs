//! Loads descriptions into a catalog of operations.

mod builtin;
mod catalog;
mod input;

pub(super) use catalog::{CatalogOperation, OperationCatalog};
pub(super) use input::load;
pub use input::{DescriptionInput, LoadError};
