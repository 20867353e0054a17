//! Removes unused definitions.

use super::visit;
use crate::ir::Api;

/// Removes unused definitions: parents that are not used as types, error models that the runtime implements,
/// enumerations of discriminators.
///
/// Rule: only types that an operation uses are emitted (AutoRest, `x-ms-external`, has this rule for other files; here
/// it applies to all). Requires the `usage` pass. IDs change, but their order does not.
pub(super) fn run(api: &mut Api) {
    let places = api
        .definitions
        .retain(|definition| definition.usage().is_reached());
    visit::renumber(api, &places);
}
