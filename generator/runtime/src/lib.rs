//! Shared runtime of all clients in this crate.
//!
//! For users of the clients:
//!
//! - [`ServiceError`] is the description of a failure by the service: status code, error code, message, details and
//!   request IDs. It is in any error of a client. [`error_body`] reads errors that have their own model.
//! - [`Operation`] is the state of a long-running operation, as a poller yields it, with a token to resume it in
//!   another process. [`resume_token`] returns the token after an error. [`FinalState`] is the location of the result.
//! - [`Deadline`] limits the time of a call, and [`NoRetries`] disables its retries.
//! - [`ResourceId`] parses and formats IDs of Azure resources and finds their parents.
//! - [`ResponseTooLarge`] is the error if a response exceeds the limit in the client options.
//! - [`Nullable`] is a value or an explicit `null`, for request members where the difference matters.
//! - [`Deep`] is a box that ends a chain of nested models.
//! - [`ResourceManager`] is the key of the Azure Resource Manager audience in a custom cloud.
//! - [`request_content`](wire::request_content) creates a request body from any value, such as a list of models.
//!
//! The rest is called by the methods of clients and models: a [`Call`] describes a request, a [`Connection`] sends it,
//! and [`wire`] encodes and decodes models.

pub(crate) mod answer;
mod authentication;
mod bearer;
mod body;
mod body_limit;
mod call;
mod client_request_id;
mod cloud;
mod connection;
mod cookie_key;
mod deadline;
mod deep;
mod double_encoding;
mod element_pager;
mod encode;
mod encoded;
mod endpoint;
mod endpoint_template;
mod error;
mod error_elements;
mod exists;
mod form;
mod header;
mod header_map;
mod json_text;
mod key;
mod link;
mod link_version;
mod list;
mod long_running;
mod long_running_encoded;
mod long_running_pages;
mod long_running_text;
mod nesting;
mod next;
mod next_operation;
mod nullable;
mod optional_segment;
mod options;
mod paging;
mod parameter;
mod pipeline;
mod plain_text;
mod provider_registration;
mod read_header;
mod read_header_list;
mod redact;
mod redirect;
mod request;
mod resource_id;
mod retries;
mod send_by_status;
mod send_element;
mod send_encoded;
mod send_optional;
mod send_text;
mod stream;
mod style;
mod target;
mod template;
mod text_as;
mod transport;
mod transport_error;
pub mod wire;

pub use answer::Answer;
pub use authentication::Authentication;
pub use body_limit::ResponseTooLarge;
pub use call::Call;
pub use cloud::ResourceManager;
pub use connection::{Connection, MakePolicy, Settings};
pub use deadline::{Clock, Deadline, DeadlineExceeded};
pub use deep::Deep;
pub use double_encoding::percent_encoded;
pub use encoded::encoded;
pub use endpoint::Endpoint;
pub use error::{ServiceError, ServiceErrorDetail, error_body, error_headers};
pub use form::{File, Form};
pub use header_map::header_map;
pub use json_text::{
    json_list_as, json_string, json_text, json_text_as, json_texts, json_texts_as,
};
pub use list::{ParameterList, Separator};
pub use long_running::{FinalState, LongCall, Operation, PollingLinkRefused, resume_token};
pub use nesting::Nesting;
pub use next::{ListCall, Next, NextRequest};
pub use next_operation::NextOperation;
pub use nullable::Nullable;
pub use options::{BeginOptions, CallOptions, ListOptions};
pub use parameter::{Parameter, Unwritable};
pub use plain_text::plain_text;
pub use provider_registration::provider_registration;
pub use read_header::{read_header, read_header_as};
pub use read_header_list::{read_header_list, read_header_list_as};
pub use resource_id::{InvalidResourceId, ResourceId};
pub use retries::NoRetries;
pub use style::{Parts, Style};
pub use text_as::{TextAs, text_as, texts_as};
