//! Redaction of URLs that may contain secrets.

use azure_core::http::Url;

use redacting::{address, text, unparsed};

#[path = "../../src/redact.rs"]
mod redacting;

#[test]
fn addresses_lose_what_may_be_secret() {
    for (text, shown) in [
        ("no address at all", "no address at all"),
        ("why? because a=b", "why? because a=b"),
        ("is it /a/b? no", "is it /a/b? no"),
        ("mail me@example.com", "mail me@example.com"),
        (
            "error for url (https://u:p@a.example:8/x?sig=S&b=c): refused",
            "error for url (https://a.example:8/x?<redacted>): refused",
        ),
        ("GET /a/b?key=K failed.", "GET /a/b?<redacted> failed."),
        ("GET /a/b?K failed.", "GET /a/b?<redacted> failed."),
        (
            "see \"http://a.example/?k=\u{1F511}\".",
            "see \"http://a.example/?<redacted>\".",
        ),
        (
            "https://a.example/x?code=1.",
            "https://a.example/x?<redacted>.",
        ),
        ("https://a.example/?K", "https://a.example/?<redacted>"),
        (
            "url (https://a.example/?k=a(b)c|d'e`f)",
            "url (https://a.example/?<redacted>)",
        ),
        ("https://u:p(q)'r@a.example", "https://a.example"),
        (
            "https://a.example/,https://u:p@b.example/",
            "https://a.example/,https://b.example/",
        ),
        ("https://u@a.example", "https://a.example"),
    ] {
        assert_eq!(self::text(text), shown);
    }
    let url = Url::parse("https://u:p@a.example:8/x?sig=S#f").expect("an address");
    assert_eq!(address(&url), "https://a.example:8/x?<redacted>");
}

#[test]
fn text_that_is_no_address_loses_what_may_be_secret() {
    for (text, shown) in [
        ("a.example", "a.example"),
        ("https://[bad", "https://[bad"),
        (
            "https://u:p/q?r@a.example/x",
            "https://<redacted>@a.example/x",
        ),
        ("https:u:p@a.example", "<redacted>@a.example"),
        ("u:p://q@a.example", "<redacted>@a.example"),
        ("//u:p@[bad", "<redacted>@[bad"),
        ("https://[bad/?K", "https://[bad/?<redacted>"),
        ("https://[bad/#K", "https://[bad/#<redacted>"),
        ("u:p@", "<redacted>@"),
    ] {
        assert_eq!(unparsed(text), shown);
    }
}
