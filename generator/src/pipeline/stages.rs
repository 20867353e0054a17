//! Lowering does not exist yet; this goes when it comes.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{Api, DocumentId};
use crate::source::Sources;

pub(super) fn lower(
    _sources: &Sources,
    _inputs: &[DocumentId],
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    diagnostics.push(Diagnostic::new(
        Code::UnsupportedDocument,
        Place::None,
        "lowering does not exist yet",
    ));
    None
}
