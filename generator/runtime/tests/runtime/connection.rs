//! Tests of connections: endpoints, authentication, responses.

use std::sync::Arc;

use armsmith_runtime::{
    Authentication, Call, Connection, Endpoint, ResourceManager, Separator, Settings, header_map,
    read_header, read_header_as, read_header_list, wire::Rfc7231,
};
use azure_core::{
    cloud::{Audiences, CloudConfiguration, CustomConfiguration},
    http::{ClientMethodOptions, ClientOptions, Method, NoFormat, Response},
};

use crate::support::{
    Credential, Seen, Service, chain, connect,
    models::{Everything, Scope},
    reply, settings, settings_with,
};

fn get() -> Call {
    Call::new(Method::Get, "/a", &[])
}

async fn asked(change: impl FnOnce(&mut Settings)) -> azure_core::Result<Seen> {
    let service = Service::new([reply(200, "{}")]);
    let mut settings = settings(&service);
    change(&mut settings);
    let connection = Connection::new(settings).expect("settings");
    let sent = connection.send::<(), NoFormat>(get(), ClientMethodOptions::default());
    sent.await.map(|_| service.only())
}

fn custom() -> CloudConfiguration {
    let mut custom = CustomConfiguration::default();
    custom.audiences = Audiences::new().with::<ResourceManager>("https://arm.local".to_owned());
    custom.into()
}

#[tokio::test]
async fn every_cloud_has_its_endpoint_and_scope() {
    for (cloud, host) in [
        (None, "management.azure.com"),
        (
            Some(CloudConfiguration::AzurePublic),
            "management.azure.com",
        ),
        (
            Some(CloudConfiguration::AzureGovernment),
            "management.usgovcloudapi.net",
        ),
        (
            Some(CloudConfiguration::AzureChina),
            "management.chinacloudapi.cn",
        ),
        (Some(custom()), "arm.local"),
    ] {
        let credential = Arc::new(Credential::default());
        let asked = asked(|settings| {
            settings.client_options.cloud = cloud.map(Arc::new);
            let options = settings.client_options.clone();
            *settings = settings_with(options, credential.clone()).unwrap();
        });
        assert_eq!(asked.await.unwrap().url, format!("https://{host}/a"));
        let scopes = credential.scopes.lock().unwrap().clone();
        assert_eq!(scopes, [format!("https://{host}/.default")]);
    }
}

#[test]
fn a_custom_cloud_must_name_its_audience() {
    let cloud = CloudConfiguration::from(CustomConfiguration::default());
    let options = ClientOptions {
        cloud: Some(Arc::new(cloud)),
        ..ClientOptions::default()
    };
    let error = settings_with(options, Arc::default()).expect_err("is refused");
    let error = error.to_string();
    assert!(error.contains("ResourceManager"), "{error}");
}

#[tokio::test]
async fn an_explicit_endpoint_keeps_the_clouds_scope() {
    let credential = Arc::new(Credential::default());
    let asked = asked(|settings| {
        let options = settings.client_options.clone();
        *settings = settings_with(options, credential.clone()).unwrap();
        let url = Some("https://eastus.management.azure.com/");
        settings.endpoint = Endpoint::resource_manager(url, &settings.client_options).unwrap();
    });
    assert_eq!(
        asked.await.unwrap().url,
        "https://eastus.management.azure.com/a"
    );
    let scopes = credential.scopes.lock().unwrap().clone();
    assert_eq!(scopes, ["https://management.azure.com/.default"]);
}

#[test]
fn an_endpoint_must_be_an_address() {
    for endpoint in [
        "",
        "management.azure.com",
        "ftp://a.b",
        "https://",
        "file:///a",
        "mailto:a@b",
    ] {
        let error = Endpoint::url(endpoint).expect_err(endpoint).to_string();
        assert!(error.contains("endpoint"), "{endpoint}: {error}");
    }
}

#[tokio::test]
async fn a_token_never_travels_in_the_clear() {
    let refused =
        asked(|settings| settings.endpoint = Endpoint::url("http://example.com").unwrap());
    let error = refused.await.err().expect("is refused");
    assert!(chain(&error).contains("TLS"), "{}", chain(&error));
}

