//! Converts text to Markdown that displays exactly this text.

use super::address::{self, LinkTarget};
use super::ascii::AsciiSet;
use crate::ir;

/// A Markdown builder.
#[derive(Default)]
pub(super) struct Markdown {
    text: String,
    /// The end of the last code span, if any.
    code_end: Option<usize>,
    /// The end of the last opening mark without text after it.
    open_end: Option<usize>,
    /// True for a table cell, in which bars are escaped.
    cell: bool,
}

impl Markdown {
    /// Creates a builder for a table cell.
    pub(super) fn cell() -> Self {
        Markdown {
            cell: true,
            ..Markdown::default()
        }
    }

    /// Returns the Markdown, which is always a paragraph.
    pub(super) fn finish(self) -> String {
        let lines = self.text.trim().split('\n');
        let lines: Vec<_> = lines.map(|line| paragraph_start(line.trim())).collect();
        lines.join("\n")
    }

    /// Adds an opening mark, which text must follow directly.
    pub(super) fn open(&mut self, mark: &str) {
        // An exclamation mark would convert the link to an image.
        if mark == "[" && self.text.ends_with('!') {
            self.text.pop();
            self.text.push_str("\\!");
        }
        self.text.push_str(mark);
        self.open_end = Some(self.text.len());
    }

    /// Adds a closing mark, which text must precede directly. Moves white space behind it.
    pub(super) fn close(&mut self, mark: &str) {
        let had_space = self.trim_end();
        self.text.push_str(mark);
        if had_space {
            self.space();
        }
    }

    /// Adds a visible line break.
    pub(super) fn line_break(&mut self) {
        self.trim_end();
        self.text.push('\n');
    }

    /// Adds white space.
    pub(super) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    fn trim_end(&mut self) -> bool {
        let length = self.text.trim_end().len();
        let had_space = length < self.text.len();
        self.text.truncate(length);
        had_space
    }

    /// Adds a code span.
    pub(super) fn code(&mut self, code: &str) {
        if self.cell && code.contains('|') {
            return self.plain(code);
        }
        if self.code_end == Some(self.text.len()) {
            self.text.push(' ');
        }
        self.text.push_str(&ir::code(code));
        self.code_end = Some(self.text.len());
    }

    /// Adds text, with links for URLs.
    pub(super) fn linked(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, address, after)) = address::split(rest) {
            self.plain(before);
            match address {
                LinkTarget::Link(address) => {
                    self.text.push('<');
                    self.text.push_str(address);
                    self.text.push('>');
                }
                LinkTarget::Template(address) => self.code(address),
            }
            rest = after;
        }
        self.plain(rest);
    }

    /// Adds text without links.
    pub(super) fn plain(&mut self, text: &str) {
        let is_open = self.open_end == Some(self.text.len());
        let text = match is_open || self.text.is_empty() || self.text.ends_with([' ', '\n']) {
            true => text.trim_start_matches(' '),
            false => text,
        };
        let mut rest = text;
        while let Some(at) = MARKS.find(rest) {
            let (plain, marked) = rest.split_at(at);
            let (mark, after) = marked.split_at(1);
            self.text.push_str(plain);
            let is_bar = mark == "|" && self.cell;
            if is_bar || is_markup(self.text.chars().next_back(), mark, after) {
                self.text.push('\\');
            }
            self.text.push_str(mark);
            rest = after;
        }
        self.text.push_str(rest);
    }
}

/// The characters that may be markup.
const MARKS: AsciiSet = AsciiSet::of(b"\\`*_[]<&|~-");

