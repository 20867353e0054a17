//! HTML tags within Markdown: the common ones as the Markdown that they mean, all others as text.

mod tag;

use tag::{Tag, end_tag};

use super::{address, wrap::code_length};

/// A tag within a paragraph. No text holds the character that stands for it.
#[derive(Clone, Copy)]
pub(super) enum Mark {
    Break,
    Strong,
    EndStrong,
    Emphasis,
    EndEmphasis,
}

/// What precedes the first mark in a text, the mark, and what follows it.
pub(super) fn split_mark(text: &str) -> Option<(&str, Mark, &str)> {
    let marks = text.char_indices().map(|(at, c)| (at, c, mark(c)));
    let (at, c, mark) = marks.into_iter().find(|(.., mark)| mark.is_some())?;
    Some((&text[..at], mark?, &text[at + c.len_utf8()..]))
}

fn mark(c: char) -> Option<Mark> {
    match c {
        '\u{FDD0}' => Some(Mark::Break),
        '\u{FDD1}' => Some(Mark::Strong),
        '\u{FDD2}' => Some(Mark::EndStrong),
        '\u{FDD3}' => Some(Mark::Emphasis),
        '\u{FDD4}' => Some(Mark::EndEmphasis),
        _ => None,
    }
}

/// A text as Markdown that has no HTML, and whose addresses hold no marks of emphasis.
pub(super) fn to_markdown(text: &str) -> String {
    let has_rows = ["--|", "-- |", "-:|", "-: |", "|--", "| --", "|:-", "| :-"];
    let mut scanner = Scanner {
        text,
        rest: text,
        out: String::with_capacity(text.len() + 16),
        has_table: has_rows.iter().any(|rule| text.contains(rule)),
        lists: Vec::new(),
        open: Vec::new(),
    };
    while scanner.step() {}
    scanner.out
}

struct Scanner<'a> {
    text: &'a str,
    rest: &'a str,
    out: String,
    has_table: bool,
    /// The numbers of the items of the open lists.
    lists: Vec<Option<u64>>,
    /// The names of the other open tags, with what stands for their ends.
    open: Vec<(String, String)>,
}

