//! Scenarios of files, forms and media types.

use azure_core::Bytes;
use azure_core::http::AsyncResponse;
use conformance_clients::body_formdata_urlencoded::models::*;
use conformance_clients::media_types::models::*;
use conformance_clients::reserved_words::models::ApiClientOperationWithUrlOptions;
use futures::TryStreamExt;
use serde_json::json;

use crate::scenario::{Failure, Scenarios, body, model, same};

const JSON: Bytes = Bytes::from_static(b"{\"hello\": \"world\"}");

pub(crate) fn add(list: &mut Scenarios) {
    files(list);
    forms(list);
    media_types(list);
    reserved_words(list);
}

fn files(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(body_file, world).files_client(), client;
        try "FileStreamNonempty" => {
            let image = all(client.get_file(None).await?).await?;
            same(&image.starts_with(b"\x89PNG\r\n"), &true)?;
            same(&image.len(), &8725)?;
        }
        try "FileStreamEmpty" => { same(&all(client.get_empty_file(None).await?).await?.len(), &0)?; }
        try "FileStreamVeryLarge" => {
            let mut chunks = client.get_file_large(None).await?.into_body();
            let mut length = 0;
            while let Some(chunk) = chunks.try_next().await? {
                length += chunk.len();
            }
            same(&length, &(3000 * 1024 * 1024))?;
        }
    );
    scenarios!(list, "vanilla", |world| client!(body_binary, world).upload_client(), client;
        send "BodyBinaryFile" => client.file(Bytes::from_static(b"{\"more\": \"cowbell\"}").into(), None);
        send "BodyBinaryOctet" => client.binary(Bytes::from_static(b"Hello world").into(), None);
    );
    scenarios!(list, "vanilla", |world| client!(body_binary, world).download_client(), client;
        fail "BodyBinaryError" => client.error_stream(None), 400;
    );
}

/// Collects a streamed response.
async fn all(response: AsyncResponse) -> Result<Bytes, Failure> {
    Ok(response.into_body().collect().await?)
}

fn forms(list: &mut Scenarios) {
    const FILE: Bytes = Bytes::from_static(b"the content of a file");
    scenarios!(list, "optional", |world| client!(body_formdata, world).formdata_client(), client;
        try "FormdataStreamUploadFile" => { same(&all(client.upload_file(FILE.into(), "sample.txt", None).await?).await?, &FILE)?; }
        try "StreamUploadFile" => { same(&all(client.upload_file_via_body(FILE.into(), None).await?).await?, &FILE)?; }
    );
    scenarios!(list, "optional", |world| client!(body_formdata_urlencoded, world).formdataurlencoded_client(), client;
        send "UpdatePetWithForm" => client.update_pet_with_form(1, &PetType::Dog, &PetFood::Meat, 42, Some(FormdataurlencodedClientUpdatePetWithFormOptions { name: Some("Fido".into()), ..Default::default() }));
        send "UrlEncodedDataWithPartialConstantBody" => client.partial_constant_body("bar", "foo", None);
    );
}

fn media_types(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(media_types, world), client;
        json "MediaTypeJson" => client.analyze_body(Some(ApiClientAnalyzeBodyOptions { input: Some(model(json!({"source": "foo"}))?), ..Default::default() })), "Nice job with JSON";
        json "MediaTypePdf" => client.analyze_body(Some(ApiClientAnalyzeBodyOptions { content_type: Some("application/pdf".into()), input: Some(Bytes::from_static(b"PDF").into()), ..Default::default() })), "Nice job with PDF";
        json "MediaTypeWithEncoding" => client.content_type_with_encoding(Some(ApiClientContentTypeWithEncodingOptions { input: Some(Bytes::from_static(b"foo").into()), ..Default::default() })), "Nice job sending content type with encoding";
        send "MediaTypesAnalyzeBodyNoAcceptHeader" => client.analyze_body_no_accept_header(Some(ApiClientAnalyzeBodyNoAcceptHeaderOptions { input: Some(model(json!({"source": "foo"}))?), ..Default::default() }));
        send "MediaTypesTwoContentTypes" => client.binary_body_with_two_content_types(JSON.into(), None);
        send "MediaTypesThreeContentTypes" => client.binary_body_with_three_content_types(JSON.into(), None);
        send "MediaTypesThreeBodyTypes" => client.body_three_types(JSON.into(), None);
    );
}

fn reserved_words(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(reserved_words, world), client;
        send "reservedWordsOperationGroupImport" => client.import_client().operation_one("foo", None);
        send "reservedWordsBodyNamedContent" => client.operation_with_content_param(Bytes::from_static(b"hello, world").into(), None);
        send "reservedWordsBodyNamedJson" => client.operation_with_json_param(body(json!({"hello": "world"})), None);
        send "reservedWordsBodyNamedData" => client.operation_with_data_param("hello", "world", None);
        send "reservedWordsBodyNamedFiles" => client.operation_with_files_param(Bytes::from_static(b"hello, world").into(), "my.txt", None);
        send "reservedWordsUrlHeaderQuery" => client.operation_with_url("foo", "x", Some(ApiClientOperationWithUrlOptions { query_parameters: Some(vec!["one".into(), "two".into()]), ..Default::default() }));
        send "reservedWordsHeaderEnum" => client.reserved_enum(&"import".parse()?, None);
    );
}
