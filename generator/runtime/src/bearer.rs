//! Tokens of Microsoft Entra ID.

use std::sync::Arc;

use azure_core::{
    credentials::TokenCredential, http::policies::auth::BearerTokenAuthorizationPolicy,
};

use super::Authentication;

impl Authentication {
    /// Authenticates with a bearer token that the credential returns for `scopes`.
    #[must_use]
    pub fn bearer(credential: Arc<dyn TokenCredential>, scopes: &[&str]) -> Self {
        let scopes: Vec<_> = scopes.iter().map(|&scope| scope.to_owned()).collect();
        let policy = BearerTokenAuthorizationPolicy::new(credential, scopes);
        Self {
            names: vec!["bearer"],
            policies: vec![Arc::new(policy)],
            query_keys: Vec::new(),
        }
    }
}