impl Scanner<'_> {
    fn step(&mut self) -> bool {
        let special = |c: char| matches!(c, '`' | '\\' | '<' | '*' | 'h' | '~');
        let plain = self.rest.find(special).unwrap_or(self.rest.len());
        self.copy(plain);
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

    /// Code holds no tags.
    fn code(&mut self) {
        if self.rest.starts_with("```") && self.begins_line() {
            return self.fence('`');
        }
        let length = code_length(self.rest);
        let run = self.rest.len() - self.rest.trim_start_matches('`').len();
        // A span of code ends with its paragraph.
        let is_code = run >= 3 || !self.rest[..length].contains("\n\n");
        self.copy(if is_code { length } else { run });
    }

    fn fence(&mut self, mark: char) {
        let run = self.rest.len() - self.rest.trim_start_matches(mark).len();
        let fence = &self.rest[..run];
        let mut end = 0;
        for (index, line) in self.rest.split_inclusive('\n').enumerate() {
            end += line.len();
            // What follows the fence on its line is the author's mistake, and text.
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

    /// A star between letters or digits is itself.
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
        match address::split(self.rest) {
            Some(("", address, after)) => {
                self.push_address(address.as_str());
                self.rest = after;
            }
            _ => self.copy(1),
        }
    }

    /// An address in which nothing is emphasis.
    fn push_address(&mut self, address: &str) {
        for c in address.chars() {
            if matches!(c, '*' | '_' | '<') {
                self.out.push('\\');
            }
            self.out.push(c);
        }
    }

    fn angle_bracket(&mut self) {
        if let Some(tag) = Tag::parse(self.rest) {
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
            if address::is_link(address) && self.rest[1 + address.len()..].starts_with('>') {
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

    /// Writes what a tag means, which precedes the rest, or says that it is text.
    fn tag(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name.as_str() {
            "br" if tag.is_bare() => self.line_break(),
            "p" => self.block("\n\n"),
            "ul" | "ol" | "list" => return self.list(tag),
            "li" => self.item(tag),
            "item" if !self.lists.is_empty() => self.item(tag),
            "code" | "tt" | "c" if !tag.is_end => return self.code_tag(tag),
            "see" | "seealso" | "paramref" if tag.is_empty() => return self.reference(tag),
            _ if tag.is_end => return self.end(tag),
            "b" | "strong" if tag.is_bare() => {
                return self.span(tag, "\u{FDD1}", "\u{FDD2}");
            }
            "i" | "em" if tag.is_bare() => return self.span(tag, "\u{FDD3}", "\u{FDD4}"),
            "a" => return self.link(tag),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return self.begin(tag, "\n\n# ", "\n\n"),
            "div" | "para" | "example" | "remarks" => return self.begin(tag, "\n\n", "\n\n"),
            _ => return false,
        }
        true
    }

    /// A tag that begins a block, if it has an end.
    fn begin(&mut self, tag: &Tag<'_>, start: &str, end: &str) -> bool {
        if end_tag(self.rest, &tag.name, true).is_none() {
            return false;
        }
        self.open.push((tag.name.clone(), end.to_owned()));
        self.block(start);
        true
    }

    /// A tag within a paragraph, if it has an end there.
    fn span(&mut self, tag: &Tag<'_>, start: &str, end: &str) -> bool {
        if end_tag(self.rest, &tag.name, false).is_none() {
            return false;
        }
        self.open.push((tag.name.clone(), end.to_owned()));
        self.out.push_str(start);
        true
    }

    fn end(&mut self, tag: &Tag<'_>) -> bool {
        let Some((_, end)) = self.open.pop_if(|(name, _)| *name == tag.name) else {
            return false;
        };
        match end.starts_with('\n') {
            true => self.block(&end),
            false => self.out.push_str(&end),
        }
        true
    }

    fn link(&mut self, tag: &Tag<'_>) -> bool {
        match tag.attribute("href").map(str::trim) {
            Some(target) if address::is_link(target) && !target.contains(char::is_whitespace) => {
                self.span(tag, "[", &format!("](<{target}>)"))
            }
            Some(_) => self.span(tag, "", ""),
            None => false,
        }
    }

    /// A reference of .NET's documentation comments.
    fn reference(&mut self, tag: &Tag<'_>) -> bool {
        let attributes = ["href", "cref", "langword", "name"];
        let Some(target) = attributes.iter().find_map(|name| tag.attribute(name)) else {
            return false;
        };
        if address::is_link(target) {
            self.push_address(target);
            return true;
        }
        // A letter says what kind of thing is meant.
        let name = match target.split_once(':') {
            Some((kind, name)) if kind.len() == 1 => name,
            _ => target,
        };
        self.code_span(name)
    }

    fn code_tag(&mut self, tag: &Tag<'_>) -> bool {
        let Some(end) = end_tag(self.rest, &tag.name, false) else {
            return false;
        };
        let (code, rest) = self.rest.split_at(end);
        let Some(end) = Tag::parse(rest) else {
            return false;
        };
        let code = code
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        let after = &rest[end.length..];
        if after.starts_with('`') || !self.code_span(&code) {
            return false;
        }
        self.rest = after;
        true
    }

    fn code_span(&mut self, code: &str) -> bool {
        let is_plain = !code.trim().is_empty() && !code.contains('`');
        if !is_plain || self.out.ends_with('`') {
            return false;
        }
        self.out.push_str(&format!("`{}`", code.trim()));
        true
    }

    fn list(&mut self, tag: &Tag<'_>) -> bool {
        if tag.is_end {
            if self.lists.pop().is_none() {
                return false;
            }
        } else if end_tag(self.rest, &tag.name, true).is_some() && self.lists.len() < 6 {
            let is_numbered = tag.name == "ol" || tag.attribute("type") == Some("number");
            self.lists.push(is_numbered.then_some(0));
        } else {
            return false;
        }
        self.block(if self.lists.is_empty() { "\n\n" } else { "\n" });
        true
    }

    fn item(&mut self, tag: &Tag<'_>) {
        if tag.is_end {
            return self.block("\n");
        }
        let depth = self.lists.len().saturating_sub(1);
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{number}.")
            }
            Some(None) | None => "-".to_owned(),
        };
        self.block(&format!("\n{}{marker} ", "    ".repeat(depth)));
    }

    /// Separates blocks. White space around a tag has no meaning.
    fn block(&mut self, separator: &str) {
        let separator = if self.is_in_row() { " " } else { separator };
        self.trim_line();
        self.out.push_str(separator);
        self.rest = self.rest.trim_start();
    }

    fn trim_line(&mut self) {
        let length = self.out.trim_end_matches([' ', '\t']).len();
        self.out.truncate(length);
    }

    /// Whether the line is a row of a table, which no block can interrupt.
    fn is_in_row(&self) -> bool {
        self.has_table && self.line().contains('|')
    }

    fn line_break(&mut self) {
        let mut breaks = 1;
        let mut rest = self.rest.trim_start();
        while let Some(tag) = Tag::parse(rest).filter(|tag| tag.name == "br" && tag.is_bare()) {
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

/// Whether a line would begin an item or heading.
fn begins_block(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    let number = word.trim_end_matches(['.', ')']);
    matches!(word, "-" | "*" | "+")
        || (!word.is_empty() && word.trim_start_matches('#').is_empty())
        || (number.len() < word.len() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::to_markdown;

    #[test]
    fn common_tags_become_markdown() {
        for (text, markdown) in [
            ("a<br>b", "a\u{FDD0}b"),
            ("a <br/><br /> b", "a\n\nb"),
            ("a<p>b</p>c", "a\n\nb\n\nc"),
            ("a</br> - b", "a\n- b"),
            ("<code>true</code> a", "`true` a"),
            ("<code>a&lt;b&gt;</code>", "`a<b>`"),
            ("<b>a</b> <i>c</i>", "\u{FDD1}a\u{FDD2} \u{FDD3}c\u{FDD4}"),
            (
                "a<ul>\n  <li>b</li>\n  <li>c</li></ul>d",
                "a\n\n- b\n\n- c\n\n\nd",
            ),
            ("<ol><li>a<li>b</ol>", "\n\n1. a\n2. b\n\n"),
            ("<h3>A b</h3>c", "\n\n# A b\n\nc"),
            (
                "<a href=\"https://a.example/b\">c</a>",
                "[c](<https://a.example/b>)",
            ),
            ("<a href='/b'>c</a>", "c"),
            (
                "<see href=\"https://a.example/b_c\" />",
                r"https://a.example/b\_c",
            ),
            ("<seealso cref=\"P:A.B.C\"/>", "`A.B.C`"),
            ("<https://a.example/b>", "https://a.example/b"),
        ] {
            assert_eq!(to_markdown(text), markdown, "{text}");
        }
    }

    #[test]
    fn a_table_on_one_line_gets_its_lines() {
        assert_eq!(
            to_markdown("|a|b|</br>|---|---|</br>| c<br>d | e |</br>"),
            "|a|b|\n|---|---|\n| c d | e | "
        );
    }

    #[test]
    fn other_tags_are_text() {
        for (text, markdown) in [
            ("<name>.<b>", r"\<name>.\<b>"),
            ("<script>a</script>", r"\<script>a\</script>"),
            ("<!-- a -->", r"\<!-- a -->"),
            ("a < b <= c", "a < b <= c"),
            ("<a>", r"\<a>"),
        ] {
            assert_eq!(to_markdown(text), markdown);
        }
    }

    #[test]
    fn code_stays() {
        for text in [
            "`<br>`",
            "```\n<b>a</b>\n```\n",
            "``<br>` ``",
            r"\<br>",
            "~~~\n<br>\n~~~\n",
        ] {
            assert_eq!(to_markdown(text), text);
        }
    }

    #[test]
    fn a_star_or_line_within_a_word_is_itself() {
        assert_eq!(to_markdown("48*60, 24*60"), r"48\*60, 24\*60");
        assert_eq!(
            to_markdown("https://a.example/_b_"),
            r"https://a.example/\_b\_"
        );
    }
}
