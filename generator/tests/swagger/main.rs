//! Tests of lowering, with one small description per construct.

mod anchors;
mod body;
mod client;
mod composition;
mod definition;
mod enumeration;
mod events;
mod example;
mod facts;
mod family;
mod format;
mod json_schema;
mod json_unions;
mod long_running;
mod mistakes;
mod mutation;
mod openapi3;
mod openapi32;
mod operation;
mod paging;
mod parameter;
mod reference;
mod response;
mod support;
mod tuples;
mod xml;
