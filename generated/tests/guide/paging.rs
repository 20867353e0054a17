//! The guide's example of lists in pages.

use std::sync::Arc;

use azure_core::http::StatusCode;

use crate::fake::FakeService;
use crate::support::{asked, identities};

// ANCHOR: items
use armsmith_azure::managed_identity::v2024_11_30::UserAssignedIdentitiesClient;
use futures::TryStreamExt;

async fn names(identities: &UserAssignedIdentitiesClient) -> azure_core::Result<Vec<String>> {
    let mut names = Vec::new();
    let mut items = identities.list_by_subscription(None)?;
    while let Some(identity) = items.try_next().await? {
        names.extend(identity.name);
    }
    Ok(names)
}
// ANCHOR_END: items

// ANCHOR: pages
async fn page_sizes(identities: &UserAssignedIdentitiesClient) -> azure_core::Result<Vec<usize>> {
    let mut sizes = Vec::new();
    let mut pages = identities.list_by_subscription(None)?.into_pages();
    while let Some(page) = pages.try_next().await? {
        let page = page.into_model()?;
        sizes.push(page.value.map_or(0, |items| items.len()));
    }
    Ok(sizes)
}
// ANCHOR_END: pages

// ANCHOR: resume
use azure_core::http::pager::{PagerContinuation, PagerOptions};

/// Reads one page and returns the continuation of the next one.
async fn one_page(
    identities: &UserAssignedIdentitiesClient,
    from: Option<PagerContinuation>,
) -> azure_core::Result<Option<PagerContinuation>> {
    let options = PagerOptions {
        continuation: from,
        ..Default::default()
    };
    let mut pages = identities
        .list_by_subscription(Some(options.into()))?
        .into_pages();
    pages.try_next().await?;
    Ok(pages.into_continuation())
}
// ANCHOR_END: resume

fn two_pages() -> Arc<FakeService> {
    let service = Arc::new(FakeService::default());
    let next = "https://management.azure.com/next?page=2";
    let first = format!(r#"{{"value": [{{"name": "a"}}, {{"name": "b"}}], "nextLink": "{next}"}}"#);
    service.respond(StatusCode::Ok, &first);
    service.respond(StatusCode::Ok, r#"{"value": [{"name": "c"}]}"#);
    service
}

#[tokio::test]
async fn a_list_is_read_by_item_by_page_and_in_parts() -> azure_core::Result<()> {
    assert_eq!(names(&identities(&two_pages())).await?, ["a", "b", "c"]);
    assert_eq!(page_sizes(&identities(&two_pages())).await?, [2, 1]);
    let service = two_pages();
    let identities = identities(&service);
    let next = one_page(&identities, None).await?;
    assert!(next.is_some());
    one_page(&identities, next).await?;
    let next = "GET https://management.azure.com/next?page=2&api-version=2024-11-30";
    assert_eq!(asked(&service)[1], next);
    Ok(())
}
