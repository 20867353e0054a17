//! Scenarios of Azure's extensions: subscriptions, API versions, request ids.

use azure_core::http::{ClientMethodOptions, Context, request::options::ClientRequestId};
use conformance_clients::azure_parameter_grouping::models as groups;
use conformance_clients::azure_special_properties::models::*;

use crate::scenario::{Scenarios, body, same};

const SUBSCRIPTION: &str = "1234-5678-9012-3456";
const REQUEST_ID: &str = "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0";
const UNENCODED: &str = "value1&q2=value2&q3=value3";

pub(crate) fn add(list: &mut Scenarios) {
    subscriptions(list);
    versions(list);
    encoding(list);
    request_ids(list);
    parameter_groups(list);
}

fn subscriptions(list: &mut Scenarios) {
    scenarios!(list, "azure", |world| client!(azure_special_properties, world, SUBSCRIPTION).subscription_in_method_client(), client;
        send "AzureSubscriptionMethodLocalValid" => client.post_method_local_valid(SUBSCRIPTION, None);
        send "AzureSubscriptionPathLocalValid" => client.post_path_local_valid(SUBSCRIPTION, None);
        send "AzureSubscriptionSwaggerLocalValid" => client.post_swagger_local_valid(SUBSCRIPTION, None);
    );
    scenarios!(list, "azure", |world| client!(azure_special_properties, world, SUBSCRIPTION).subscription_in_credentials_client(), client;
        send "AzureSubscriptionMethodGlobalValid" => client.post_method_global_valid(None);
        send "AzureSubscriptionMethodGlobalNotProvidedValid" => client.post_method_global_not_provided_valid(None);
        send "AzureSubscriptionPathGlobalValid" => client.post_path_global_valid(None);
        send "AzureSubscriptionSwaggerGlobalValid" => client.post_swagger_global_valid(None);
    );
    scenarios!(list, "azure", |world| client!(subscriptionid_apiversion, world, SUBSCRIPTION).group_client(), client;
        json "SubscriptionIdAndApiVersion" => client.get_sample_resource_group("testgroup101", None), {"name": "testgroup101", "location": "West US"};
    );
}

fn versions(list: &mut Scenarios) {
    scenarios!(list, "azure", |world| client!(azure_special_properties, world, SUBSCRIPTION).api_version_local_client(), client;
        send "AzureApiVersionMethodLocalNull" => client.get_method_local_null(None);
        send "AzureApiVersionMethodLocalValid" => client.get_method_local_valid(None);
        send "AzureApiVersionPathLocalValid" => client.get_path_local_valid(None);
        send "AzureApiVersionSwaggerLocalValid" => client.get_swagger_local_valid(None);
    );
    scenarios!(list, "azure", |world| client!(azure_special_properties, world, SUBSCRIPTION).api_version_default_client(), client;
        send "AzureApiVersionMethodGlobalValid" => client.get_method_global_valid(None);
        send "AzureApiVersionMethodGlobalNotProvidedValid" => client.get_method_global_not_provided_valid(None);
        send "AzureApiVersionPathGlobalValid" => client.get_path_global_valid(None);
        send "AzureApiVersionSwaggerGlobalValid" => client.get_swagger_global_valid(None);
    );
}

fn encoding(list: &mut Scenarios) {
    scenarios!(list, "azure", |world| client!(azure_special_properties, world, SUBSCRIPTION).skip_url_encoding_client(), client;
        send "AzureMethodPathUrlEncoding" => client.get_method_path_valid("path1/path2/path3", None);
        send "AzurePathPathUrlEncoding" => client.get_path_path_valid("path1/path2/path3", None);
        send "AzureSwaggerPathUrlEncoding" => client.get_swagger_path_valid(None);
        send "AzureMethodQueryUrlEncoding" => client.get_method_query_valid(UNENCODED, None);
        send "AzurePathQueryUrlEncoding" => client.get_path_query_valid(UNENCODED, None);
        send "AzureSwaggerQueryUrlEncoding" => client.get_swagger_query_valid(None);
        send "AzureMethodQueryUrlEncodingNull" => client.get_method_query_null(None);
    );
    scenarios!(list, "azure", |world| client!(azure_special_properties, world, SUBSCRIPTION).odata_client(), client;
        send "AzureODataFilter" => client.get_with_filter(Some(ODataClientGetWithFilterOptions {
            filter: Some("id gt 5 and name eq 'foo'".into()), top: Some(10), orderby: Some("id".into()), ..Default::default()
        }));
    );
}

