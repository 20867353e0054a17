//! Checks of XML documents that a reader of one element does not make.

use azure_core::{
    Result,
    error::{Error, ErrorKind},
};

use super::names::local;

/// Checks that a response is one XML element, and not an HTML page, which gateways send with status 200 too. Anything
/// else that is wrong is left to the reader.
///
/// # Errors
///
/// Returns an error if the body has a second root element, text outside of the root, or is an HTML page.
pub fn check_document(body: &[u8]) -> Result<()> {
    let body = String::from_utf8_lossy(body);
    let mut rest = body.trim_start_matches('\u{FEFF}');
    let (mut depth, mut has_root) = (0_usize, false);
    while let Some((before, markup)) = rest.split_once('<') {
        if depth == 0 && !before.trim().is_empty() {
            return Err(wrong("has text outside of its root element"));
        }
        let Some((markup, after)) = split_markup(markup) else {
            return Ok(());
        };
        rest = after;
        match markup.chars().next() {
            Some('?') => {}
            Some('!') => {
                let words = markup.get(1..).unwrap_or_default();
                let words: Vec<_> = words.split_ascii_whitespace().take(2).collect();
                if let ["DOCTYPE" | "doctype", name] = words.as_slice()
                    && name.eq_ignore_ascii_case("html")
                {
                    return Err(html());
                }
            }
            Some('/') => depth = depth.saturating_sub(1),
            _ => {
                if depth == 0 {
                    let end = |letter: char| letter.is_ascii_whitespace() || letter == '/';
                    let name = markup.split(end).next().unwrap_or_default();
                    if local(name).eq_ignore_ascii_case("html") {
                        return Err(html());
                    }
                    if has_root {
                        return Err(wrong("has more than one root element"));
                    }
                    has_root = true;
                }
                depth += usize::from(!markup.ends_with('/'));
            }
        }
    }
    match rest.trim().is_empty() || !has_root {
        true => Ok(()),
        false => Err(wrong("has text outside of its root element")),
    }
}

/// Splits the text after `<` into the markup and the rest. `None` if the markup does not end.
fn split_markup(text: &str) -> Option<(&str, &str)> {
    for (start, end) in [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>")] {
        if text.starts_with(start) {
            let at = text.get(start.len()..)?.find(end)? + start.len();
            return Some((text.get(..at)?, text.get(at + end.len()..)?));
        }
    }
    let (mut quote, mut brackets) = (None, 0_usize);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), letter) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            // The declarations in a document type.
            (None, '[') => brackets += 1,
            (None, ']') => brackets = brackets.saturating_sub(1),
            (None, '>') if brackets == 0 => return Some((text.get(..at)?, text.get(at + 1..)?)),
            (None, _) => {}
        }
    }
    None
}

fn html() -> Error {
    wrong("is an HTML page")
}

fn wrong(what: &str) -> Error {
    let message = format!("expected an XML document, but the response {what}");
    Error::with_message(ErrorKind::DataConversion, message)
}