#[tokio::test]
async fn keys_and_passwords_travel_as_the_specification_says() {
    let with = |authentication: Authentication| {
        asked(|settings| {
            settings.endpoint = Endpoint::url("https://example.com").unwrap();
            settings.authentication = authentication;
        })
    };
    let seen = with(Authentication::header_key("Ocp-Apim-Subscription-Key", "k".into()).unwrap());
    assert_eq!(
        seen.await
            .unwrap()
            .header("ocp-apim-subscription-key")
            .as_deref(),
        Some("k")
    );
    let seen = with(Authentication::query_key(
        "subscription-key",
        "k&x=y".into(),
    ));
    assert_eq!(
        seen.await.unwrap().url,
        "https://example.com/a?subscription-key=k%26x%3Dy"
    );
    let seen = with(Authentication::basic("Aladdin", "open sesame".into()).expect("a name"));
    let authorization = seen.await.unwrap().header("authorization");
    assert_eq!(
        authorization.as_deref(),
        Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
    );
    let seen = with(Authentication::token("t0k3n".into()).unwrap())
        .await
        .unwrap();
    assert_eq!(
        seen.header("authorization").as_deref(),
        Some("Bearer t0k3n")
    );
    // The scheme is added to the credentials, once.
    for credentials in ["k3y", " k3y", "SharedAccessKey k3y", "sharedaccesskey k3y"] {
        let seen =
            with(Authentication::credentials("SharedAccessKey", credentials.into()).unwrap());
        let authorization = seen.await.unwrap().header("authorization").unwrap();
        assert!(
            authorization.eq_ignore_ascii_case("SharedAccessKey k3y"),
            "{authorization}"
        );
    }
    assert!(Authentication::credentials("SharedAccessKey", "k3y\r\nx: y".into()).is_err());
    let seen = with(Authentication::cookie_key("session", "a=b; c\r\n".into()).unwrap());
    let cookie = seen.await.unwrap().header("cookie");
    assert_eq!(cookie.as_deref(), Some("session=a=b%3B%20c%0D%0A"));
    let both = Authentication::all([
        Authentication::token("t0k3n".into()).unwrap(),
        Authentication::header_key("x-key", "k".into()).unwrap(),
    ]);
    let seen = with(both).await.unwrap();
    let headers = ["authorization", "x-key"].map(|name| seen.header(name));
    let headers = headers.each_ref().map(Option::as_deref);
    assert_eq!(headers, [Some("Bearer t0k3n"), Some("k")]);
    let seen = with(Authentication::none()).await.unwrap();
    assert_eq!(seen.header("authorization"), None);
}

#[tokio::test]
async fn a_key_travels_in_the_clear_only_to_this_machine() {
    let with = |endpoint: &str| {
        let endpoint = Endpoint::url(endpoint).unwrap();
        asked(|settings| {
            settings.endpoint = endpoint;
            settings.authentication = Authentication::header_key("x-key", "k".into()).unwrap();
        })
    };
    assert!(with("http://localhost:8081").await.is_ok());
    let error = with("http://example.com").await.err().expect("is refused");
    assert!(chain(&error).contains("https"), "{}", chain(&error));
}

#[test]
fn nothing_that_proves_who_sends_is_shown() {
    let shown = format!(
        "{:?}",
        Authentication::header_key("x", "hunter2".into()).unwrap()
    );
    assert!(!shown.contains("hunter2"), "{shown}");
    let call = Call::new(Method::Get, "/{a}", &[])
        .path("a", "hunter2")
        .header("b", "hunter2");
    assert!(!format!("{call:?}").contains("hunter2"));
}

