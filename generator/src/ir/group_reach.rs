//! The operation groups that use the items of an API.

use std::collections::BTreeSet;

use super::{Api, DefinitionId};

/// The operation groups that use an item.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum GroupSet {
    /// The API itself, or most of its groups.
    All,
    /// More groups than [`GroupReach::FEW`].
    Many,
    /// These groups, by their index in [`Api::groups`].
    Few(BTreeSet<usize>),
}

/// The operation groups that use each item of an API, if each group has a feature.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct GroupReach {
    /// True for each group with a name. Operations without a group belong to the API itself.
    named: Vec<bool>,
    /// One set per definition.
    pub(crate) definitions: Vec<BTreeSet<usize>>,
    /// One set per [`Api::header_sets`].
    pub(crate) header_sets: Vec<BTreeSet<usize>>,
    /// One set per [`Api::parameter_groups`].
    pub(crate) parameter_groups: Vec<BTreeSet<usize>>,
}

impl GroupReach {
    /// The largest number of groups that are listed where an item is enabled.
    pub const FEW: usize = 8;

    /// Creates a reach without items.
    pub(crate) fn of(api: &Api) -> Self {
        GroupReach {
            named: api.groups.iter().map(|it| !it.name.is_empty()).collect(),
            definitions: vec![BTreeSet::new(); api.definitions.len()],
            header_sets: vec![BTreeSet::new(); api.header_sets.len()],
            parameter_groups: vec![BTreeSet::new(); api.parameter_groups.len()],
        }
    }

    /// Returns the groups with a feature, by their index in [`Api::groups`].
    pub fn groups(&self) -> impl Iterator<Item = usize> {
        let named = self.named.iter().enumerate();
        named.filter(|(_, named)| **named).map(|(index, _)| index)
    }

    /// Returns the set with these groups.
    pub fn set(&self, groups: &BTreeSet<usize>) -> GroupSet {
        let is_named = |group: &usize| self.named.get(*group).copied().unwrap_or_default();
        let is_always = groups.is_empty() || !groups.iter().all(is_named);
        match groups.len() {
            _ if is_always => GroupSet::All,
            few if few <= Self::FEW => GroupSet::Few(groups.clone()),
            number if number * 2 > self.groups().count() => GroupSet::All,
            _ => GroupSet::Many,
        }
    }

    /// Returns the groups that use a definition.
    pub fn of_definition(&self, id: DefinitionId) -> GroupSet {
        let groups = self.definitions.get(id.0 as usize);
        groups.map_or(GroupSet::All, |groups| self.set(groups))
    }

    /// Returns the groups that use a set of response headers.
    pub fn of_header_set(&self, index: usize) -> GroupSet {
        let groups = self.header_sets.get(index);
        groups.map_or(GroupSet::All, |groups| self.set(groups))
    }

    /// Returns the groups that use a parameter group.
    pub fn of_parameter_group(&self, index: usize) -> GroupSet {
        let groups = self.parameter_groups.get(index);
        groups.map_or(GroupSet::All, |groups| self.set(groups))
    }

    /// True if many groups use one of the items that a group uses.
    pub fn uses_shared(&self, group: usize) -> bool {
        self.shared().any(|groups| groups.contains(&group))
    }

    /// True if many groups use an item.
    pub fn has_shared(&self) -> bool {
        self.shared().next().is_some()
    }

    fn shared(&self) -> impl Iterator<Item = &BTreeSet<usize>> {
        let sets = self.definitions.iter().chain(&self.header_sets);
        let sets = sets.chain(&self.parameter_groups);
        sets.filter(|groups| self.set(groups) == GroupSet::Many)
    }
}
