//! Operations that another process resumes.

use armsmith_runtime::{Call, Connection, Deadline, DeadlineExceeded, FinalState, Operation};
use azure_core::{
    http::{Format, JsonFormat, Method, NoFormat, Poller, poller::PollerOptions},
    time::{Duration, OffsetDateTime},
};
use futures::TryStreamExt;

use crate::support::{
    Reply, Service, connect,
    models::Everything,
    operations::{MONITOR, monitored, name, poller_of, status, thing},
    reply,
};

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
        .resume(&token, "Things.put", None, PollerOptions::default())
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

/// Begins an operation and gives the token of its first state.
async fn token_of<T, F>(method: Method, final_state: FinalState, first: Reply) -> String
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
    let located = || reply(202, "").with("location", "/r");
    for (token, replies, lines) in [
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
            vec![reply(202, "").now(), thing("x")],
            vec!["https://management.azure.com/r?api-version=7"; 2],
        ),
        (
            json(Method::Post, FinalState::OriginalUri, located()).await,
            vec![reply(204, ""), thing("x")],
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
                reply(202, "").with("operation-location", "/op"),
            )
            .await,
            vec![reply(
                200,
                r#"{"status":"Succeeded","result":{"name":"thing"}}"#,
            )],
            vec!["https://management.azure.com/op?api-version=7"],
        ),
    ] {
        let service = Service::new(replies);
        let poller = connect(&service)
            .resume(&token, "Things.put", None, PollerOptions::default())
            .unwrap();
        assert_eq!(name(poller).await.unwrap().as_deref(), Some("thing"));
        let expected: Vec<String> = lines.iter().map(|url| format!("GET {url}")).collect();
        assert_eq!(service.lines(), expected);
    }
    let token =
        token_of::<(), NoFormat>(Method::Delete, FinalState::Location, reply(202, "")).await;
    let service = Service::new([thing("Deleting").now(), reply(404, "")]);
    let poller = connect(&service).resume::<(), NoFormat>(
        &token,
        "Things.put",
        None,
        PollerOptions::default(),
    );
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
    let others = connect(&service).resume::<Everything, JsonFormat>(
        &token,
        "Things.put",
        None,
        PollerOptions::default(),
    );
    assert!(others.is_err(), "its client sends no such header");
    let poller = connect(&service)
        .resume(
            &token,
            "Things.put",
            Some("X-Version"),
            PollerOptions::default(),
        )
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
        let error = connect(&service).resume::<Everything, JsonFormat>(
            text,
            "Things.put",
            None,
            PollerOptions::default(),
        );
        assert!(
            error
                .expect_err(text)
                .to_string()
                .contains("invalid resume token")
        );
    }
}
