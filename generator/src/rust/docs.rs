//! Documentation: the specification's prose made safe for rustdoc, and ours around it.

use crate::ir;

/// Columns that a line of documentation fills at most, indentation left out.
const WIDTH: usize = 110;

/// The documentation of one item, line by line.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Docs {
    lines: Vec<String>,
    /// The example at its end.
    example: Option<Example>,
    /// Whether rustdoc leaves the item out.
    hidden: bool,
}

/// An example that compiles.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Example {
    /// The lines before the statements: imports, and the function around all, which rustdoc hides.
    pub head: Vec<String>,
    /// The statements, not yet laid out.
    pub statements: String,
}

impl Docs {
    /// Documentation of one line of our own Markdown, however long.
    pub(crate) fn one_line(text: impl Into<String>) -> Self {
        Docs {
            lines: vec![text.into()],
            ..Docs::default()
        }
    }

    /// Documentation that begins with the specification's own prose, or with `fallback` where it has none.
    pub(crate) fn of(docs: &ir::Docs, fallback: &str) -> Self {
        let mut out = Docs {
            hidden: docs.internal,
            ..Docs::default()
        };
        let summary = docs
            .summary
            .as_deref()
            .filter(|text| !text.trim().is_empty());
        let description = docs
            .description
            .as_deref()
            .filter(|text| !text.trim().is_empty());
        match (summary, description) {
            (Some(summary), Some(description)) if summary.trim() != description.trim() => {
                out.prose(summary);
                out.prose(description);
            }
            (Some(text), _) | (None, Some(text)) => out.prose(text),
            (None, None) => out.paragraph(fallback),
        }
        out
    }

    /// A paragraph of our own Markdown.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.separate();
        self.wrapped(text, "");
    }

    /// More of our own Markdown at the end of the last paragraph.
    pub(crate) fn append(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let last = self.lines.pop().unwrap_or_default();
        self.wrapped(&format!("{last} {text}"), "");
    }

    /// Prose of the specification, made safe for rustdoc.
    pub(crate) fn prose(&mut self, text: &str) {
        for paragraph in paragraphs(text) {
            self.paragraph(&paragraph);
        }
    }

    /// A sentence on what a renamed item is called in the specification, unless its documentation begins with that.
    pub(crate) fn renaming(&mut self, renamed_from: Option<&str>, wire_name: &str) {
        if let Some(note) = renaming(renamed_from, wire_name)
            && !self
                .lines
                .iter()
                .any(|line| line.contains(&ir::code(wire_name)))
        {
            self.append(&note);
        }
    }

    /// A paragraph that stays on one line, since a line break would cut its code.
    pub(crate) fn unbroken(&mut self, text: String) {
        self.separate();
        self.lines.push(text);
    }

    /// A heading.
    pub(crate) fn heading(&mut self, title: &str) {
        self.lines.push(format!("# {title}"));
    }

    /// A list item whose text is our own Markdown.
    pub(crate) fn item(&mut self, text: &str) {
        self.wrapped(&format!("* {text}"), "  ");
    }

    /// A line as it is.
    pub(crate) fn line(&mut self, text: impl Into<String>) {
        self.lines.push(text.into());
    }

    /// The lines, without the mark of a comment. A line may hold line breaks of its own.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Ends with an example.
    pub(crate) fn end_with(&mut self, example: Example) {
        self.heading("Example");
        self.example = Some(example);
    }

    /// The example at its end.
    pub fn example(&self) -> Option<&Example> {
        self.example.as_ref()
    }

    /// Whether rustdoc leaves the item out.
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    fn separate(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    fn wrapped(&mut self, text: &str, indent: &str) {
        let (mut line, mut width) = (String::new(), 0);
        for word in text.split_whitespace() {
            let length = word.chars().count();
            if width > 0 && width + 1 + length > WIDTH && !begins_block(word) {
                self.lines
                    .push(std::mem::replace(&mut line, indent.to_owned()));
                width = indent.len();
            } else if width > 0 {
                line.push(' ');
                width += 1;
            }
            line.push_str(word);
            width += length;
        }
        self.lines.push(line);
    }
}

