//! Lowering: the document model to the [`ir`](crate::ir), one file a subject.

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

/// Lowers the API that these documents describe together, in the dialect of the first. Mistakes go to `diagnostics`; if
/// one of them is an error, there is no API.
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
