//! The guide's example of bodies that are lists, maps, arbitrary JSON or bytes, and of optional bodies.

use std::sync::Arc;

use azure_core::http::{Body, StatusCode};

use crate::fake::FakeService;
use crate::support::{resources, storage};

// ANCHOR: json
use std::collections::BTreeMap;

use armsmith_azure::request_content;
use armsmith_azure::storage::v2023_05_01::models::TagFilter;
use azure_core::Value;
use azure_core::http::RequestContent;

/// A list of texts.
fn names() -> azure_core::Result<RequestContent<Vec<String>>> {
    request_content(vec!["a".to_owned(), "b".to_owned()])
}

/// A map of texts.
fn tags() -> azure_core::Result<RequestContent<BTreeMap<String, String>>> {
    request_content(BTreeMap::from([("owner".to_owned(), "team-a".to_owned())]))
}

/// A list of models.
fn filters(filters: Vec<TagFilter>) -> azure_core::Result<RequestContent<Vec<TagFilter>>> {
    request_content(filters)
}

/// Arbitrary JSON.
fn template(template: Value) -> azure_core::Result<RequestContent<Value>> {
    request_content(template)
}
// ANCHOR_END: json

// ANCHOR: bytes
use armsmith_azure::resources::v2024_03_01::DeploymentsClient;
use azure_core::Bytes;

/// Returns the hash of a template, which `text` contains.
async fn hash(deployments: &DeploymentsClient, text: String) -> azure_core::Result<Option<String>> {
    let template = Bytes::from(text).into();
    let response = deployments.calculate_template_hash(template, None).await?;
    Ok(response.into_model()?.template_hash)
}
// ANCHOR_END: bytes

// ANCHOR: optional
use armsmith_azure::storage::v2023_05_01::TableClient;
use armsmith_azure::storage::v2023_05_01::models::{Table, TableClientCreateOptions};

/// Creates a table. Its stored access policies are optional.
async fn create(tables: &TableClient, policies: Option<Table>) -> azure_core::Result<Table> {
    let options = TableClientCreateOptions {
        parameters: policies.map(Table::try_into).transpose()?,
        ..Default::default()
    };
    tables
        .create("my-group", "myaccount", "mytable", Some(options))
        .await?
        .into_model()
}
// ANCHOR_END: optional

fn text<T>(content: RequestContent<T>) -> String {
    match Body::from(content) {
        Body::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        _ => String::new(),
    }
}

#[test]
fn lists_maps_and_arbitrary_json_are_written() -> azure_core::Result<()> {
    assert_eq!(text(names()?), r#"["a","b"]"#);
    assert_eq!(text(tags()?), r#"{"owner":"team-a"}"#);
    let filter = TagFilter::new("project", "==", "moon");
    let expected = r#"[{"name":"project","op":"==","value":"moon"}]"#;
    assert_eq!(text(filters(vec![filter])?), expected);
    let json = serde_json::json!({ "resources": [] });
    let json: Value = serde_json::from_value(json).unwrap();
    assert_eq!(text(template(json)?), r#"{"resources":[]}"#);
    Ok(())
}

#[tokio::test]
async fn bytes_are_sent_as_they_are() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::Ok, r#"{"templateHash": "42"}"#);
    let deployments = resources(&service).deployments_client();
    let template = "{ \"resources\": [] }".to_owned();
    let hash = hash(&deployments, template.clone()).await?;
    assert_eq!(hash.as_deref(), Some("42"));
    let requests = service.requests.lock().unwrap();
    assert!(matches!(requests[0].body(), Body::Bytes(bytes) if *bytes == template));
    Ok(())
}

#[tokio::test]
async fn an_optional_body_is_sent_or_absent() -> azure_core::Result<()> {
    let service = Arc::new(FakeService::default());
    service.respond(StatusCode::Ok, "{}");
    service.respond(StatusCode::Ok, "{}");
    let tables = storage(&service).table_client();
    create(&tables, None).await?;
    create(&tables, Some(Table::default())).await?;
    let requests = service.requests.lock().unwrap();
    let sent = |index: usize| match requests[index].body() {
        Body::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    };
    assert_eq!([sent(0), sent(1)], ["", "{}"]);
    Ok(())
}
