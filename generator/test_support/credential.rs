//! A credential with a fixed token.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::{
    credentials::{AccessToken, TokenCredential, TokenRequestOptions},
    time::{Duration, OffsetDateTime},
};

use super::Test;

/// Returns a fixed token.
#[derive(Debug)]
struct FakeCredential;

#[async_trait]
impl TokenCredential for FakeCredential {
    async fn get_token(
        &self,
        _scopes: &[&str],
        _options: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        let expires = OffsetDateTime::now_utc() + Duration::hours(1);
        Ok(AccessToken::new("fake", expires))
    }
}

impl Test {
    /// Returns the credential of the test's client.
    pub fn credential(&self) -> Arc<dyn TokenCredential> {
        Arc::new(FakeCredential)
    }
}
