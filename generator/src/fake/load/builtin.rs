//! The operations of Azure Resource Manager itself, which need no description.

use std::path::Path;

use crate::ir::Api;
use crate::pipeline::{Job, Silent, analyze};
use crate::source::Sources;

/// The description of subscriptions, resource groups and resource providers.
const DESCRIPTION: &str = include_str!("arm.json");

/// Returns the API of Azure Resource Manager itself.
pub(super) fn api() -> Option<Api> {
    let sources = Sources::new();
    let path = Path::new("arm.json");
    sources.put(path, DESCRIPTION.as_bytes()).ok()?;
    let job = Job::standalone(vec![path.to_owned()]);
    let analysis = analyze(&sources, &[job], &Silent).ok()?;
    let mut modules = analysis.package.modules.into_iter();
    modules.next().map(|module| module.api)
}

#[cfg(test)]
mod tests {
    use super::api;

    #[test]
    fn the_description_is_valid() {
        let api = api().expect("the description has no errors");
        assert!(api.operations().count() > 10);
    }
}
