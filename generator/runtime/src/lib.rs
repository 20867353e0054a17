//! Shared runtime of all clients in this crate.
//!
//! What users of the clients find here:
//!
//! - [`ServiceError`] finds everything that a service says about a failure in any error: status, code, message,
//!   details and request ids. [`error_body`] reads failures that have a model of their own.
//! - [`Operation`] is the state of a long-running operation, as a poller gives it, with a token to go on with in another
//!   process. [`Deadline`] says when to stop waiting, [`resume_token`] how to resume after an error. [`FinalState`] says where the result is.
//! - [`ResourceId`] parses, formats and climbs the ids of Azure resources.
//! - [`ResponseTooLarge`] is the reason for an error if a response exceeds the limit of the client options.
//! - [`Nullable`] is a value or an explicit `null`, for members of requests where that makes a difference.
//! - [`Deep`] is a box that ends a chain of models.
//! - [`ResourceManager`] is the key under which a custom cloud names its Azure Resource Manager.
//! - [`request_content`](wire::request_content) makes the body of a request of any value, a list of models for one.
//!
//! The rest is what the methods of clients and models call: a [`Call`] describes a request, a [`Connection`] sends it, and
//! [`wire`] turns models into what travels and back.

pub(crate) mod answer;
mod authentication;
mod bearer;
mod body;
mod body_limit;
mod call;
mod cloud;
mod connection;
mod cookie_key;
mod deep;
mod element_pager;
mod encode;
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
mod nesting;
mod next;
mod next_operation;
mod nullable;
mod options;
mod paging;
mod parameter;
mod pipeline;
mod provider_registration;
mod read_header;
mod read_header_list;
mod redact;
mod redirect;
mod request;
mod resource_id;
mod send_by_status;
mod send_element;
mod send_encoded;
mod send_optional;
mod send_text;
mod stream;
mod style;
mod template;
mod text_as;
mod transport;
mod transport_error;
mod user_agent;
pub mod wire;

pub use answer::Answer;
pub use authentication::Authentication;
pub use body_limit::ResponseTooLarge;
pub use call::Call;
pub use cloud::ResourceManager;
pub use connection::{Connection, MakePolicy, Settings};
pub use deep::Deep;
pub use endpoint::Endpoint;
pub use error::{ServiceError, ServiceErrorDetail, error_body, error_headers};
pub use form::{File, Form};
pub use header_map::header_map;
pub use json_text::{json_text, json_texts};
pub use list::{ParameterList, Separator};
pub use long_running::{
    Clock, Deadline, DeadlineExceeded, FinalState, LongCall, Operation, PollingLinkRefused,
    resume_token,
};
pub use nesting::Nesting;
pub use next::{ListCall, Next, NextRequest};
pub use next_operation::NextOperation;
pub use nullable::Nullable;
pub use options::{BeginOptions, CallOptions, ListOptions};
pub use parameter::{Parameter, Unwritable};
pub use provider_registration::provider_registration;
pub use read_header::{read_header, read_header_as};
pub use read_header_list::{read_header_list, read_header_list_as};
pub use resource_id::{InvalidResourceId, ResourceId};
pub use style::{Parts, Style};
pub use text_as::{TextAs, text_as, texts_as};
