//! Scenarios of statuses, redirects and retries.

use conformance_clients::error_body;
use conformance_clients::httpinfrastructure::models::{D, MyException};
use conformance_clients::httpinfrastructure::*;

use crate::scenario::{Scenarios, same, same_json};

pub(crate) fn add(list: &mut Scenarios) {
    successes(list);
    redirects(list);
    failures(list);
    retries(list);
    responses(list);
    responses_by_status(list);
}

fn successes(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(httpinfrastructure, world).http_success_client(), client;
        send "HttpSuccess200Head" => client.head200(None);
        send "HttpSuccess200Put" => client.put200(None);
        send "HttpSuccess200Post" => client.post200(None);
        send "HttpSuccess200Patch" => client.patch200(None);
        send "HttpSuccess200Delete" => client.delete200(None);
        send "HttpSuccess201Put" => client.put201(None);
        send "HttpSuccess201Post" => client.post201(None);
        send "HttpSuccess202Put" => client.put202(None);
        send "HttpSuccess202Post" => client.post202(None);
        send "HttpSuccess202Patch" => client.patch202(None);
        send "HttpSuccess202Delete" => client.delete202(None);
        send "HttpSuccess204Head" => client.head204(None);
        send "HttpSuccess204Put" => client.put204(None);
        send "HttpSuccess204Post" => client.post204(None);
        send "HttpSuccess204Patch" => client.patch204(None);
        send "HttpSuccess204Delete" => client.delete204(None);
        json "HttpSuccess200Get" => client.get200(None), true;
        try "HttpSuccess404Head" => { same(&client.head404(None).await?, &false)? }
    );
}

fn redirects(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(httpinfrastructure, world).http_redirects_client(), client;
        send "HttpRedirect300Head" => client.head300(None);
        send "HttpRedirect301Head" => client.head301(None);
        send "HttpRedirect301Get" => client.get301(None);
        send "HttpRedirect302Head" => client.head302(None);
        send "HttpRedirect302Get" => client.get302(None);
        send "HttpRedirect303Post" => client.post303(None);
        send "HttpRedirect307Head" => client.head307(None);
        send "HttpRedirect307Get" => client.get307(None);
        send "HttpRedirect307Put" => client.put307(None);
        send "HttpRedirect307Post" => client.post307(None);
        send "HttpRedirect307Patch" => client.patch307(None);
        send "HttpRedirect307Delete" => client.delete307(None);
        json "HttpRedirect300Get" => client.get300(None), ["/http/success/get/200"];
        send "HttpRedirect301Put" => client.put301(None);
        send "HttpRedirect302Patch" => client.patch302(None);
    );
}

fn failures(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(httpinfrastructure, world).http_client_failure_client(), client;
        fail "HttpClientFailure400Head" => client.head400(None), 400;
        fail "HttpClientFailure400Get" => client.get400(None), 400;
        fail "HttpClientFailure400Put" => client.put400(None), 400;
        fail "HttpClientFailure400Post" => client.post400(None), 400;
        fail "HttpClientFailure400Patch" => client.patch400(None), 400;
        fail "HttpClientFailure400Delete" => client.delete400(None), 400;
        fail "HttpClientFailure401Head" => client.head401(None), 401;
        fail "HttpClientFailure402Get" => client.get402(None), 402;
        fail "HttpClientFailure403Get" => client.get403(None), 403;
        fail "HttpClientFailure404Put" => client.put404(None), 404;
        fail "HttpClientFailure405Patch" => client.patch405(None), 405;
        fail "HttpClientFailure406Post" => client.post406(None), 406;
        fail "HttpClientFailure407Delete" => client.delete407(None), 407;
        fail "HttpClientFailure409Put" => client.put409(None), 409;
        fail "HttpClientFailure410Head" => client.head410(None), 410;
        fail "HttpClientFailure411Get" => client.get411(None), 411;
        fail "HttpClientFailure412Get" => client.get412(None), 412;
        fail "HttpClientFailure413Put" => client.put413(None), 413;
        fail "HttpClientFailure414Patch" => client.patch414(None), 414;
        fail "HttpClientFailure415Post" => client.post415(None), 415;
        fail "HttpClientFailure416Get" => client.get416(None), 416;
        fail "HttpClientFailure417Delete" => client.delete417(None), 417;
        fail "HttpClientFailure429Head" => client.head429(None), 429;
    );
    scenarios!(list, "vanilla", |world| client!(httpinfrastructure, world).http_server_failure_client(), client;
        fail "HttpServerFailure501Head" => client.head501(None), 501;
        fail "HttpServerFailure501Get" => client.get501(None), 501;
        fail "HttpServerFailure505Post" => client.post505(None), 505;
        fail "HttpServerFailure505Delete" => client.delete505(None), 505;
    );
    scenarios!(list, "vanilla", |world| client!(httpinfrastructure, world).http_failure_client(), client;
        fail "ResponsesScenarioEmptyErrorBody" => client.get_empty_error(None), 400;
        fail "ResponsesScenarioNoModelErrorBody" => client.get_no_model_error(None), 400;
        fail "ResponsesScenarioNoModelEmptyBody" => client.get_no_model_empty(None), 400;
    );
}

fn retries(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(httpinfrastructure, world).http_retry_client(), client;
        send "HttpRetry408Head" => client.head408(None);
        send "HttpRetry502Get" => client.get502(None);
        send "HttpRetry500Put" => client.put500(None);
        send "HttpRetry500Patch" => client.patch500(None);
        send "HttpRetry503Post" => client.post503(None);
        send "HttpRetry503Delete" => client.delete503(None);
        send "HttpRetry504Put" => client.put504(None);
        send "HttpRetry504Patch" => client.patch504(None);
    );
}

