//! The features of operation groups.

use std::collections::BTreeSet;

use super::{ClientNames, ModuleNames, Names};
use crate::ir::{GroupReach, Module, Package};

/// The features that every package has.
const TAKEN: [&str; 4] = ["debug", "default", "live", "loopback"];

/// The features of a module whose operation groups have one each.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GroupFeatures {
    /// The feature of all groups: that of the module, or `full`.
    pub all: String,
    /// True if all groups are enabled by default, because the module has no feature.
    pub by_default: bool,
    /// The feature of the root client, which those of the groups enable. `None` if the module is always enabled.
    pub client: Option<String>,
    /// The feature of the types that many groups use, which those of these groups enable. `None` if there are none.
    pub shared: Option<String>,
    /// One feature per [`Api::groups`](crate::ir::Api::groups). `None` for operations without a group.
    pub groups: Vec<Option<String>>,
    /// The features of the newest stable version of a service, without its version.
    pub newest: Option<NewestGroupFeatures>,
}

/// The features of the groups of a service in its newest stable version.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NewestGroupFeatures {
    /// The feature of all groups, which is that of the service.
    pub all: String,
    /// The feature of the root client.
    pub client: String,
    /// One feature per [`Api::groups`](crate::ir::Api::groups).
    pub groups: Vec<Option<String>>,
}

/// Returns the features of the operation groups of each module. `None` for modules whose groups have no features.
///
/// They begin with the feature of the module: `network_2024_05_01_load_balancers`, `network_load_balancers`. `taken`
/// are the features of the settings.
pub fn group_features<'f>(
    package: &Package,
    names: &Names,
    taken: impl IntoIterator<Item = &'f String>,
) -> Vec<Option<GroupFeatures>> {
    let modules = package.modules.iter();
    let of_modules = modules.clone().filter_map(|module| module.feature.clone());
    let of_services = modules.clone().filter(|module| module.feature.is_some());
    let of_services = of_services.filter_map(|module| module.path.first().cloned());
    let mut features = FeatureNames(TAKEN.map(str::to_owned).into());
    features.0.extend(of_modules.chain(of_services));
    features.0.extend(taken.into_iter().cloned());
    let modules = modules.zip(&names.modules);
    modules
        .map(|(module, names)| Some(features.of_module(module, names, module.reach.as_ref()?)))
        .collect()
}

/// The names that are in use.
struct FeatureNames(BTreeSet<String>);

impl FeatureNames {
    fn of_module(
        &mut self,
        module: &Module,
        names: &ModuleNames,
        reach: &GroupReach,
    ) -> GroupFeatures {
        let path: Vec<_> = names.path.iter().map(|name| name.as_str()).collect();
        let (prefix, all) = match (&module.feature, path.as_slice()) {
            (Some(feature), _) => (Some(feature.clone()), feature.clone()),
            (None, []) => (None, self.free("full")),
            (None, path) => {
                let feature = self.free(&path.join("_"));
                (Some(feature.clone()), feature)
            }
        };
        let prefix = prefix.as_deref();
        let client = prefix.map(|_| self.below(prefix, "client"));
        let shared = reach.has_shared().then(|| self.below(prefix, "shared"));
        let groups = self.groups(prefix, names, reach);
        let newest = match (&module.feature, module.path.as_slice()) {
            (Some(_), [service, _]) if module.newest_stable => Some(NewestGroupFeatures {
                all: service.clone(),
                client: self.below(Some(service), "client"),
                groups: self.groups(Some(service), names, reach),
            }),
            _ => None,
        };
        GroupFeatures {
            all,
            by_default: module.feature.is_none(),
            client,
            shared,
            groups,
            newest,
        }
    }

    fn groups(
        &mut self,
        prefix: Option<&str>,
        names: &ModuleNames,
        reach: &GroupReach,
    ) -> Vec<Option<String>> {
        let named: BTreeSet<usize> = reach.groups().collect();
        let groups = names.groups.iter().enumerate();
        groups
            .map(|(index, group)| {
                named
                    .contains(&index)
                    .then(|| self.below(prefix, stem(group)))
            })
            .collect()
    }

    fn below(&mut self, prefix: Option<&str>, name: &str) -> String {
        match prefix {
            Some(prefix) => self.free(&format!("{prefix}_{name}")),
            None => self.free(name),
        }
    }

    /// Returns the name, or one with an additional word or number if it is in use.
    fn free(&mut self, name: &str) -> String {
        let others = (2..).map(|number| format!("{name}_group_{number}"));
        let candidates = [name.to_owned(), format!("{name}_group")].into_iter();
        let mut candidates = candidates.chain(others);
        let free = candidates.find(|candidate| !self.0.contains(candidate));
        let free = free.unwrap_or_default();
        self.0.insert(free.clone());
        free
    }
}

/// Returns the name of a group's client without `client`.
fn stem(group: &ClientNames) -> &str {
    let file = group.file.as_str();
    file.strip_suffix("_client").unwrap_or(file)
}
