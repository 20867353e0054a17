//! Keys and signatures do not appear in output, logs or errors.

use std::{fmt, sync::Arc};

use armsmith_runtime::{Authentication, Call, Connection, Endpoint, FinalState, ServiceError};
use async_trait::async_trait;
use azure_core::{
    Result,
    credentials::Secret,
    error::{Error, ErrorKind},
    http::{
        AsyncRawResponse, HttpClient, Method, NoFormat, Request, Response, Transport, Url,
        headers::Headers, pager::PagerOptions,
    },
};
use futures::TryStreamExt;

use crate::support::{Service, chain, models::Names, reply, settings};

fn all(error: &Error) -> String {
    format!("{error}\n{error:?}\n{error:#?}\n{}", chain(error))
}

#[test]
fn endpoints_show_neither_query_nor_user_information() {
    let endpoint = Endpoint::url("https://a.example/p?sig=SIG").unwrap();
    let shown = format!("{endpoint:?}");
    assert!(shown.contains("https://a.example/p"), "{shown}");
    assert!(!shown.contains("SIG"), "{shown}");

    for refused in [
        "https://user:PASS@a.example/",
        "https://user@a.example/",
        "ftp://u:PASS@a.example/?sig=SIG",
        "a.example/?sig=SIG",
        "user:PASS@a.example",
        "https:user:PASS@a.example",
        "https:/user:PASS@a.example",
        r"https:\\user:PASS@a.example",
        "https://user:x/PASS@a.example",
        "https://user:x?PASS@a.example",
        "https://user:(PASS'@a.example",
        "https://a.example:x/?SIG",
    ] {
        let error = Endpoint::url(refused).expect_err(refused);
        assert!(
            !all(&error).contains("PASS") && !all(&error).contains("SIG"),
            "{error}"
        );
    }
    let mut settings = settings(&Service::new([]));
    settings.endpoint = endpoint;
    assert!(!format!("{settings:?}").contains("SIG"));
    let connection = Connection::new(settings).unwrap();
    assert!(!format!("{connection:?}").contains("SIG"));
}

#[test]
fn a_user_name_that_another_would_be_read_from_is_refused() {
    for (name, password) in [("a:b", "c"), ("a\n", "c"), ("a", "c\u{7f}")] {
        let error = Authentication::basic(name, Secret::new(password.to_owned()));
        assert!(error.is_err(), "{name:?}");
    }
    assert!(Authentication::basic("a", "b:c".into()).is_ok());
}

/// A transport whose errors contain the URL, like most transports.
#[derive(Debug)]
struct Unreachable;

#[derive(Debug)]
struct Cause(String);

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error sending request for url ({})", self.0)
    }
}

impl std::error::Error for Cause {}

#[async_trait]
impl HttpClient for Unreachable {
    async fn execute_request(&self, request: &Request) -> Result<AsyncRawResponse> {
        let cause = Cause(request.url().to_string());
        Err(Error::with_error(
            ErrorKind::Connection,
            cause,
            "failed to connect",
        ))
    }
}

#[tokio::test]
async fn a_key_in_the_query_is_in_no_error() {
    let mut settings = settings(&Service::new([]));
    settings.authentication = Authentication::query_key("key", Secret::new("THE-KEY"));
    settings.client_options.transport = Some(Transport::new(Arc::new(Unreachable)));
    let connection = Connection::new(settings).unwrap();
    let call = Call::new(Method::Get, "/a", &[]);
    let sent: Result<Response<(), NoFormat>> = connection.send(call, Default::default()).await;
    let error = sent.expect_err("nothing is there");
    let shown = all(&error);
    assert!(!shown.contains("THE-KEY"), "{shown}");
    assert!(shown.contains("/a?<redacted>"), "{shown}");
}

/// A cause that contains the URL without printing it in its message.
#[derive(Debug)]
struct Silent {
    #[expect(dead_code, reason = "for `Debug`")]
    url: Url,
}

impl fmt::Display for Silent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no route")
    }
}

impl std::error::Error for Silent {}

/// A transport that fails with the URL in `Debug` only, or while the body is read.
#[derive(Debug)]
enum Failing {
    InDebug,
    InBody,
}

#[async_trait]
impl HttpClient for Failing {
    async fn execute_request(&self, request: &Request) -> Result<AsyncRawResponse> {
        let url = request.url().clone();
        let silent = Error::with_error(ErrorKind::Other, Silent { url }, "failed");
        match self {
            Failing::InDebug => Err(silent),
            Failing::InBody => Ok(AsyncRawResponse::new(
                200.into(),
                Headers::new(),
                Box::pin(futures::stream::iter([Err(silent)])),
            )),
        }
    }
}

