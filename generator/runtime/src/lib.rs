//! Shared runtime of all clients in this crate.
//!
//! A [`Call`] describes a request, a [`Connection`] sends it, and [`wire`] encodes and decodes models. The items for
//! users are exported at the root of the crate; the rest is private.

pub(crate) mod answer;
mod authentication;
mod bearer;
mod body;
mod body_limit;
mod body_timeout;
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
mod event_stream;
mod exists;
mod form;
mod header;
mod header_map;
mod item_body;
mod item_stream;
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
pub mod options;
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
mod streaming;
mod style;
mod target;
mod template;
mod text_as;
mod transport;
mod transport_error;
mod upload;
pub mod wire;

pub use answer::Answer;
pub use authentication::Authentication;
pub use body_limit::ResponseTooLarge;
pub use body_timeout::BodyTimeout;
pub use call::Call;
pub use cloud::ResourceManager;
pub use connection::{Connection, MakePolicy, Settings};
pub use deadline::{Clock, Deadline, DeadlineExceeded};
pub use deep::Deep;
pub use double_encoding::percent_encoded;
pub use encoded::encoded;
pub use endpoint::Endpoint;
pub use error::{ServiceError, ServiceErrorDetail, error_body, error_headers};
pub use event_stream::{EventData, EventStream, Reconnect, StreamEvent, WholeEvent};
pub use form::{File, Form};
pub use header_map::header_map;
pub use item_body::{JsonLines, JsonRecords};
pub use item_stream::{ItemStream, SequenceFormat};
pub use json_text::{
    json_list_as, json_string, json_text, json_text_as, json_texts, json_texts_as,
};
pub use list::{ParameterList, Separator};
pub use long_running::{FinalState, LongCall, Operation, PollingLinkRefused, resume_token};
pub use nesting::Nesting;
pub use next::{ListCall, Next, NextRequest};
pub use next_operation::NextOperation;
pub use nullable::Nullable;
pub use parameter::{Parameter, Unwritable};
pub use plain_text::plain_text;
pub use provider_registration::provider_registration;
pub use read_header::{read_header, read_header_as};
pub use read_header_list::{read_header_list, read_header_list_as};
pub use resource_id::{InvalidResourceId, ResourceId};
pub use retries::NoRetries;
pub use streaming::{
    DecodeResult, EncodedItem, ItemDecoder, JsonItem, StreamError, StreamOptions, StreamPosition,
    StreamProblem, TextItem,
};
pub use style::{Parts, Style};
pub use text_as::{TextAs, text_as, texts_as};
pub use upload::upload;
