//! The runtime as emitted methods and models use it, against a service that answers from a script.

mod body_limit;
mod call;
mod call_hostile;
mod connection;
mod deadline;
mod debug;
mod error;
mod faults;
mod form;
mod links;
mod long_running;
mod long_running_matrix;
mod numbers;
mod paging;
mod provider_registration;
mod redirect;
mod resource_id;
mod resume_tokens;
mod secrets;
mod style;
mod support;
mod text;
mod tracing;
mod unions;
mod wire;
mod xml;
