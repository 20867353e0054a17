//! A collector of inline content.

use super::{
    escape::visible,
    html::{self, InlineTag},
    inline::Inline,
};

/// An open span.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum OpenSpan {
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// A link to a URL.
    Link(String),
    /// A span whose markup is dropped.
    Bare,
}

/// Inline content, and the open spans.
#[derive(Default)]
pub(super) struct OpenSpans {
    /// The open spans, each with the content before it. True if an HTML tag began it.
    open: Vec<(OpenSpan, Vec<Inline>, bool)>,
    inlines: Vec<Inline>,
}

impl OpenSpans {
    /// Adds text, which may contain the marks of HTML tags.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, mark, after)) = html::split_mark(rest) {
            self.plain(before);
            match mark {
                InlineTag::Break => self.inlines.push(Inline::Break),
                InlineTag::Strong => self.begin_tag(OpenSpan::Strong),
                InlineTag::Emphasis => self.begin_tag(OpenSpan::Emphasis),
                InlineTag::EndStrong => self.end_tag(&OpenSpan::Strong),
                InlineTag::EndEmphasis => self.end_tag(&OpenSpan::Emphasis),
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

    /// Adds a code span.
    pub(super) fn code(&mut self, code: &str) {
        let code = visible(code);
        match self.inlines.last_mut() {
            Some(Inline::Code(last)) => last.push_str(&code),
            _ => self.inlines.push(Inline::Code(code)),
        }
    }

    /// Adds a visible line break.
    pub(super) fn line_break(&mut self) {
        self.inlines.push(Inline::Break);
    }

    /// Begins a span.
    pub(super) fn begin(&mut self, span: OpenSpan) {
        self.open
            .push((span, std::mem::take(&mut self.inlines), false));
    }

    /// Ends the innermost span, and the spans of HTML tags in it.
    pub(super) fn end(&mut self) {
        while self.close() {}
    }

    /// Returns all content, and ends all spans.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        while !self.open.is_empty() {
            self.close();
        }
        std::mem::take(&mut self.inlines)
    }

    fn begin_tag(&mut self, span: OpenSpan) {
        self.open
            .push((span, std::mem::take(&mut self.inlines), true));
    }

    fn end_tag(&mut self, span: &OpenSpan) {
        if self
            .open
            .last()
            .is_some_and(|(open, _, is_tag)| *is_tag && open == span)
        {
            self.close();
        }
    }

    /// Ends the innermost span. Returns true if an HTML tag began it.
    fn close(&mut self) -> bool {
        let Some((span, outer, is_tag)) = self.open.pop() else {
            return false;
        };
        // Nested emphasis of the same kind is invisible, and may be nested without limit.
        let is_nested = self.open.iter().any(|(open, ..)| *open == span);
        let inner = std::mem::replace(&mut self.inlines, outer);
        match span {
            _ if is_nested => self.extend(inner),
            OpenSpan::Strong => self.inlines.push(Inline::Strong(inner)),
            OpenSpan::Emphasis => self.inlines.push(Inline::Emphasis(inner)),
            OpenSpan::Link(address) => self.inlines.push(Inline::Link(address, inner)),
            OpenSpan::Bare => self.extend(inner),
        }
        is_tag
    }

    /// Adds the content of a span. Merges adjacent text, because it may contain a URL.
    fn extend(&mut self, inner: Vec<Inline>) {
        for inline in inner {
            match (self.inlines.last_mut(), inline) {
                (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
                (_, inline) => self.inlines.push(inline),
            }
        }
    }
}
