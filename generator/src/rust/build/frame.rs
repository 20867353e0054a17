//! The frame of a crate: which features switch a module on.

use super::super::krate::Gate;
use crate::ir::Package;

/// The features that switch on what these modules reach; none if one of them is always on.
pub(super) fn gate(package: &Package, modules: impl IntoIterator<Item = usize>) -> Gate {
    let mut features: Vec<String> = Vec::new();
    for module in modules {
        match &package.modules[module].feature {
            Some(feature) if !features.contains(feature) => features.push(feature.clone()),
            Some(_) => {}
            None => return Gate(None),
        }
    }
    Gate(Some(features))
}
