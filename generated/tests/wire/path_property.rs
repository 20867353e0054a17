//! Any value in a path is one segment of the same path on the same host, or an error.

use std::sync::{Arc, Mutex};

use armsmith_azure::managed_identity::v2024_11_30::UserAssignedIdentitiesClient;
use async_trait::async_trait;
use azure_core::http::{
    AsyncRawResponse, ClientOptions, HttpClient, Request, RetryOptions, StatusCode, Transport, Url,
    headers::Headers,
};
use proptest::{prelude::*, string::string_regex, test_runner::TestRunner};

use super::support::identity_2024;

/// Records the URL of the last request.
#[derive(Debug, Default)]
struct Destination(Mutex<Option<Url>>);

#[async_trait]
impl HttpClient for Destination {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let url = request.url().clone();
        *self.0.lock().expect("no panic with the lock") = Some(url);
        Ok(AsyncRawResponse::from_bytes(
            StatusCode::Ok,
            Headers::new(),
            "{}",
        ))
    }
}

/// A client with the URL of its last request.
struct Client {
    destination: Arc<Destination>,
    identities: UserAssignedIdentitiesClient,
}

impl Client {
    fn new() -> Self {
        let destination = Arc::new(Destination::default());
        let options = ClientOptions {
            transport: Some(Transport::new(destination.clone())),
            retry: RetryOptions::none(),
            ..Default::default()
        };
        Client {
            destination,
            identities: identity_2024(options).user_assigned_identities_client(),
        }
    }

    /// Returns the decoded path segments that a server sees, or the error.
    fn path_of(&self, group: &str, name: &str) -> Result<Vec<String>, String> {
        let call = self.identities.get(group, name, None);
        futures::executor::block_on(call).map_err(|error| error.to_string())?;
        let mut destination = self.destination.0.lock().expect("no panic with the lock");
        let url = destination.take().ok_or("nothing was sent")?;
        assert_eq!(url.scheme(), "https");
        assert_eq!(url.host_str(), Some("management.azure.com"));
        assert_eq!(url.query(), Some("api-version=2024-11-30"));
        assert_eq!(url.fragment(), None);
        // Parses the sent text again, as a server does, instead of using the parts of the URL.
        let again = Url::parse(url.as_str()).map_err(|error| error.to_string())?;
        let segments = again.path_segments().ok_or("no path")?;
        Ok(segments.map(decode).collect())
    }
}

fn decode(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        let digits = [rest.clone().next(), rest.clone().nth(1)].map(|digit| {
            let digit = char::from(digit.unwrap_or_default());
            digit
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        });
        match (byte, digits) {
            (b'%', [Some(high), Some(low)]) => {
                bytes.push(high * 16 + low);
                rest.nth(1);
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Generates any text, often from characters with a meaning in URLs.
fn value() -> impl Strategy<Value = String> {
    let pieces = [
        "/",
        "\\",
        ".",
        "..",
        "%",
        "%2e",
        "%2F",
        "?",
        "#",
        "&",
        "=",
        ":",
        "@",
        "{",
        "}",
        "{resourceName}",
        " ",
        "\t",
        "\n",
        "\r",
        "\0",
        "a",
        "é",
        "名",
        "\u{202e}",
        "😀",
    ];
    let hostile = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..8);
    prop_oneof![
        3 => hostile.prop_map(|pieces| pieces.concat()),
        2 => string_regex("\\PC*").unwrap(),
    ]
}

#[test]
fn a_value_never_becomes_another_path() {
    let client = Client::new();
    let config = ProptestConfig {
        cases: 10_000,
        failure_persistence: None,
        ..Default::default()
    };
    let tried = TestRunner::new(config).run(&(value(), value()), |(group, name)| {
        let is_refused = |value: &str| matches!(value, "" | "." | "..");
        match client.path_of(&group, &name) {
            Ok(path) => {
                let around = ["subscriptions", "subid", "resourceGroups"];
                let between = [
                    "providers",
                    "Microsoft.ManagedIdentity",
                    "userAssignedIdentities",
                ];
                let expected = [&around[..], &[&group], &between, &[&name]].concat();
                prop_assert_eq!(path, expected);
                prop_assert!(!is_refused(&group) && !is_refused(&name));
            }
            Err(error) if is_refused(&group) => prop_assert!(error.contains("resourceGroupName")),
            Err(error) => {
                prop_assert!(is_refused(&name), "{:?} {:?}: {}", group, name, error);
                prop_assert!(error.contains("resourceName"), "{}", error);
            }
        }
        Ok(())
    });
    tried.unwrap();
}
