//! Lowering: converts the document model to the [`ir`](crate::ir), with one file per subject.

mod api;
mod authentication;
mod client;
mod endpoint;
mod operations;
mod schema;

use crate::diagnostics::Diagnostics;
use crate::dialect::Reader;
use crate::ir::{Api, DocumentId};
use crate::source::Sources;

use schema::Builder;

/// Lowers the API of these documents, in the dialect of the first one. Errors are added to `diagnostics`, and then
/// there is no API.
pub fn lower(
    sources: &Sources,
    inputs: &[DocumentId],
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let (reader, inputs) = Reader::open(sources, inputs, diagnostics)?;
    let mut builder = Builder::new(reader);
    let api = api::api(&mut builder, &inputs);
    api.filter(|_| !builder.report().failed())
}
