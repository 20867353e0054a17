//! Scenarios of hosts with parameters and of authentication.

use std::sync::Arc;

use async_trait::async_trait;
use azure_core::Bytes;
use azure_core::credentials::{AccessToken, Secret, TokenCredential, TokenRequestOptions};
use azure_core::http::{Method, Request, Response};
use azure_core::time::{Duration, OffsetDateTime};
use conformance_clients::error_with_secrets::models::SecretResponse;
use conformance_clients::*;
use futures::TryStreamExt;
use serde_json::{Value, json};

use crate::scenario::{Scenarios, model, same, same_json};

/// Creates a client with a host template or with authentication.
macro_rules! made {
    ($module:ident, $with:ident, $world:expr, $($argument:expr),*) => {
        $module::ApiClient::$with($($argument,)* Some($module::ApiClientOptions {
            client_options: $world.options(),
            ..Default::default()
        }))?
    };
}

pub(crate) fn add(list: &mut Scenarios) {
    hosts(list);
    credentials(list);
    constants(list);
    versions(list);
    updates(list);
    custom(list);
}

fn hosts(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| made!(custom_baseurl, with_no_credential, world, &format!(".0.1:{}", world.port()), "127.0").paths_client(), client;
        send "CustomBaseUri" => client.get_empty(None);
    );
    scenarios!(list, "vanilla", |world| made!(custom_baseurl_more_options, with_no_credential, world, &format!("1:{}", world.port()), "test12", "http://127.0", ".0.").paths_client(), client;
        send "CustomBaseUriMoreOptions" => client.get_empty("key1", Some(custom_baseurl_more_options::models::PathsClientGetEmptyOptions { key_version: Some("v1".into()), ..Default::default() }));
    );
    scenarios!(list, "vanilla", |world| made!(parameterized_endpoint, with_no_credential, world, &world.server), client;
        send "GetParameterizedHostWithNameEndpoint" => client.get(None);
    );
    scenarios!(list, "azure", |world| made!(custom_baseurl_paging, with_no_credential, world, &format!(".0.1:{}", world.port()), "127.0").paging_client(), client;
        try "PagingCustomUrlPartialNextLink" => { same_json(&client.get_pages_partial_url(None)?.try_collect::<Vec<_>>().await?, &two_products())?; }
        try "PagingCustomUrlPartialOperationNextLink" => { same_json(&client.get_pages_partial_url_operation(None)?.try_collect::<Vec<_>>().await?, &two_products())?; }
    );
    scenarios!(list, "azure", |world| made!(lro_parameterized_endpoints, with_no_credential, world, &format!(".0.1:{}", world.port()), "127.0"), client;
        json "LROParameterizedEndpoint" => client.begin_poll_with_parameterized_endpoints(None)?, "success";
        json "LROConstantParameterizedPost+LROConstantParameterizedGet" => client.begin_poll_with_constant_parameterized_endpoints(None)?, "success";
    );
}

fn two_products() -> serde_json::Value {
    json!([{"properties": {"id": 1, "name": "Product"}}, {"properties": {"id": 2, "name": "Product"}}])
}

#[derive(Debug)]
struct Token;

#[async_trait]
impl TokenCredential for Token {
    async fn get_token(
        &self,
        scopes: &[&str],
        _: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        Ok(AccessToken::new(
            scopes.join(" "),
            OffsetDateTime::now_utc() + Duration::hours(1),
        ))
    }
}

fn credentials(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| security_key::ApiClient::with_key(Secret::new("123456789"), Some(security_key::ApiClientOptions {
        endpoint: Some(world.server.clone()), client_options: world.options(), ..Default::default()
    }))?, client;
        send "SecurityKey" => client.head(None);
    );
    // Tokens are sent over https only. The transport forwards the requests to the server over http.
    scenarios!(list, "vanilla", |world| security_aad::ApiClient::new(Arc::new(Token), Some(security_aad::ApiClientOptions {
        endpoint: Some(world.server.replace("http://", "https://")), client_options: world.options(), ..Default::default()
    }))?, client;
        send "SecurityAad" => client.head(None);
    );
    scenarios!(list, "vanilla", |world| error_with_secrets::ApiClient::with_key(Secret::new("SharedKey 1c88a67921784300a462b2cb61da2339"), Some(error_with_secrets::ApiClientOptions {
        endpoint: Some(world.server.clone()), client_options: world.options(), ..Default::default()
    }))?, client;
        fail "ErrorWithSecrets" => client.get_error_with_secrets(None), 403;
        try "RequestWithSecrets" => {
            // The description of the operation has neither its query parameter nor its body.
            let url = client.endpoint().join("/secrets/:create?key=1c88a67921784300a462b2cb61da2339")?;
            let mut request = Request::new(url, Method::Post);
            request.insert_header("content-type", "application/json");
            request.set_json(&json!({"key": "1c88a67921784300a462b2cb61da2339"}))?;
            let response: Response<SecretResponse> = client.send_request(request).await?.into();
            same_json(&response.into_model()?, &json!({"key": "1c88a67921784300a462b2cb61da2339", "value": "secret"}))?;
        }
    );
}

fn constants(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(validation, world, "abc123", "12-34-5678"), client;
        send "ConstantsInPath" => client.get_with_constant_in_path(None);
        json "ConstantsInBody" => client.post_with_constant_in_body(Some(validation::models::ApiClientPostWithConstantInBodyOptions { body: Some(model(json!({"child": {}, "constChild": {}, "constInt": 0}))?), ..Default::default() })),
            {"child": {"constProperty": "constant"}, "constChild": {"constProperty": "constant", "constProperty2": "constant2"}, "constInt": 0, "constString": "constant"};
    );
    scenarios!(list, "vanilla", |world| client!(constants, world).contants_client(), client;
        send "ConstantClientProperties" => client.put_client_constants(None);
    );
}

