//! The stages that do not exist yet; each function goes when its stage comes.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::{Api, DocumentId, Package};
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

pub(super) fn refine(_api: &mut Api, _diagnostics: &mut Diagnostics) {}

pub(super) fn share(_package: &mut Package) {}
