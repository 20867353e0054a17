//! An API in short.

use serde::Serialize;

use super::definitions::{self, EnumerationView, ModelView, UnionView};
use super::operations::{GroupView, ParameterView};
use super::words;
use crate::ir::Api;

/// An API in short.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiView {
    /// What names the client.
    pub title: String,
    /// The versions that its documents carry.
    pub versions: Vec<String>,
    /// Where requests go.
    pub endpoint: String,
    /// How requests prove who sends them.
    pub authentication: Vec<String>,
    /// What the client supplies.
    pub parameters: Vec<ParameterView>,
    /// The operations.
    pub groups: Vec<GroupView>,
    /// The models.
    pub models: Vec<ModelView>,
    /// The enumerations.
    pub enumerations: Vec<EnumerationView>,
    /// The unions.
    pub unions: Vec<UnionView>,
}

impl ApiView {
    /// Looks at an API after lowering and passes.
    pub fn of(api: &Api) -> ApiView {
        let (models, enumerations, unions) = definitions::views(&api.definitions);
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
            models,
            enumerations,
            unions,
        }
    }
}