/// True if Markdown or rustdoc would interpret a character as markup.
fn is_markup(previous: Option<char>, mark: &str, rest: &str) -> bool {
    let next = rest.chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match mark {
        "`" | "[" | "]" | "~" => true,
        "*" => previous != Some(' ') || next != Some(' '),
        "_" => !(is_word(previous) && is_word(next)),
        "\\" => next.is_none_or(|next| next.is_ascii_punctuation() || next.is_whitespace()),
        "<" => next.is_none_or(|next| next.is_alphabetic() || matches!(next, '/' | '!' | '?')),
        "&" => {
            let name = rest.strip_prefix('#').unwrap_or(rest);
            let end = name.find(|c: char| !c.is_ascii_alphanumeric());
            end.is_none_or(|end| name[end..].starts_with(';'))
        }
        // rustdoc would convert two hyphens before an option name to a dash.
        "-" => !is_word(previous) && previous != Some('-') && is_flag(rest),
        _ => false,
    }
}

fn is_flag(rest: &str) -> bool {
    let name = rest.strip_prefix('-');
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Escapes text that would begin a heading, list, quote, rule, table or code block.
fn paragraph_start(line: &str) -> String {
    let word = line.split(' ').next().unwrap_or_default();
    let is_only = |marks: &[char]| !word.is_empty() && word.trim_start_matches(marks).is_empty();
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if is_only(&['#']) || is_only(&['-', '+', '=', ':', '|']) || word.starts_with('>') {
        format!("\\{line}")
    } else if digits > 0 && matches!(&word[digits..], "." | ")") {
        let (number, rest) = line.split_at(digits);
        format!("{number}\\{rest}")
    } else {
        line.to_owned()
    }
}

/// Removes invisible characters, and collapses white space.
pub(super) fn visible(text: &str) -> String {
    if ir::is_tidy(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c if is_invisible(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// True if a character is invisible or not a character.
pub(super) fn is_invisible(c: char) -> bool {
    ir::is_invisible(c) || matches!(c, '\u{FDD0}'..='\u{FDEF}')
}

#[cfg(test)]
mod tests {
    use super::Markdown;

    fn escaped(text: &str) -> String {
        let mut markdown = Markdown::default();
        markdown.linked(text);
        markdown.finish()
    }

    #[test]
    fn markup_is_escaped() {
        for (text, shown) in [
            ("a <b>c</b> [d] *e* _f_", r"a \<b>c\</b> \[d\] \*e\* \_f\_"),
            ("a ` b ~c~", r"a \` b \~c\~"),
            (r"a\*b", r"a\\\*b"),
            ("&lt; &#35;", r"\&lt; \&#35;"),
            ("--all", r"\--all"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }

    #[test]
    fn what_is_no_markup_stays() {
        for text in [
            "a|b",
            "snake_case",
            r"C:\folder",
            "R&D & more",
            "a < 5 <= b",
            "a -> b >= c",
            "a - b -- c",
            "2 * 3",
        ] {
            assert_eq!(escaped(text), text);
        }
    }

    #[test]
    fn a_text_begins_as_a_paragraph() {
        for (text, shown) in [
            ("# a", r"\# a"),
            ("- a", r"\- a"),
            ("+ a", r"\+ a"),
            ("> a", r"\> a"),
            ("12. a", r"12\. a"),
            ("1) a", r"1\) a"),
            ("---", r"\---"),
            ("-1 is none", "-1 is none"),
            ("#1 is first", "#1 is first"),
            ("1.5 is more", "1.5 is more"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }

    #[test]
    fn addresses_become_links_and_templates_code() {
        assert_eq!(
            escaped("See (https://aka.ms/x_y)."),
            "See (<https://aka.ms/x_y>)."
        );
        assert_eq!(
            escaped("https://{name}.a.example."),
            "`https://{name}.a.example`."
        );
    }

    #[test]
    fn a_bar_ends_no_cell() {
        let mut markdown = Markdown::cell();
        markdown.linked("a|b ");
        markdown.code("c|d");
        assert_eq!(markdown.finish(), r"a\|b c\|d");
    }

    #[test]
    fn code_beside_code_stays_apart() {
        let mut markdown = Markdown::default();
        markdown.code("a");
        markdown.code("b");
        assert_eq!(markdown.finish(), "`a` `b`");
    }
}
