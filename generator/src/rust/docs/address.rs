//! URLs in text.

/// A URL in text.
pub(super) enum LinkTarget<'a> {
    /// A URL to link to.
    Link(&'a str),
    /// A URL with placeholders or without a public host.
    Template(&'a str),
}

impl<'a> LinkTarget<'a> {
    /// Returns the URL.
    pub(super) fn as_str(&self) -> &'a str {
        match self {
            LinkTarget::Link(text) | LinkTarget::Template(text) => text,
        }
    }
}

/// Returns the text before the first URL, the URL, and the text after it.
pub(super) fn split(text: &str) -> Option<(&str, LinkTarget<'_>, &str)> {
    let mut from = 0;
    loop {
        let found = text[from..].find("http")? + from;
        if let Some((address, after)) = at_start(&text[found..]) {
            return Some((&text[..found], address, after));
        }
        from = found + "http".len();
    }
}

/// Returns the URL at the start of a text, and the text after it.
pub(super) fn at_start(text: &str) -> Option<(LinkTarget<'_>, &str)> {
    let (address, after) = text.split_at(length(text)?);
    let address = match is_link(address) {
        true => LinkTarget::Link(address),
        false => LinkTarget::Template(address),
    };
    Some((address, after))
}

/// True if a URL in text can be linked to: it has a public host and no placeholders.
fn is_link(address: &str) -> bool {
    is_web(address) && host(address).is_some_and(|host| host.trim_end_matches('.').contains('.'))
}

/// True if a URL is a valid target of an explicit link: it has a host and no placeholders.
pub(super) fn is_web(address: &str) -> bool {
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    host(address).is_some_and(|host| {
        host.starts_with(|c: char| c.is_ascii_alphanumeric()) && host.chars().all(is_host)
    }) && !address.contains(['{', '}', '<', '>', '[', ']'])
}

fn host(address: &str) -> Option<&str> {
    after_scheme(address)?.split(['/', '?', '#', ':']).next()
}

fn after_scheme(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("http")?;
    rest.strip_prefix('s').unwrap_or(rest).strip_prefix("://")
}

/// Returns the length of the URL at the start of a text.
fn length(text: &str) -> Option<usize> {
    let start = text.len() - after_scheme(text)?.len();
    let mut open = Vec::new();
    let mut end = text.len();
    for (at, c) in text.char_indices().skip(start) {
        match c {
            '(' | '[' | '{' | '<' => open.push((at, c)),
            ')' | ']' | '}' | '>' => {
                let opener = open.last().map(|(_, opener)| *opener);
                if opener.is_none_or(|opener| closer(opener) != c) {
                    end = at;
                    break;
                }
                open.pop();
            }
            '"' | '\'' | '`' | '\\' | '|' | '^' | ',' | ';' => {
                end = at;
                break;
            }
            c if !c.is_ascii_graphic() => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    // An unclosed bracket is not part of the URL.
    if let Some((at, _)) = open.first() {
        end = *at;
    }
    let text = text[..end].trim_end_matches(['.', ':', '!', '?', '*']);
    (text.len() > start).then_some(text.len())
}

fn closer(opener: char) -> char {
    match opener {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        _ => '>',
    }
}

#[cfg(test)]
mod tests {
    use super::{LinkTarget, split};

    fn parts(text: &str) -> Vec<String> {
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some((before, address, after)) = split(rest) {
            parts.push(before.to_owned());
            parts.push(match address {
                LinkTarget::Link(address) => format!("link {address}"),
                LinkTarget::Template(address) => format!("template {address}"),
            });
            rest = after;
        }
        parts.push(rest.to_owned());
        parts
    }

    #[test]
    fn an_address_ends_before_the_punctuation_around_it() {
        for (text, expected) in [
            (
                "a https://a.example/b.",
                vec!["a ", "link https://a.example/b", "."],
            ),
            (
                "(http://a.example/b)",
                vec!["(", "link http://a.example/b", ")"],
            ),
            (
                "https://a.example/b_(c).",
                vec!["", "link https://a.example/b_(c)", "."],
            ),
            (
                "https://a.example, b",
                vec!["", "link https://a.example", ", b"],
            ),
            (
                "'https://a.example'",
                vec!["'", "link https://a.example", "'"],
            ),
            (
                "https://a.example/(b",
                vec!["", "link https://a.example/", "(b"],
            ),
            (
                "https://a.example/ü",
                vec!["", "link https://a.example/", "ü"],
            ),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn an_address_with_parts_to_fill_in_is_no_link() {
        for text in [
            "https://{account}.a.example/b",
            "https://a.example/{id}",
            "https://<name>.a.example",
            "https://a.example/[id]",
            "http://localhost:8080/a",
        ] {
            assert_eq!(parts(text), ["", &format!("template {text}"), ""]);
        }
    }

    #[test]
    fn a_scheme_alone_is_text() {
        for text in [
            "https://",
            "http:// or https://.",
            "https",
            "https:/a.example",
            "https://(",
        ] {
            assert_eq!(parts(text), [text]);
        }
    }
}
