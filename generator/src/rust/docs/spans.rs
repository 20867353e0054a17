//! Collects the text of a paragraph, heading or cell.

use super::{
    escape::visible,
    html::{self, Mark},
    inline::Inline,
};

/// What text is in.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Span {
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// A link to an address.
    Link(String),
    /// A span of which the text alone is kept.
    Bare,
}

/// Text so far, and the spans that are open.
#[derive(Default)]
pub(super) struct Spans {
    /// The open spans, each with what precedes it, and whether an HTML tag began it.
    open: Vec<(Span, Vec<Inline>, bool)>,
    inlines: Vec<Inline>,
}

impl Spans {
    /// Text, which may hold the marks that stand for HTML tags.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, mark, after)) = html::split_mark(rest) {
            self.plain(before);
            match mark {
                Mark::Break => self.inlines.push(Inline::Break),
                Mark::Strong => self.begin_tag(Span::Strong),
                Mark::Emphasis => self.begin_tag(Span::Emphasis),
                Mark::EndStrong => self.end_tag(&Span::Strong),
                Mark::EndEmphasis => self.end_tag(&Span::Emphasis),
            }
            rest = after;
        }
        self.plain(rest);
    }

    fn plain(&mut self, text: &str) {
        let text = visible(text);
        match self.inlines.last_mut() {
            _ if text.is_empty() => {}
            Some(Inline::Text(last)) => last.push_str(&text),
            _ => self.inlines.push(Inline::Text(text)),
        }
    }

    /// A span of code.
    pub(super) fn code(&mut self, code: &str) {
        let code = visible(code);
        match self.inlines.last_mut() {
            Some(Inline::Code(last)) => last.push_str(&code),
            _ => self.inlines.push(Inline::Code(code)),
        }
    }

    /// A line break that readers see.
    pub(super) fn line_break(&mut self) {
        self.inlines.push(Inline::Break);
    }

    /// Begins a span.
    pub(super) fn begin(&mut self, span: Span) {
        self.open
            .push((span, std::mem::take(&mut self.inlines), false));
    }

    /// Ends the span that began last, and with it those that tags began in it.
    pub(super) fn end(&mut self) {
        while self.close() {}
    }

    /// All text, which ends every span.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        while !self.open.is_empty() {
            self.close();
        }
        std::mem::take(&mut self.inlines)
    }

    fn begin_tag(&mut self, span: Span) {
        self.open
            .push((span, std::mem::take(&mut self.inlines), true));
    }

    fn end_tag(&mut self, span: &Span) {
        if self
            .open
            .last()
            .is_some_and(|(open, _, is_tag)| *is_tag && open == span)
        {
            self.close();
        }
    }

    /// Ends the innermost span, and says whether a tag began it.
    fn close(&mut self) -> bool {
        let Some((span, outer, is_tag)) = self.open.pop() else {
            return false;
        };
        // The same emphasis within itself shows nothing, and would nest without end.
        let is_nested = self.open.iter().any(|(open, ..)| *open == span);
        let inner = std::mem::replace(&mut self.inlines, outer);
        match span {
            _ if is_nested => self.extend(inner),
            Span::Strong => self.inlines.push(Inline::Strong(inner)),
            Span::Emphasis => self.inlines.push(Inline::Emphasis(inner)),
            Span::Link(address) => self.inlines.push(Inline::Link(address, inner)),
            Span::Bare => self.extend(inner),
        }
        is_tag
    }

    /// Adds what a span held, and keeps adjacent text in one piece, since an address may go across.
    fn extend(&mut self, inner: Vec<Inline>) {
        for inline in inner {
            match (self.inlines.last_mut(), inline) {
                (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
                (_, inline) => self.inlines.push(inline),
            }
        }
    }
}
