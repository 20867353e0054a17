//! From the package and its names to the crate as data.

pub(crate) mod context;
mod definition;
pub(crate) mod enumeration;
mod example_tests;
mod frame;
pub(crate) mod model;
mod page;
mod parameter_group;
mod placement;
pub(crate) mod types;
mod union;
mod xml;

pub(crate) use definition::definition;
pub(crate) use example_tests::example_tests;
