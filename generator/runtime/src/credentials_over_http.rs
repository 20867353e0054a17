//! Credentials for endpoints without TLS.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::http::{
    Context, Request,
    policies::{Policy, PolicyResult},
};

use super::{Authentication, pipeline::hand_on};

impl Authentication {
    /// Allows credentials to be sent to an `http` URL if `is_allowed`. Otherwise, only keys are sent to one, and only
    /// on the loopback interface.
    ///
    /// The policies stay the same, so that tokens are cached and refreshed as for `https` URLs.
    #[must_use]
    pub fn over_http(mut self, is_allowed: bool) -> Self {
        if is_allowed {
            let policies = self.policies.into_iter();
            self.policies = policies
                .map(|policy| Arc::new(OverHttp(policy)) as Arc<dyn Policy>)
                .collect();
        }
        self
    }
}

/// Calls a policy that requires an `https` URL.
#[derive(Debug)]
struct OverHttp(Arc<dyn Policy>);

#[async_trait]
impl Policy for OverHttp {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        if request.url().scheme() != "http" {
            return self.0.send(ctx, request, next).await;
        }
        let restore: Arc<dyn Policy> = Arc::new(RestoreUrl {
            port: request.url().port(),
        });
        // Both schemes are special, so that one can replace the other (URL standard, section 4.4).
        let _ = request.url_mut().set_scheme("https");
        let next: Vec<_> = std::iter::once(restore)
            .chain(next.iter().cloned())
            .collect();
        self.0.send(ctx, request, &next).await
    }
}

/// Restores the scheme of an `http` URL.
#[derive(Debug)]
struct RestoreUrl {
    /// The port. A change of the scheme removes the default port of the new one.
    port: Option<u16>,
}

#[async_trait]
impl Policy for RestoreUrl {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let url = request.url_mut();
        let _ = url.set_scheme("http");
        let _ = url.set_port(self.port);
        hand_on(ctx, request, next).await
    }
}
