//! Following redirects, where the client options ask for it.

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

/// Follows redirects (RFC 9110, section 15.4) to the hosts to which credentials may go.
#[derive(Debug)]
pub(super) struct RedirectPolicy {
    trusted: TrustedHosts,
}

impl RedirectPolicy {
    pub(super) fn new(trusted: TrustedHosts) -> Self {
        Self { trusted }
    }

    /// Turns a request to where its answer points; `false` when the answer is no redirect.
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
        *request.url_mut() = url;
        let becomes_get = match status {
            303 => request.method() != Method::Head,
            301 | 302 => request.method() == Method::Post,
            _ => false,
        };
        if becomes_get {
            request.set_method(Method::Get);
            request.set_body(Body::Bytes(Bytes::new()));
            request.headers_mut().remove(CONTENT_TYPE);
            request.headers_mut().remove(CONTENT_LENGTH);
        } else {
            request.body_mut().reset().await?;
        }
        Ok(true)
    }
}

/// Whether an answer leads on. What becomes of a method that changes something is not clear after 301 and 302, so that
/// such a request ends with the answer.
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
            let answer = hand_on(ctx, request, next).await?;
            let status = answer.status().into();
            let headers = answer.headers().clone();
            if !self.turn(request, status, &headers).await? {
                return Ok(answer);
            }
        }
        Err(Error::with_message(
            ErrorKind::Other,
            format!("the service redirected more than {LIMIT} times"),
        ))
    }
}
