//! The resource at a path, for made-up values.

use super::context::Context;
use super::subject::Subject;
use crate::fake::route::ResourcePath;
use crate::fake::state::FakeState;

/// Calls a function with the resource at a path.
pub(super) fn with_subject<T>(
    context: &Context<'_>,
    state: &FakeState,
    path: &ResourcePath,
    with: impl FnOnce(&Subject<'_>) -> T,
) -> T {
    with(&Subject {
        definitions: context.definitions(),
        id: &path.id(),
        name: path.name(),
        resource_type: &path.resource_type(),
        etag: "00000000",
        now: state.clock.text(),
        is_managed: context.is_managed(),
        location: None,
        regenerated: state
            .regenerated
            .get(&path.key())
            .map_or(&[], Vec::as_slice),
    })
}
