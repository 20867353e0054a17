//! The parser of a single HTML tag.

/// The maximum number of bytes of a tag, or of the text up to its end tag.
const REACH: usize = 4_000;

/// An HTML tag.
pub(super) struct HtmlTag<'a> {
    /// The name in lower case.
    pub(super) name: String,
    /// True if it is an end tag.
    pub(super) is_end: bool,
    attributes: &'a str,
    /// The length in bytes.
    pub(super) length: usize,
}

impl<'a> HtmlTag<'a> {
    /// Parses the tag at the start of a text.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let rest = text.strip_prefix('<')?;
        let (is_end, rest) = match rest.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
        let (name, rest) = rest.split_at(end);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || !rest.starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace())
        {
            return None;
        }
        let attributes = &rest[..end_of_attributes(rest)?];
        Some(HtmlTag {
            name: name.to_ascii_lowercase(),
            is_end,
            attributes,
            length: text.len() - rest.len() + attributes.len() + 1,
        })
    }

    /// True if it has no attributes, so that it may be a placeholder in angle brackets.
    pub(super) fn is_bare(&self) -> bool {
        matches!(self.attributes.trim(), "" | "/")
    }

    /// True if it is self-closing.
    pub(super) fn is_empty(&self) -> bool {
        self.attributes.trim_end().ends_with('/')
    }

    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some(found) = rest.find(name) {
            let before = &rest[..found];
            rest = &rest[found + name.len()..];
            let value = rest.trim_start().strip_prefix('=').map(str::trim_start);
            if before.ends_with(|c: char| c.is_ascii_whitespace())
                && let Some(value) = value
                && let Some(quote @ ('"' | '\'')) = value.chars().next()
            {
                return value[1..].split(quote).next();
            }
        }
        None
    }
}

fn end_of_attributes(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(REACH) {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return Some(at),
            (b'<', None) => return None,
            _ => {}
        }
    }
    None
}

/// Returns the start of the end tag with this name: in the same paragraph or, if `far`, in a later one.
pub(super) fn end_tag(text: &str, name: &str, far: bool) -> Option<usize> {
    let reach = (REACH + "</".len()).min(text.len());
    let reach = (0..=reach).rfind(|end| text.is_char_boundary(*end))?;
    let mut at = 0;
    while let Some(found) = text[at..reach].find("</") {
        at += found;
        if !far && text[..at].contains("\n\n") {
            return None;
        }
        if HtmlTag::parse(&text[at..]).is_some_and(|tag| tag.name == name && tag.is_bare()) {
            return Some(at);
        }
        at += "</".len();
    }
    None
}
