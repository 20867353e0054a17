//! Error responses in XML.
//!
//! Any response may be XML, if not from the service then from a gateway, but few crates need an XML reader. This one
//! only finds the text of elements without child elements.

/// True if a body is XML that may describe an error. Services choose the name of the root element. HTML pages, which
/// gateways send, describe none.
pub(super) fn is_error(body: &str) -> bool {
    let tags = body.split('<').skip(1);
    let mut tags = tags.filter(|tag| !tag.starts_with(['?', '!']));
    let outermost = tags.next().map(name);
    outermost.is_some_and(|name| !name.is_empty() && !name.eq_ignore_ascii_case("html"))
}

/// Returns the text of the first element with the name, in any case.
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

/// Returns the name of a tag without its prefix.
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
