use crate::emit::style;
use crate::ir::{Api, BodyKind, CollectionFormat, Endpoint, Location, Operation, Package};

/// Modules of the runtime without which the crate of an API that has no use for them does.
pub(super) struct Part {
    /// Modules directly below the runtime's root.
    pub(super) modules: &'static [&'static str],
    is_needed: fn(&Api) -> bool,
}

/// Every part that a crate may do without. What is in none of them is in every crate.
pub(super) const PARTS: &[Part] = &[
    Part {
        modules: &["form"],
        is_needed: |api| api.operations().any(sends_form),
    },
    Part {
        modules: &["nesting"],
        is_needed: |api| api.operations().any(|it| sends_form(it) || nests(it)),
    },
    Part {
        modules: &["style"],
        is_needed: |api| {
            let mut parameters = api.operations().flat_map(|it| &it.parameters);
            parameters.any(style::is_styled)
        },
    },
    Part {
        modules: &["long_running"],
        is_needed: |api| api.operations().any(|it| it.long_running.is_some()),
    },
    Part {
        modules: &["resource_id"],
        is_needed: |api| api.client.endpoint == Endpoint::ResourceManager,
    },
];

impl Part {
    /// Whether any API of a package has a use for it.
    pub(super) fn is_needed(&self, package: &Package) -> bool {
        package.any_api(self.is_needed)
    }
}

fn sends_form(operation: &Operation) -> bool {
    let is_form = |kind| matches!(kind, BodyKind::Multipart | BodyKind::UrlEncoded);
    operation
        .body
        .as_ref()
        .is_some_and(|body| is_form(body.kind))
        || operation
            .parameters
            .iter()
            .any(|parameter| parameter.location == Location::Form)
}

fn nests(operation: &Operation) -> bool {
    operation.parameters.iter().any(|parameter| {
        matches!(
            parameter.collection_format,
            CollectionFormat::Brackets | CollectionFormat::Members
        )
    })
}
