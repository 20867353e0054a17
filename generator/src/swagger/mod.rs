//! Swagger 2.0 with AutoRest's `x-ms-*` extensions: typed structs, and lowering to the [`ir`](crate::ir).

pub mod document;
mod lower;

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, DocumentId};
use crate::source::Sources;

/// Lowers the API that these documents describe together. Mistakes go to `diagnostics`; when one of them is an
/// error, there is no API.
pub fn lower(
    sources: &Sources,
    inputs: &[DocumentId],
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    lower::lower(sources, inputs, diagnostics)
}
