use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::rows;
use crate::rust::{docs::Docs, path::Path, types::RustType};

/// What one emitted file gathers while its items are made: the names that it brings into scope, and the lines that go round
/// the parser.
///
/// Asking for a path records it and yields the bare name, so that a file imports what it uses and nothing else.
#[derive(Default)]
pub(super) struct Sheet {
    by_prefix: RefCell<BTreeMap<String, BTreeSet<Import>>>,
    passages: RefCell<Vec<Vec<String>>>,
}

/// Stands before the number of a passage in the token of an item's documentation. Prose holds no control characters.
const PASSAGE: char = '\u{1}';

/// A name of a module, and what the file calls it where that differs.
type Import = (String, Option<String>);

impl Sheet {
    /// The last segment of `path`, imported: `azure_core::http::Response`.
    pub(super) fn name(&self, path: &str) -> Ident {
        let (prefix, name) = path.rsplit_once("::").unwrap_or(("", path));
        self.member(prefix, name)
    }

    /// `name`, imported from the module `prefix`.
    pub(super) fn member(&self, prefix: &str, name: &str) -> Ident {
        self.record(prefix, (name.to_owned(), None));
        ident(name)
    }

    /// All names of the module `prefix`.
    pub(super) fn all(&self, prefix: &str) {
        self.record(prefix, ("*".to_owned(), None));
    }

    /// A path as the file writes it, with what it imports for that.
    pub(super) fn path(&self, path: &Path) -> TokenStream {
        self.import(path);
        parsed(&path.to_string())
    }

    /// A type as the file writes it, with what it imports for that.
    pub(super) fn ty(&self, ty: &RustType) -> TokenStream {
        parsed(&self.spelled(ty))
    }

    /// A type as text, with what the file imports for it.
    pub(super) fn spelled(&self, ty: &RustType) -> String {
        ty.paths(&mut |path| self.import(path));
        ty.to_string()
    }

    fn import(&self, path: &Path) {
        match path {
            Path::Imported {
                module,
                name,
                alias,
            } => {
                let import = (name.clone().into_owned(), alias.clone());
                self.record(module, import);
            }
            Path::Runtime(item) => {
                let (module, name) = item.import();
                self.record(module, (name.to_owned(), None));
            }
            Path::Local(_) | Path::Full(_) | Path::RuntimeInFull(_) => {}
        }
    }

    fn record(&self, prefix: &str, import: Import) {
        let mut by_prefix = self.by_prefix.borrow_mut();
        match by_prefix.get_mut(prefix) {
            Some(imports) => {
                imports.insert(import);
            }
            None => {
                by_prefix.insert(prefix.to_owned(), BTreeSet::from([import]));
            }
        }
    }

