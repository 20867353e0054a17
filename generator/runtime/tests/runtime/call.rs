//! Tests of the conversion of calls to requests.

use armsmith_runtime::{
    Call, Connection, Endpoint, Nesting, Parameter, Separator, Settings, percent_encoded, text_as,
    wire::{Base64Url, Rfc7231, UnixTime},
};
use azure_core::{
    Bytes,
    http::{Body, Method, NoFormat, RequestContent},
    time::parse_rfc3339,
};

use crate::support::{
    Seen, Service, connect,
    models::{Everything, Level, Scope},
    reply, settings,
};

const NOTHING: Option<String> = None;

async fn seen_by(
    make: impl FnOnce(Settings) -> azure_core::Result<Settings>,
    call: Call,
) -> azure_core::Result<Seen> {
    let service = Service::new([reply(200, "")]);
    let connection = Connection::new(make(settings(&service))?)?;
    let sent = connection.send::<(), NoFormat>(call, Default::default());
    sent.await.map(|_| service.only())
}

async fn seen(call: Call) -> Seen {
    seen_by(Ok, call).await.expect("is sent")
}

async fn refused(call: Call) -> String {
    let service = Service::new([]);
    let connection = connect(&service);
    let sent = connection.send::<(), NoFormat>(call, Default::default());
    sent.await.expect_err("is refused").to_string()
}

fn get(template: &'static str) -> Call {
    Call::new(Method::Get, template, &[])
}

/// The future of a call is moved several times, and is part of every future that awaits it.
#[cfg(target_pointer_width = "64")]
#[test]
fn the_future_of_a_call_is_small() {
    let connection = connect(&Service::new([]));
    let sent = connection.send_raw(get("/things/1"), Default::default());
    let size = size_of_val(&sent);
    assert!(size <= 2048, "{size} bytes");
}

#[tokio::test]
async fn fills_the_path_and_the_query_in_order() {
    let call = get("/subscriptions/{subscriptionId}/resourceGroups/{group}/things/{name}")
        .path(
            "subscriptionId",
            &Some("00000000-0000-0000-0000-000000000000".to_owned()),
        )
        .path("group", "web")
        .path("name", "front door")
        .query("$top", &Some(5))
        .api_version("api-version", "2023-01-31")
        .query("$filter", "name eq 'a&b'")
        .query("$skiptoken", &NOTHING)
        .accept("application/json");
    let seen = seen(call).await;
    assert_eq!(
        seen.line(),
        "GET https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/web/things/front%20door\
         ?$top=5&api-version=2023-01-31&$filter=name%20eq%20%27a%26b%27"
    );
    assert_eq!(seen.header("accept").as_deref(), Some("application/json"));
    assert_eq!(
        seen.header("authorization").as_deref(),
        Some(crate::support::TOKEN)
    );
}

#[tokio::test]
async fn an_optional_segment_is_omitted_without_a_value() {
    let url = async |call: Call| seen(call).await.url;
    let call = |first: Option<&str>, last: Option<&str>| {
        get("/{first}/things/{middle}/{last}")
            .optional_path("first", &first)
            .path("middle", "m")
            .optional_path_segments("last", &last)
            .query("q", "1")
    };
    for (first, last, expected) in [
        (Some("a"), Some("b/c"), "/a/things/m/b/c?q=1"),
        (None, Some("b"), "/things/m/b?q=1"),
        (Some("a"), None, "/a/things/m?q=1"),
        (None, None, "/things/m?q=1"),
    ] {
        let expected = format!("https://management.azure.com{expected}");
        assert_eq!(url(call(first, last)).await, expected);
    }
    let only = get("/{id}").optional_path("id", &NOTHING);
    assert_eq!(url(only).await, "https://management.azure.com/");
    for value in ["", "..", "/"] {
        let last = Some(value);
        let error = refused(get("/things/{id}").optional_path_segments("id", &last)).await;
        assert!(error.contains("`id`"), "{error}");
    }
    let missing = get("/{id}/{other}").optional_path("id", &NOTHING);
    assert!(refused(missing).await.contains("`other`"));
}

