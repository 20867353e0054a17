//! The resource of a reply.

use crate::ir::Definitions;

/// The resource of a reply, to which made-up values belong.
pub(super) struct Subject<'a> {
    /// The definitions of its API.
    pub(super) definitions: &'a Definitions,
    /// The ID.
    pub(super) id: &'a str,
    /// The name.
    pub(super) name: &'a str,
    /// The resource type.
    pub(super) resource_type: &'a str,
    /// The entity tag, without quotes.
    pub(super) etag: &'a str,
    /// The time.
    pub(super) now: String,
    /// True if it is a resource of Azure Resource Manager.
    pub(super) is_managed: bool,
}