    /// The attributes that document an item. The lines are most of a file's text and go round the parser: the token has
    /// their number, for which [`print`] puts them.
    pub(super) fn document(&self, docs: &Docs) -> TokenStream {
        let hidden = docs.is_hidden().then(|| quote!(#[doc(hidden)]));
        let lines = comments(docs);
        if lines.is_empty() {
            return quote!(#hidden);
        }
        let token = format!("{PASSAGE}{}", self.keep(lines));
        quote!(#[doc = #token] #hidden)
    }

    /// Keeps lines that go round the parser, and says by which number [`print`] finds them.
    pub(super) fn keep(&self, lines: Vec<String>) -> usize {
        let mut passages = self.passages.borrow_mut();
        passages.push(lines);
        passages.len() - 1
    }

    fn uses(&self) -> TokenStream {
        let by_prefix = self.by_prefix.borrow();
        let uses = by_prefix.iter().map(|(prefix, imports)| {
            let prefix = prefix.split("::").map(ident);
            if imports.iter().any(|(name, _)| name == "*") {
                return quote!(use #(#prefix)::*::*;);
            }
            let imports = imports.iter().map(|(name, local)| {
                let name = ident(name);
                let local = local.as_deref().map(ident);
                let local = local.map(|local| quote!(as #local));
                quote!(#name #local)
            });
            quote!(use #(#prefix)::*::{#(#imports),*};)
        });
        quote!(#(#uses)*)
    }
}

/// Text that is known to be Rust.
fn parsed(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// Documentation as comments on what follows it.
pub(super) fn comments(docs: &Docs) -> Vec<String> {
    let lines = docs.lines().iter().flat_map(|line| line.split('\n'));
    lines.map(|line| format!("///{}", spaced(line))).collect()
}

/// Documentation of a module or crate as attributes within it.
pub(super) fn inner(docs: &Docs) -> TokenStream {
    let lines = docs.lines().iter().map(|line| spaced(line));
    quote!(#(#![doc = #lines])*)
}

fn spaced(line: &str) -> String {
    match line {
        "" => String::new(),
        line => format!(" {line}"),
    }
}

/// An identifier, raw where `name` says so.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The items of a file, in their order.
#[derive(Default)]
pub(super) struct Items(Vec<Piece>);

enum Piece {
    Tokens(TokenStream),
    /// As [`printed`] gives it.
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

/// Prints a file: the line that says who wrote it, the imports, the items.
pub(super) fn print(
    header: &str,
    docs: &TokenStream,
    sheet: &Sheet,
    items: impl Into<Items>,
) -> String {
    let uses = sheet.uses();
    let mut text = printed(quote!(#docs #uses));
    for piece in items.into().0 {
        match piece {
            Piece::Tokens(tokens) => text.push_str(&printed(tokens)),
            Piece::Text(piece) => text.push_str(&piece),
        }
    }
    format!("{header}\n\n{}", laid_out(&text, &sheet.passages.borrow()))
}

/// Items as prettyplease prints them.
pub(super) fn printed(items: TokenStream) -> String {
    match syn::parse2::<syn::File>(items) {
        Ok(file) => prettyplease::unparse(&file),
        // Whoever compiles it learns of the mistake; no input leads here.
        Err(error) => format!("compile_error!({:?});\n", error.to_string()),
    }
}

/// Puts the blank lines between items that the printer leaves out, and the documentation where its number stands.
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

/// The lines that go by a number, with which the rest of a line begins.
fn passage<'p>(passages: &'p [Vec<String>], rest: &str) -> &'p [String] {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest.get(..digits).and_then(|digits| digits.parse().ok());
    let found = number.and_then(|number: usize| passages.get(number));
    found.map_or(&[], Vec::as_slice)
}

/// The indentation of the row that stands for others, and what follows its mark.
fn placeholder(line: &str) -> Option<(&str, &str)> {
    let row = line.trim_start();
    let rest = row.strip_prefix(rows::PLACEHOLDER)?;
    Some((line.strip_suffix(row)?, rest))
}

fn push_lines(out: &mut String, indentation: &str, lines: &[String]) {
    for line in lines {
        out.push_str(indentation);
        out.push_str(line);
        out.push('\n');
    }
}

/// An item or method begins where its docs, attributes or head begin: after a closing brace or a use.
fn needs_blank_line(previous: &str, line: &str) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let begins_item = |line: &str| {
        let code = line.trim_start();
        ["///", "#[", "pub ", "impl", "fn ", "mod ", "wire::"]
            .iter()
            .any(|head| code.starts_with(head))
    };
    let ends_constant = indent(previous) == 0 && previous.ends_with("];");
    let ends_invocation = previous.starts_with("wire::") && previous.ends_with('}');
    let closes = matches!(previous, "}" | "    }") || ends_constant || ends_invocation;
    let begins_function = line.starts_with("fn ") || line.starts_with("///");
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
        let sheet = Sheet::default();
        let mut docs = Docs::default();
        docs.paragraph("What it is.");
        docs.line("two lines\npub struct Foreign;");
        let outer = sheet.document(&docs);
        let mut docs = Docs::default();
        docs.paragraph("A field.");
        docs.paragraph("More of it.");
        let inner = sheet.document(&docs);
        let items = quote!(#outer pub struct Thing { #inner pub field: u8 });
        assert_eq!(
            print("// Header", &TokenStream::new(), &sheet, items),
            "\
// Header

/// What it is.
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
