//! Status monitors and results in a 200 at `Location`.

use armsmith_runtime::{FinalState, LongCall, Operation, ServiceError};
use azure_core::http::{Method, NoFormat, Poller, poller::PollerOptions};
use futures::StreamExt;

use crate::support::{
    Reply, Service, connect,
    operations::{call, name_of, poller_of, post, thing},
    reply,
};

const FAILURE: &str = r#""error":{"code":"NoSoil","message":"no soil"}"#;

fn located() -> Reply {
    reply(202, "").with("location", "/r").now()
}

fn long(method: Method) -> LongCall {
    call(method).final_state(FinalState::Unspecified)
}

#[tokio::test]
async fn a_failed_operation_is_an_error_for_every_method() {
    for (state, method) in [
        ("Failed", Method::Put),
        ("failed", Method::Patch),
        ("Canceled", Method::Post),
        ("Cancelled", Method::Post),
        ("Failed", Method::Delete),
    ] {
        let failed = reply(200, format!(r#"{{"status":"{state}",{FAILURE}}}"#));
        let service = Service::new([located(), failed]);
        let error = name_of(&service, long(method)).await.unwrap_err();
        let said = ServiceError::of(&error).expect("the service responded");
        assert_eq!(said.code.as_deref(), Some("NoSoil"), "{method}");
        assert_eq!(error.to_string(), "no soil");
        assert_eq!(service.seen().len(), 2, "{method}");
    }
    // A call without a result reads the state as well.
    let failed = reply(200, format!(r#"{{"status":"Failed",{FAILURE}}}"#));
    let service = Service::new([located(), failed]);
    let poller: Poller<Operation<(), NoFormat>> = poller_of(
        &service,
        Method::Delete,
        FinalState::Location,
        PollerOptions::default(),
    );
    assert!(poller.await.is_err());
}

#[tokio::test]
async fn an_operation_in_progress_continues() {
    for state in ["InProgress", "Running", "NotStarted", "running"] {
        let running = reply(200, format!(r#"{{"id":"/op","status":"{state}"}}"#)).now();
        let done = reply(200, r#"{"name":"thing"}"#);
        for method in [Method::Put, Method::Patch, Method::Post] {
            let service = Service::new([located(), running.clone(), done.clone()]);
            let name = name_of(&service, long(method)).await.unwrap();
            assert_eq!(name.as_deref(), Some("thing"), "{method} {state}");
        }
    }
}

#[tokio::test]
async fn a_succeeded_operation_leads_to_the_result() {
    let done = || {
        reply(
            200,
            r#"{"name":"monitor","status":"Succeeded","properties":null}"#,
        )
    };
    for method in [Method::Put, Method::Patch] {
        let service = Service::new([located(), done(), thing("Succeeded")]);
        let name = name_of(&service, long(method)).await.unwrap();
        assert_eq!(name.as_deref(), Some("thing"));
        assert!(service.lines()[2].ends_with(".com/things/1?api-version=7"));
    }
    // It may say where the result is.
    let told = reply(
        200,
        r#"{"status":"Succeeded","resourceLocation":"/made/1"}"#,
    );
    for method in [Method::Put, Method::Post, Method::Delete] {
        let service = Service::new([located(), told.clone(), thing("x")]);
        let name = name_of(&service, long(method)).await.unwrap();
        assert_eq!(name.as_deref(), Some("thing"));
        assert!(service.lines()[2].contains(".com/made/1?"));
    }
    // Nothing else tells where the result of a POST is.
    let service = Service::new([located(), done()]);
    let name = name_of(&service, long(Method::Post)).await.unwrap();
    assert_eq!(name.as_deref(), Some("monitor"));
}

/// The other side of the rule: the response is the result, whatever its `status` says.
#[tokio::test]
async fn a_result_with_a_status_is_no_monitor() {
    let declared = |method| long(method).result_has_status();
    let undeclared = long;
    for (body, declares) in [
        // The schema declares the property.
        (r#"{"name":"thing","status":"Failed"}"#, true),
        (r#"{"name":"thing","status":"InProgress"}"#, true),
        // It is no state of an operation.
        (r#"{"name":"thing","status":"Enabled"}"#, false),
        (r#"{"name":"thing","status":"Creating"}"#, false),
        (r#"{"name":"thing","status":""}"#, false),
        (r#"{"name":"thing","status":7}"#, false),
        (r#"{"name":"thing","status":null}"#, false),
        // It is a resource.
        (
            r#"{"name":"thing","status":"Failed","properties":{}}"#,
            false,
        ),
        (
            r#"{"name":"thing","status":"Running","properties":{"a":1}}"#,
            false,
        ),
    ] {
        for method in [Method::Put, Method::Patch, Method::Post] {
            let service = Service::new([located(), reply(200, body)]);
            let call = match declares {
                true => declared(method),
                false => undeclared(method),
            };
            let name = name_of(&service, call).await.expect(body);
            assert_eq!(name.as_deref(), Some("thing"), "{method} {body}");
            assert_eq!(service.seen().len(), 2, "{method} {body}");
        }
    }
}

/// A 202 behind `Location` always means that the operation continues.
#[tokio::test]
async fn an_accepted_response_is_in_progress() {
    let accepted = reply(202, r#"{"status":"Succeeded"}"#).now();
    let service = Service::new([located(), accepted, reply(200, r#"{"name":"thing"}"#)]);
    let name = name_of(&service, long(Method::Post)).await.unwrap();
    assert_eq!(name.as_deref(), Some("thing"));
}

#[tokio::test]
async fn the_members_of_the_monitor_are_in_the_state() {
    let running = reply(200, r#"{"status":"Running","percentComplete":40}"#).now();
    let service = Service::new([located(), running, reply(200, r#"{"name":"thing"}"#)]);
    let states: Vec<_> = post(&service).collect().await;
    let percent = states.into_iter().map(|state| {
        let state = state.expect("a state").into_model().expect("decodes");
        (state.status.expect("has a status"), state.percent_complete)
    });
    let expected = [
        ("InProgress".to_owned(), None),
        ("Running".to_owned(), Some(40.0)),
        ("Succeeded".to_owned(), None),
    ];
    assert_eq!(percent.collect::<Vec<_>>(), expected);
}

/// The token has the declared schema of the result.
#[tokio::test]
async fn a_token_keeps_what_the_schema_says() {
    for (call, expected) in [
        (long(Method::Post), None),
        (long(Method::Post).result_has_status(), Some("thing")),
    ] {
        let service = Service::new([located()]);
        let poller = connect(&service).poller::<(), NoFormat>(call, PollerOptions::default());
        let first = poller.expect("can be sent").next().await;
        let state = first.expect("a state").expect("begun").into_model();
        let token = state.expect("decodes").resume_token.expect("has a token");

        let failed = reply(200, r#"{"name":"thing","status":"Failed"}"#);
        let service = Service::new([failed]);
        let poller = connect(&service).resume(&token, "Things.put", None, PollerOptions::default());
        let name = crate::support::operations::name(poller.expect("a token")).await;
        assert_eq!(name.ok().flatten().as_deref(), expected);
    }
}
