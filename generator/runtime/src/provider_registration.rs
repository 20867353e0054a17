//! Automatic registration of resource providers, if the client options enable it.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::{
    Bytes, Result, Value,
    error::{Error, ErrorKind},
    http::{
        AsyncRawResponse, Context, Method, Request, StatusCode, Url,
        headers::{CONTENT_LENGTH, RETRY_AFTER},
        policies::{Policy, PolicyResult},
    },
    sleep,
    time::Duration,
};

use super::{MakePolicy, error::failure, pipeline::hand_on};

const API_VERSION: &str = "2021-04-01";
const ATTEMPTS: usize = 60;
const WAIT: Duration = Duration::seconds(5);

/// Returns the policy that registers resource providers, if it is enabled.
#[must_use]
pub fn provider_registration(wanted: bool) -> Vec<MakePolicy> {
    let make: MakePolicy = |endpoint| {
        let endpoint = endpoint.clone();
        Arc::new(ProviderRegistrationPolicy { endpoint })
    };
    wanted.then_some(make).into_iter().collect()
}

/// On `409 MissingSubscriptionRegistration`, registers the resource provider and sends the request once more.
#[derive(Debug)]
struct ProviderRegistrationPolicy {
    endpoint: Url,
}

impl ProviderRegistrationPolicy {
    fn request(
        &self,
        method: Method,
        subscription: &str,
        namespace: &str,
        action: &str,
    ) -> Request {
        let mut url = self.endpoint.clone();
        let base = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!(
            "{base}/subscriptions/{subscription}/providers/{namespace}{action}"
        ));
        url.set_query(Some(&format!("api-version={API_VERSION}")));
        Request::new(url, method)
    }

    async fn register(
        &self,
        ctx: &Context<'_>,
        next: &[Arc<dyn Policy>],
        subscription: &str,
        namespace: &str,
    ) -> Result<()> {
        let mut request = self.request(Method::Post, subscription, namespace, "/register");
        request.insert_header(CONTENT_LENGTH, "0");
        let mut response = hand_on(ctx, &mut request, next).await?;
        for _ in 0..ATTEMPTS {
            let raw = response.try_into_raw_response().await?;
            if !raw.status().is_success() {
                return Err(failure(raw).with_context(format!(
                    "the resource provider {namespace} could not be registered in subscription {subscription}"
                )));
            }
            let state: Option<Value> = raw.body().json().ok();
            let state = state
                .as_ref()
                .and_then(|state| state.get("registrationState")?.as_str());
            if state.is_some_and(|state| state.eq_ignore_ascii_case("Registered")) {
                return Ok(());
            }
            let wait: Option<i64> = raw.headers().get_optional_as(&RETRY_AFTER).unwrap_or(None);
            sleep(wait.map_or(WAIT, |seconds| Duration::seconds(seconds.clamp(0, 60)))).await;
            let mut request = self.request(Method::Get, subscription, namespace, "");
            response = hand_on(ctx, &mut request, next).await?;
        }
        Err(Error::with_message(
            ErrorKind::Other,
            format!(
                "the resource provider {namespace} is still being registered in subscription {subscription}"
            ),
        ))
    }
}

#[async_trait]
impl Policy for ProviderRegistrationPolicy {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let response = hand_on(ctx, request, next).await?;
        if response.status() != StatusCode::Conflict {
            return Ok(response);
        }
        let raw = response.try_into_raw_response().await?;
        if let Some((subscription, namespace)) = missing(request.url(), raw.body()) {
            self.register(ctx, next, &subscription, &namespace).await?;
            request.body_mut().reset().await?;
            return hand_on(ctx, request, next).await;
        }
        let (status, headers, body) = raw.deconstruct();
        Ok(AsyncRawResponse::from_bytes(
            status,
            headers,
            Bytes::from(body),
        ))
    }
}

/// Returns the subscription and the namespace that is not registered, if a response reports one.
fn missing(url: &Url, body: &[u8]) -> Option<(String, String)> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let error = body.get("error").unwrap_or(&body);
    let code = error.get("code")?.as_str()?;
    if !code.eq_ignore_ascii_case("MissingSubscriptionRegistration") {
        return None;
    }
    let named = error.pointer("/details/0/target").and_then(Value::as_str);
    let namespace = named.or_else(|| after(url, "providers"))?.to_owned();
    let subscription = after(url, "subscriptions")?.to_owned();
    let is_plain = |text: &str| {
        !text.is_empty()
            && !matches!(text, "." | "..")
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
    };
    (is_plain(&namespace) && is_plain(&subscription)).then_some((subscription, namespace))
}

/// Returns the path segment after the last segment with this name.
fn after<'a>(url: &'a Url, name: &str) -> Option<&'a str> {
    let segments: Vec<&str> = url.path().split('/').collect();
    let index = segments
        .iter()
        .rposition(|segment| segment.eq_ignore_ascii_case(name))?;
    segments.get(index + 1).copied()
}
