//! Schemas: the types of values, and the definitions that they need.

mod alternatives;
mod attributes;
mod catalog;
mod choice;
mod constraint;
mod content;
mod default;
mod discriminator;
mod docs;
mod drain;
mod enumeration;
mod family;
mod inheritance;
mod model;
mod name_path;
mod named;
mod node;
mod scalar;
mod shape;
mod trail;
mod union;
mod value;
mod xml;

pub(super) use catalog::Catalog;
pub(super) use default::{check_client_default, check_default};
pub(super) use docs::{docs, text};
pub(super) use drain::drain;
pub(super) use inheritance::{check_inheritance, tag_kinds};
pub(super) use model::complete_value;
pub(super) use name_path::{TargetName, Words};
pub(super) use node::{Constant, Node};
pub(super) use scalar::{textual, textual_within};
pub(super) use shape::{Shape, Shapes, Standing};
pub(super) use trail::Trail;
pub(super) use xml::list as xml_list;
