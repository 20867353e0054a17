//! Operations with HTTP methods that emitted crates cannot send.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{Api, Operation};

/// The HTTP methods that emitted crates can send: those of `azure_core`, whose list is closed.
const SENDABLE: [&str; 6] = ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"];

/// Leaves out the operations whose HTTP method nothing can send.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let is_unsendable = |operation: &mut Operation| !SENDABLE.contains(&operation.method.as_str());
    for group in &mut api.groups {
        for operation in group.operations.extract_if(.., is_unsendable) {
            let Operation { id, method, .. } = &operation;
            let message = format!(
                "the operation `{id}` is left out, since `azure_core` cannot send {method} requests"
            );
            let place = Place::Key(operation.origin.clone());
            diagnostics.push(Diagnostic::new(Code::Unsupported, place, message));
        }
    }
    api.groups.retain(|group| !group.operations.is_empty());
}
