//! Tests of text that contains JSON.

use armsmith_runtime::{
    Nullable,
    wire::{self, request_content},
};
use azure_core::{Value, http::Body, json::from_json};
use serde_json::json;

#[derive(Clone, Default, PartialEq)]
struct Card {
    id: Option<String>,
    owner: Option<String>,
    pin: Option<String>,
}

wire::model! { Card
    read_only id = "id", member owner = "owner", secret pin = "pin",
}

#[derive(Clone, Default, PartialEq)]
struct Wallet {
    card: Option<Card>,
    spare: Option<Nullable<Card>>,
    keys: Option<Vec<Vec<u8>>>,
    token: Option<Card>,
    old: Option<Card>,
}

wire::model! { Wallet
    member card as wire::EmbeddedJson<wire::Inherent> = "card",
    member spare as Nullable<wire::EmbeddedJson<wire::Inherent>> = "spare",
    member keys as wire::EmbeddedJson<Vec<wire::Base64>> = "keys",
    member token as wire::EncodedJson<wire::Base64Url, wire::Inherent> = "token",
    member old as wire::EmbeddedJson<wire::EncodedJson<wire::Base64, wire::Inherent>> = "old",
}

fn wallet() -> Value {
    json!({
        "card": r#"{"id":"1","owner":"Bo","pin":"1234"}"#,
        "spare": null,
        "keys": r#"["AQ==","Ag=="]"#,
        // `{"id":"2","owner":"~?","pin":"5678"}`
        "token": "eyJpZCI6IjIiLCJvd25lciI6In4_IiwicGluIjoiNTY3OCJ9",
        "old": r#""eyJvd25lciI6IkRvIn0=""#,
    })
}

#[test]
fn text_is_decoded_and_encoded() {
    let wallet_read: Wallet = from_json(wallet().to_string()).unwrap();
    let card = wallet_read.card.as_ref().unwrap();
    assert_eq!(card.owner.as_deref(), Some("Bo"));
    assert!(wallet_read.spare.as_ref().unwrap().is_null());
    assert_eq!(wallet_read.keys, Some(vec![vec![1], vec![2]]));
    let token = wallet_read.token.as_ref().unwrap();
    assert_eq!(token.owner.as_deref(), Some("~?"));
    let old = wallet_read.old.as_ref().unwrap();
    assert_eq!(old.owner.as_deref(), Some("Do"));
    assert_eq!(serde_json::to_value(&wallet_read).unwrap(), wallet());
}

#[test]
fn requests_have_no_read_only_members_in_text() {
    let wallet_read: Wallet = from_json(wallet().to_string()).unwrap();
    let body = request_content(wallet_read).unwrap();
    let Body::Bytes(body) = body.body() else {
        panic!("not bytes");
    };
    let body: Value = serde_json::from_slice(body).unwrap();
    assert_eq!(body["card"], json!(r#"{"owner":"Bo","pin":"1234"}"#));
    // `{"owner":"~?","pin":"5678"}`
    assert_eq!(body["token"], json!("eyJvd25lciI6In4_IiwicGluIjoiNTY3OCJ9"));
}

#[test]
fn debug_redacts_secrets_in_text() {
    let wallet: Wallet = from_json(wallet().to_string()).unwrap();
    let shown = format!("{wallet:?}");
    assert!(
        shown.matches("pin: <redacted>").count() == 2
            && !shown.contains("1234")
            && !shown.contains("5678"),
        "{shown}"
    );
}

#[test]
fn encoded_text_is_decoded_before_it_is_parsed() {
    for (token, message) in [
        ("e30x", "the JSON in the text"),
        ("W10", "the JSON in the text"),
        ("{}", "expected base64url"),
    ] {
        let error = from_json::<_, Wallet>(json!({"token": token}).to_string());
        let Err(error) = error else { panic!("{token}") };
        let error = error.to_string();
        assert!(
            error.contains("`token`: ") && error.contains(message),
            "{error}"
        );
    }
    let null = json!({"token": null, "old": "null"});
    let read: Wallet = from_json(null.to_string()).unwrap();
    assert!(read.token.is_none() && read.old.is_none());
}

#[test]
fn other_text_is_an_error() {
    for text in ["", "{", "[]", "{} {}", r#"{"owner":[]}"#] {
        let error = from_json::<_, Wallet>(json!({"card": text}).to_string());
        let Err(error) = error else { panic!("{text}") };
        assert!(
            error.to_string().contains("`card`: the JSON in the text"),
            "{error}"
        );
    }
}
