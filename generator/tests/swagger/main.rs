//! Lowering of Swagger 2.0, one tiny description a construct.

mod body;
mod client;
mod composition;
mod definition;
mod enumeration;
mod example;
mod facts;
mod family;
mod format;
mod long_running;
mod mistakes;
mod mutation;
mod operation;
mod paging;
mod parameter;
mod reference;
mod response;
mod support;
