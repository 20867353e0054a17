//! Addresses without what may be secret in them: user information and queries, which hold keys and signatures.

use std::borrow::Cow;

use azure_core::http::Url;

/// Stands for what is not shown.
pub(super) const REDACTED: &str = "<redacted>";

/// The address without user information and query.
pub(super) fn address(url: &Url) -> String {
    let query = url.query().map(|_| format!("?{REDACTED}"));
    format!(
        "{}{}{}",
        url.origin().ascii_serialization(),
        url.path(),
        query.unwrap_or_default()
    )
}

/// The text with every address in it, whole or relative, without user information and query.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    if !text.contains(['?', '@']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(ends_address) {
        push_word(&mut out, word);
    }
    Cow::Owned(out)
}

fn ends_address(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | '(' | ')' | '\\' | '|')
}

fn push_word(out: &mut String, word: &str) {
    let (word, end) = word.split_at(word.trim_end_matches(ends_address).len());
    let (before_query, query) = match word.split_once('?') {
        Some((before, query)) if query.contains('=') => (before, Some(query)),
        _ => (word, None),
    };
    match before_query.split_once("://") {
        Some((scheme, rest)) => {
            let authority = rest.find(['/', '#']).unwrap_or(rest.len());
            let (authority, path) = rest.split_at(authority);
            let host = authority
                .rsplit_once('@')
                .map_or(authority, |(_, host)| host);
            out.extend([scheme, "://", host, path]);
        }
        None => out.push_str(before_query),
    }
    if let Some(query) = query {
        let punctuation = query.trim_end_matches(['.', ',', ';', ':', '!']).len();
        out.extend(["?", REDACTED, query.get(punctuation..).unwrap_or_default()]);
    }
    out.push_str(end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lose_what_may_be_secret() {
        for (text, shown) in [
            ("no address at all", "no address at all"),
            ("why? because a=b", "why? because a=b"),
            ("mail me@example.com", "mail me@example.com"),
            (
                "error for url (https://u:p@a.example:8/x?sig=S&b=c): refused",
                "error for url (https://a.example:8/x?<redacted>): refused",
            ),
            ("GET /a/b?key=K failed.", "GET /a/b?<redacted> failed."),
            (
                "see \"http://a.example/?k=\u{1F511}\".",
                "see \"http://a.example/?<redacted>\".",
            ),
            (
                "https://a.example/x?code=1.",
                "https://a.example/x?<redacted>.",
            ),
            ("https://u@a.example", "https://a.example"),
        ] {
            assert_eq!(super::text(text), shown);
        }
        let url = Url::parse("https://u:p@a.example:8/x?sig=S#f").expect("an address");
        assert_eq!(address(&url), "https://a.example:8/x?<redacted>");
    }
}
