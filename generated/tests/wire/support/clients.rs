//! Constructors of the clients under test.

use armsmith_azure::{
    authorization::v2022_04_01 as authorization_2022_04_01,
    hybrid_container_service::v2024_01_01 as hybrid_2024_01_01,
    managed_identity::{
        v2023_01_31 as identity_2023_01_31, v2024_11_30 as identity_2024_11_30,
        v2025_05_31_preview as identity_2025_05_31,
    },
};
use azure_core::http::ClientOptions;

use super::credential;

/// Defines the functions that create a version's client: for the subscription `subid`, and without one.
macro_rules! clients {
    ($scoped:ident, $unscoped:ident, $module:ident, $client:ident, $bare:ident, $options:ident) => {
        pub fn $scoped(client_options: ClientOptions) -> $module::$client {
            let options = $module::$options {
                client_options,
                ..Default::default()
            };
            $module::$client::new("subid", credential(), Some(options)).expect("a client")
        }

        pub fn $unscoped(client_options: ClientOptions) -> $module::$bare {
            let options = $module::$options {
                client_options,
                ..Default::default()
            };
            $module::$bare::new(credential(), Some(options)).expect("a client")
        }
    };
}

clients!(
    identity_2023,
    unscoped_2023,
    identity_2023_01_31,
    ManagedServiceIdentityClient,
    UnscopedManagedServiceIdentityClient,
    ManagedServiceIdentityClientOptions
);
clients!(
    identity_2024,
    unscoped_2024,
    identity_2024_11_30,
    ManagedServiceIdentityClient,
    UnscopedManagedServiceIdentityClient,
    ManagedServiceIdentityClientOptions
);
clients!(
    identity_2025,
    unscoped_2025,
    identity_2025_05_31,
    ManagedServiceIdentityClient,
    UnscopedManagedServiceIdentityClient,
    ManagedServiceIdentityClientOptions
);
clients!(
    hybrid,
    hybrid_unscoped,
    hybrid_2024_01_01,
    HybridContainerServiceClient,
    UnscopedHybridContainerServiceClient,
    HybridContainerServiceClientOptions
);
clients!(
    authorization,
    authorization_unscoped,
    authorization_2022_04_01,
    AuthorizationManagementClient,
    UnscopedAuthorizationManagementClient,
    AuthorizationManagementClientOptions
);
