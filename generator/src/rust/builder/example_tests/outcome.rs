//! Results that depend on the status code, in the form that the tests compare.

use super::item::item;
use crate::{
    ir::{Operation, Output},
    names::MethodNames,
    rust::{builder::context::ModuleContext, example_tests::StatusOutcome},
};

/// Returns the implementation of `Outcome` for an operation whose result depends on the status code.
pub(super) fn outcome(
    context: &ModuleContext<'_>,
    operation: &Operation,
    names: &MethodNames,
) -> Option<StatusOutcome> {
    let has_one_response = operation.paging().is_none() && operation.long_running.is_none();
    if !has_one_response || !matches!(operation.output(), Output::ByStatus(_)) {
        return None;
    }
    let name = names.output.as_ref()?;
    Some(StatusOutcome {
        output: item(context, "", name.as_str()),
        variants: names.output_variants.clone(),
    })
}
