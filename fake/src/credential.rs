//! The credential of the fake.

use azure_core::Result;
use azure_core::credentials::{AccessToken, TokenCredential, TokenRequestOptions};
use azure_core::time::{Duration, OffsetDateTime};

/// A credential whose token the fake accepts, as it accepts every token.
#[derive(Debug)]
pub(crate) struct FakeCredential;

#[async_trait::async_trait]
impl TokenCredential for FakeCredential {
    async fn get_token(
        &self,
        _: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> Result<AccessToken> {
        let expiry = OffsetDateTime::now_utc() + Duration::hours(1);
        Ok(AccessToken::new("fake", expiry))
    }
}