#[tokio::test]
async fn no_query_is_in_an_error_of_a_transport() {
    for query in ["sig=SIG", "SIG", "sig=a(b)'|SIG"] {
        let transports: [Arc<dyn HttpClient>; 3] = [
            Arc::new(Unreachable),
            Arc::new(Failing::InDebug),
            Arc::new(Failing::InBody),
        ];
        for transport in transports {
            let mut settings = settings(&Service::new([]));
            let endpoint = format!("https://management.azure.com/?{query}");
            settings.endpoint = Endpoint::url(&endpoint).unwrap();
            settings.client_options.transport = Some(Transport::new(transport));
            let connection = Connection::new(settings).unwrap();
            let call = Call::new(Method::Get, "/a", &[]);
            let sent: Result<Response<(), NoFormat>> =
                connection.send(call, Default::default()).await;
            let shown = all(&sent.expect_err("nothing is there"));
            assert!(!shown.contains("SIG"), "{query}: {shown}");
        }
    }
}

#[tokio::test]
async fn links_that_are_none_are_shown_without_secrets() {
    for link in [
        "//u:PASS@[bad",
        "https://[bad/?SIG",
        "https://u:1/PASS@[bad",
    ] {
        let service = Service::new([reply(202, "").with("azure-asyncoperation", link)]);
        let call = Call::new(Method::Put, "/a", &[]).final_state(FinalState::Unspecified);
        let connection = crate::support::connect(&service);
        let poller = connection.poller::<(), NoFormat>(call, Default::default());
        let shown = all(&poller.unwrap().await.expect_err("no link"));
        assert!(!shown.contains("PASS") && !shown.contains("SIG"), "{shown}");
    }
}

#[tokio::test]
async fn links_lose_the_key_that_a_service_repeats() {
    let page = r#"{"value":[],"nextLink":"https://management.azure.com/a?key=THE-KEY&page=2"}"#;
    let service = Service::new([reply(200, page), reply(200, "{}")]);
    let mut settings = settings(&service);
    settings.authentication = Authentication::query_key("key", Secret::new("THE-KEY"));
    let connection = Connection::new(settings).unwrap();
    let call = Call::new(Method::Get, "/a", &[]).next_link(&["nextLink"]);
    let pager = connection.pager::<Names>(call, PagerOptions::default());
    let mut pages = pager.unwrap().into_pages();
    pages.try_next().await.unwrap();
    let continuation = format!("{:?}", pages.continuation());
    assert!(continuation.contains("page=2"), "{continuation}");
    assert!(!continuation.contains("THE-KEY"), "{continuation}");
    pages.try_next().await.unwrap();
    assert!(service.seen()[1].url.ends_with("/a?page=2&key=THE-KEY"));
}

#[tokio::test]
async fn what_a_service_says_is_shown_without_the_queries_in_it() {
    let message = "no access to https://u:PASS@a.example/b?sig=SIG.";
    let body = format!(
        r#"{{"error":{{"code":"/c?sig=SIG","message":"{message}","target":"/t?sig=SIG",
            "details":[{{"code":"/c?sig=SIG","target":"https://u:PASS@a.example"}}],
            "additionalInfo":[{{"link":"/x?sig=SIG"}}]}}}}"#
    );
    for body in [body.as_str(), "<p>GET /b?sig=SIG failed</p>"] {
        let service = Service::new([reply(403, body)]);
        let connection = crate::support::connect(&service);
        let call = Call::new(Method::Get, "/a", &[]);
        let sent: Result<Response<(), NoFormat>> = connection.send(call, Default::default()).await;
        let error = sent.expect_err("no success");
        let said = ServiceError::of(&error).expect("a response");
        for shown in [all(&error), said.to_string(), format!("{said:?}")] {
            assert!(!shown.contains("SIG") && !shown.contains("PASS"), "{shown}");
        }
        assert!(
            said.body.is_some_and(|body| body.contains("SIG")),
            "fields are as they came"
        );
    }
}

#[tokio::test]
async fn a_body_of_one_long_word_is_shown_in_part() {
    let service = Service::new([reply(502, "\u{e9}".repeat(300))]);
    let call = Call::new(Method::Get, "/a", &[]);
    let connection = crate::support::connect(&service);
    let sent: Result<Response<(), NoFormat>> = connection.send(call, Default::default()).await;
    let shown = sent.expect_err("no success").to_string();
    assert_eq!(shown.matches('\u{e9}').count(), 200, "{shown}");
    assert!(shown.ends_with(" \u{2026}"), "{shown}");
}
