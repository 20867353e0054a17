//! Schemas: the types of values, and the definitions that they need.

mod alternative;
mod alternatives;
mod attributes;
mod builder;
mod by_type;
mod catalog;
mod choice;
mod constraint;
mod content;
mod default;
mod default_alternative;
mod discriminator;
mod distinctive_member;
mod docs;
mod drain;
mod embedded;
mod enumeration;
mod family;
mod inheritance;
mod job;
mod json_alternative;
mod json_type;
mod json_union;
mod limits;
mod member_values;
mod model;
mod model_queue;
mod name_path;
mod node;
mod overlooked;
mod scalar;
mod shape;
mod trail;
mod tuple;
mod tuple_items;
mod union;
mod unused;
mod value;
mod with_parents;
mod xml;

pub(super) use builder::Builder;
pub(super) use default::check_default;
pub(super) use docs::{docs, text};
pub(super) use drain::drain;
pub(super) use inheritance::{check_inheritance, set_discriminator_values};
pub(super) use model::{
    complete_content, complete_named_value, complete_text_content, complete_value,
};
pub(super) use name_path::NamePath;
pub(super) use node::{Constant, Lowered, SchemaNode};
pub(super) use scalar::{textual, textual_within};
pub(super) use unused::check_unused;
pub(super) use value::report_content;
pub(super) use xml::list as xml_list;
