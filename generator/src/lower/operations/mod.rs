//! Operations: their parameters, bodies and responses.

mod accept;
mod arguments;
mod base_path;
mod body;
mod content_type;
mod etag;
mod event_form;
mod example;
mod filter;
mod framework_name;
mod groups;
mod header;
mod host;
mod items;
mod long_running;
mod media;
mod name;
mod operation;
mod paging;
mod parameter;
mod part;
mod paths;
mod response;
mod role;
mod shared_base_path;
mod site;
mod style;
mod template;
mod text_content;
mod version;

pub(super) use framework_name::FrameworkNames;
pub(super) use groups::{LoweredOperations, add_streams};
pub(super) use host::host_parameters;
pub(super) use paths::paths;
pub(super) use shared_base_path::shared_base_path;
