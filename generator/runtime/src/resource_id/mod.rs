//! IDs of Azure resources.

mod parse;

use std::{
    borrow::Cow,
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    ops::Range,
    str::FromStr,
};

pub use parse::InvalidResourceId;

use self::parse::{PROVIDERS, ResourceLevel, levels};
use super::{Parameter, Unwritable};

/// The ID of an Azure resource, such as
/// `/subscriptions/…/resourceGroups/web/providers/Microsoft.Compute/virtualMachines/front`.
///
/// Parse it from text, read its parts, and find its parents:
///
/// ```rust
/// use armsmith_runtime::{InvalidResourceId, ResourceId};
///
/// let id = "/subscriptions/s/resourceGroups/web/providers/Microsoft.Compute/virtualMachines/front";
/// let id: ResourceId = id.parse()?;
/// assert_eq!(id.resource_group(), Some("web"));
/// assert_eq!(id.resource_type(), "Microsoft.Compute/virtualMachines");
/// assert_eq!(id.parent(), Some(ResourceId::of_resource_group("s", "web")?));
/// # Ok::<(), InvalidResourceId>(())
/// ```
///
/// The text is unchanged. IDs that differ only in case are equal, as for Azure, which returns both `resourcegroups` and
/// `resourceGroups`.
#[derive(Clone)]
pub struct ResourceId {
    text: String,
    levels: Vec<ResourceLevel>,
}

impl ResourceId {
    /// Returns the ID of the tenant, `/`.
    #[must_use]
    pub fn tenant() -> Self {
        Self {
            text: "/".to_owned(),
            levels: Vec::new(),
        }
    }

    /// Creates the ID of a subscription.
    ///
    /// # Errors
    ///
    /// Returns an error if the subscription ID is not a valid segment.
    pub fn of_subscription(subscription_id: &str) -> Result<Self, InvalidResourceId> {
        Self::tenant().child("subscriptions", subscription_id)
    }

    /// Creates the ID of a resource group.
    ///
    /// # Errors
    ///
    /// Returns an error if a name is not a valid segment.
    pub fn of_resource_group(
        subscription_id: &str,
        resource_group: &str,
    ) -> Result<Self, InvalidResourceId> {
        Self::of_subscription(subscription_id)?.child("resourceGroups", resource_group)
    }

    /// Creates the ID of a child resource: `child("extensions", "monitor")`.
    ///
    /// # Errors
    ///
    /// Returns an error if the type or name is not a valid segment.
    pub fn child(&self, kind: &str, name: &str) -> Result<Self, InvalidResourceId> {
        self.extend(&[kind, name])
    }

    /// Creates the ID of a resource in this group, subscription or tenant, or of an extension of this resource:
    /// `resource("Microsoft.Authorization", "locks", "keep")`.
    ///
    /// # Errors
    ///
    /// Returns an error if the namespace, type or name is not a valid segment.
    pub fn resource(
        &self,
        namespace: &str,
        kind: &str,
        name: &str,
    ) -> Result<Self, InvalidResourceId> {
        self.extend(&[PROVIDERS, namespace, kind, name])
    }

    fn extend(&self, segments: &[&str]) -> Result<Self, InvalidResourceId> {
        let text = format!("{}/{}", self.text.trim_end_matches('/'), segments.join("/"));
        match segments.iter().find(|segment| segment.contains('/')) {
            Some(segment) => Err(InvalidResourceId {
                reason: format!("`{segment}` contains a slash"),
                text,
            }),
            None => text.parse(),
        }
    }

    /// Returns the ID as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the subscription ID.
    #[must_use]
    pub fn subscription_id(&self) -> Option<&str> {
        self.top_level("subscriptions")
    }

    /// Returns the name of the resource group.
    #[must_use]
    pub fn resource_group(&self) -> Option<&str> {
        self.top_level("resourceGroups")
    }

    /// Returns the namespace of the resource provider, such as `Microsoft.Compute`.
    #[must_use]
    pub fn provider(&self) -> Option<&str> {
        let last = self.levels.last()?;
        match &last.namespace {
            Some(namespace) => Some(self.part(namespace)),
            None if self.is(last, PROVIDERS) => Some(self.part(&last.name)),
            None => None,
        }
    }

    /// Returns the type with its namespace: `Microsoft.Compute/virtualMachines/extensions`.
    #[must_use]
    pub fn resource_type(&self) -> String {
        let Some(namespace) = self.levels.last().and_then(|last| last.namespace.as_ref()) else {
            let kind = self
                .levels
                .last()
                .map_or("tenants", |last| self.part(&last.kind));
            return format!("Microsoft.Resources/{kind}");
        };
        let mut text = self.part(namespace).to_owned();
        for kind in self.types() {
            text.push('/');
            text.push_str(kind);
        }
        text
    }

