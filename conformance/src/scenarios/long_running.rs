//! Scenarios of long-running operations.

#![expect(
    clippy::needless_update,
    reason = "options differ in whether they hold more than what every operation has"
)]

use azure_core::http::poller::PollerOptions;
use azure_core::time::Duration;
use conformance_clients::lro::models::*;

use super::azure::with_request_id;
use crate::scenario::Scenarios;

pub(crate) fn add(list: &mut Scenarios) {
    operations(list);
    inline(list);
    retries(list);
    custom_headers(list);
    failures(list);
}

/// Options with the shortest polling interval.
macro_rules! soon {
    ($options:ident, named) => {
        Some($options {
            method_options: PollerOptions {
                context: with_request_id().context,
                ..soon()
            },
            ..Default::default()
        })
    };
    ($options:ident) => {
        Some($options {
            method_options: soon(),
            ..Default::default()
        })
    };
}

fn soon() -> PollerOptions<'static> {
    PollerOptions {
        frequency: Duration::seconds(1),
        ..PollerOptions::default()
    }
}

fn operations(list: &mut Scenarios) {
    scenarios!(list, "azure", |world| client!(lro, world).lros_client(), client;
        json "LROPutInlineComplete" => client.begin_put200_succeeded(soon!(LrosClientBeginPut200SucceededOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        json "LROPutInlineComplete201" => client.begin_put201_succeeded(soon!(LrosClientBeginPut201SucceededOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        json "LROPut200InlineCompleteNoState" => client.begin_put200_succeeded_no_state(soon!(LrosClientBeginPut200SucceededNoStateOptions))?, {"id": "100", "name": "foo"};
        json "LROPut202Retry200" => client.begin_put202_retry200(soon!(LrosClientBeginPut202Retry200Options))?, {"id": "100", "name": "foo"};
        json "LROPutSucceededWithBody" => client.begin_put201_creating_succeeded200(soon!(LrosClientBeginPut201CreatingSucceeded200Options))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        json "LROPutSucceededNoBody" => client.begin_put200_updating_succeeded204(soon!(LrosClientBeginPut200UpdatingSucceeded204Options))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        err "LROPutFailed" => client.begin_put201_creating_failed200(soon!(LrosClientBeginPut201CreatingFailed200Options))?, "the long-running operation ended with the status Failed";
        err "LROPutCanceled" => client.begin_put200_acceptedcanceled200(soon!(LrosClientBeginPut200Acceptedcanceled200Options))?, "the long-running operation ended with the status Canceled";
        json "LROPutNoHeaderInRetry" => client.begin_put_no_header_in_retry(soon!(LrosClientBeginPutNoHeaderInRetryOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        json "LROPutAsyncRetrySucceeded" => client.begin_put_async_retry_succeeded(soon!(LrosClientBeginPutAsyncRetrySucceededOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        json "LROPutAsyncNoRetrySucceeded" => client.begin_put_async_no_retry_succeeded(soon!(LrosClientBeginPutAsyncNoRetrySucceededOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        err "LROPutAsyncRetryFailed" => client.begin_put_async_retry_failed(soon!(LrosClientBeginPutAsyncRetryFailedOptions))?, "the long-running operation ended with the status Failed";
        err "LROPutAsyncNoRetryCanceled" => client.begin_put_async_no_retrycanceled(soon!(LrosClientBeginPutAsyncNoRetrycanceledOptions))?, "the long-running operation ended with the status Canceled";
        json "LROPutAsyncNoHeaderInRetry" => client.begin_put_async_no_header_in_retry(soon!(LrosClientBeginPutAsyncNoHeaderInRetryOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        json "LROPutNonResourceInRetry" => client.begin_put_non_resource(soon!(LrosClientBeginPutNonResourceOptions))?, {"name": "sku", "id": "100"};
        json "LROPutNonResourceAsyncInRetry" => client.begin_put_async_non_resource(soon!(LrosClientBeginPutAsyncNonResourceOptions))?, {"name": "sku", "id": "100"};
        json "LROPutSubResourceInRetry" => client.begin_put_sub_resource(soon!(LrosClientBeginPutSubResourceOptions))?, {"id": "100", "properties": {"provisioningState": "Succeeded"}};
        json "LROPutSubResourceAsyncInRetry" => client.begin_put_async_sub_resource(soon!(LrosClientBeginPutAsyncSubResourceOptions))?, {"id": "100", "properties": {"provisioningState": "Succeeded"}};
        json "LROPatch201WithAsyncHeader" => client.begin_patch201_retry_with_async_header(soon!(LrosClientBeginPatch201RetryWithAsyncHeaderOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "/lro/patch/201/retry/onlyAsyncHeader", "name": "foo"};
        json "LROPatch202WithAsyncAndLocationHeader" => client.begin_patch202_retry_with_async_and_location_header(soon!(LrosClientBeginPatch202RetryWithAsyncAndLocationHeaderOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "/lro/patch/202/retry/asyncAndLocationHeader", "name": "foo"};
        json "LRODeleteProvisioningSucceededWithBody" => client.begin_delete_provisioning202_accepted200_succeeded(soon!(LrosClientBeginDeleteProvisioning202Accepted200SucceededOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        json "LRODeleteProvisioningFailed" => client.begin_delete_provisioning202_deleting_failed200(soon!(LrosClientBeginDeleteProvisioning202DeletingFailed200Options))?, {"properties": {"provisioningState": "Failed"}, "id": "100", "name": "foo"};
        json "LRODeleteProvisioningCanceled" => client.begin_delete_provisioning202_deletingcanceled200(soon!(LrosClientBeginDeleteProvisioning202Deletingcanceled200Options))?, {"properties": {"provisioningState": "Canceled"}, "id": "100", "name": "foo"};
        send "LRODeleteInlineComplete" => client.begin_delete204_succeeded(soon!(LrosClientBeginDelete204SucceededOptions))?;
        send "LRODelete200" => client.begin_delete202_retry200(soon!(LrosClientBeginDelete202Retry200Options))?;
        send "LRODelete204" => client.begin_delete202_no_retry204(soon!(LrosClientBeginDelete202NoRetry204Options))?;
        send "LRODeleteNoHeaderInRetry" => client.begin_delete_no_header_in_retry(soon!(LrosClientBeginDeleteNoHeaderInRetryOptions))?;
        send "LRODeleteAsyncNoHeaderInRetry" => client.begin_delete_async_no_header_in_retry(soon!(LrosClientBeginDeleteAsyncNoHeaderInRetryOptions))?;
        send "LRODeleteAsyncRetrySucceeded" => client.begin_delete_async_retry_succeeded(soon!(LrosClientBeginDeleteAsyncRetrySucceededOptions))?;
        send "LRODeleteAsyncNoRetrySucceeded" => client.begin_delete_async_no_retry_succeeded(soon!(LrosClientBeginDeleteAsyncNoRetrySucceededOptions))?;
        err "LRODeleteAsyncRetryFailed" => client.begin_delete_async_retry_failed(soon!(LrosClientBeginDeleteAsyncRetryFailedOptions))?, "the long-running operation ended with the status Failed";
        err "LRODeleteAsyncRetryCanceled" => client.begin_delete_async_retrycanceled(soon!(LrosClientBeginDeleteAsyncRetrycanceledOptions))?, "the long-running operation ended with the status Canceled";
        send "LROPostSuccededWithBody" => client.begin_post202_retry200(soon!(LrosClientBeginPost202Retry200Options))?;
        send "LROPostSuccededNoBody" => client.begin_post202_no_retry204(soon!(LrosClientBeginPost202NoRetry204Options))?;
        json "LROPost200" => client.begin_post200_with_payload(soon!(LrosClientBeginPost200WithPayloadOptions))?, {"id": "1", "name": "product"};
        json "LROPostDoubleHeadersFinalLocationPost+LROPostDoubleHeadersFinalLocationAsync+LROPostDoubleHeadersFinalLocationGet" => client.begin_post_double_headers_final_location_get(soon!(LrosClientBeginPostDoubleHeadersFinalLocationGetOptions))?, {"id": "100", "name": "foo"};
        json "LROPostDoubleHeadersFinalAzureHeaderGet" => client.begin_post_double_headers_final_azure_header_get(soon!(LrosClientBeginPostDoubleHeadersFinalAzureHeaderGetOptions))?, {"id": "100"};
        json "LROPostDoubleHeadersFinalAzureHeaderGetDefault" => client.begin_post_double_headers_final_azure_header_get_default(soon!(LrosClientBeginPostDoubleHeadersFinalAzureHeaderGetDefaultOptions))?, {"id": "100", "name": "foo"};
        json "LROPostAndGetList" => client.begin_post202_list(soon!(LrosClientBeginPost202ListOptions))?, [{"id": "100", "name": "foo"}];
        json "LROPostAsyncRetrySucceeded" => client.begin_post_async_retry_succeeded(soon!(LrosClientBeginPostAsyncRetrySucceededOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        json "LROPostAsyncNoRetrySucceeded" => client.begin_post_async_no_retry_succeeded(soon!(LrosClientBeginPostAsyncNoRetrySucceededOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        err "LROPostAsyncRetryFailed" => client.begin_post_async_retry_failed(soon!(LrosClientBeginPostAsyncRetryFailedOptions))?, "Internal Server Error";
        err "LROPostAsyncRetryCanceled" => client.begin_post_async_retrycanceled(soon!(LrosClientBeginPostAsyncRetrycanceledOptions))?, "the long-running operation ended with the status Canceled";
    );
}

fn inline(list: &mut Scenarios) {
    scenarios!(list, "optional", |world| client!(lro, world).lros_client(), client;
        json "LROPatchInlineCompleteIgnoreHeaders" => client.begin_patch200_succeeded_ignore_headers(soon!(LrosClientBeginPatch200SucceededIgnoreHeadersOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
    );
}

fn retries(list: &mut Scenarios) {
    scenarios!(list, "azure", |world| client!(lro, world).lro_retrys_client(), client;
        json "LRORetryPutSucceededWithBody" => client.begin_put201_creating_succeeded200(soon!(LroRetrysClientBeginPut201CreatingSucceeded200Options))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        json "LRORetryErrorPutAsyncSucceeded+LRORetryErrorPutAsyncSucceededPolling" => client.begin_put_async_relative_retry_succeeded(soon!(LroRetrysClientBeginPutAsyncRelativeRetrySucceededOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        json "LRORetryErrorDelete202Accepted200Succeeded" => client.begin_delete_provisioning202_accepted200_succeeded(soon!(LroRetrysClientBeginDeleteProvisioning202Accepted200SucceededOptions))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        send "LRORetryErrorDelete202Retry200Succeeded" => client.begin_delete202_retry200(soon!(LroRetrysClientBeginDelete202Retry200Options))?;
        send "LRORetryErrorDeleteAsyncRetrySucceeded" => client.begin_delete_async_relative_retry_succeeded(soon!(LroRetrysClientBeginDeleteAsyncRelativeRetrySucceededOptions))?;
        send "LRORetryErrorPost202Retry200Succeeded" => client.begin_post202_retry200(soon!(LroRetrysClientBeginPost202Retry200Options))?;
        send "LRORetryErrorPostAsyncRetrySucceeded" => client.begin_post_async_relative_retry_succeeded(soon!(LroRetrysClientBeginPostAsyncRelativeRetrySucceededOptions))?;
    );
}

fn custom_headers(list: &mut Scenarios) {
    scenarios!(list, "azure", |world| client!(lro, world).lros_custom_header_client(), client;
        json "CustomHeaderPutAsyncSucceded" => client.begin_put_async_retry_succeeded(soon!(LrosCustomHeaderClientBeginPutAsyncRetrySucceededOptions, named))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        json "CustomHeaderPutSucceeded" => client.begin_put201_creating_succeeded200(soon!(LrosCustomHeaderClientBeginPut201CreatingSucceeded200Options, named))?, {"properties": {"provisioningState": "Succeeded"}, "id": "100", "name": "foo"};
        send "CustomHeaderPostSucceeded" => client.begin_post202_retry200(soon!(LrosCustomHeaderClientBeginPost202Retry200Options, named))?;
        send "CustomHeaderPostAsyncSucceded" => client.begin_post_async_retry_succeeded(soon!(LrosCustomHeaderClientBeginPostAsyncRetrySucceededOptions, named))?;
    );
}

fn failures(list: &mut Scenarios) {
    scenarios!(list, "azure", |world| client!(lro, world).lrosads_client(), client;
        fail "LRONonRetryPut400" => client.begin_put_non_retry400(soon!(LrosadsClientBeginPutNonRetry400Options))?, 400;
        fail "LRONonRetryPut201Creating400" => client.begin_put_non_retry201_creating400(soon!(LrosadsClientBeginPutNonRetry201Creating400Options))?, 400;
        fail "LRONonRetryPut201Creating400InvalidJson" => client.begin_put_non_retry201_creating400_invalid_json(soon!(LrosadsClientBeginPutNonRetry201Creating400InvalidJsonOptions))?, 400;
        fail "LRONonRetryPutAsyncRetry400" => client.begin_put_async_relative_retry400(soon!(LrosadsClientBeginPutAsyncRelativeRetry400Options))?, 400;
        fail "LRONonRetryDelete400" => client.begin_delete_non_retry400(soon!(LrosadsClientBeginDeleteNonRetry400Options))?, 400;
        fail "LRONonRetryDelete202Retry400" => client.begin_delete202_non_retry400(soon!(LrosadsClientBeginDelete202NonRetry400Options))?, 400;
        fail "LRONonRetryDeleteAsyncRetry400" => client.begin_delete_async_relative_retry400(soon!(LrosadsClientBeginDeleteAsyncRelativeRetry400Options))?, 400;
        fail "LRONonRetryPost400" => client.begin_post_non_retry400(soon!(LrosadsClientBeginPostNonRetry400Options))?, 400;
        fail "LRONonRetryPost202Retry400" => client.begin_post202_non_retry400(soon!(LrosadsClientBeginPost202NonRetry400Options))?, 400;
        fail "LRONonRetryPostAsyncRetry400" => client.begin_post_async_relative_retry400(soon!(LrosadsClientBeginPostAsyncRelativeRetry400Options))?, 400;
        wrong "LROErrorPut201NoProvisioningStatePayload" => client.begin_put_error201_no_provisioning_state_payload(soon!(LrosadsClientBeginPutError201NoProvisioningStatePayloadOptions))?;
        err "LROErrorPutAsyncNoPollingStatus" => client.begin_put_async_relative_retry_no_status(soon!(LrosadsClientBeginPutAsyncRelativeRetryNoStatusOptions))?, "the response does not contain the status of the long-running operation";
        err "LROErrorPutAsyncNoPollingStatusPayload" => client.begin_put_async_relative_retry_no_status_payload(soon!(LrosadsClientBeginPutAsyncRelativeRetryNoStatusPayloadOptions))?, "the response does not contain the status of the long-running operation";
        wrong "LROErrorPut200InvalidJson" => client.begin_put200_invalid_json(soon!(LrosadsClientBeginPut200InvalidJsonOptions))?;
        err "LROErrorPutAsyncInvalidHeader" => client.begin_put_async_relative_retry_invalid_header(soon!(LrosadsClientBeginPutAsyncRelativeRetryInvalidHeaderOptions))?, "404 Not Found";
        err "LROErrorPutAsyncInvalidJsonPolling" => client.begin_put_async_relative_retry_invalid_json_polling(soon!(LrosadsClientBeginPutAsyncRelativeRetryInvalidJsonPollingOptions))?, "the response does not contain the status of the long-running operation";
        send "LROErrorDeleteNoLocation" => client.begin_delete204_succeeded(soon!(LrosadsClientBeginDelete204SucceededOptions))?;
        err "LROErrorDelete202RetryInvalidHeader" => client.begin_delete202_retry_invalid_header(soon!(LrosadsClientBeginDelete202RetryInvalidHeaderOptions))?, "404 Not Found";
        err "LROErrorDeleteAsyncNoPollingStatus" => client.begin_delete_async_relative_retry_no_status(soon!(LrosadsClientBeginDeleteAsyncRelativeRetryNoStatusOptions))?, "the response does not contain the status of the long-running operation";
        err "LROErrorDeleteAsyncInvalidHeader" => client.begin_delete_async_relative_retry_invalid_header(soon!(LrosadsClientBeginDeleteAsyncRelativeRetryInvalidHeaderOptions))?, "404 Not Found";
        err "LROErrorDeleteAsyncInvalidJsonPolling" => client.begin_delete_async_relative_retry_invalid_json_polling(soon!(LrosadsClientBeginDeleteAsyncRelativeRetryInvalidJsonPollingOptions))?, "the response does not contain the status of the long-running operation";
        err "LROErrorPostNoLocation" => client.begin_post202_no_location(soon!(LrosadsClientBeginPost202NoLocationOptions))?, "the service accepted the operation, but returned no link to its status";
        err "LROErrorPost202RetryInvalidHeader" => client.begin_post202_retry_invalid_header(soon!(LrosadsClientBeginPost202RetryInvalidHeaderOptions))?, "404 Not Found";
        err "LROErrorPostAsyncNoPollingPayload" => client.begin_post_async_relative_retry_no_payload(soon!(LrosadsClientBeginPostAsyncRelativeRetryNoPayloadOptions))?, "the response does not contain the status of the long-running operation";
        err "LROErrorPostAsyncInvalidHeader" => client.begin_post_async_relative_retry_invalid_header(soon!(LrosadsClientBeginPostAsyncRelativeRetryInvalidHeaderOptions))?, "404 Not Found";
        err "LROErrorPostAsyncInvalidJsonPolling" => client.begin_post_async_relative_retry_invalid_json_polling(soon!(LrosadsClientBeginPostAsyncRelativeRetryInvalidJsonPollingOptions))?, "the response does not contain the status of the long-running operation";
    );
}
