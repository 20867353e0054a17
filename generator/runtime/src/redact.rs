//! Removes from URLs what may be secret: user information, and queries, which contain keys and signatures.

use std::borrow::Cow;

use azure_core::http::Url;

/// Replaces removed text.
pub(super) const REDACTED: &str = "<redacted>";

/// Returns the URL without user information and query.
pub(super) fn address(url: &Url) -> String {
    let query = url.query().map(|_| format!("?{REDACTED}"));
    format!(
        "{}{}{}",
        url.origin().ascii_serialization(),
        url.path(),
        query.unwrap_or_default()
    )
}

/// Redacts text that should be a URL but may be invalid, so that its parts are not known: removes everything before the
/// last `@` except the scheme, and everything after `?` or `#`.
pub(super) fn unparsed(text: &str) -> String {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    let is_scheme = |text: &&str| {
        let mut bytes = text.bytes();
        bytes.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    let (before, rest) = match text.rsplit_once('@') {
        Some((_, rest)) => match scheme.filter(is_scheme) {
            Some(scheme) => (format!("{scheme}://{REDACTED}@"), rest),
            None => (format!("{REDACTED}@"), rest),
        },
        None => (String::new(), text),
    };
    match rest.find(['?', '#']) {
        Some(end) => {
            let (shown, hidden) = rest.split_at(end);
            let mark = hidden.get(..1).unwrap_or_default();
            format!("{before}{shown}{mark}{REDACTED}")
        }
        None => format!("{before}{rest}"),
    }
}

/// Removes user information and query from every absolute or relative URL in a text.
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

/// True for characters that no serialized URL contains. Parentheses, quotes and bars may be part of a query or a
/// password.
fn ends_address(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '<' | '>')
}

/// Characters that more likely belong to the surrounding sentence than to the URL before them.
const PUNCTUATION: [char; 11] = ['.', ',', ';', ':', '!', '?', ')', '\'', '`', '\\', ']'];

fn push_word(out: &mut String, word: &str) {
    let (word, end) = word.split_at(word.trim_end_matches(ends_address).len());
    let (before_query, query) = match word.split_once('?') {
        Some((before, query)) if is_query(before, query) => (before, Some(query)),
        _ => (word, None),
    };
    let mut parts = before_query.split("://");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let authority = part.find(['/', '#']).unwrap_or(part.len());
        let (authority, path) = part.split_at(authority);
        let host = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        out.extend(["://", host, path]);
    }
    if let Some(query) = query {
        let punctuation = query.trim_end_matches(PUNCTUATION).len();
        out.extend(["?", REDACTED, query.get(punctuation..).unwrap_or_default()]);
    }
    out.push_str(end);
}

/// True if the text after a question mark is the query of a URL.
fn is_query(before: &str, query: &str) -> bool {
    let is_address =
        before.contains("://") || before.trim_start_matches(['(', '\'', '`']).starts_with('/');
    query.contains('=') || (is_address && !query.trim_end_matches(PUNCTUATION).is_empty())
}