fn responses(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(httpinfrastructure, world).multiple_responses_client(), client;
        json "ResponsesScenarioA200MatchingModel" => client.get200_model204_no_model_default_error200_valid(None), {"statusCode": "200"};
        fail "ResponsesScenarioA201DefaultNoModel" => client.get200_model204_no_model_default_error201_invalid(None), 201;
        fail "ResponsesScenarioA202DefaultNoModel" => client.get200_model204_no_model_default_error202_none(None), 202;
        json "ResponsesScenarioA204MatchingNoModel" => client.get200_model204_no_model_default_error204_valid(None), null;
        fail "ResponsesScenarioA400DefaultModel" => client.get200_model204_no_model_default_error400_valid(None), 400;
        send "ResponsesScenarioD202MatchingNoModel" => client.get202_none204_none_default_error202_none(None);
        send "ResponsesScenarioD204MatchingNoModel" => client.get202_none204_none_default_error204_none(None);
        fail "ResponsesScenarioD400DefaultModel" => client.get202_none204_none_default_error400_valid(None), 400;
        send "ResponsesScenarioE202MatchingInvalid" => client.get202_none204_none_default_none202_invalid(None);
        send "ResponsesScenarioE204MatchingNoModel" => client.get202_none204_none_default_none204_none(None);
        fail "ResponsesScenarioE400DefaultNoModel" => client.get202_none204_none_default_none400_none(None), 400;
        fail "ResponsesScenarioE400DefaultInvalid" => client.get202_none204_none_default_none400_invalid(None), 400;
        json "ResponsesScenarioF200DefaultModel" => client.get_default_model_a200_valid(None), {"statusCode": "200"};
        none "ResponsesScenarioF200DefaultNone" => client.get_default_model_a200_none(None);
        fail "ResponsesScenarioF400DefaultModel" => client.get_default_model_a400_valid(None), 400;
        fail "ResponsesScenarioF400DefaultNone" => client.get_default_model_a400_none(None), 400;
        send "ResponsesScenarioG200DefaultInvalid" => client.get_default_none200_invalid(None);
        send "ResponsesScenarioG200DefaultNoModel" => client.get_default_none200_none(None);
        fail "ResponsesScenarioG400DefaultInvalid" => client.get_default_none400_invalid(None), 400;
        fail "ResponsesScenarioG400DefaultNoModel" => client.get_default_none400_none(None), 400;
        none "ResponsesScenarioH200MatchingNone" => client.get200_model_a200_none(None);
        json "ResponsesScenarioH200MatchingModel" => client.get200_model_a200_valid(None), {"statusCode": "200"};
        get "ResponsesScenarioH200MatchingInvalid" => client.get200_model_a200_invalid(None), MyException::default();
        fail "ResponsesScenarioH400NonMatchingNone" => client.get200_model_a400_none(None), 400;
        fail "ResponsesScenarioH400NonMatchingModel" => client.get200_model_a400_valid(None), 400;
        fail "ResponsesScenarioH400NonMatchingInvalid" => client.get200_model_a400_invalid(None), 400;
        fail "ResponsesScenarioH202NonMatchingModel" => client.get200_model_a202_valid(None), 202;
    );
}

/// Returns the body of a response if it is of the expected type.
macro_rules! of_kind {
    ($kind:path, $call:expr, $value:tt) => {
        match $call.await? {
            $kind(response) => same_json(&response.into_model()?, &serde_json::json!($value))?,
            other => Err(format!("told {other:?}"))?,
        }
    };
}

fn responses_by_status(list: &mut Scenarios) {
    scenarios!(list, "vanilla", |world| client!(httpinfrastructure, world).multiple_responses_client(), client;
        try "ResponsesScenarioB200MatchingModel" => {
            of_kind!(MultipleResponsesClientGet200Model201ModelDefaultError200ValidOutput::Ok, client.get200_model201_model_default_error200_valid(None), {"statusCode": "200"})
        }
        try "ResponsesScenarioB201MatchingModel" => {
            of_kind!(MultipleResponsesClientGet200Model201ModelDefaultError201ValidOutput::Created, client.get200_model201_model_default_error201_valid(None), {"statusCode": "201", "textStatusCode": "Created"})
        }
        fail "ResponsesScenarioB400DefaultModel" => client.get200_model201_model_default_error400_valid(None), 400;
        try "ResponsesScenarioC200MatchingModel" => {
            of_kind!(MultipleResponsesClientGet200ModelA201ModelC404ModelDDefaultError200ValidOutput::Ok, client.get200_model_a201_model_c404_model_d_default_error200_valid(None), {"statusCode": "200"})
        }
        try "ResponsesScenarioC201MatchingModel" => {
            of_kind!(MultipleResponsesClientGet200ModelA201ModelC404ModelDDefaultError201ValidOutput::Created, client.get200_model_a201_model_c404_model_d_default_error201_valid(None), {"httpCode": "201"})
        }
        try "ResponsesScenarioC404MatchingModel" => {
            let response = client.get200_model_a201_model_c404_model_d_default_error404_valid(None).await;
            let error = response.err().ok_or("a success, where an error is expected")?;
            same(&error.http_status().map(u16::from), &Some(404))?;
            let told: D = error_body(&error).ok_or("an error without a body")??;
            same_json(&told, &serde_json::json!({"httpStatusCode": "404"}))?;
        }
        fail "ResponsesScenarioC400DefaultModel" => client.get200_model_a201_model_c404_model_d_default_error400_valid(None), 400;
    );
}
