//! Conversion of common HTML tags to Markdown.

use super::{
    scanner::Scanner,
    tag::{HtmlTag, end_tag},
};
use crate::rust::docs::address;

impl Scanner<'_> {
    /// Writes the Markdown for a tag. Returns false if the tag is kept as text.
    pub(super) fn tag(&mut self, tag: &HtmlTag<'_>) -> bool {
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

    /// Begins the block of a tag, if there is an end tag.
    fn begin(&mut self, tag: &HtmlTag<'_>, start: &str, end: &str) -> bool {
        if end_tag(self.rest, &tag.name, true).is_none() {
            return false;
        }
        self.open.push((tag.name.clone(), end.to_owned()));
        self.block(start);
        true
    }

    /// Writes an inline tag, if there is an end tag in the paragraph.
    fn span(&mut self, tag: &HtmlTag<'_>, start: &str, end: &str) -> bool {
        if end_tag(self.rest, &tag.name, false).is_none() {
            return false;
        }
        self.open.push((tag.name.clone(), end.to_owned()));
        self.out.push_str(start);
        true
    }

    fn end(&mut self, tag: &HtmlTag<'_>) -> bool {
        let Some((_, end)) = self.open.pop_if(|(name, _)| *name == tag.name) else {
            return false;
        };
        match end.starts_with('\n') {
            true => self.block(&end),
            false => self.out.push_str(&end),
        }
        true
    }

    fn link(&mut self, tag: &HtmlTag<'_>) -> bool {
        match tag.attribute("href").map(str::trim) {
            Some(target) if address::is_web(target) && !target.contains(char::is_whitespace) => {
                self.span(tag, "[", &format!("](<{target}>)"))
            }
            Some(_) => self.span(tag, "", ""),
            None => false,
        }
    }

    /// Writes a reference of a .NET documentation comment.
    fn reference(&mut self, tag: &HtmlTag<'_>) -> bool {
        let attributes = ["href", "cref", "langword", "name"];
        let Some(target) = attributes.iter().find_map(|name| tag.attribute(name)) else {
            return false;
        };
        if address::is_web(target) {
            self.push_address(target);
            return true;
        }
        // A letter is the kind of the item.
        let name = match target.split_once(':') {
            Some((kind, name)) if kind.len() == 1 => name,
            _ => target,
        };
        self.code_span(name)
    }

    fn code_tag(&mut self, tag: &HtmlTag<'_>) -> bool {
        let Some(end) = end_tag(self.rest, &tag.name, false) else {
            return false;
        };
        let (code, rest) = self.rest.split_at(end);
        let Some(end) = HtmlTag::parse(rest) else {
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

    fn list(&mut self, tag: &HtmlTag<'_>) -> bool {
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

    fn item(&mut self, tag: &HtmlTag<'_>) {
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
}