#[tokio::test]
async fn an_optional_body_shows_in_the_type() {
    let service = Service::new([
        reply(200, r#"{"name":"n"}"#),
        reply(204, ""),
        reply(202, " \r\n"),
    ]);
    let connection = connect(&service);
    let mut names = Vec::new();
    for _ in 0..3 {
        let response: Response<Option<Everything>> = connection
            .send_optional(get(), Default::default())
            .await
            .unwrap();
        names.push(response.into_model().unwrap().map(|model| model.name));
    }
    assert_eq!(names, [Some(Some("n".to_owned())), None, None]);
}

#[tokio::test]
async fn a_listed_status_says_that_a_thing_is_not_there() {
    let service = Service::new([reply(204, ""), reply(404, ""), reply(403, "")]);
    let connection = connect(&service);
    let ask = || {
        let call = Call::new(Method::Head, "/a", &[204]);
        connection.exists(call, Default::default(), &[404])
    };
    assert!(ask().await.unwrap());
    assert!(!ask().await.unwrap());
    assert_eq!(ask().await.unwrap_err().http_status(), Some(403.into()));
}

#[tokio::test]
async fn a_stream_is_given_as_it_arrives_and_a_failure_is_read() {
    let service = Service::new([
        reply(200, "bytes"),
        reply(404, r#"{"error":{"code":"NotThere","message":"gone"}}"#),
    ]);
    let connection = connect(&service);
    let response = connection
        .stream::<()>(get(), Default::default())
        .await
        .unwrap();
    assert_eq!(response.into_body().collect().await.unwrap(), "bytes");
    let error = connection
        .stream::<()>(get(), Default::default())
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "gone");
}

#[tokio::test]
async fn a_status_beyond_the_listed_ones_is_an_error() {
    let service = Service::new([reply(202, "{}"), reply(202, "{}")]);
    let connection = connect(&service);
    let any = connection
        .send::<Everything, _>(get(), Default::default())
        .await;
    let _: Response<Everything> = any.unwrap();
    let call = Call::new(Method::Get, "/a", &[200, 201]);
    let listed = connection.send_raw(call, Default::default()).await;
    assert_eq!(listed.unwrap_err().http_status(), Some(202.into()));
}

#[tokio::test]
async fn headers_of_a_response_are_read_by_type() {
    let service = Service::new([reply(200, "")
        .with("x-count", "7")
        .with("etag", "\"1\"")
        .with("x-scope", "Regional")
        .with("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT")
        .with("x-list", "1, 2,3")
        .with("x-pipes", "1|2")
        .with("x-empty", "")
        .with("x-ms-meta-a", "1")
        .with("x-ms-meta-b", "2")]);
    let connection = connect(&service);
    let raw = connection.send_raw(get(), Default::default());
    let raw = raw.await.unwrap();
    let headers = raw.headers();
    assert_eq!(read_header(headers, "X-Count").unwrap(), Some(7));
    assert_eq!(
        read_header(headers, "x-count").unwrap(),
        Some("7".to_owned())
    );
    assert_eq!(
        read_header(headers, "etag").unwrap(),
        Some("\"1\"".to_owned())
    );
    assert_eq!(
        read_header(headers, "x-scope").unwrap(),
        Some(Scope::Regional)
    );
    assert_eq!(read_header::<i32>(headers, "x-none").unwrap(), None);
    let modified = read_header_as::<Rfc7231, _>(headers, "last-modified").unwrap();
    assert_eq!(
        modified.map(|date| date.unix_timestamp()),
        Some(784_111_777)
    );
    assert_eq!(
        read_header_list(headers, "x-list", Separator::Comma).unwrap(),
        Some(["1", "2", "3"].map(str::to_owned).to_vec())
    );
    let none = read_header_list::<i32>(headers, "x-none", Separator::Comma);
    assert_eq!(none.unwrap(), None);
    let pipes = read_header_list(headers, "x-pipes", Separator::Pipe);
    assert_eq!(pipes.unwrap(), Some(vec![1, 2]));
    let empty = read_header_list::<i32>(headers, "x-empty", Separator::Comma);
    assert_eq!(empty.unwrap(), Some(Vec::new()));
    let error = read_header::<bool>(headers, "x-count")
        .unwrap_err()
        .to_string();
    assert!(error.contains("`x-count`"), "{error}");
    assert!(read_header_list::<i32>(headers, "x-scope", Separator::Comma).is_err());
    let map = header_map(headers, "X-Ms-Meta-");
    let map: Vec<(String, String)> = map.into_iter().collect();
    assert_eq!(map, [("a".into(), "1".into()), ("b".into(), "2".into())]);
}

#[test]
fn what_a_connection_shows_holds_no_query() {
    let service = Service::new([]);
    let mut settings = settings(&service);
    settings.endpoint = Endpoint::url("https://example.com/a?sig=hunter2").unwrap();
    let connection = Connection::new(settings).expect("settings");
    assert_eq!(
        format!("{connection:?}"),
        "Connection(\"https://example.com\")"
    );
    assert_eq!(
        connection.endpoint().as_str(),
        "https://example.com/a?sig=hunter2"
    );
}

#[tokio::test]
async fn a_call_may_name_the_user_agent() {
    for (call, expected) in [
        (get().header("User-Agent", "my/1"), "my/1"),
        (get(), "azsdk-rust-"),
    ] {
        let service = Service::new([reply(200, "{}")]);
        let connection = connect(&service);
        let sent = connection.send_raw(call, ClientMethodOptions::default());
        sent.await.unwrap();
        let found = service.only().header("user-agent").unwrap();
        assert!(found.starts_with(expected), "{found}");
    }
}
