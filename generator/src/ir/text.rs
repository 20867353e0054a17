//! Descriptions.

/// The description of a node, as in the specification.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Docs {
    /// The short description: `summary` of an operation, `title` of a schema.
    pub summary: Option<String>,
    /// The long description: `description`.
    pub description: Option<String>,
    /// The reason of the deprecation, which may be empty. `None` if the node is not deprecated.
    pub deprecated: Option<String>,
    /// True if a schema or member is internal (`x-ms-internal`).
    pub internal: bool,
}

/// Returns Markdown that displays a name or value of the specification as code, whatever it contains.
///
/// White space is collapsed to one space. Invisible characters and those that change the direction of text are removed.
pub fn code(text: &str) -> String {
    if is_tidy(text) && !text.contains('`') {
        return format!("`{text}`");
    }
    let words: Vec<_> = text.split_whitespace().collect();
    let shown: String = words
        .join(" ")
        .chars()
        .filter(|c| !is_invisible(*c))
        .collect();
    let shown = match shown.trim() {
        // Empty or only spaces: quotes show how many.
        "" => format!("\"{}\"", " ".repeat(text.matches(' ').count())),
        shown => {
            let blank = |is_there| if is_there { " " } else { "" };
            let (before, after) = (text.starts_with(' '), text.ends_with(' '));
            format!("{}{shown}{}", blank(before), blank(after))
        }
    };
    let longest = shown.split(|c| c != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or_default() + 1);
    // Markdown removes one space at each end.
    let blanks = shown.starts_with(' ') && shown.ends_with(' ');
    let pad = match blanks || shown.starts_with('`') || shown.ends_with('`') {
        true => " ",
        false => "",
    };
    format!("{fence}{pad}{shown}{pad}{fence}")
}

/// True if a text is printable ASCII with single spaces between its words, as most texts are.
pub fn is_tidy(text: &str) -> bool {
    let mut previous = b' ';
    text.bytes().all(|byte| {
        let is_double = byte == b' ' && previous == b' ';
        previous = byte;
        matches!(byte, b' '..=b'~') && !is_double
    }) && previous != b' '
}

/// True if a character is invisible, or changes how other characters are displayed.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::{code, is_tidy};

    #[test]
    fn tidy_text_has_single_spaces_between_words() {
        assert!(is_tidy("a b~c"));
        for text in ["", " a", "a ", "a  b", "a\tb", "a\nb", "a\u{7F}", "\u{E4}"] {
            assert!(!is_tidy(text), "{text:?}");
        }
    }

    #[test]
    fn code_shows_a_text_and_ends_with_it() {
        for (text, shown) in [
            ("name", "`name`"),
            ("a b", "`a b`"),
            ("a ", "`a `"),
            (" a ", "`  a  `"),
            ("a\r\n```\nevil", "````a ``` evil````"),
            ("`", "`` ` ``"),
            ("a``b`", "``` a``b` ```"),
            ("\u{202e}x\u{0}\u{2066}", "`x`"),
            ("", "`\"\"`"),
            ("  ", "`\"  \"`"),
        ] {
            assert_eq!(code(text), shown, "{text:?}");
        }
    }
}
