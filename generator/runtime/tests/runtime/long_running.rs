//! Tests of long-running operations that are not in the matrix.

use std::sync::Arc;

use armsmith_runtime::{
    Call, Connection, Deadline, DeadlineExceeded, FinalState, Operation, PollingLinkRefused,
    ServiceError, Settings,
};
use azure_core::{
    Result,
    http::{
        Format, JsonFormat, Method, NoFormat, Poller, Response,
        poller::{PollerOptions, PollerStatus},
    },
    time::{Duration, OffsetDateTime},
};
use futures::{StreamExt, TryStreamExt};
use tokio::time::Instant;

use crate::support::{Answer, Service, answer, connect, models::Everything, settings};

const MONITOR: &str = "https://management.azure.com/monitors/1?api-version=1";

fn call(method: Method) -> Call {
    Call::new(method, "/things/1", &[200, 201, 202, 204]).api_version("api-version", "7")
}

fn poller_of<T, F>(
    service: &Arc<Service>,
    method: Method,
    final_state: FinalState,
    options: PollerOptions<'_>,
) -> Poller<Operation<T, F>>
where
    T: Send + 'static,
    F: Format + Send + 'static,
{
    connect(service)
        .poller(call(method).final_state(final_state), options)
        .expect("can be sent")
}

fn put(service: &Arc<Service>) -> Poller<Operation<Everything>> {
    poller_of(
        service,
        Method::Put,
        FinalState::Unspecified,
        PollerOptions::default(),
    )
}

fn post(service: &Arc<Service>) -> Poller<Operation<Everything>> {
    poller_of(
        service,
        Method::Post,
        FinalState::Unspecified,
        PollerOptions::default(),
    )
}

async fn name(poller: Poller<Operation<Everything>>) -> Result<Option<String>> {
    Ok(poller.await?.into_model()?.name)
}

fn monitored(status: u16) -> Answer {
    answer(status, "").with("azure-asyncoperation", MONITOR)
}

