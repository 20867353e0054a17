//! Prose of the specification.

/// The prose that the specification gives a node, as it stands there.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Docs {
    /// The short form: an operation's `summary`, a schema's `title`.
    pub summary: Option<String>,
    /// The long form: `description`.
    pub description: Option<String>,
    /// Why and since when the node is deprecated; empty when the specification only says that it is.
    pub deprecated: Option<String>,
    /// Whether a schema or member is meant for the service's own tools only (`x-ms-internal`).
    pub internal: bool,
}

/// A name or value of the specification between backticks, as Markdown that shows nothing else, whatever it holds.
///
/// White space folds to one blank, and what cannot be seen or turns the direction of text is left out.
pub fn code(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let shown: String = words
        .join(" ")
        .chars()
        .filter(|c| !is_invisible(*c))
        .collect();
    let shown = match shown.trim() {
        // Nothing, or blanks alone: quotes show how much of it.
        "" => format!("\"{}\"", " ".repeat(text.matches(' ').count())),
        shown => {
            let blank = |is_there| if is_there { " " } else { "" };
            let (before, after) = (text.starts_with(' '), text.ends_with(' '));
            format!("{}{shown}{}", blank(before), blank(after))
        }
    };
    let longest = shown.split(|c| c != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or_default() + 1);
    // Of blanks at both ends, Markdown takes one each away.
    let blanks = shown.starts_with(' ') && shown.ends_with(' ');
    let pad = match blanks || shown.starts_with('`') || shown.ends_with('`') {
        true => " ",
        false => "",
    };
    format!("{fence}{pad}{shown}{pad}{fence}")
}

/// Whether a character shows nothing, or changes how its neighbours are shown.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::code;

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
