//! Finds tags in a text, except in code.

use super::tag::HtmlTag;
use crate::rust::docs::{address, ascii::AsciiSet, wrap::code_length};

/// The first characters of code, tags, emphasis and URLs.
const SPECIAL: AsciiSet = AsciiSet::of(b"`\\<*h~");

/// Copies a text and converts its tags.
pub(super) struct Scanner<'a> {
    text: &'a str,
    pub(super) rest: &'a str,
    pub(super) out: String,
    has_table: bool,
    /// The item numbers of the open lists.
    pub(super) lists: Vec<Option<u64>>,
    /// The names of the other open tags, with the text for their end tags.
    pub(super) open: Vec<(String, String)>,
}

impl<'a> Scanner<'a> {
    /// Creates a scanner at the start of a text.
    pub(super) fn new(text: &'a str) -> Self {
        let rules = ["--|", "-- |", "-:|", "-: |", "|--", "| --", "|:-", "| :-"];
        Scanner {
            text,
            rest: text,
            out: String::with_capacity(text.len() + 16),
            has_table: rules.iter().any(|rule| text.contains(rule)),
            lists: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Returns the Markdown.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Processes the next part of the text. Returns false at the end.
    pub(super) fn step(&mut self) -> bool {
        self.copy(SPECIAL.find(self.rest).unwrap_or(self.rest.len()));
        match self.rest.bytes().next() {
            None => return false,
            Some(b'`') => self.code(),
            Some(b'~') if self.rest.starts_with("~~~") && self.begins_line() => self.fence('~'),
            Some(b'\\') => {
                let escaped = self.rest[1..].chars().next();
                self.copy(1 + escaped.map_or(0, char::len_utf8));
            }
            Some(b'<') => self.angle_bracket(),
            Some(b'*') => self.star(),
            Some(b'h') => self.address(),
            Some(_) => self.copy(1),
        }
        true
    }

    fn copy(&mut self, length: usize) {
        let (copied, rest) = self.rest.split_at(length);
        self.out.push_str(copied);
        self.rest = rest;
    }

    fn line(&self) -> &str {
        self.out.rsplit('\n').next().unwrap_or_default()
    }

    fn begins_line(&self) -> bool {
        self.line().trim().is_empty()
    }

    /// Copies code without changes.
    fn code(&mut self) {
        if self.rest.starts_with("```") && self.begins_line() {
            return self.fence('`');
        }
        let length = code_length(self.rest);
        let run = self.rest.len() - self.rest.trim_start_matches('`').len();
        // A code span ends with its paragraph.
        let is_code = run >= 3 || !self.rest[..length].contains("\n\n");
        self.copy(if is_code { length } else { run });
    }

    fn fence(&mut self, mark: char) {
        let run = self.rest.len() - self.rest.trim_start_matches(mark).len();
        let fence = &self.rest[..run];
        let mut end = 0;
        for (index, line) in self.rest.split_inclusive('\n').enumerate() {
            end += line.len();
            // Text after the fence is a mistake of the author, and kept as text.
            if index > 0 && line.trim_start().starts_with(fence) {
                let before = end - line.trim_start().len();
                let rest = line.trim_start().trim_start_matches(mark);
                self.copy(before + fence.len());
                let extra = self.rest.len() - self.rest.trim_start_matches(mark).len();
                self.copy(extra);
                if !rest.trim().is_empty() {
                    self.out.push('\n');
                }
                return;
            }
        }
        self.copy(end);
    }

    /// Copies a star, which is not markup between letters or digits.
    fn star(&mut self) {
        let run = self.rest.len() - self.rest.trim_start_matches('*').len();
        let before = self.out.chars().next_back();
        let after = self.rest[run..].chars().next();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if run == 1 && is_word(before) && is_word(after) {
            self.out.push('\\');
        }
        self.copy(run);
    }

    fn address(&mut self) {
        match address::at_start(self.rest) {
            Some((address, after)) => {
                self.push_address(address.as_str());
                self.rest = after;
            }
            None => self.copy(1),
        }
    }

    /// Writes a URL without emphasis in it.
    pub(super) fn push_address(&mut self, address: &str) {
        for c in address.chars() {
            if matches!(c, '*' | '_' | '<') {
                self.out.push('\\');
            }
            self.out.push(c);
        }
    }

    fn angle_bracket(&mut self) {
        if let Some(tag) = HtmlTag::parse(self.rest) {
            let whole = self.rest;
            self.rest = &whole[tag.length..];
            if self.tag(&tag) {
                return;
            }
            self.rest = whole;
            self.out.push('\\');
        } else if self.rest.starts_with("<http") && !self.out.ends_with("](") {
            let address = self.rest[1..].split(['>', '<', ' ', '\n']).next();
            let address = address.unwrap_or_default();
            if address::is_web(address) && self.rest[1 + address.len()..].starts_with('>') {
                self.rest = &self.rest[address.len() + 2..];
                self.push_address(address);
                if self
                    .rest
                    .starts_with(|c: char| c.is_alphanumeric() || c == '/')
                {
                    self.out.push(' ');
                }
                return;
            }
        } else if self.rest[1..].starts_with(['/', '!', '?']) {
            self.out.push('\\');
        }
        self.copy(1);
    }

    /// Separates blocks. White space around a tag is ignored.
    pub(super) fn block(&mut self, separator: &str) {
        let separator = if self.is_in_row() { " " } else { separator };
        self.trim_line();
        self.out.push_str(separator);
        self.rest = self.rest.trim_start();
    }

    pub(super) fn trim_line(&mut self) {
        let length = self.out.trim_end_matches([' ', '\t']).len();
        self.out.truncate(length);
    }

    /// True if the line is a table row, which cannot contain blocks.
    pub(super) fn is_in_row(&self) -> bool {
        self.has_table && self.line().contains('|')
    }

    /// Adds a line break, or a paragraph for several.
    pub(super) fn line_break(&mut self) {
        let mut breaks = 1;
        let mut rest = self.rest.trim_start();
        while let Some(tag) = HtmlTag::parse(rest).filter(|tag| tag.name == "br" && tag.is_bare()) {
            breaks += 1;
            rest = rest[tag.length..].trim_start();
        }
        let between = &self.text[self.text.len() - self.rest.len()..self.text.len() - rest.len()];
        let is_paragraph = breaks > 1 || between.contains("\n\n");
        let ends_line = between.contains('\n');
        self.trim_line();
        self.rest = rest;
        let separator = if self.is_in_row() {
            match (self.line().ends_with('|') && rest.starts_with('|')) || ends_line {
                true if is_paragraph && ends_line => "\n\n",
                true => "\n",
                false => " ",
            }
        } else if is_paragraph || rest.starts_with('|') {
            "\n\n"
        } else if begins_block(rest) {
            "\n"
        } else {
            "\u{FDD0}"
        };
        self.out.push_str(separator);
    }
}

/// True if a line would begin an item or heading.
fn begins_block(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    let number = word.trim_end_matches(['.', ')']);
    matches!(word, "-" | "*" | "+")
        || (!word.is_empty() && word.trim_start_matches('#').is_empty())
        || (number.len() < word.len() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
