//! Tests of the runtime as emitted code uses it, against a scripted service.

mod body_limit;
mod call;
mod call_hostile;
mod connection;
mod dates;
mod deadlines_and_retries;
mod debug;
mod error;
mod faults;
mod form;
mod json_unions;
mod links;
mod long_running;
mod numbers;
mod paging;
mod provider_registration;
mod redirect;
mod resource_id;
mod secrets;
mod style;
mod support;
mod text;
mod tracing;
mod unions;
mod wire;
mod xml;
