//! The summary of an API.

use serde::Serialize;

use super::definitions::{self, EnumerationView, ModelView, TupleView, UnionView};
use super::operations::{GroupView, ParameterView};
use super::words;
use crate::ir::Api;

/// The summary of an API.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiView {
    /// The title, which names the client.
    pub title: String,
    /// The API versions of the documents.
    pub versions: Vec<String>,
    /// The endpoint.
    pub endpoint: String,
    /// The authentication of requests.
    pub authentication: Vec<String>,
    /// The client parameters.
    pub parameters: Vec<ParameterView>,
    /// The operations.
    pub groups: Vec<GroupView>,
    /// The models.
    pub models: Vec<ModelView>,
    /// The enumerations.
    pub enumerations: Vec<EnumerationView>,
    /// The unions.
    pub unions: Vec<UnionView>,
    /// The tuples.
    pub tuples: Vec<TupleView>,
}

impl ApiView {
    /// Creates the summary of an API after lowering and passes.
    pub fn of(api: &Api) -> ApiView {
        let definitions = definitions::views(&api.definitions);
        ApiView {
            title: api.client.title.clone(),
            versions: api.versions.clone(),
            endpoint: words::endpoint(&api.client.endpoint),
            authentication: api
                .client
                .authentication
                .iter()
                .map(words::authentication)
                .collect(),
            parameters: api
                .client
                .parameters
                .iter()
                .map(|parameter| ParameterView::of(parameter, &api.definitions))
                .collect(),
            groups: api
                .groups
                .iter()
                .map(|group| GroupView::of(group, &api.definitions))
                .collect(),
            models: definitions.models,
            enumerations: definitions.enumerations,
            unions: definitions.unions,
            tuples: definitions.tuples,
        }
    }
}