#[tokio::test]
async fn a_value_may_be_encoded_twice() {
    let call = get("/sites/{site}").path("site", &percent_encoded("a/b c"));
    let seen = seen(call.query("none", &percent_encoded(&NOTHING))).await;
    assert_eq!(seen.url, "https://management.azure.com/sites/a%252Fb%2520c");
    let error = refused(get("/sites/{site}").path("site", &percent_encoded(".."))).await;
    assert!(error.contains("`site`"), "{error}");
}

#[tokio::test]
async fn a_path_value_may_share_its_segment_with_literals() {
    let call = get("/databases('{name}')/{id}:restore")
        .path("name", "a'b")
        .path("id", "1");
    assert_eq!(
        seen(call).await.url,
        "https://management.azure.com/databases('a%27b')/1:restore"
    );
}

#[tokio::test]
async fn a_template_may_name_a_value_twice_and_end_in_a_slash() {
    let call = get("/{a}/and/{a}/").path("a", "x");
    assert_eq!(
        seen(call).await.url,
        "https://management.azure.com/x/and/x/"
    );
}

#[tokio::test]
async fn values_may_come_in_any_order() {
    let call = get("/{a}/x/{b}/{a}%3F/")
        .query("q", "1")
        .path("b", "c d")
        .api_version("api-version", "2023-01-31")
        .path("a", "{b}")
        .query("r", "2");
    assert_eq!(
        seen(call).await.url,
        "https://management.azure.com/%7Bb%7D/x/c%20d/%7Bb%7D%3F/?q=1&api-version=2023-01-31&r=2"
    );
    let error = refused(get("/{a}").path("b", "1").path("a", "2")).await;
    assert!(error.contains("`b` is not part"), "{error}");
    let error = refused(get("/{a}/{b}").path("a", "1")).await;
    assert!(error.contains("`b` of `/{a}/{b}` is missing"), "{error}");
}

#[tokio::test]
async fn a_path_that_begins_with_two_slashes_names_no_host() {
    let call = get("//{host}/x")
        .path("host", "evil.example")
        .query("q", "1");
    assert_eq!(
        seen(call).await.url,
        "https://management.azure.com//evil.example/x?q=1"
    );
}

#[tokio::test]
async fn an_empty_template_is_the_endpoint_itself() {
    for (endpoint, expected) in [
        ("https://a.example", "https://a.example/?q=1"),
        ("https://a.example/base/", "https://a.example/base?q=1"),
    ] {
        let url = Endpoint::url(endpoint).unwrap();
        let at = |settings| {
            Ok(Settings {
                endpoint: url,
                ..settings
            })
        };
        let seen = seen_by(at, get("").query("q", "1")).await.unwrap();
        assert_eq!(seen.url, expected);
    }
}

#[tokio::test]
async fn a_scope_keeps_its_segments() {
    for scope in [
        "/subscriptions/s/resourceGroups/a b",
        "subscriptions/s/resourceGroups/a b",
    ] {
        let call = get("/{scope}/providers/Microsoft.X/y").path_segments("scope", scope);
        assert_eq!(
            seen(call).await.url,
            "https://management.azure.com/subscriptions/s/resourceGroups/a%20b/providers/Microsoft.X/y"
        );
    }
}

#[tokio::test]
async fn lists_are_joined_or_repeated() {
    let names = ["a,b".to_owned(), "c d".to_owned()];
    let call = get("/{names}")
        .path_list("names", &names[..], Separator::Comma)
        .query_list("csv", &names[..], Separator::Comma)
        .query_list("ssv", &Some(names.to_vec()), Separator::Space)
        .query_list("tsv", &names[..], Separator::Tab)
        .query_list("pipes", &names[..], Separator::Pipe)
        .query_list("multi", &names[..], Separator::Repeat)
        .query_list("none", &None::<Vec<String>>, Separator::Comma)
        .query_list("empty", &Some(Vec::<String>::new()), Separator::Comma)
        .query_list("never", &Some(Vec::<String>::new()), Separator::Repeat)
        .header_list("x-names", &names[..], Separator::Comma);
    let seen = seen(call).await;
    assert_eq!(
        seen.url,
        "https://management.azure.com/a%2Cb,c%20d?csv=a%2Cb,c%20d&ssv=a%2Cb%20c%20d&tsv=a%2Cb%09c%20d\
         &pipes=a%2Cb%7Cc%20d&multi=a%2Cb&multi=c%20d&empty="
    );
    assert_eq!(seen.header("x-names").as_deref(), Some("a,b,c d"));
}