/// Whether a line that begins with this word would be a heading, list item, rule or code block.
fn begins_block(word: &str) -> bool {
    let only = |marks: &[char]| word.trim_start_matches(marks).is_empty();
    let number = word.trim_end_matches(['.', ')']);
    word.starts_with("```")
        || word.starts_with('<')
        || only(&['#'])
        || only(&['-', '='])
        || matches!(word, "+" | "*")
        || (number.len() < word.len() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A sentence on what a renamed item is called in the specification.
pub(crate) fn renaming(renamed_from: Option<&str>, wire_name: &str) -> Option<String> {
    renamed_from?;
    Some(format!(
        "Named {} in the API description.",
        ir::code(wire_name)
    ))
}

/// The first sentence or so of prose for a list of arguments: one paragraph, made safe.
pub(crate) fn inline(docs: &ir::Docs, fallback: &str) -> String {
    let text = docs
        .description
        .as_deref()
        .or(docs.summary.as_deref())
        .filter(|text| !text.trim().is_empty());
    text.map_or_else(|| fallback.to_owned(), |text| paragraphs(text).join(" "))
}

/// A few words of the specification, such as a title, within a line of our own.
pub(crate) fn text(words: &str) -> String {
    paragraphs(words).join(" ")
}

/// Paragraphs of foreign prose as Markdown that shows exactly the author's text.
///
/// Line breaks within a paragraph fold, since specifications break lines for the width of their editor.
fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n")
        .map(|paragraph| escape(&paragraph.split_whitespace().collect::<Vec<_>>().join(" ")))
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// Escapes what Markdown and rustdoc would read as markup, and drops control and bidirectional characters.
fn escape(text: &str) -> String {
    let balanced = text.matches('`').count().is_multiple_of(2) && !text.contains("``");
    let mut out = String::with_capacity(text.len() + 8);
    let mut in_code = false;
    for word in text.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        if is_plain(word) {
            out.push_str(word);
            continue;
        }
        let mut push = |out: &mut String, text: &str| {
            text.chars().for_each(|c| match c {
                '`' if balanced => {
                    in_code = !in_code;
                    out.push(c);
                }
                '`' | '[' | ']' | '<' | '>' | '*' | '_' | '\\' | '|' | '~' | '&' if !in_code => {
                    out.push('\\');
                    out.push(c);
                }
                c if ir::is_invisible(c) => {}
                c => out.push(c),
            });
            in_code
        };
        let mut rest = word;
        while let Some((before, url, after)) = split_url(rest) {
            let is_code = push(&mut out, before);
            if is_code || !has_host(url) {
                push(&mut out, url);
            } else {
                push_url(&mut out, url);
            }
            rest = after;
        }
        push(&mut out, rest);
    }
    escape_block_start(&mut out);
    out
}

/// Whether a word has neither markup nor an address in it, as nearly all have not.
fn is_plain(word: &str) -> bool {
    word.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b".,;:'\"()-!?=+%@#{}$^".contains(&byte))
}

/// A paragraph must not begin as a heading, list, quote or code block.
fn escape_block_start(text: &mut String) {
    let begins_block = text.starts_with(['#', '+', '-', '=']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let begins_numbered = digits > 0 && text[digits..].starts_with(['.', ')']);
    if begins_block {
        text.insert(0, '\\');
    } else if begins_numbered {
        text.insert(digits, '\\');
    }
}

/// Splits a word before and behind the first bare URL in it.
fn split_url(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let (before, rest) = word.split_at_checked(start)?;
    let is_foreign = |c: char| !c.is_ascii_graphic() || "<>`\\{}|\"[]".contains(c);
    let end = rest.find(is_foreign).unwrap_or(rest.len());
    let (url, after) = rest.split_at_checked(end)?;
    Some((before, url, after))
}

/// Whether Markdown should show a URL as a link: without a host it is a template of an address, not an address.
fn has_host(url: &str) -> bool {
    let host = url.split_once("://").map_or("", |(_, host)| host);
    host.trim_end_matches('.').contains('.')
}

fn push_url(out: &mut String, word: &str) {
    if word.is_empty() {
        return;
    }
    let (url, rest) = word.split_at(
        word.trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '\''])
            .len(),
    );
    out.push('<');
    out.push_str(url);
    out.push('>');
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn one(text: &str) -> String {
        paragraphs(text).join("\n\n")
    }

    #[test]
    fn markup_of_the_author_is_text() {
        assert_eq!(
            one("a <b>c</b> [d] *e* f_g"),
            r"a \<b\>c\</b\> \[d\] \*e\* f\_g"
        );
        assert_eq!(one("# no heading"), r"\# no heading");
        assert_eq!(one("- no list"), r"\- no list");
        assert_eq!(one("1. no list"), r"1\. no list");
    }

    #[test]
    fn code_spans_stay_where_they_are_balanced() {
        assert_eq!(one("`a[0]` and b[1]"), r"`a[0]` and b\[1\]");
        assert_eq!(one("a ` b"), r"a \` b");
        assert_eq!(one("```\nfn main() {}\n```"), r"\`\`\` fn main() {} \`\`\`");
    }

    #[test]
    fn urls_become_links() {
        assert_eq!(one("See (https://aka.ms/x)."), "See (<https://aka.ms/x>).");
        assert_eq!(
            one("https://{name}.example.com"),
            "https://{name}.example.com"
        );
        assert_eq!(
            one("<a href=\"https://aka.ms/x\">x</a>"),
            r#"\<a href="<https://aka.ms/x>"\>x\</a\>"#
        );
        assert_eq!(
            one("https://example.com/{id}"),
            "<https://example.com/>{id}"
        );
        assert_eq!(
            one("[https://aka.ms/x](https://aka.ms/x)."),
            r"\[<https://aka.ms/x>\](<https://aka.ms/x>)."
        );
        assert_eq!(
            one("https://{a}[https://b.c](d)"),
            r"https://{a}\[<https://b.c>\](d)"
        );
        assert_eq!(
            one("`https://a.b` https://c.d"),
            "`https://a.b` <https://c.d>"
        );
    }

    #[test]
    fn paragraphs_fold_and_controls_vanish() {
        assert_eq!(one("a\nb\r\n  c\n\nd"), "a b c\n\nd");
        assert_eq!(one("a\u{202E}b\u{0007}c"), "abc");
        assert_eq!(one(" \n\n "), "");
    }
}
