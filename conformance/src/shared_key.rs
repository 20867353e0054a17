//! Signs requests with the key of a storage account, as the service requires.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use azure_core::credentials::Secret;
use azure_core::hmac::hmac_sha256;
use azure_core::http::headers::{AUTHORIZATION, CONTENT_LENGTH, HeaderName};
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request};
use azure_core::time::{OffsetDateTime, to_rfc7231};

/// The headers whose values are signed, in this order.
const SIGNED: [&str; 11] = [
    "content-encoding",
    "content-language",
    "content-length",
    "content-md5",
    "content-type",
    "date",
    "if-modified-since",
    "if-match",
    "if-none-match",
    "if-unmodified-since",
    "range",
];

/// The last policy before a request is sent.
#[derive(Debug)]
pub(crate) struct SharedKey {
    account: String,
    key: Secret,
}

impl SharedKey {
    /// Creates the policy with the name of the account and its key in Base64.
    pub(crate) fn new(account: &str, key: &str) -> Self {
        SharedKey {
            account: account.to_owned(),
            key: Secret::new(key.to_owned()),
        }
    }

    /// Returns the text to sign.
    fn text(&self, request: &Request) -> String {
        let headers: BTreeMap<&str, &str> = request
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let mut lines = vec![request.method().as_str().to_owned()];
        lines.extend(SIGNED.iter().map(|name| match headers.get(name) {
            Some(&"0") if *name == "content-length" => String::new(),
            Some(value) => (*value).to_owned(),
            None => String::new(),
        }));
        let own = headers.iter().filter(|(name, _)| name.starts_with("x-ms-"));
        lines.extend(own.map(|(name, value)| format!("{name}:{}", value.trim())));
        lines.push(format!("/{}{}", self.account, request.url().path()));
        let mut query = BTreeMap::<String, Vec<String>>::new();
        for (name, value) in request.url().query_pairs() {
            let values = query.entry(name.to_lowercase()).or_default();
            values.push(value.into_owned());
        }
        lines.extend(query.into_iter().map(|(name, mut values)| {
            values.sort();
            format!("{name}:{}", values.join(","))
        }));
        lines.join("\n")
    }
}

#[async_trait]
impl Policy for SharedKey {
    async fn send(
        &self,
        context: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let now = to_rfc7231(&OffsetDateTime::now_utc());
        request.insert_header(HeaderName::from_static("x-ms-date"), now);
        // The client adds this header last, and it is signed.
        if let Some(length) = request.body().len().filter(|length| *length > 0) {
            request.insert_header(CONTENT_LENGTH, length.to_string());
        }
        let signature = hmac_sha256(&self.text(request), &self.key)?;
        let value = format!("SharedKey {}:{signature}", self.account);
        request.insert_header(AUTHORIZATION, value);
        match next {
            [next, rest @ ..] => next.send(context, request, rest).await,
            [] => Err(azure_core::Error::with_message(
                azure_core::error::ErrorKind::Other,
                "a policy is never the last step",
            )),
        }
    }
}