#[tokio::test]
async fn text_that_the_author_encoded_stays_but_ends_nothing() {
    let call = get("/")
        .query_unencoded("$filter", "a%20eq%20(b,c)&d=e#f g\u{e9}")
        .query("z", "1");
    assert_eq!(
        seen(call).await.url,
        "https://management.azure.com/?$filter=a%20eq%20(b,c)&d=e%23f%20g%C3%A9&z=1"
    );
}

#[tokio::test]
async fn the_caller_may_choose_what_the_body_is() {
    for (chosen, expected) in [(None, "image/png"), (Some("image/jpeg"), "image/jpeg")] {
        let call = Call::new(Method::Put, "/", &[])
            .header("Content-Type", &chosen)
            .body("image/png", Bytes::from_static(b"x"));
        let seen = seen(call).await;
        assert_eq!(seen.header("content-type").as_deref(), Some(expected));
    }
}

#[tokio::test]
async fn the_path_may_bring_a_query_of_its_own() {
    let call = get("/container")
        .fixed_query("restype=container&comp=list")
        .query("prefix", "a")
        .api_version("api-version", "1");
    assert_eq!(
        seen(call).await.url,
        "https://management.azure.com/container?restype=container&comp=list&prefix=a&api-version=1"
    );
}

#[tokio::test]
async fn the_client_options_override_the_version() {
    let call = || {
        get("/a")
            .api_version("api-version", "2020-01-01")
            .query("b", "c")
    };
    assert_eq!(
        seen(call()).await.url,
        "https://management.azure.com/a?api-version=2020-01-01&b=c"
    );
    let preview = |mut settings: Settings| {
        settings.api_version = Some("2021 & more".to_owned());
        Ok(settings)
    };
    let seen = seen_by(preview, call()).await.unwrap();
    assert_eq!(
        seen.url,
        "https://management.azure.com/a?api-version=2021%20%26%20more&b=c"
    );
    let call = get("/a").api_version_header("X-Version", "2020-01-01");
    let seen = seen_by(preview, call).await.unwrap();
    assert_eq!(seen.header("x-version").as_deref(), Some("2021 & more"));
    assert_eq!(seen.url, "https://management.azure.com/a");
}

#[tokio::test]
async fn the_endpoint_keeps_its_path_and_query() {
    let based = |mut settings: Settings| {
        settings.endpoint = Endpoint::url("https://example.com/base/?sig=a%2Bb").unwrap();
        Ok(settings)
    };
    let seen = seen_by(based, get("/a/{b}").path("b", "c").query("d", "e")).await;
    assert_eq!(
        seen.unwrap().url,
        "https://example.com/base/a/c?sig=a%2Bb&d=e"
    );
}

