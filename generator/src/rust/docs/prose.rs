//! Conversion of descriptions.

use std::borrow::Cow;

use super::{ascii::AsciiSet, block::Block, escape, escape::Markdown, html, reader};

/// Returns the blocks of a description.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let text = unix_lines(text);
    if is_plain(&text) {
        let paragraphs = text.split("\n\n").map(plain);
        return paragraphs
            .filter(|text| !text.is_empty())
            .map(Block::Paragraph)
            .collect();
    }
    let text = text.replace(|c| matches!(c, '\u{FDD0}'..='\u{FDEF}'), "");
    reader::read(html::to_markdown(&tidied(&text)))
}

/// Returns short text without markup.
pub(super) fn words(text: &str) -> String {
    let mut markdown = Markdown::cell();
    markdown.linked(&escape::visible(text));
    markdown.finish()
}

fn plain(paragraph: &str) -> String {
    escape::visible(paragraph).trim().to_owned()
}

fn unix_lines(text: &str) -> Cow<'_, str> {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        false => text.into(),
    }
}

/// True if a text contains no possible markup, as most texts.
fn is_plain(text: &str) -> bool {
    const MARKS: AsciiSet = AsciiSet::of(b"`[]<>*_\\|~&#");
    let starts_as_text = |line: &str| {
        let first = line.chars().next();
        first.is_none_or(|c| c.is_alphabetic() || matches!(c, '"' | '\'' | '(' | '$' | '{' | '/'))
    };
    MARKS.find(text).is_none()
        && !text.contains("://")
        && !text.contains("--")
        && !text.contains("  \n")
        && text.trim().split('\n').all(starts_as_text)
}

/// Removes formatting that CommonMark would misinterpret.
fn tidied(text: &str) -> Cow<'_, str> {
    let has_padding = text.contains("** ");
    // Editors indent all lines of a comment, including blank ones.
    let has_blanks = text.contains("    \n");
    if !has_padding && !has_blanks {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut after_blanks = false;
    for line in text.split('\n') {
        let bare = line.trim();
        let is_indented = line.starts_with("    ") || line.starts_with('\t');
        let line = if after_blanks && is_indented {
            bare
        } else {
            line
        };
        after_blanks = match bare.is_empty() {
            true => line.starts_with("    "),
            false => after_blanks && is_indented,
        };
        match unpadded(bare) {
            Some(line) => out.push_str(&line),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out.into()
}

/// Returns a line whose emphasis marks have spaces inside, which CommonMark reads as stars.
fn unpadded(line: &str) -> Option<String> {
    let marks = ["***", "**"];
    let mark = marks.iter().find(|mark| line.starts_with(**mark))?;
    let inner = line.strip_prefix(mark)?.strip_suffix(mark)?;
    let is_padded = inner.starts_with(' ') && inner.ends_with(' ') && !inner.contains('*');
    let inner = inner.trim();
    (is_padded && !inner.is_empty()).then(|| format!("**{inner}**"))
}
