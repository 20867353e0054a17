//! Scenarios of the blob service against a storage emulator.

use std::sync::Arc;

use azure_core::Bytes;
use azure_core::http::{Etag, RequestContent, XmlFormat};
use conformance_clients::ServiceError;
use conformance_clients::blob::models::{
    self, BlobClientDownloadOptions, BlobClientSetMetadataOptions, BlobHttpHeaders, BlobType,
    BlockBlobClientUploadOptions, BlockListType, BlockLookupList, ContainerClientCreateOptions,
    ContainerClientListBlobFlatSegmentOptions, LeaseStateType, ListBlobsFlatSegmentResponse,
    ModifiedAccessConditions, ServiceClientListContainersSegmentOptions,
};
use conformance_clients::blob::{ApiClient, ApiClientOptions};
use futures::{StreamExt, TryStreamExt};
use serde_json::json;

use crate::scenario::{EMULATED, Failure, Outcome, Scenarios, World, same, same_json, xml};
use crate::shared_key::SharedKey;

/// The default account of the emulator and its key, as documented.
const ACCOUNT: &str = "devstoreaccount1";
const KEY: &str =
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
/// A wrong key.
const WRONG_KEY: &str = "bm8ga2V5IG9mIGFueSBhY2NvdW50";

pub(crate) fn add(list: &mut Scenarios) {
    scenarios!(list, "blobs", |world| client(&world, KEY)?, client;
        try "BlobContainerCreate" => { create_twice(&client).await?; }
        try "BlobContainerList" => { containers(&client).await?; }
        try "BlobContainerDelete" => { delete_container(&client).await?; }
        try "BlobPutGet" => { put_and_get(&client).await?; }
        try "BlobProperties" => { properties(&client).await?; }
        try "BlobNames" => { names(&client).await?; }
        try "BlobListPages" => { pages(&client).await?; }
        try "BlobListPrefix" => { prefix(&client).await?; }
        try "BlobRange" => { range(&client).await?; }
        try "BlobConditions" => { conditions(&client).await?; }
        try "BlobBlocks" => { blocks(&client).await?; }
        try "BlobDelete" => { delete(&client).await?; }
        try "BlobServiceProperties" => { service_properties(&client).await?; }
    );
    scenarios!(list, "blobs", |world| client(&world, WRONG_KEY)?, client;
        try "BlobWrongKey" => {
            let outcome = client.container_client().create("never", None).await;
            refused(outcome, 403, "AuthorizationFailure")?;
        }
    );
    assert!(list.all.last().is_some_and(|last| last.suite == EMULATED));
}

fn client(world: &World, key: &str) -> Result<ApiClient, Failure> {
    let mut client_options = world.options();
    let policy = Arc::new(SharedKey::new(ACCOUNT, key));
    client_options.per_try_policies.push(policy);
    let options = ApiClientOptions {
        client_options,
        ..Default::default()
    };
    let url = format!("{}/{ACCOUNT}", world.server);
    Ok(ApiClient::with_no_credential(&url, Some(options))?)
}

/// Creates a container for one scenario, with blobs whose content is their name.
async fn container(client: &ApiClient, name: &str, blobs: &[&str]) -> Outcome {
    client.container_client().create(name, None).await?;
    for blob in blobs {
        put(client, name, blob, None).await?;
    }
    Ok(())
}

/// Creates a blob whose content is its name.
async fn put(
    client: &ApiClient,
    container: &str,
    blob: &str,
    options: Option<BlockBlobClientUploadOptions<'_>>,
) -> Outcome {
    let length = i64::try_from(blob.len())?;
    let put = client.block_blob_client();
    let response = put
        .upload(container, blob, length, text(blob), options)
        .await?;
    same(&u16::from(response.status()), &201)
}

fn text(text: &str) -> RequestContent<Bytes> {
    Bytes::from(text.to_owned()).into()
}

/// Returns the content of a blob.
async fn content(client: &ApiClient, container: &str, blob: &str) -> Result<String, Failure> {
    use models::BlobClientDownloadResultHeaders as _;
    let response = client.blob_client().download(container, blob, None).await?;
    same(
        &response.content_length()?,
        &Some(i64::try_from(blob.len())?),
    )?;
    let parts: Vec<Bytes> = response.into_body().try_collect().await?;
    Ok(String::from_utf8(parts.concat())?)
}

