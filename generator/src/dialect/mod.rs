//! API descriptions in several dialects, read into one document model.
//!
//! A `Reader` returns the objects of [`document`]. The folder of each dialect converts its syntax to the same data.
//! Dialects do not know the later stages.

pub mod document;

mod autorest;
mod chain;
mod conventions;
mod examples;
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
pub(crate) use examples::scattered_examples;
pub(crate) use reader::Reader;
pub(crate) use reading::Reading;
pub(crate) use report::Reporter;
