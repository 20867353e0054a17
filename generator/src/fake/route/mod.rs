//! Finds the operation of a request.

mod declared_type;
mod deleted;
mod embedded;
mod list;
mod resource_path;
mod role;
mod router;
mod template;
mod tree;

pub(super) use embedded::EmbeddedChildren;
pub(super) use list::{page_items, resource_of};
pub(super) use resource_path::ResourcePath;
pub(super) use role::{ListSource, Role};
pub(super) use router::{Route, RouteError, RoutedOperation, Router};
