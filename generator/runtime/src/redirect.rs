//! Redirects, if the client options enable them.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::{
    Bytes,
    error::{Error, ErrorKind},
    http::{
        Body, Context, Method, Request,
        headers::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, Headers},
        policies::{Policy, PolicyResult},
    },
};

use super::{header, link::TrustedHosts, pipeline::hand_on};

const LOCATION: HeaderName = HeaderName::from_static("location");
const LIMIT: usize = 10;

/// Follows redirects (RFC 9110, section 15.4) to trusted hosts.
#[derive(Debug)]
pub(super) struct RedirectPolicy {
    trusted: TrustedHosts,
}

impl RedirectPolicy {
    pub(super) fn new(trusted: TrustedHosts) -> Self {
        Self { trusted }
    }

    /// Changes a request to the redirect's target. Returns `false` if the response is not a redirect.
    async fn turn(
        &self,
        request: &mut Request,
        status: u16,
        headers: &Headers,
    ) -> azure_core::Result<bool> {
        if !is_followed(status, request.method()) {
            return Ok(false);
        }
        let Some(location) = header::text(headers, &LOCATION) else {
            return Ok(false);
        };
        let url = self.trusted.resolve(request.url(), location)?;
        self.trusted.check(&url)?;
        let becomes_get = match status {
            303 => request.method() != Method::Head,
            301 | 302 => request.method() == Method::Post,
            _ => false,
        };
        // A body that can only be sent once is not sent to another place.
        if !becomes_get && request.body_mut().reset().await.is_err() {
            return Ok(false);
        }
        *request.url_mut() = url;
        if becomes_get {
            request.set_method(Method::Get);
            request.set_body(Body::Bytes(Bytes::new()));
            request.headers_mut().remove(CONTENT_TYPE);
            request.headers_mut().remove(CONTENT_LENGTH);
        }
        Ok(true)
    }
}

/// True if a redirect is followed. After 301 and 302 the method of a request that changes something is ambiguous, so
/// the response is returned instead.
fn is_followed(status: u16, method: Method) -> bool {
    match status {
        303 | 307 | 308 => true,
        301 | 302 => matches!(method, Method::Get | Method::Head | Method::Post),
        _ => false,
    }
}

#[async_trait]
impl Policy for RedirectPolicy {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        for _ in 0..=LIMIT {
            let response = hand_on(ctx, request, next).await?;
            let status = response.status().into();
            let headers = response.headers().clone();
            if !self.turn(request, status, &headers).await? {
                return Ok(response);
            }
        }
        Err(Error::with_message(
            ErrorKind::Other,
            format!("more than {LIMIT} redirects"),
        ))
    }
}