fn status(status: &str) -> Answer {
    answer(200, format!(r#"{{"status":"{status}"}}"#))
}

fn thing(state: &str) -> Answer {
    answer(
        200,
        format!(r#"{{"name":"thing","properties":{{"provisioningState":"{state}"}}}}"#),
    )
}

#[tokio::test(start_paused = true)]
async fn the_service_says_how_long_to_wait() {
    for (answers, seconds) in [
        (
            vec![
                monitored(202),
                status("Running"),
                status("Succeeded"),
                thing("Succeeded"),
            ],
            60,
        ),
        (
            vec![
                monitored(202).with("retry-after", "7"),
                status("Succeeded"),
                thing("Succeeded"),
            ],
            7,
        ),
        (
            vec![
                monitored(202)
                    .with("x-ms-retry-after-ms", "2000")
                    .with("retry-after", "7"),
                status("Running").with("retry-after", "3"),
                status("Succeeded"),
                thing("Succeeded"),
            ],
            5,
        ),
        (
            vec![
                thing("Creating").with("retry-after", "-5"),
                thing("Succeeded"),
            ],
            0,
        ),
        (
            vec![
                thing("Creating").with("retry-after", "soon"),
                thing("Succeeded"),
            ],
            30,
        ),
        (
            vec![
                answer(202, "")
                    .with("location", "/r")
                    .with("retry-after", "4"),
                thing("Succeeded"),
            ],
            4,
        ),
    ] {
        let service = Service::new(answers);
        let before = Instant::now();
        assert_eq!(name(put(&service)).await.unwrap().as_deref(), Some("thing"));
        assert_eq!(before.elapsed().as_secs(), seconds);
    }
}

#[tokio::test(start_paused = true)]
async fn a_frequency_below_the_least_is_raised() {
    let service = Service::new([thing("Creating"), thing("Succeeded")]);
    let options = PollerOptions {
        frequency: Duration::ZERO,
        ..PollerOptions::default()
    };
    let poller: Poller<Operation<Everything>> =
        poller_of(&service, Method::Put, FinalState::Unspecified, options);
    let before = Instant::now();
    assert!(poller.await.is_ok());
    assert_eq!(before.elapsed().as_secs(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_states_can_be_watched() {
    let service = Service::new([
        monitored(201),
        answer(
            200,
            r#"{"id":"/m/1","name":"1","status":"Copying","percentComplete":50.5,"startTime":"2020-01-02T03:04:05Z",
            "properties":{"step":2}}"#,
        ),
        status("Succeeded"),
        thing("Succeeded"),
    ]);
    let mut poller = put(&service);
    let mut states = Vec::new();
    while let Some(response) = poller.next().await {
        let operation = response.unwrap().into_model().unwrap();
        states.push(operation.clone());
        if operation.poller_status() != PollerStatus::InProgress {
            break;
        }
    }
    let words: Vec<_> = states
        .iter()
        .map(|state| state.status.clone().unwrap())
        .collect();
    assert_eq!(words, ["InProgress", "Copying", "Succeeded"]);
    assert_eq!(states[1].percent_complete, Some(50.5));
    assert_eq!(states[1].name.as_deref(), Some("1"));
    assert_eq!(states[1].properties.as_ref().unwrap()["step"], 2);
    assert!(states.iter().all(|state| state.resume_token.is_some()));
    assert!(!format!("{:?}", states[1]).contains("resume"));
    assert_eq!(name(poller).await.unwrap().as_deref(), Some("thing"));
}

#[tokio::test]
async fn an_operation_may_end_with_its_first_answer() {
    for (method, answers, expected) in [
        (Method::Put, vec![thing("Succeeded")], Some("thing")),
        (Method::Put, vec![answer(201, r#"{"name":"n"}"#)], Some("n")),
        (
            Method::Patch,
            vec![answer(200, r#"{"name":"n","properties":null}"#)],
            Some("n"),
        ),
        (
            Method::Put,
            vec![
                answer(
                    201,
                    r#"{"name":"n","properties":{"provisioningState":"succeeded"}}"#,
                )
                .with("location", "/r"),
            ],
            Some("n"),
        ),
        (
            Method::Patch,
            vec![thing("Succeeded").with("azure-asyncoperation", MONITOR)],
            Some("thing"),
        ),
        (
            Method::Put,
            vec![answer(200, ""), thing("Succeeded")],
            Some("thing"),
        ),
        (
            Method::Post,
            vec![answer(200, r#"{"name":"n"}"#)],
            Some("n"),
        ),
        (
            Method::Post,
            vec![thing("Creating").with("location", "/elsewhere")],
            Some("thing"),
        ),
    ] {
        let count = answers.len();
        let service = Service::new(answers);
        let poller = poller_of(
            &service,
            method,
            FinalState::OriginalUri,
            PollerOptions::default(),
        );
        assert_eq!(name(poller).await.unwrap().as_deref(), expected);
        assert_eq!(service.seen().len(), count);
    }
    for status in [200, 204] {
        let service = Service::new([answer(status, "")]);
        let poller: Poller<Operation<(), NoFormat>> = poller_of(
            &service,
            Method::Delete,
            FinalState::Location,
            PollerOptions::default(),
        );
        assert_eq!(u16::from(poller.await.unwrap().status()), status);
    }
}

#[tokio::test]
async fn without_a_result_nothing_is_fetched() {
    let service = Service::new([
        monitored(202).with("location", "/r").now(),
        status("Succeeded"),
    ]);
    let poller: Poller<Operation<(), NoFormat>> = poller_of(
        &service,
        Method::Post,
        FinalState::Location,
        PollerOptions::default(),
    );
    let response: Response<(), NoFormat> = poller.await.unwrap();
    assert!(response.body().is_empty());
    assert_eq!(service.seen().len(), 2);
}

#[tokio::test]
async fn a_failure_that_says_little_names_the_state() {
    for (answers, code, message) in [
        (
            vec![monitored(202).now(), status("Failed")],
            "Failed",
            "the long-running operation ended with the status Failed",
        ),
        (
            vec![monitored(202).now(), status("cancelled")],
            "cancelled",
            "the long-running operation ended with the status cancelled",
        ),
        (
            vec![
                monitored(202).now(),
                answer(200, r#"{"status":"Failed","code":"C","message":"M"}"#),
            ],
            "C",
            "M",
        ),
        (
            vec![
                monitored(202).now(),
                answer(
                    200,
                    r#"{"status":"Failed","properties":{"error":{"code":"C","message":"M"}}}"#,
                ),
            ],
            "C",
            "M",
        ),
        (
            vec![thing("Failed")],
            "Failed",
            "the long-running operation ended with the status Failed",
        ),
        (
            vec![
                monitored(202).now(),
                answer(404, r#"{"error":{"code":"C","message":"M"}}"#),
            ],
            "C",
            "M",
        ),
        (
            vec![answer(400, r#"{"error":{"code":"C","message":"M"}}"#)],
            "C",
            "M",
        ),
    ] {
        let service = Service::new(answers);
        let error = name(put(&service)).await.unwrap_err();
        let said = ServiceError::of(&error).expect("the service answered");
        assert_eq!(
            (said.code.as_deref(), error.to_string().as_str()),
            (Some(code), message)
        );
    }
}

#[tokio::test]
async fn a_failure_shows_in_the_stream_too() {
    let service = Service::new([monitored(202).now(), status("Failed")]);
    let states: Vec<_> = put(&service).collect().await;
    assert_eq!(states.len(), 2);
    assert!(states[0].is_ok() && states[1].is_err());
}

#[tokio::test]
async fn answers_that_say_nothing_are_told() {
    let service = Service::new([answer(202, "")]);
    let error = name(post(&service)).await.unwrap_err();
    assert!(error.to_string().contains("no link"), "{error}");
    for body in ["", "{}", "[]", "<html>", r#"{"status":null}"#] {
        let service = Service::new([monitored(202).now(), answer(200, body)]);
        let error = name(put(&service)).await.expect_err(body);
        assert!(
            error.to_string().contains("does not contain the status"),
            "{body}: {error}"
        );
    }
}

#[tokio::test]
async fn a_monitor_may_answer_in_other_ways() {
    for last in [
        answer(204, ""),
        answer(200, r#"{"properties":{"provisioningState":"Succeeded"}}"#),
        answer(200, "\u{feff}{\"status\":\"succeeded\"}"),
    ] {
        let waiting = answer(202, "").now();
        let service = Service::new([monitored(202).now(), waiting, last, thing("Succeeded")]);
        assert_eq!(name(put(&service)).await.unwrap().as_deref(), Some("thing"));
    }
}

#[tokio::test]
async fn a_location_may_lead_to_a_resource_that_is_not_ready() {
    let first = answer(201, "")
        .with("location", "/things/1?api-version=7")
        .now();
    let service = Service::new([first, thing("Creating").now(), thing("Succeeded")]);
    assert_eq!(name(put(&service)).await.unwrap().as_deref(), Some("thing"));
    assert_eq!(service.seen().len(), 3, "the last answer is the resource");
    let first = answer(202, "").with("location", "/r").now();
    let service = Service::new([first, thing("Failed")]);
    assert!(name(put(&service)).await.is_err());
}

#[tokio::test]
async fn a_monitor_may_say_where_the_result_is() {
    let begun = answer(202, "").with("operation-location", "/op").now();
    let done = answer(
        200,
        r#"{"status":"Succeeded","resourceLocation":"/made/1"}"#,
    );
    let service = Service::new([begun, done, thing("x")]);
    assert_eq!(
        name(post(&service)).await.unwrap().as_deref(),
        Some("thing")
    );
    assert_eq!(
        service.lines()[1..],
        [
            "GET https://management.azure.com/op?api-version=7",
            "GET https://management.azure.com/made/1?api-version=7"
        ]
    );
}

#[tokio::test]
async fn links_to_other_hosts_are_refused() {
    let foreign = "https://evil.example/op";
    for first in [
        answer(202, "").with("azure-asyncoperation", foreign).now(),
        answer(202, "").with("operation-location", foreign).now(),
        answer(202, "").with("location", foreign).now(),
    ] {
        let service = Service::new([first]);
        let error = name(post(&service)).await.unwrap_err();
        assert!(error.to_string().contains("evil.example"), "{error}");
        assert_eq!(service.seen().len(), 1);
    }
    // Also if the untrusted link is that of the result.
    let first = monitored(202).with("location", foreign).now();
    let service = Service::new([first, status("Succeeded")]);
    let error = name(post(&service)).await.unwrap_err();
    assert!(error.to_string().contains("evil.example"), "{error}");
    assert_eq!(service.seen().len(), 2);
    // A PUT does not need it.
    let first = monitored(201).with("location", foreign).now();
    let service = Service::new([first, status("Succeeded"), thing("Succeeded")]);
    assert!(name(put(&service)).await.is_ok());
}

/// Refused at once, although the wait would be an hour.
#[tokio::test]
async fn a_link_to_another_host_is_refused_before_the_wait_and_can_be_followed_later() {
    let first = answer(202, "")
        .with("azure-asyncoperation", "https://partner.example/op")
        .with("retry-after", "3600");
    let service = Service::new([first]);
    let mut poller = post(&service);
    let error = poller.try_next().await.unwrap_err();
    let refused = error
        .downcast_ref::<PollingLinkRefused>()
        .expect("it says so");
    assert!(refused.to_string().contains("partner.example"), "{refused}");

    let service = Service::new([status("Succeeded"), thing("Succeeded")]);
    let connection = Connection::new(Settings {
        link_hosts: vec!["partner.example".to_owned()],
        ..settings(&service)
    })
    .expect("settings");
    let poller = connection.resume(&refused.resume_token, PollerOptions::default());
    name(poller.unwrap()).await.unwrap();
    assert!(service.lines()[0].starts_with("GET https://partner.example/op"));
}

fn with_deadline(deadline: Deadline) -> PollerOptions<'static> {
    let mut options = PollerOptions::default();
    options.context.insert(deadline);
    options
}

#[tokio::test]
async fn waiting_ends_at_the_deadline() {
    let service = Service::repeating(monitored(202).with("retry-after", "3600"));
    let options = with_deadline(Deadline::after(Duration::milliseconds(20)));
    let poller = poller_of(&service, Method::Put, FinalState::Unspecified, options);
    let error = name(poller).await.unwrap_err();
    let exceeded: &DeadlineExceeded = error.downcast_ref().expect("the deadline passed");
    let token = exceeded.resume_token.clone().expect("it was begun");
    assert_eq!(service.seen().len(), 1);

    let service = Service::new([status("Succeeded"), thing("Succeeded")]);
    let poller = connect(&service)
        .resume(&token, PollerOptions::default())
        .unwrap();
    assert_eq!(name(poller).await.unwrap().as_deref(), Some("thing"));
}

#[tokio::test]
async fn a_deadline_that_has_passed_begins_nothing() {
    let service = Service::new([]);
    let options = with_deadline(Deadline::at(OffsetDateTime::UNIX_EPOCH));
    let poller = poller_of(&service, Method::Put, FinalState::Unspecified, options);
    let error = name(poller).await.unwrap_err();
    let exceeded: &DeadlineExceeded = error.downcast_ref().expect("the deadline passed");
    assert_eq!(exceeded.resume_token, None);
}

/// Starts an operation and returns the token of its first state.
async fn token_of<T, F>(method: Method, final_state: FinalState, first: Answer) -> String
where
    T: Send + 'static,
    F: Format + Send + 'static,
{
    let service = Service::new([first.now()]);
    let mut poller: Poller<Operation<T, F>> =
        poller_of(&service, method, final_state, PollerOptions::default());
    let state = poller.try_next().await.unwrap().expect("there is a state");
    state
        .into_model()
        .unwrap()
        .resume_token
        .expect("has a token")
}

#[tokio::test]
async fn another_process_can_go_on() {
    let json = token_of::<Everything, JsonFormat>;
    let located = || answer(202, "").with("location", "/r");
    for (token, answers, lines) in [
        (
            json(Method::Put, FinalState::Unspecified, monitored(201)).await,
            vec![status("Succeeded"), thing("x")],
            vec![
                MONITOR,
                "https://management.azure.com/things/1?api-version=7",
            ],
        ),
        (
            json(Method::Post, FinalState::Unspecified, located()).await,
            vec![answer(202, "").now(), thing("x")],
            vec!["https://management.azure.com/r?api-version=7"; 2],
        ),
        (
            json(Method::Post, FinalState::OriginalUri, located()).await,
            vec![answer(204, ""), thing("x")],
            vec![
                "https://management.azure.com/r?api-version=7",
                "https://management.azure.com/things/1?api-version=7",
            ],
        ),
        (
            json(Method::Patch, FinalState::Location, thing("Updating")).await,
            vec![thing("Updating").now(), thing("Succeeded")],
            vec!["https://management.azure.com/things/1?api-version=7"; 2],
        ),
        (
            json(
                Method::Post,
                FinalState::OperationLocation,
                answer(202, "").with("operation-location", "/op"),
            )
            .await,
            vec![answer(
                200,
                r#"{"status":"Succeeded","result":{"name":"thing"}}"#,
            )],
            vec!["https://management.azure.com/op?api-version=7"],
        ),
    ] {
        let service = Service::new(answers);
        let poller = connect(&service)
            .resume(&token, PollerOptions::default())
            .unwrap();
        assert_eq!(name(poller).await.unwrap().as_deref(), Some("thing"));
        let expected: Vec<String> = lines.iter().map(|url| format!("GET {url}")).collect();
        assert_eq!(service.lines(), expected);
    }
    let token =
        token_of::<(), NoFormat>(Method::Delete, FinalState::Location, answer(202, "")).await;
    let service = Service::new([thing("Deleting").now(), answer(404, "")]);
    let poller = connect(&service).resume::<(), NoFormat>(&token, PollerOptions::default());
    assert!(poller.unwrap().await.is_ok());
    assert_eq!(service.seen().len(), 2);
}

#[tokio::test]
async fn a_token_of_a_version_in_a_header_keeps_it() {
    let service = Service::new([monitored(202).now()]);
    let call = Call::new(Method::Put, "/things/1", &[]).api_version_header("x-version", "7");
    let connection: Connection = connect(&service);
    let mut poller: Poller<Operation<Everything>> =
        connection.poller(call, PollerOptions::default()).unwrap();
    let state = poller
        .try_next()
        .await
        .unwrap()
        .unwrap()
        .into_model()
        .unwrap();
    let service = Service::new([status("Succeeded"), thing("x")]);
    let token = state.resume_token.unwrap();
    let others =
        connect(&service).resume::<Everything, JsonFormat>(&token, PollerOptions::default());
    assert!(others.is_err(), "its client sends no such header");
    let poller = connect(&service)
        .resume_by_header(&token, "X-Version", PollerOptions::default())
        .unwrap();
    assert_eq!(name(poller).await.unwrap().as_deref(), Some("thing"));
    for seen in service.seen() {
        assert_eq!(
            seen.header("x-version").as_deref(),
            Some("7"),
            "{}",
            seen.line()
        );
    }
}

#[tokio::test]
async fn a_token_is_trusted_no_more_than_a_link() {
    let token =
        token_of::<Everything, JsonFormat>(Method::Put, FinalState::Unspecified, monitored(201))
            .await;
    for text in ["", "x", "e30", &token[..20]] {
        let service = Service::new([]);
        let error =
            connect(&service).resume::<Everything, JsonFormat>(text, PollerOptions::default());
        assert!(
            error
                .expect_err(text)
                .to_string()
                .contains("invalid resume token")
        );
    }
}

const BAD: &str = "https://[bad";

#[tokio::test]
async fn the_first_link_that_can_be_followed_is() {
    let foreign = "https://elsewhere.example/op";
    for bad in [BAD, foreign] {
        for (header, status) in [
            ("operation-location", 202),
            ("location", 202),
            ("location", 200),
        ] {
            let first = answer(status, "").with("azure-asyncoperation", bad);
            let first = first.with(header, "/op").now();
            let service = Service::new([first, status_or_thing(header), thing("Succeeded")]);
            put(&service).await.expect("it ends");
            assert!(
                service.lines()[1].contains(".com/op?"),
                "{:?}",
                service.lines()
            );
        }
        let service = Service::new([answer(202, "").with("azure-asyncoperation", bad)]);
        let error = put(&service).await.expect_err("no other link");
        assert!(error.downcast_ref::<PollingLinkRefused>().is_some());
    }
}

/// Returns a resource or a status, depending on the header with the link.
fn status_or_thing(header: &str) -> Answer {
    match header {
        "location" => thing("Succeeded"),
        _ => status("Succeeded"),
    }
}

#[tokio::test]
async fn a_link_that_is_not_needed_may_be_unreadable() {
    // The operation has ended.
    let service = Service::new([thing("Succeeded").with("location", BAD)]);
    put(&service).await.expect("it has ended");

    // The known monitor is kept.
    let running = status("Running").with("azure-asyncoperation", BAD).now();
    let ended = status("Succeeded").with("azure-asyncoperation", BAD);
    let script = [monitored(202).now(), running, ended, thing("Succeeded")];
    let service = Service::new(script);
    put(&service).await.expect("it ends");
    assert_eq!(service.lines()[1], service.lines()[2]);
}
