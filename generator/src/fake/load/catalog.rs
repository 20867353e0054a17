//! The operations of all loaded APIs, with their definitions.

use std::sync::OnceLock;

use super::example_facts::ExampleFacts;
use crate::ir::{Api, Definitions, Endpoint, Operation};

/// The operations of all loaded APIs.
#[derive(Debug, Default)]
pub(in crate::fake) struct OperationCatalog {
    /// The definitions, by API.
    pub(in crate::fake) definitions: Vec<Definitions>,
    /// The operations.
    pub(in crate::fake) operations: Vec<CatalogOperation>,
}

/// An operation and its API.
#[derive(Debug)]
pub(in crate::fake) struct CatalogOperation {
    /// The index of the API's definitions.
    pub(in crate::fake) api: usize,
    /// True if the API is a part of Azure Resource Manager.
    pub(in crate::fake) is_resource_manager: bool,
    /// True if any API version is accepted.
    pub(in crate::fake) is_builtin: bool,
    /// The operation.
    pub(in crate::fake) operation: Operation,
    facts: OnceLock<ExampleFacts>,
}

impl CatalogOperation {
    /// Returns the facts that follow from the examples.
    pub(in crate::fake) fn facts(&self) -> &ExampleFacts {
        self.facts.get_or_init(|| ExampleFacts::of(&self.operation))
    }
}

impl OperationCatalog {
    /// Adds the operations of an API.
    pub(in crate::fake) fn add(&mut self, mut api: Api, is_builtin: bool) {
        let index = self.definitions.len();
        let is_resource_manager = api.client.endpoint == Endpoint::ResourceManager;
        let base_path = api.client.base_path.clone();
        for mut group in std::mem::take(&mut api.groups) {
            for operation in &mut group.operations {
                if !operation.path.starts_with(&base_path) {
                    operation.path.insert_str(0, &base_path);
                }
            }
            let operations = group.operations.into_iter();
            self.operations
                .extend(operations.map(|operation| CatalogOperation {
                    api: index,
                    is_resource_manager: is_resource_manager || is_managed(&operation),
                    is_builtin,
                    operation,
                    facts: OnceLock::new(),
                }));
        }
        self.definitions.push(api.definitions);
    }
}

/// True if the path of an operation is one of Azure Resource Manager, whatever the endpoint.
fn is_managed(operation: &Operation) -> bool {
    let path = operation.path.to_ascii_lowercase();
    path.starts_with("/subscriptions/{") || path.contains("/providers/microsoft.")
}