fn versions(list: &mut Scenarios) {
    scenarios!(list, "optional", |world| client!(multiapi_v1, world), client;
        send "MultiapiPutTestOneApiVersionOne" => client.test_one(1, None);
        send "MultiapiGetTestTwoApiVersionOne" => client.operation_group_one_client().test_two(None);
        json "MultiapiLRO" => client.begin_test_lro(None)?, {"id": 100};
        try "MultiapiLROAndPaging" => {
            let first = client.begin_test_lro_and_paging(None)?.await?;
            let products: Vec<_> = client.test_lro_and_paging_pages(first, None).try_collect().await?;
            same_json(&products, &json!([{"id": 100}]))?;
        }
    );
    scenarios!(list, "optional", |world| client!(multiapi_v2, world), client;
        json "MultiapiPutTestOneApiVersionTwo" => client.test_one(1, None), {"id": 1, "message": "This was called with api-version 2.0.0"};
        json "MultiapiGetTestTwoApiVersionTwo" => client.operation_group_one_client().test_two(None), {"id": 1, "message": "This was called with api-version 2.0.0"};
        send "MultiapiPutTestThreeApiVersionTwo" => client.operation_group_one_client().test_three(None);
        send "MultiapiPostTestFourApiVersionTwo" => client.operation_group_two_client().test_four(true, None);
    );
    scenarios!(list, "optional", |world| client!(multiapi_v3, world), client;
        json "MultiapiGetTestTwoApiVersionThree" => client.operation_group_one_client().test_two(None), {"optionalProperty": "This was called with api-version 3.0.0"};
        send "MultiapiPostTestFourApiVersionThreeJSON" => client.operation_group_two_client().test_four(Some(multiapi_v3::models::OperationGroupTwoClientTestFourOptions { input: Some(model(json!({"source": "foo"}))?), ..Default::default() }));
        send "MultiapiPutTestFiveApiVersionThree" => client.operation_group_two_client().test_five(None);
    );
    scenarios!(list, "optional", |world| made!(multiapi_v1_custom_base_url, with_no_credential, world, &format!("{}/", world.server)), client;
        send "MultiapiCustomBaseUrlApiVersionOne" => client.test(1, None);
    );
    scenarios!(list, "optional", |world| made!(multiapi_v2_custom_base_url, with_no_credential, world, &format!("{}/", world.server)), client;
        send "MultiapiCustomBaseUrlApiVersionTwo" => client.test(2, None);
    );
}

fn updates(list: &mut Scenarios) {
    scenarios!(list, "dpg", |world| client!(dpg_update1, world), client;
        try "DPGGlassBreaker" => {
            let url = client.endpoint().join("/servicedriven/glassbreaker")?;
            let response = client.send_request(Request::new(url, Method::Get)).await?;
            let told: Value = serde_json::from_slice(response.body())?;
            same(&told, &json!({"message": "An object was successfully returned"}))?;
        }
    );
    scenarios!(list, "dpg", |world| client!(dpg_update1, world).params_client(), client;
        send "DPGAddOptionalInput_NoParams" => client.head_no_params(None);
        json "DPGAddOptionalInput" => client.get_required("foo", None), {"message": "An object was successfully returned"};
        json "DPGAddOptionalInput_RequiredOptionalParam" => client.put_required_optional("foo", None), {"message": "An object was successfully returned"};
        json "DPGAddOptionalInput_OptionalParam" => client.get_optional(None), {"message": "An object was successfully returned"};
        send "DPGNewBodyType+DPGNewBodyType.JSON" => client.post_parameters(model(json!({"url": "http://example.org/myimage.jpeg"}))?, None);
        send "DPGNewBodyType+DPGNewBodyType.JPEG" => client.post_parameters(Bytes::from_static(b"\xff\xd8").into(), Some(dpg_update1::models::ParamsClientPostParametersOptions { content_type: Some("image/jpeg".into()), ..Default::default() }));
        send "DPGAddNewOperation" => client.delete_parameters(None);
        json "DPGAddNewPath" => client.get_new_operation(None), {"message": "An object was successfully returned"};
    );
}

fn custom(list: &mut Scenarios) {
    scenarios!(list, "dpg", |world| client!(dpg_customization, world), client;
        json "GetRawModel" => client.get_model("raw", None), {"received": "raw"};
        json "GetHandwrittenModel" => client.get_model("model", None), {"received": "model"};
        json "PostRawModel" => client.post_model("raw", model(json!({"hello": "world!"}))?, None), {"received": "raw"};
        json "PostHandwrittenModel" => client.post_model("model", model(json!({"hello": "world!"}))?, None), {"received": "model"};
        try "GetRawPages" => { same_json(&client.get_pages("raw", None)?.try_collect::<Vec<_>>().await?, &json!([{"received": "raw"}, {"received": "raw"}]))?; }
        try "GetHandwrittenModelPages" => { same_json(&client.get_pages("model", None)?.try_collect::<Vec<_>>().await?, &json!([{"received": "model"}, {"received": "model"}]))?; }
        json "RawLRO" => client.begin_lro("raw", None)?, {"received": "raw", "provisioningState": "Succeeded"};
        json "HandwrittenModelLRO" => client.begin_lro("model", None)?, {"received": "model", "provisioningState": "Succeeded"};
    );
}
