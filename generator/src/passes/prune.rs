//! Removal of definitions that nothing reaches.

use super::visit;
use crate::ir::Api;

/// Removes the definitions that nothing reaches: parents that are no types of their own any more,
/// error models that the runtime knows, enumerations of tags.
///
/// Rule: only what something reachable uses is emitted (AutoRest, `x-ms-external`, holds it for
/// what other files declare; here it holds for all). Relies on the `usage` pass. Places change;
/// their order does not.
pub(super) fn run(api: &mut Api) {
    let places = api
        .definitions
        .retain(|definition| definition.usage.is_reached());
    visit::renumber(api, &places);
}