/// Returns an error unless the service rejects the request with this status and error code.
fn refused<T>(outcome: azure_core::Result<T>, status: u16, code: &str) -> Outcome {
    let Err(error) = outcome else {
        return Err("a success, where an error is expected".into());
    };
    let told = ServiceError::of(&error).ok_or("no error of the service")?;
    same(&u16::from(told.status), &status)?;
    same(&told.code.as_deref(), &Some(code))
}

async fn create_twice(client: &ApiClient) -> Outcome {
    use models::ContainerClientCreateResultHeaders as _;
    let containers = client.container_client();
    let options = ContainerClientCreateOptions {
        metadata: Some([("colour".to_owned(), "green".to_owned())].into()),
        ..Default::default()
    };
    let response = containers.create("create", Some(options)).await?;
    same(&u16::from(response.status()), &201)?;
    let tag = response.etag()?;
    same(&tag.is_some(), &true)?;
    shown(client, "create", tag).await?;
    let again = containers.create("create", None).await;
    refused(again, 409, "ContainerAlreadyExists")
}

/// Gets the properties of a container.
async fn shown(client: &ApiClient, name: &str, tag: Option<Etag>) -> Outcome {
    use models::ContainerClientGetPropertiesResultHeaders as _;
    let told = client.container_client().get_properties(name, None).await?;
    same(&told.etag()?, &tag)?;
    same(
        &told.metadata(),
        &[("colour".into(), "green".into())].into(),
    )
}

async fn containers(client: &ApiClient) -> Outcome {
    for name in ["list-a", "list-b", "list-c"] {
        container(client, name, &[]).await?;
    }
    let options = ServiceClientListContainersSegmentOptions {
        prefix: Some("list-".to_owned()),
        maxresults: Some(2),
        ..Default::default()
    };
    let pager = client
        .service_client()
        .list_containers_segment(Some(options))?;
    let mut told = Vec::new();
    let mut pages = pager.into_pages();
    while let Some(page) = pages.next().await {
        let page = page?.into_model()?;
        let items = page.container_items.unwrap_or_default();
        told.push(items.into_iter().filter_map(|each| each.name).collect());
    }
    let expected = [vec!["list-a", "list-b"], vec!["list-c"]];
    same(
        &told,
        &expected
            .map(|page| page.into_iter().map(str::to_owned).collect::<Vec<_>>())
            .to_vec(),
    )
}

async fn delete_container(client: &ApiClient) -> Outcome {
    container(client, "gone", &["blob"]).await?;
    let containers = client.container_client();
    let response = containers.delete("gone", None).await?;
    same(&u16::from(response.status()), &202)?;
    let again = containers.get_properties("gone", None).await;
    refused(again, 404, "ContainerNotFound")?;
    let blob = client.blob_client().download("gone", "blob", None).await;
    refused(blob.map(|_| ()), 404, "ContainerNotFound")
}

async fn put_and_get(client: &ApiClient) -> Outcome {
    use models::BlobClientDownloadResultHeaders as _;
    container(client, "put-get", &[]).await?;
    let options = BlockBlobClientUploadOptions {
        metadata: Some([("shape".to_owned(), "round".to_owned())].into()),
        blob_http_headers: BlobHttpHeaders {
            blob_content_type: Some("text/plain".to_owned()),
            blob_content_language: Some("en".to_owned()),
            ..Default::default()
        },
        ..Default::default()
    };
    put(client, "put-get", "one.txt", Some(options)).await?;
    let blobs = client.blob_client();
    let response = blobs.download("put-get", "one.txt", None).await?;
    same(&response.content_type()?.as_deref(), &Some("text/plain"))?;
    same(&response.content_language()?.as_deref(), &Some("en"))?;
    same(&response.content_length()?, &Some(7))?;
    same(&response.blob_type()?, &Some(BlobType::BlockBlob))?;
    same(
        &response.metadata(),
        &[("shape".into(), "round".into())].into(),
    )?;
    let parts: Vec<Bytes> = response.into_body().try_collect().await?;
    same(&parts.concat(), &b"one.txt".to_vec())?;
    // The second put replaces the content.
    let other = text("another text");
    let put = client.block_blob_client();
    put.upload("put-get", "one.txt", 12, other, None).await?;
    let response = blobs.download("put-get", "one.txt", None).await?;
    same(
        &response.into_body().collect_string().await?,
        &"another text".to_owned(),
    )
}

