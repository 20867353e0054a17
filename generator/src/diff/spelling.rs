//! Formats the tokens of types.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Formats the tokens of a type as in source code.
pub(super) fn spell(tokens: TokenStream) -> String {
    let mut text = String::new();
    write(tokens, &mut text);
    text
}

fn write(tokens: TokenStream, text: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write(group.stream(), text);
                // A list on several lines has a trailing comma.
                while text.ends_with([',', ' ']) {
                    text.pop();
                }
                text.push_str(close);
            }
            TokenTree::Punct(punct) => {
                if punct.as_char() == '>' && text.ends_with(", ") {
                    text.truncate(text.len() - 2);
                }
                if matches!(punct.as_char(), '=' | '+') {
                    text.push(' ');
                }
                text.push(punct.as_char());
                let blank = matches!(punct.as_char(), ',' | '=' | '+' | ';');
                if blank && punct.spacing() == Spacing::Alone {
                    text.push(' ');
                }
            }
            TokenTree::Ident(ident) => word(&ident.to_string(), text),
            TokenTree::Literal(literal) => word(&literal.to_string(), text),
        }
    }
}

/// Adds a space between two words, such as `dyn Trait`.
fn word(word: &str, text: &mut String) {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let begun = text.rfind('\'').is_some_and(|at| at + 1 == text.len());
    if text.ends_with(is_word) && !begun {
        text.push(' ');
    }
    text.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::spell;

    #[test]
    fn types_read_as_they_are_written() {
        for text in [
            "Option<&[Vec<String>]>",
            "Arc<dyn TokenCredential>",
            "BTreeMap<String, Option<i32>>",
            "Result<Poller<Operation<(), NoFormat>>>",
            "impl Into<String>",
            "&mut self",
            "&'a str",
        ] {
            assert_eq!(spell(text.parse().unwrap()), text);
        }
        let broken = "Map<\n  String,\n  (i32, i32,),\n>".parse().unwrap();
        assert_eq!(spell(broken), "Map<String, (i32, i32)>");
    }
}
