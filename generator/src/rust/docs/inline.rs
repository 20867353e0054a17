//! Inline content with emphasis, code and links, and its Markdown.

use pulldown_cmark::{Event, Options, Parser};

use super::escape::Markdown;

/// An inline element of a paragraph, heading or table cell.
#[derive(Debug)]
pub(super) enum Inline {
    /// Text with single spaces as white space.
    Text(String),
    /// A span of code.
    Code(String),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// A link to a URL.
    Link(String, Vec<Inline>),
    /// A visible line break.
    Break,
}

/// Returns the Markdown of a paragraph. Line breaks in it are visible.
pub(super) fn paragraph(inlines: &[Inline]) -> String {
    markdown(inlines, Markdown::default)
}

/// Returns the Markdown of a table cell, on one line.
pub(super) fn cell(inlines: &[Inline]) -> String {
    markdown(inlines, Markdown::cell).replace('\n', " ")
}

/// Returns the Markdown of a heading: a paragraph in strong emphasis.
pub(super) fn heading(inlines: Vec<Inline>) -> String {
    paragraph(&[Inline::Strong(inlines)])
}

fn markdown(inlines: &[Inline], start: fn() -> Markdown) -> String {
    let write = |emphasis| {
        let mut writer = Writer {
            markdown: start(),
            emphasis,
            strong: false,
            emphasized: false,
            link: false,
        };
        writer.all(inlines);
        writer.markdown.finish()
    };
    let written = write(true);
    // The meaning of emphasis marks depends on all marks around them, so the result is checked with the parser.
    match has_emphasis(inlines) && shown(&written) != text(inlines) {
        true => write(false),
        false => written,
    }
}

struct Writer {
    markdown: Markdown,
    /// True if emphasis is written, and not only its text.
    emphasis: bool,
    strong: bool,
    emphasized: bool,
    link: bool,
}

impl Writer {
    fn all(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.one(inline);
        }
    }

    fn one(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) if self.link => self.markdown.plain(text),
            Inline::Text(text) => self.markdown.linked(text),
            Inline::Code(code) => self.markdown.code(code),
            Inline::Break if self.link => self.markdown.space(),
            Inline::Break => self.markdown.line_break(),
            Inline::Strong(inner) => {
                let outer = std::mem::replace(&mut self.strong, true);
                self.emphasis(inner, "**", outer);
                self.strong = outer;
            }
            Inline::Emphasis(inner) => {
                let outer = std::mem::replace(&mut self.emphasized, true);
                self.emphasis(inner, "*", outer);
                self.emphasized = outer;
            }
            Inline::Link(_, inner) if self.link => self.all(inner),
            Inline::Link(address, inner) => self.link(address, inner),
        }
    }

    fn emphasis(&mut self, inner: &[Inline], mark: &str, is_inside: bool) {
        let text = text(inner);
        if is_inside || !self.emphasis || text.is_empty() {
            return self.all(inner);
        }
        if begins_blank(inner) {
            self.markdown.space();
        }
        self.markdown.open(mark);
        self.all(inner);
        self.markdown.close(mark);
    }

    fn link(&mut self, address: &str, inner: &[Inline]) {
        let text = text(inner);
        if text.is_empty() || text == address {
            return self.markdown.linked(address);
        }
        if begins_blank(inner) {
            self.markdown.space();
        }
        self.markdown.open("[");
        self.link = true;
        self.all(inner);
        self.link = false;
        self.markdown.close(&format!("]({})", destination(address)));
    }
}

/// Returns a URL in which only the closing mark ends the link.
fn destination(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'(' | b')' | b'\\' | b'"' | b'`' | b'^' | b'|' => {
                out.push_str(&format!("%{byte:02X}"))
            }
            // It may begin an entity.
            b'&' => out.push_str("&amp;"),
            byte if byte.is_ascii_graphic() => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn begins_blank(inlines: &[Inline]) -> bool {
    match inlines.first() {
        Some(Inline::Text(text)) => text.starts_with(' '),
        Some(Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner)) => {
            begins_blank(inner)
        }
        Some(Inline::Break) => true,
        Some(Inline::Code(_)) | None => false,
    }
}

fn has_emphasis(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Strong(_) | Inline::Emphasis(_) => true,
        Inline::Link(_, inner) => has_emphasis(inner),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => false,
    })
}

/// Returns the visible text without white space.
pub(super) fn text(inlines: &[Inline]) -> String {
    let texts = inlines.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.split_whitespace().collect(),
        Inline::Strong(inner) | Inline::Emphasis(inner) => text(inner),
        Inline::Link(address, inner) => match text(inner) {
            text if text.is_empty() => address.clone(),
            text => text,
        },
        Inline::Break => String::new(),
    });
    texts.collect()
}

/// Returns the text that rustdoc displays for a paragraph, without white space.
fn shown(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let markdown = markdown.replace('\n', "\\\n");
    let texts = Parser::new_ext(&markdown, options).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.split_whitespace().collect::<String>()),
        _ => None,
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::{Inline::*, paragraph};

    fn text(text: &str) -> super::Inline {
        Text(text.to_owned())
    }

    #[test]
    fn blanks_within_emphasis_come_before_and_behind_it() {
        let inlines = [text("a"), Strong(vec![text(" b ")]), text("c")];
        assert_eq!(paragraph(&inlines), "a **b** c");
    }

    #[test]
    fn emphasis_that_would_be_read_otherwise_is_left_out() {
        let inlines = [text("a"), Strong(vec![text("\"b\"")]), text("c")];
        assert_eq!(paragraph(&inlines), "a\"b\"c");
        let inlines = [Emphasis(vec![text("a")]), Emphasis(vec![text("b")])];
        assert_eq!(paragraph(&inlines), "ab");
    }

    #[test]
    fn a_link_that_shows_its_address_is_an_address() {
        let address = "https://a.example/b";
        let link = |inner| Link(address.to_owned(), inner);
        assert_eq!(
            paragraph(&[link(vec![text(address)])]),
            "<https://a.example/b>"
        );
        assert_eq!(paragraph(&[link(Vec::new())]), "<https://a.example/b>");
        assert_eq!(
            paragraph(&[text("See!"), link(vec![text("b [c]")])]),
            r"See\![b \[c\]](https://a.example/b)"
        );
    }
}
