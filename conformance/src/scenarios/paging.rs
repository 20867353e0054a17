//! Scenarios of lists in pages.

use azure_core::http::Pager;
use conformance_clients::paging::models::*;
use futures::TryStreamExt;

use crate::scenario::{Failure, Outcome, Scenarios, same};

pub(crate) fn add(list: &mut Scenarios) {
    lists(list);
    failures(list);
}

/// The ID and name of a product.
type Said = (i64, String);

/// Collects the products of all pages.
macro_rules! products {
    ($pager:expr) => {
        products($pager?.try_collect::<Vec<Product>>().await?)
    };
}

fn products(products: Vec<Product>) -> Result<Vec<Said>, Failure> {
    let said = |product: Product| {
        let properties = product.properties.ok_or("no properties")?;
        Ok((
            properties.id.ok_or("no id")?,
            properties.name.ok_or("no name")?,
        ))
    };
    products.into_iter().map(said).collect()
}

fn one() -> Vec<Said> {
    vec![(1, "Product".to_owned())]
}

/// Returns the expected products of ten pages. The first one has its own name.
fn ten(first: &str, offset: i64) -> Vec<Said> {
    let rest = (2..=10).map(|id| (id + offset, "product".to_owned()));
    [(1, first.to_owned())].into_iter().chain(rest).collect()
}

fn lists(list: &mut Scenarios) {
    scenarios!(list, "azure", |world| client!(paging, world).paging_client(), client;
        try "PagingNoItemName" => { same(&products!(client.get_no_item_name_pages(None))?, &one())?; }
        try "PagingEmptyNextLink" => { same(&products!(client.get_empty_next_link_name_pages(None))?, &one())?; }
        try "PagingNextLinkNameNull" => { same(&products!(client.get_null_next_link_name_pages(None))?, &one())?; }
        try "PagingSingle" => { same(&products!(client.get_single_pages(None))?, &one())?; }
        try "PagingSingleWithBodyParams" => { same(&products!(client.get_single_pages_with_body_params(BodyParam { name: Some("body".into()) }.try_into()?, None))?, &one())?; }
        try "PagingFirstResponseEmpty" => { same(&products!(client.first_response_empty(None))?, &one())?; }
        try "PagingMultiple" => { same(&products!(client.get_multiple_pages(None))?, &ten("Product", 0))?; }
        try "PagingMultipleWithQueryParameters" => { same(&products!(client.get_with_query_params(100, None))?, &vec![(1, "Product".to_owned()), (2, "Product".to_owned())])?; }
        try "PagingDuplicateParameters" => { same(&products!(client.duplicate_params(Some(PagingClientDuplicateParamsOptions { filter: Some("foo".into()), ..Default::default() })))?, &one())?; }
        try "PagingOdataMultiple" => { same(&products!(client.get_odata_multiple_pages(None))?, &ten("Product", 0))?; }
        try "PagingMultiplePath" => { same(&products!(client.get_multiple_pages_with_offset(&PagingGetMultiplePagesWithOffsetOptions::new(100), None))?, &ten("Product", 100))?; }
        try "PagingMultipleRetryFirst" => { same(&products!(client.get_multiple_pages_retry_first(None))?, &ten("Product", 0))?; }
        try "PagingMultipleRetrySecond" => { same(&products!(client.get_multiple_pages_retry_second(None))?, &[one(), one(), (3..=10).map(|id| (id, "product".to_owned())).collect()].concat())?; }
        try "PagingFragment" => { same(&products!(client.get_multiple_pages_fragment_next_link("test_user", "1.6", None))?, &ten("product", 0))?; }
        try "PagingWithApiVersionAppend" => { same(&products!(client.append_api_version(None))?, &one())?; }
        try "PagingWithApiVersionReplace" => { same(&products!(client.replace_api_version(None))?, &one())?; }
        try "PagingReturnModelWithXMSClientName" => { same(&products!(client.get_paging_model_with_item_name_with_xms_client_name(None))?, &one())?; }
        try "PagingMultipleLRO+PagingMultiple" => {
            let first = client.begin_get_multiple_pages_lro(None)?.await?;
            let pager = client.get_multiple_pages_lro_pages(first, None);
            same(&products(pager.try_collect().await?)?, &ten("Product", 0))?;
        }
    );
    scenarios!(list, "optional", |world| client!(paging, world).paging_client(), client;
        try "PagingDontSendMaxPageSize" => { same(&products!(client.page_with_max_page_size(None))?, &Vec::new())?; }
    );
}

fn failures(list: &mut Scenarios) {
    scenarios!(list, "azure", |world| client!(paging, world).paging_client(), client;
        try "PagingSingleFailure" => { stops(client.get_single_pages_failure(None)?, 0, Some(400)).await?; }
        try "PagingMultipleFailure" => { stops(client.get_multiple_pages_failure(None)?, 1, Some(400)).await?; }
        try "PagingMultipleFailureUri" => { stops(client.get_multiple_pages_failure_uri(None)?, 1, None).await?; }
    );
}

/// Expects an error after this number of products.
async fn stops(mut pager: Pager<ProductResult>, count: usize, status: Option<u16>) -> Outcome {
    for _ in 0..count {
        let product = pager.try_next().await?.ok_or("no product")?;
        same(&products(vec![product])?, &one())?;
    }
    match pager.try_next().await {
        Ok(other) => Err(format!("{other:?}, where an error is expected").into()),
        Err(error) => match status {
            Some(_) => same(&error.http_status().map(u16::from), &status),
            None => Ok(()),
        },
    }
}
