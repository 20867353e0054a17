//! Tests of the styles of OpenAPI 3.0: the table "Style Examples" of version 3.0.4, whose labels are those of RFC 6570.

use armsmith_runtime::{Call, Parts, Separator, Style, Unwritable, json_text};
use azure_core::http::{Method, NoFormat};

use crate::support::{Service, connect, reply};

const LIST: [&str; 3] = ["blue", "black", "brown"];

type Value = Result<Option<Parts>, Unwritable>;

fn object() -> Value {
    Parts::members(Ok(Some(r#"{"R":100,"G":200,"B":150}"#.to_owned())))
}

fn list() -> Value {
    Parts::items(LIST.as_slice())
}

async fn sent(call: Call) -> Result<(String, Option<String>), String> {
    let service = Service::new([reply(200, "")]);
    let connection = connect(&service);
    let sent = connection.send::<(), NoFormat>(call, Default::default());
    sent.await.map_err(|error| error.to_string())?;
    let seen = service.only();
    let cookie = seen.header("cookie");
    Ok((seen.url.to_string(), cookie))
}

async fn path(parts: Value, style: Style, explode: bool) -> String {
    let call = Call::new(Method::Get, "/x/{color}", &[]).path_style("color", parts, style, explode);
    let (url, _) = sent(call).await.expect("is sent");
    url.split_once("/x/").expect("the path").1.to_owned()
}

#[tokio::test]
async fn paths_have_the_styles_of_the_standard() {
    let one = || Parts::one("blue");
    for (style, explode, expected) in [
        (
            Style::Simple,
            false,
            ["blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            Style::Simple,
            true,
            ["blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
        (
            Style::Label,
            false,
            [".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            Style::Label,
            true,
            [".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (
            Style::Matrix,
            false,
            [
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::Matrix,
            true,
            [
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
    ] {
        let mut found = Vec::new();
        for parts in [one(), list(), object()] {
            found.push(path(parts, style, explode).await);
        }
        assert_eq!(found, expected, "{style:?}, {explode}");
    }
    assert_eq!(path(Parts::one(""), Style::Matrix, false).await, ";color");
}

#[tokio::test]
async fn no_value_leaves_its_segment() {
    let evil = || Parts::one("../a;b=c/%2E");
    assert_eq!(
        path(evil(), Style::Label, true).await,
        "...%2Fa%3Bb%3Dc%2F%252E"
    );
    let found = path(evil(), Style::Matrix, true).await;
    assert_eq!(found, ";color=..%2Fa%3Bb%3Dc%2F%252E");
    for (parts, style) in [
        (Parts::one(""), Style::Label),
        (Parts::one("."), Style::Label),
        (Parts::one(""), Style::Simple),
        (Parts::one(".."), Style::Simple),
        (Ok(None), Style::Matrix),
    ] {
        let call =
            Call::new(Method::Get, "/x/{color}", &[]).path_style("color", parts, style, true);
        let error = sent(call).await.expect_err("is refused");
        assert!(error.contains("`color`"), "{error}");
    }
}

#[tokio::test]
async fn members_are_joined_in_turns_or_as_pairs() {
    let turns = || object().map(Parts::alternating);
    let nothing = Parts::members(Ok(None)).map(Parts::alternating);
    let call = Call::new(Method::Get, "/x", &[])
        .query_list("a", &turns(), Separator::Comma)
        .query_list("b", &turns(), Separator::Space)
        .query_list("c", &turns(), Separator::Pipe)
        .query_list("d", &nothing, Separator::Comma);
    let (url, _) = sent(call).await.expect("is sent");
    let query = url.split_once('?').expect("a query").1;
    assert_eq!(
        query,
        "a=R,100,G,200,B,150&b=R%20100%20G%20200%20B%20150&c=R%7C100%7CG%7C200%7CB%7C150"
    );
    assert_eq!(
        object().map(Parts::key_value_pairs),
        Ok(Some(
            ["R=100", "G=200", "B=150"].map(str::to_owned).to_vec()
        ))
    );
}

#[tokio::test]
async fn members_that_are_null_are_left_out_and_nested_ones_are_json() {
    let parts = Parts::members(Ok(Some(r#"{"a":null,"b":{"c":1},"d":"e"}"#.to_owned())));
    assert_eq!(
        parts.map(Parts::key_value_pairs),
        Ok(Some(vec!["b={\"c\":1}".to_owned(), "d=e".to_owned()]))
    );
    assert_eq!(Parts::members(json_text(&None::<i32>)), Ok(None));
}

#[tokio::test]
async fn cookies_stand_in_one_header() {
    let call = Call::new(Method::Get, "/x", &[])
        .cookie("one", Parts::one("a; b=c"), true)
        .cookie("none", Parts::one(&None::<String>), true)
        .cookie("list", list(), false)
        .cookie("each", list(), true)
        .cookie("turns", object(), false)
        .cookie("members", object(), true);
    let (_, cookie) = sent(call).await.expect("is sent");
    assert_eq!(
        cookie.as_deref(),
        Some(
            "one=a%3B%20b%3Dc; list=blue,black,brown; each=blue; each=black; each=brown; \
             turns=R,100,G,200,B,150; R=100; G=200; B=150"
        )
    );
}

/// In the style of cookies, only what would end a value is encoded.
#[tokio::test]
async fn raw_cookies_are_sent_as_they_are() {
    let call = Call::new(Method::Get, "/x", &[])
        .raw_cookie("one", Parts::one("a=b/%41"), true)
        .raw_cookie("two", Parts::one("a; b"), true)
        .raw_cookie("each", list(), true)
        .raw_cookie("none", Ok(None), true);
    let (_, cookie) = sent(call).await.expect("is sent");
    assert_eq!(
        cookie.as_deref(),
        Some("one=a=b/%41; two=a%3B%20b; each=blue; each=black; each=brown")
    );
}

#[tokio::test]
async fn without_cookies_there_is_no_header() {
    let call = Call::new(Method::Get, "/x", &[]).cookie("none", Ok(None), false);
    assert_eq!(sent(call).await.expect("is sent").1, None);
}
