//! The resource of a reply.

use crate::fake::made_up;
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
    /// The location.
    pub(super) location: Option<String>,
    /// The names of the keys that were regenerated, in lower case, in this order.
    pub(super) regenerated: &'a [String],
}

impl Subject<'_> {
    /// Returns a secret for a member. It differs from the previous one after the key with an identity was regenerated.
    pub(super) fn made_up_secret(&self, name: &str, identity: &str) -> String {
        let identity = identity.to_lowercase();
        let is_own = |key: &&String| identity.contains(key.as_str()) || key.contains(&identity);
        let generation = self.regenerated.iter().filter(is_own).count();
        made_up::secret(&format!("{} {name} {identity} {generation}", self.id))
    }
}
