//! Removes operations whose HTTP method cannot be sent.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{Api, Operation};

/// Removes operations whose HTTP method `azure_core` cannot send.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let is_unsendable = |operation: &mut Operation| !operation.method.is_sendable();
    for group in &mut api.groups {
        for operation in group.operations.extract_if(.., is_unsendable) {
            let Operation { id, method, .. } = &operation;
            let message =
                format!("{method} requests are not supported; the operation `{id}` is ignored");
            let place = Place::Key(operation.origin.clone());
            diagnostics.push(Diagnostic::new(Code::Unsupported, place, message));
        }
    }
    api.groups.retain(|group| !group.operations.is_empty());
}