async fn properties(client: &ApiClient) -> Outcome {
    use models::BlobClientGetPropertiesResultHeaders as _;
    container(client, "properties", &["blob"]).await?;
    let blobs = client.blob_client();
    let told = blobs.get_properties("properties", "blob", None).await?;
    same(&told.content_length()?, &Some(4))?;
    same(&told.lease_state()?, &Some(LeaseStateType::Available))?;
    same(&told.last_modified()?.is_some(), &true)?;
    let options = BlobClientSetMetadataOptions {
        metadata: Some([("taste".to_owned(), "sweet".to_owned())].into()),
        ..Default::default()
    };
    blobs
        .set_metadata("properties", "blob", Some(options))
        .await?;
    let told = blobs.get_properties("properties", "blob", None).await?;
    same(&told.metadata(), &[("taste".into(), "sweet".into())].into())
}

async fn names(client: &ApiClient) -> Outcome {
    let names = ["a b", "a%20b", "deep/er/one", "plus+and&", "q?x=1#f", "ünï"];
    container(client, "names", &names).await?;
    let pager = client
        .container_client()
        .list_blob_flat_segment("names", None)?;
    same(
        &listed(pager).await?,
        &vec![names.map(str::to_owned).to_vec()],
    )?;
    for name in names {
        same(&content(client, "names", name).await?, &name.to_owned())?;
    }
    Ok(())
}

/// Returns the names of the blobs, page by page.
async fn listed(
    pager: azure_core::http::Pager<ListBlobsFlatSegmentResponse, XmlFormat>,
) -> Result<Vec<Vec<String>>, Failure> {
    let mut pages = pager.into_pages();
    let mut told = Vec::new();
    while let Some(page) = pages.next().await {
        let segment = page?.into_model()?.segment.ok_or("a page without blobs")?;
        let items = segment.blob_items.unwrap_or_default();
        let names = items.into_iter().filter_map(|item| item.name?.content);
        told.push(names.collect());
    }
    Ok(told)
}

async fn pages(client: &ApiClient) -> Outcome {
    container(client, "pages", &["a", "bb", "ccc", "dddd", "eeeee"]).await?;
    let options = || {
        Some(ContainerClientListBlobFlatSegmentOptions {
            maxresults: Some(2),
            ..Default::default()
        })
    };
    let containers = client.container_client();
    let pager = containers.list_blob_flat_segment("pages", options())?;
    let expected = [vec!["a", "bb"], vec!["ccc", "dddd"], vec!["eeeee"]];
    let expected: Vec<Vec<_>> = expected
        .iter()
        .map(|page| page.iter().map(|name| (*name).to_owned()).collect())
        .collect();
    same(&listed(pager).await?, &expected)?;
    let mut pager = containers
        .list_blob_flat_segment("pages", options())?
        .into_pages();
    let first = pager.next().await.ok_or("no page")??.into_model()?;
    same(&first.container_name.as_deref(), &Some("pages"))?;
    same(&first.max_results, &Some(2))?;
    same(&first.next_marker.is_some(), &true)?;
    let items = first.segment.and_then(|segment| segment.blob_items);
    let second = items
        .and_then(|items| items.into_iter().nth(1))
        .ok_or("no blob")?;
    let about = second.properties.ok_or("no properties")?;
    same(&about.content_length, &Some(2))?;
    same(
        &about.content_type.as_deref(),
        &Some("application/octet-stream"),
    )?;
    same(&about.blob_type, &Some(BlobType::BlockBlob))?;
    same(&about.last_modified.is_some(), &true)
}