    /// Returns the types after the namespace, outermost first.
    #[must_use]
    pub fn types(&self) -> Vec<&str> {
        self.own_levels()
            .map(|level| self.part(&level.kind))
            .collect()
    }

    /// Returns the names after the namespace, outermost first.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.own_levels()
            .map(|level| self.part(&level.name))
            .collect()
    }

    /// Returns the name, or `None` for the tenant.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.levels.last().map(|level| self.part(&level.name))
    }

    /// Returns the innermost name with this type, in any namespace: `name_of("virtualMachines")`.
    #[must_use]
    pub fn name_of(&self, kind: &str) -> Option<&str> {
        let level = self
            .levels
            .iter()
            .rev()
            .find(|level| self.is(level, kind))?;
        Some(self.part(&level.name))
    }

    /// Returns the parent: a resource, group, subscription or tenant. `None` for the tenant.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (_, above) = self.levels.split_last()?;
        Some(self.up_to(above))
    }

    /// Returns the parent, its parent, and so on up to the tenant.
    pub fn ancestors(&self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), Self::parent)
    }

    /// Returns the scope: everything before the last namespace, which is the extended resource, the group, the
    /// subscription or the tenant. Without a namespace, it is the ID itself.
    #[must_use]
    pub fn scope(&self) -> Self {
        match self.levels.iter().rposition(|level| level.begins) {
            Some(index) => self.up_to(self.levels.get(..index).unwrap_or_default()),
            None => self.clone(),
        }
    }

    /// True if the resource extends another one, as a lock or a role assignment does.
    #[must_use]
    pub fn is_extension(&self) -> bool {
        self.levels.iter().filter(|level| level.begins).count() > 1
    }

    fn up_to(&self, levels: &[ResourceLevel]) -> Self {
        let end = levels.last().map_or(0, |level| level.name.end);
        match self.text.get(..end) {
            Some(text) if end > 0 => Self {
                text: text.to_owned(),
                levels: levels.to_vec(),
            },
            _ => Self::tenant(),
        }
    }

    /// Returns the levels after the last namespace.
    fn own_levels(&self) -> impl Iterator<Item = &ResourceLevel> {
        let first = self.levels.iter().rposition(|level| level.begins);
        self.levels.iter().skip(first.unwrap_or(0))
    }

    fn top_level(&self, kind: &str) -> Option<&str> {
        let mut above = self
            .levels
            .iter()
            .take_while(|level| level.namespace.is_none());
        let level = above.find(|level| self.is(level, kind))?;
        Some(self.part(&level.name))
    }

    fn is(&self, level: &ResourceLevel, kind: &str) -> bool {
        self.part(&level.kind).eq_ignore_ascii_case(kind)
    }

    fn part(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

impl FromStr for ResourceId {
    type Err = InvalidResourceId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "/" {
            return Ok(Self::tenant());
        }
        match levels(text) {
            Ok(levels) => Ok(Self {
                text: text.to_owned(),
                levels,
            }),
            Err(reason) => Err(InvalidResourceId {
                text: text.to_owned(),
                reason,
            }),
        }
    }
}

impl TryFrom<&str> for ResourceId {
    type Error = InvalidResourceId;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl fmt::Display for ResourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for ResourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ResourceId").field(&self.text).finish()
    }
}

impl AsRef<str> for ResourceId {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl From<ResourceId> for String {
    fn from(id: ResourceId) -> Self {
        id.text
    }
}

impl Parameter for ResourceId {
    fn to_text(&self) -> Result<Option<Cow<'_, str>>, Unwritable> {
        Ok(Some(Cow::Borrowed(&self.text)))
    }
}

impl PartialEq for ResourceId {
    fn eq(&self, other: &Self) -> bool {
        self.text.eq_ignore_ascii_case(&other.text)
    }
}

impl Eq for ResourceId {}

impl Hash for ResourceId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for byte in self.text.bytes() {
            state.write_u8(byte.to_ascii_lowercase());
        }
        state.write_u8(0xff);
    }
}

impl Ord for ResourceId {
    fn cmp(&self, other: &Self) -> Ordering {
        let lower = |id: &Self| id.text.to_ascii_lowercase();
        lower(self).cmp(&lower(other))
    }
}

impl PartialOrd for ResourceId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