fn request_ids(list: &mut Scenarios) {
    scenarios!(list, "azure", |world| client!(azure_special_properties, world, SUBSCRIPTION).x_ms_client_request_id_client(), client;
        send "AzureXmsRequestClientOverwrite" => client.get(Some(XMsClientRequestIdClientGetOptions { method_options: with_request_id() }));
        send "AzureXmsRequestClientOverwriteViaParameter" => client.param_get(Some(XMsClientRequestIdClientParamGetOptions { method_options: with_request_id() }));
        fail "AzureRequestClientIdInError" => client.get(None), 400;
    );
    scenarios!(list, "azure", |world| client!(azure_special_properties, world, SUBSCRIPTION).header_client(), client;
        try "AzureXmsCustomNamedRequestId" => {
            let response = client.custom_named_request_id(Some(HeaderClientCustomNamedRequestIdOptions {
                foo_client_request_id: Some(REQUEST_ID.into()), ..Default::default()
            })).await?;
            same(&HeaderClientCustomNamedRequestIdResultHeaders::foo_request_id(&response)?, &Some("123".to_owned()))?;
        }
        send "AzureXmsCustomNamedRequestIdParameterGroup" => client.custom_named_request_id_param_grouping(Some(HeaderClientCustomNamedRequestIdParamGroupingOptions {
            header_custom_named_request_id_param_grouping_parameters: HeaderCustomNamedRequestIdParamGroupingParameters {
                foo_client_request_id: Some(REQUEST_ID.into()),
            },
            ..Default::default()
        }));
        try "AzureXmsCustomNamedRequestId" => {
            let exists = client.custom_named_request_id_head(Some(HeaderClientCustomNamedRequestIdHeadOptions {
                foo_client_request_id: Some(REQUEST_ID.into()), ..Default::default()
            })).await?;
            same(&exists, &true)?;
        }
    );
}

/// Returns the options of a caller who sets the request ID.
pub(super) fn with_request_id() -> ClientMethodOptions<'static> {
    let id: ClientRequestId = REQUEST_ID.to_owned().into();
    ClientMethodOptions {
        context: Context::new().with_value(id),
    }
}

fn parameter_groups(list: &mut Scenarios) {
    scenarios!(list, "azure", |world| client!(azure_parameter_grouping, world).parameter_grouping_client(), client;
        send "postParameterGroupingRequiredParameters" => client.post_required(&groups::ParameterGroupingPostRequiredParameters {
            path: Some("path".into()), custom_header: Some("header".into()), query: Some(21),
        }, body(1234.into()), None);
        send "postParameterGroupingOptionalParameters" => client.post_optional(Some(groups::ParameterGroupingClientPostOptionalOptions {
            parameter_grouping_post_optional_parameters: groups::ParameterGroupingPostOptionalParameters { custom_header: Some("header".into()), query: Some(21) },
            ..Default::default()
        }));
        send "postParameterGroupingMultipleParameterGroups" => client.post_multi_param_groups(Some(groups::ParameterGroupingClientPostMultiParamGroupsOptions {
            first_parameter_group: groups::FirstParameterGroup { header_one: Some("header".into()), query_one: Some(21) },
            parameter_grouping_post_multi_param_groups_second_param_group: groups::ParameterGroupingPostMultiParamGroupsSecondParamGroup { header_two: Some("header2".into()), query_two: Some(42) },
            ..Default::default()
        }));
        send "postParameterGroupingSharedParameterGroupObject" => client.post_shared_parameter_group_object(Some(groups::ParameterGroupingClientPostSharedParameterGroupObjectOptions {
            first_parameter_group: groups::FirstParameterGroup { header_one: Some("header".into()), query_one: Some(21) },
            ..Default::default()
        }));
        send "PostParameterGroupingWithReservedWords" => client.post_reserved_words(Some(groups::ParameterGroupingClientPostReservedWordsOptions {
            parameter_grouping_post_reserved_words_parameters: groups::ParameterGroupingPostReservedWordsParameters { from: Some("bob".into()), accept: Some("yes".into()) },
            ..Default::default()
        }));
        send "PutParameterGroupingConstant" => client.group_with_constant(Some(groups::ParameterGroupingClientGroupWithConstantOptions {
            grouper: groups::Grouper { grouped_constant: Some("foo".parse()?), grouped_parameter: Some("bar".into()) },
            ..Default::default()
        }));
    );
}
