//! Prints files: the header, the imports, the items.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    example,
    file_context::{FileContext, PASSAGE, spaced},
    joined_lines::joined,
    preformatted,
};
use crate::rust::docs::Docs;

/// An emitted file: its path, relative to the folder of the crate, and its text.
pub(super) type EmittedFile = (String, String);

/// The items of a file in order.
#[derive(Default)]
pub(super) struct Items(Vec<Piece>);

enum Piece {
    Tokens(TokenStream),
    /// Text from [`printed`].
    Text(String),
}

impl Items {
    pub(super) fn tokens(&mut self, tokens: TokenStream) {
        self.0.push(Piece::Tokens(tokens));
    }

    pub(super) fn text(&mut self, text: String) {
        self.0.push(Piece::Text(text));
    }
}

impl From<TokenStream> for Items {
    fn from(tokens: TokenStream) -> Self {
        Items(vec![Piece::Tokens(tokens)])
    }
}

impl From<String> for Items {
    fn from(text: String) -> Self {
        Items(vec![Piece::Text(text)])
    }
}

impl FromIterator<Items> for Items {
    fn from_iter<I: IntoIterator<Item = Items>>(all: I) -> Self {
        Items(all.into_iter().flat_map(|items| items.0).collect())
    }
}

/// Returns the documentation of a module or crate as inner attributes.
pub(super) fn inner(docs: &Docs) -> TokenStream {
    let example = docs.example().map(example::lines).unwrap_or_default();
    let lines = docs.lines().iter().chain(&example);
    let lines = lines.map(|line| spaced(line));
    quote!(#(#![doc = #lines])*)
}

/// Prints a file: the header, the imports, the items.
pub(super) fn print(
    header: &str,
    docs: &TokenStream,
    context: &FileContext,
    items: impl Into<Items>,
) -> String {
    let uses = context.uses();
    let mut text = printed(quote!(#docs #uses));
    for piece in items.into().0 {
        match piece {
            Piece::Tokens(tokens) => text.push_str(&printed(tokens)),
            Piece::Text(piece) => text.push_str(&piece),
        }
    }
    format!(
        "{header}\n\n{}",
        laid_out(&text, &context.passages.borrow())
    )
}

/// Formats a file with prettyplease, in lines of up to 120 columns.
pub fn formatted(file: &syn::File) -> String {
    joined(&prettyplease::unparse(file))
}

/// Formats items.
pub(super) fn printed(items: TokenStream) -> String {
    match syn::parse2::<syn::File>(items) {
        Ok(file) => formatted(&file),
        // Invalid code is a bug, which the compiler reports; no input causes it.
        Err(error) => format!("compile_error!({:?});\n", error.to_string()),
    }
}

/// Adds the blank lines between items that prettyplease omits, and replaces the placeholders of documentation.
fn laid_out(text: &str, passages: &[Vec<String>]) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32);
    let mut previous: &str = "";
    for line in text.lines() {
        if needs_blank_line(previous, line) {
            out.push('\n');
        }
        if let Some((mark, number)) = line.split_once(PASSAGE) {
            let indentation = mark.strip_suffix("///").unwrap_or_default();
            push_lines(&mut out, indentation, passage(passages, number));
        } else if let Some((indentation, number)) = placeholder(line) {
            push_lines(&mut out, indentation, passage(passages, number));
        } else {
            out.push_str(line);
            out.push('\n');
        }
        previous = line;
    }
    out
}

/// Returns the lines for the number at the beginning of `rest`.
fn passage<'p>(passages: &'p [Vec<String>], rest: &str) -> &'p [String] {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest.get(..digits).and_then(|digits| digits.parse().ok());
    let found = number.and_then(|number: usize| passages.get(number));
    found.map_or(&[], Vec::as_slice)
}

/// Returns the indentation of a placeholder row, and the text after its mark.
fn placeholder(line: &str) -> Option<(&str, &str)> {
    let row = line.trim_start();
    let rest = row.strip_prefix(preformatted::PLACEHOLDER)?;
    Some((line.strip_suffix(row)?, rest))
}

fn push_lines(out: &mut String, indentation: &str, lines: &[String]) {
    for line in lines {
        out.push_str(indentation);
        out.push_str(line);
        out.push('\n');
    }
}

/// True if a line begins an item or method: docs, attributes or head after a closing brace or a use.
fn needs_blank_line(previous: &str, line: &str) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let begins_item = |line: &str| {
        let code = line.trim_start();
        [
            "///",
            "#[",
            "pub ",
            "pub(",
            "impl",
            "fn ",
            "mod ",
            "options::",
            "wire::",
        ]
        .iter()
        .any(|head| code.starts_with(head))
    };
    let ends_constant = indent(previous) == 0 && previous.ends_with("];");
    let is_invocation = previous.starts_with("wire::") || previous.starts_with("options::");
    let ends_invocation = is_invocation && previous.ends_with('}');
    let ends_tuple = indent(previous) == 0 && previous.ends_with(");");
    let ends_function = previous.contains("fn ") && previous.ends_with(" }");
    let ends_unit = previous.starts_with("pub struct ") && previous.ends_with(';');
    let closes = matches!(previous, "}" | "    }")
        || ends_unit
        || ends_constant
        || ends_function
        || ends_invocation
        || ends_tuple;
    let begins_function =
        line.starts_with("fn ") || line.starts_with("pub(super) fn ") || line.starts_with("///");
    let ends_uses = previous.starts_with("use ") || previous == "};";
    (closes && begins_item(line) && indent(previous) == indent(line))
        || (ends_uses && !line.starts_with("use ") && indent(line) == 0)
        || (previous.starts_with("mod ") && begins_function)
        || (previous.starts_with("//!") && !line.starts_with("//!"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_stands_where_its_number_stood() {
        let context = FileContext::default();
        let mut docs = Docs::default();
        docs.paragraph("A thing.");
        docs.line("two lines\npub struct Foreign;");
        let outer = context.document(&docs);
        let mut docs = Docs::default();
        docs.paragraph("A field.");
        docs.paragraph("More of it.");
        let inner = context.document(&docs);
        let items = quote!(#outer pub struct Thing { #inner pub field: u8 });
        assert_eq!(
            print("// Header", &TokenStream::new(), &context, items),
            "\
// Header

/// A thing.
/// two lines
/// pub struct Foreign;
pub struct Thing {
    /// A field.
    ///
    /// More of it.
    pub field: u8,
}
"
        );
    }
}
