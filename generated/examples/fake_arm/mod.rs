//! An Azure Resource Manager in this process that keeps resources in memory.
//!
//! It works for any service: a resource is what was put at its ID, and a collection is everything below its path.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use azure_core::{
    Result,
    credentials::{AccessToken, TokenCredential, TokenRequestOptions},
    http::{
        AsyncRawResponse, Body, ClientOptions, HttpClient, Method, Request, StatusCode, Transport,
        headers::Headers,
    },
    time::{Duration, OffsetDateTime},
};
use serde_json::{Map, Value, json};

/// Returns client options that send requests to a new, empty Resource Manager in this process.
pub fn client_options() -> ClientOptions {
    ClientOptions {
        transport: Some(Transport::new(Arc::new(FakeResourceManager::default()))),
        ..Default::default()
    }
}

/// Returns a credential that the fake accepts.
pub fn credential() -> Arc<dyn TokenCredential> {
    Arc::new(FakeCredential)
}

#[derive(Debug)]
struct FakeCredential;

#[async_trait::async_trait]
impl TokenCredential for FakeCredential {
    async fn get_token(
        &self,
        _: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> Result<AccessToken> {
        Ok(AccessToken::new(
            "fake",
            OffsetDateTime::now_utc() + Duration::hours(1),
        ))
    }
}

/// Resources by ID. IDs are case-insensitive, as in Resource Manager.
#[derive(Debug, Default)]
struct FakeResourceManager {
    resources: Mutex<BTreeMap<String, Value>>,
}

#[async_trait::async_trait]
impl HttpClient for FakeResourceManager {
    async fn execute_request(&self, request: &Request) -> Result<AsyncRawResponse> {
        let path = request.url().path().to_owned();
        let body = match request.body() {
            Body::Bytes(bytes) => serde_json::from_slice(bytes).unwrap_or(Value::Null),
            _ => Value::Null,
        };
        println!("    {} {}", request.method(), path);
        let (status, answer) = self.answer(request.method(), &path, body);
        let bytes = answer.map(|answer| answer.to_string()).unwrap_or_default();
        Ok(AsyncRawResponse::from_bytes(status, Headers::new(), bytes))
    }
}

impl FakeResourceManager {
    fn answer(&self, method: Method, path: &str, body: Value) -> (StatusCode, Option<Value>) {
        let mut resources = self
            .resources
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let key = path.to_lowercase();
        match method {
            Method::Put => {
                let existed = resources.contains_key(&key);
                let resource = with_identity(path, body);
                resources.insert(key, resource.clone());
                let status = if existed {
                    StatusCode::Ok
                } else {
                    StatusCode::Created
                };
                (status, Some(resource))
            }
            Method::Patch => match resources.get_mut(&key) {
                Some(resource) => {
                    merge(resource, body);
                    (StatusCode::Ok, Some(resource.clone()))
                }
                None => not_found(path),
            },
            Method::Delete => match resources.remove(&key) {
                Some(_) => (StatusCode::Ok, None),
                None => (StatusCode::NoContent, None),
            },
            _ => match resources.get(&key) {
                Some(resource) => (StatusCode::Ok, Some(resource.clone())),
                None if is_collection(path) => {
                    let items: Vec<_> = resources
                        .iter()
                        .filter(|(id, _)| is_item(&key, id))
                        .map(|(_, item)| item)
                        .collect();
                    (StatusCode::Ok, Some(json!({ "value": items })))
                }
                None => not_found(path),
            },
        }
    }
}

/// Adds ID, name and type to a resource, as Resource Manager does.
fn with_identity(path: &str, body: Value) -> Value {
    let mut resource = match body {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    let segments: Vec<_> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    let provider = segments
        .iter()
        .rposition(|segment| *segment == "providers")
        .map_or(0, |at| at + 1);
    let types = segments[provider..].iter().skip(1).step_by(2);
    let types: Vec<_> = segments[provider..]
        .iter()
        .take(1)
        .chain(types)
        .copied()
        .collect();
    resource.insert("id".to_owned(), path.into());
    resource.insert(
        "name".to_owned(),
        segments.last().copied().unwrap_or_default().into(),
    );
    resource.insert("type".to_owned(), types.join("/").into());
    Value::Object(resource)
}

fn merge(resource: &mut Value, patch: Value) {
    if let (Value::Object(resource), Value::Object(patch)) = (resource, patch) {
        resource.extend(patch);
    }
}

/// True if the path of a provider is a collection, whose types and names do not pair up.
fn is_collection(path: &str) -> bool {
    let after_provider = path.rsplit("/providers/").next().unwrap_or(path);
    after_provider.split('/').count().is_multiple_of(2)
}

/// True if an ID is an item of a collection.
fn is_item(collection: &str, id: &str) -> bool {
    id.strip_prefix(collection)
        .and_then(|rest| rest.strip_prefix('/'))
        .is_some_and(|name| !name.contains('/'))
}

fn not_found(path: &str) -> (StatusCode, Option<Value>) {
    let error = json!({ "error": { "code": "ResourceNotFound", "message": format!("There is no resource at '{path}'.") } });
    (StatusCode::NotFound, Some(error))
}
