//! Lowering: converts the document model to the [`ir`](crate::ir), with one file per subject.

mod api;
mod authentication;
mod client;
mod endpoint;
mod exported;
mod operations;
mod profile;
mod schema;
mod servers;
mod webhooks;

use crate::diagnostics::Diagnostics;
use crate::dialect::Reader;
use crate::ir::{Api, DocumentId, SuppliedBy};
use crate::source::Sources;

pub(crate) use profile::is_served_by_azure;
use schema::Builder;

/// Lowers the API of these documents, in the dialect of the first one. Errors are added to `diagnostics`, and then
/// there is no API.
pub fn lower(
    sources: &Sources,
    inputs: &[DocumentId],
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    lower_with(sources, inputs, None, diagnostics)
}

/// Lowers an API like [`lower`], with this supplier of the named parameters of Swagger 2.0 that do not say otherwise.
/// Without it, the documents decide.
pub fn lower_with(
    sources: &Sources,
    inputs: &[DocumentId],
    global_parameters: Option<SuppliedBy>,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let (reader, inputs) = Reader::open(sources, inputs, global_parameters, diagnostics)?;
    let mut builder = Builder::new(reader);
    let api = api::api(&mut builder, &inputs);
    api.filter(|_| !builder.report().failed())
}
