//! Clients of the fake service.

use std::sync::Arc;

use armsmith_azure::managed_identity::v2024_11_30::{
    ManagedServiceIdentityClient, ManagedServiceIdentityClientOptions, UserAssignedIdentitiesClient,
};
use armsmith_azure::resources::v2024_03_01::{
    ResourceManagementClient, ResourceManagementClientOptions,
};
use armsmith_azure::storage::v2023_05_01::{
    StorageManagementClient, StorageManagementClientOptions,
};

use crate::fake::{FakeCredential, FakeService, client_options};

/// Returns the methods and targets of all requests so far.
pub fn asked(service: &FakeService) -> Vec<String> {
    let requests = service.requests.lock().unwrap();
    let asked = requests
        .iter()
        .map(|request| format!("{} {}", request.method(), request.url()));
    asked.collect()
}

pub fn identities(service: &Arc<FakeService>) -> UserAssignedIdentitiesClient {
    let options = ManagedServiceIdentityClientOptions {
        client_options: client_options(service),
        ..Default::default()
    };
    let client = ManagedServiceIdentityClient::new("sub", Arc::new(FakeCredential), Some(options));
    client.unwrap().user_assigned_identities_client()
}

pub fn resources(service: &Arc<FakeService>) -> ResourceManagementClient {
    let options = ResourceManagementClientOptions {
        client_options: client_options(service),
        ..Default::default()
    };
    ResourceManagementClient::new("sub", Arc::new(FakeCredential), Some(options)).unwrap()
}

pub fn storage(service: &Arc<FakeService>) -> StorageManagementClient {
    let options = StorageManagementClientOptions {
        client_options: client_options(service),
        ..Default::default()
    };
    StorageManagementClient::new("sub", Arc::new(FakeCredential), Some(options)).unwrap()
}
