//! The package as user agent.

use std::{env::consts, sync::Arc};

use async_trait::async_trait;
use azure_core::http::{
    Context, Request,
    headers::{HeaderValue, USER_AGENT},
    policies::{Policy, PolicyResult},
};

use super::{Settings, pipeline::hand_on};

impl Settings {
    /// Sends the name and version of the package as user agent, after the application ID in the client options.
    #[must_use]
    pub fn with_own_user_agent(mut self) -> Self {
        let name = self.crate_name.unwrap_or("unknown");
        let version = self.crate_version.unwrap_or("unknown");
        let own = format!("{name}/{version} ({}; {})", consts::OS, consts::ARCH);
        let application = self.client_options.user_agent.application_id.as_deref();
        let text = match application {
            Some(application) => format!("{application} {own}"),
            None => own,
        };
        // The pipeline sets its own user agent before the policies of each try.
        self.authentication
            .policies
            .push(Arc::new(OwnUserAgent(text.into())));
        self
    }
}

/// Sets the user agent.
#[derive(Debug)]
struct OwnUserAgent(HeaderValue);

#[async_trait]
impl Policy for OwnUserAgent {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        request.insert_header(USER_AGENT, self.0.clone());
        hand_on(ctx, request, next).await
    }
}