async fn prefix(client: &ApiClient) -> Outcome {
    container(client, "prefix", &["x/1", "x/2", "y/1"]).await?;
    let options = ContainerClientListBlobFlatSegmentOptions {
        prefix: Some("x/".to_owned()),
        ..Default::default()
    };
    let pager = client
        .container_client()
        .list_blob_flat_segment("prefix", Some(options))?;
    same(
        &listed(pager).await?,
        &vec![vec!["x/1".to_owned(), "x/2".to_owned()]],
    )?;
    let pager = client
        .container_client()
        .list_blob_flat_segment("none", None)?;
    let page = pager.into_pages().next().await.ok_or("no page")?;
    refused(page, 404, "ContainerNotFound")
}

async fn range(client: &ApiClient) -> Outcome {
    use models::BlobClientDownloadResultHeaders as _;
    container(client, "range", &["0123456789"]).await?;
    let options = BlobClientDownloadOptions {
        range: Some("bytes=2-5".to_owned()),
        ..Default::default()
    };
    let blobs = client.blob_client();
    let response = blobs.download("range", "0123456789", Some(options)).await?;
    same(&u16::from(response.status()), &206)?;
    same(&response.content_range()?.as_deref(), &Some("bytes 2-5/10"))?;
    same(
        &response.into_body().collect_string().await?,
        &"2345".to_owned(),
    )
}

async fn conditions(client: &ApiClient) -> Outcome {
    container(client, "conditions", &["blob"]).await?;
    let options = BlockBlobClientUploadOptions {
        modified_access_conditions: ModifiedAccessConditions {
            if_none_match: Some("*".into()),
            ..Default::default()
        },
        ..Default::default()
    };
    let put = client.block_blob_client();
    let again = put.upload("conditions", "blob", 5, text("other"), Some(options));
    refused(again.await, 409, "BlobAlreadyExists")?;
    same(
        &content(client, "conditions", "blob").await?,
        &"blob".to_owned(),
    )
}

async fn blocks(client: &ApiClient) -> Outcome {
    use models::BlockBlobClientGetBlockListResultHeaders as _;
    container(client, "blocks", &[]).await?;
    let blobs = client.block_blob_client();
    for (id, part) in [("MQ==", "one,"), ("Mg==", "two.")] {
        let staged = blobs.stage_block("blocks", "blob", id, 4, text(part), None);
        same(&u16::from(staged.await?.status()), &201)?;
    }
    let list: RequestContent<BlockLookupList, _> = xml(json!({"Latest": ["MQ==", "Mg=="]}))?;
    blobs
        .commit_block_list("blocks", "blob", list, None)
        .await?;
    let all = BlockListType::All;
    let told = blobs.get_block_list("blocks", "blob", &all, None).await?;
    same(&told.blob_content_length()?, &Some(8))?;
    let expected = json!([{"Name": "MQ==", "Size": 4}, {"Name": "Mg==", "Size": 4}]);
    same_json(&told.into_model()?.committed_blocks, &expected)?;
    let blob = client
        .blob_client()
        .download("blocks", "blob", None)
        .await?;
    same(
        &blob.into_body().collect_string().await?,
        &"one,two.".to_owned(),
    )
}

async fn delete(client: &ApiClient) -> Outcome {
    container(client, "delete", &["gone", "stays"]).await?;
    let blobs = client.blob_client();
    let response = blobs.delete("delete", "gone", None).await?;
    same(&u16::from(response.status()), &202)?;
    let read = blobs.download("delete", "gone", None).await;
    refused(read.map(|_| ()), 404, "BlobNotFound")?;
    refused(
        blobs.delete("delete", "gone", None).await,
        404,
        "BlobNotFound",
    )?;
    let pager = client
        .container_client()
        .list_blob_flat_segment("delete", None)?;
    same(&listed(pager).await?, &vec![vec!["stays".to_owned()]])
}

async fn service_properties(client: &ApiClient) -> Outcome {
    let service = client.service_client();
    let rule = json!({
        "AllowedOrigins": "https://example.org", "AllowedMethods": "GET,PUT", "AllowedHeaders": "*",
        "ExposedHeaders": "x-ms-*", "MaxAgeInSeconds": 60,
    });
    let properties = json!({"Cors": [rule]});
    service.set_properties(xml(properties)?, None).await?;
    let told = service.get_properties(None).await?.into_model()?;
    same_json(&told.cors, &json!([rule]))
}
