//! From the package and its names to the crate as data.

pub(crate) mod context;
mod definition;
pub(crate) mod enumeration;
pub(crate) mod model;
mod page;
pub(crate) mod types;
mod union;
mod xml;

pub(crate) use definition::definition;
