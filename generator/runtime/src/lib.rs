//! What every client of this crate stands on.
//!
//! For users:
//!
//! - [`ServiceError`] finds everything that a service says about a failure in any error.
//! - [`Nullable`] is a value or an explicit `null`, for members where that makes a difference.
//! - [`ResourceManager`] is the key under which a custom cloud names its Azure Resource Manager.
//!
//! The rest is what the methods of clients and models call.

mod authentication;
mod body;
mod call;
mod cloud;
mod connection;
mod encode;
mod endpoint;
mod error;
mod form;
mod header;
mod json_text;
mod link;
mod long_running;
mod paging;
mod parameter;
mod provider_registration;
mod redirect;
mod resource_id;
mod template;
pub mod wire;

pub use authentication::Authentication;
pub use call::Call;
pub use cloud::ResourceManager;
pub use connection::{Connection, Settings};
pub use endpoint::Endpoint;
pub use error::{ServiceError, ServiceErrorDetail, error_body, error_headers};
pub use form::Form;
pub use header::{header_map, header_text, read_header};
pub use json_text::{json_text, json_texts};
pub use long_running::{Deadline, DeadlineExceeded, FinalState, Operation};
pub use paging::Next;
pub use parameter::{Parameter, ParameterList, Separator, TextAs, text_as, texts_as};
pub use resource_id::{InvalidResourceId, ResourceId};
pub use wire::Nullable;