#[tokio::test]
async fn an_endpoint_template_takes_only_what_fits_its_place() {
    let at = |template: &'static str, value: &str| {
        let endpoint = Endpoint::template(template, &[("name", value)]);
        move |mut settings: Settings| {
            settings.endpoint = endpoint?;
            Ok(settings)
        }
    };
    let vault = "https://{name}.vault.azure.net";
    let seen = seen_by(at(vault, "my-vault"), get("/a")).await;
    assert_eq!(seen.unwrap().url, "https://my-vault.vault.azure.net/a");
    let whole = "{name}/language";
    let seen = seen_by(at(whole, "https://x.example.com/"), get("/a")).await;
    assert_eq!(seen.unwrap().url, "https://x.example.com/language/a");
    let seen = seen_by(at(whole, "x.example.com"), get("/a")).await;
    assert_eq!(seen.unwrap().url, "https://x.example.com/language/a");
    let scheme = "{name}://x.example.com";
    let seen = seen_by(at(scheme, "https"), get("/a")).await;
    assert_eq!(seen.unwrap().url, "https://x.example.com/a");
    let last = "https://a{name}/b";
    let seen = seen_by(at(last, ".example.com:8080"), get("/c")).await;
    assert_eq!(seen.unwrap().url, "https://a.example.com:8080/b/c");
    for value in [".com:", ".com:1a", ".com:1@evil.com"] {
        let error = seen_by(at(last, value), get("/a")).await.err();
        assert!(error.is_some_and(|error| error.to_string().contains("`name`")));
    }
    let below = "https://example.com/{name}";
    let seen = seen_by(at(below, "a/b"), get("/c")).await;
    assert_eq!(seen.unwrap().url, "https://example.com/a/b/c");
    let seen = seen_by(at(below, "a?b"), get("/c")).await;
    assert_eq!(seen.unwrap().url, "https://example.com/a%3Fb/c");
    for value in ["a//b", "a/../b", "/", ""] {
        let error = seen_by(at(below, value), get("/c")).await.err();
        assert!(error.is_some_and(|error| error.to_string().contains("`name`")));
    }
    for value in [
        "evil.com/",
        "evil.com#",
        "evil.com?",
        "a@evil.com",
        "a:1",
        "",
        "..",
        "é",
    ] {
        let error = seen_by(at(vault, value), get("/a"))
            .await
            .err()
            .expect(value);
        assert!(error.to_string().contains("`name`"), "{value}: {error}");
    }
}

#[tokio::test]
async fn every_type_has_its_text() {
    let date = parse_rfc3339("1994-11-06T09:49:37.25+01:00").unwrap();
    let call = get("/")
        .query("boolean", &true)
        .query("int", &-3_i32)
        .query("long", &9_007_199_254_740_993_i64)
        .query("double", &0.1_f64)
        .query("float", &0.1_f32)
        .query("date", &date)
        .query("rfc", &text_as::<Rfc7231, _>(&Some(date)))
        .query("unix", &text_as::<UnixTime, _>(&date))
        .query("bytes", &text_as::<Base64Url, _>(&vec![255_u8]))
        .query("scope", &Scope::UnknownValue("x y".to_owned()))
        .query("level", &Some(Level::Two));
    assert_eq!(
        seen(call).await.url,
        "https://management.azure.com/?boolean=true&int=-3&long=9007199254740993&double=0.1&float=0.1\
         &date=1994-11-06T09%3A49%3A37.25%2B01%3A00&rfc=Sun%2C%2006%20Nov%201994%2008%3A49%3A37%20GMT&unix=784111777\
         &bytes=_w&scope=x%20y&level=2"
    );
    assert_eq!(None::<&str>.to_text(), Ok(None));
}

