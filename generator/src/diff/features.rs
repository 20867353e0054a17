use super::{Change, ChangeKind};
use crate::ir::Package;

/// The services whose own feature leads to another version, so that the one that it led to needs a feature of its own.
pub(super) fn changes(old: &Package, new: &Package) -> Vec<Change> {
    let newest = |package: &Package, service: &str| {
        let mut modules = package.modules.iter();
        let newest = modules.find(|module| {
            module.newest_stable && module.path.first().is_some_and(|first| first == service)
        })?;
        newest.feature.clone()
    };
    let services = old.modules.iter().filter(|module| module.newest_stable);
    let moved = services.filter_map(|module| {
        let service = module.path.first()?;
        let (before, after) = (module.feature.clone()?, newest(new, service)?);
        (before != after).then(|| Change {
            kind: ChangeKind::Changed,
            breaking: true,
            without_rest: false,
            item: "feature",
            path: service.clone(),
            spec: String::new(),
            what: format!("leads to `{after}`, not to `{before}` any more"),
            old: None,
            new: None,
        })
    });
    moved.collect()
}
