//! API descriptions, whatever language they are written in, read into one document model.
//!
//! A `Reader` hands out the objects of [`document`] when they are asked for. What the languages express
//! in different ways is the same data there: the folder of a dialect translates it, and knows nothing of the stages that
//! use it.

pub mod document;

mod chain;
mod conventions;
mod openapi3;
pub(crate) mod origin;
mod parameterized_host;
mod parameters;
mod reader;
mod reading;
mod report;
mod resource_manager;
mod schema;
mod swagger2;
mod targets;

pub(crate) use chain::{Chain, cycle, only_reference, referenced_schema};
pub(crate) use conventions::Conventions;
pub(crate) use reader::Reader;
pub(crate) use reading::Reading;
pub(crate) use report::Report;
