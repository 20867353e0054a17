//! Failures that a service describes in XML.
//!
//! Any answer may be one, of a gateway if not of the service, and few crates need a reader of XML. So this only looks
//! for the text of elements that have nothing but text in them.

/// Whether a body is XML whose outermost element is an error, not a page for people.
pub(super) fn is_error(body: &str) -> bool {
    let tags = body.split('<').skip(1);
    let mut tags = tags.filter(|tag| !tag.starts_with(['?', '!']));
    let outermost = tags.next().map(name);
    outermost.is_some_and(|name| name.to_ascii_lowercase().ends_with("error"))
}

/// The text of the first element of a name in any casing.
pub(super) fn text(body: &str, wanted: &str) -> Option<String> {
    let mut rest = body;
    loop {
        let (_, tag) = rest.split_once('<')?;
        let (head, after) = tag.split_once('>')?;
        if name(head).eq_ignore_ascii_case(wanted) && !head.ends_with('/') {
            let text = match after.trim_start().strip_prefix("<![CDATA[") {
                Some(data) => data.split_once("]]>")?.0.to_owned(),
                None => unescaped(after.split_once('<')?.0),
            };
            return Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        }
        rest = after;
    }
}

/// The name of a tag, without its prefix.
fn name(tag: &str) -> &str {
    let end = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '>' | '/');
    let whole = tag.split(end).next().unwrap_or_default();
    whole.rsplit_once(':').map_or(whole, |(_, local)| local)
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part
            .split_once(';')
            .and_then(|(entity, rest)| Some((letter(entity)?, rest)))
        {
            Some((letter, rest)) => {
                out.push(letter);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

fn letter(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}