#[tokio::test]
async fn bodies_bring_their_media_type() {
    let model = || Everything {
        id: Some("no request carries it".to_owned()),
        name: Some("n".to_owned()),
        ..Everything::default()
    };
    let content: RequestContent<Everything> = model().try_into().unwrap();
    let put = || Call::new(Method::Put, "/a", &[]);
    let sent = seen(put().json(content.clone())).await;
    assert_eq!(sent.body, r#"{"kind":"Everything","name":"n"}"#);
    assert_eq!(
        sent.header("content-type").as_deref(),
        Some("application/json")
    );
    let sent = seen(put().json_optional(Some(content.clone()))).await;
    assert_eq!(sent.body, r#"{"kind":"Everything","name":"n"}"#);
    let sent = seen(put().json_optional(None::<RequestContent<Everything>>)).await;
    assert_eq!(
        (sent.body.as_str(), sent.header("content-type")),
        ("", None)
    );
    let sent = seen(put().body("application/merge-patch+json", content)).await;
    assert_eq!(
        sent.header("content-type").as_deref(),
        Some("application/merge-patch+json")
    );
    let sent = seen(put().body("text/plain", Body::from("text"))).await;
    assert_eq!(sent.body, "text");
    // A body in bytes is unchanged.
    let own = RequestContent::<Everything>::from_static(br#"{"id":"x"}"#);
    assert_eq!(seen(put().json(own)).await.body, r#"{"id":"x"}"#);
}

#[tokio::test]
async fn a_header_can_not_begin_another_one() {
    let error = refused(get("/").header("if-match", "a\r\nauthorization: b")).await;
    assert!(error.contains("`if-match`"), "{error}");
    let seen = seen(
        get("/")
            .header("If-Match", &Some("*".to_owned()))
            .header("x-none", &NOTHING),
    );
    let seen = seen.await;
    assert_eq!(seen.header("if-match").as_deref(), Some("*"));
    assert_eq!(seen.header("x-none"), None);
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let error = refused(get("/{subscriptionId}").path("subscriptionId", &NOTHING)).await;
    assert!(error.contains("`subscriptionId` is missing"), "{error}");
    let error = refused(get("/{a}/{b}").path("a", "x")).await;
    assert!(error.contains("`b`"), "{error}");
    let error = refused(get("/{a}").path("a", "x").path("b", "y")).await;
    assert!(error.contains("`b` is not part of"), "{error}");
}

#[tokio::test]
async fn members_of_a_value_are_pairs_of_the_query() {
    let json = || Some(r#"{"from": 1, "in": {"unit": "m&m"}}"#.to_owned());
    let fields = || Some(r#"{"x": ["a", 1], "y": {"z": true}}"#.to_owned());
    let call = get("/things")
        .query_members("size", Ok(json()), Nesting::Brackets)
        .query_members("size", Ok(json()), Nesting::Members)
        .query_members("plain", Ok(Some("5".to_owned())), Nesting::Members)
        .query_members("nothing", Ok(None), Nesting::Brackets)
        .query_members("list", Ok(Some("[1,2]".to_owned())), Nesting::Members)
        .query_members("all", Ok(fields()), Nesting::Fields)
        .query_members("one", Ok(fields()), Nesting::Field)
        .query_list("ids", &["a", "b"].as_slice(), Separator::Brackets);
    let seen = seen(call).await;
    let query = seen.url.split_once('?').expect("a query").1;
    assert_eq!(
        query
            .replace("%5B", "[")
            .replace("%5D", "]")
            .replace("%22", "'"),
        "size[from]=1&size[in][unit]=m%26m&from=1&in[unit]=m%26m&plain=5&list=1&list=2&x=a&x=1\
         &y=%7B'z'%3Atrue%7D&one=%7B'x'%3A['a'%2C1]%2C'y'%3A%7B'z'%3Atrue%7D%7D&ids[]=a&ids[]=b"
    );
}

#[tokio::test]
async fn a_caller_may_accept_another_media_type() {
    let service = Service::new([reply(200, ""), reply(200, "")]);
    let connection = connect(&service);
    for chosen in [Some("text/csv"), None] {
        let call = Call::new(Method::Get, "/things", &[])
            .header("Accept", &chosen)
            .accept("application/xml");
        let sent = connection.send::<(), NoFormat>(call, Default::default());
        sent.await.expect("is sent");
    }
    let accepted: Vec<_> = service
        .seen()
        .iter()
        .map(|seen| seen.header("accept"))
        .collect();
    assert_eq!(
        accepted,
        [
            Some("text/csv".to_owned()),
            Some("application/xml".to_owned())
        ]
    );
}

#[tokio::test]
async fn lists_that_the_caller_has_encoded_travel_as_they_are() {
    let service = Service::new([reply(200, "")]);
    let connection = connect(&service);
    let values = ["a%2Fb", "c/d e#"];
    let call = Call::new(Method::Get, "/things", &[])
        .query_list_unencoded("joined", values.as_slice(), Separator::Comma)
        .query_list_unencoded("each", values.as_slice(), Separator::Repeat);
    let sent = connection.send::<(), NoFormat>(call, Default::default());
    sent.await.expect("is sent");
    let url = service.only().url;
    let (_, query) = url.split_once('?').expect("a query");
    assert_eq!(query, "joined=a%2Fb,c/d%20e%23&each=a%2Fb&each=c/d%20e%23");
}
