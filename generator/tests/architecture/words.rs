//! The identifiers, paths and macro calls in the tokens of a module.
//!
//! Tokens include the arguments of macros, which syntax trees do not. The content of `quote!` is code of an emitted
//! crate, and is skipped.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Attribute, UseTree};

use crate::imports::{self, Import};

/// The macros whose argument is code of another crate.
const QUOTING: [&str; 3] = ["parse_quote", "quote", "quote_spanned"];

/// The words outside of `use` items.
#[derive(Debug, Default)]
pub struct Words {
    /// Every identifier.
    pub identifiers: BTreeSet<String>,
    /// Every path of two or more names.
    pub paths: BTreeSet<Vec<String>>,
    /// The names of macros that are called.
    pub calls: BTreeSet<String>,
}

impl Words {
    /// Adds the words in tokens. `use` items in function bodies are added to `imports`.
    pub fn read(&mut self, tokens: TokenStream, imports: &mut Vec<Import>) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += match token {
                TokenTree::Ident(ident) if ident == "use" => local_use(&tokens[at..], imports),
                TokenTree::Ident(_) => self.path(&tokens[at..]),
                TokenTree::Group(group) => {
                    let is_attribute =
                        group.delimiter() == Delimiter::Bracket && follows(&tokens, at, '#');
                    if is_attribute {
                        self.attribute(group.stream());
                    }
                    self.read(group.stream(), imports);
                    1
                }
                // The rest of a path that begins outside of the crate or at a type.
                TokenTree::Punct(punct)
                    if punct.as_char() == ':' && is_separator(&tokens[at..]) =>
                {
                    2 + usize::from(matches!(tokens.get(at + 2), Some(TokenTree::Ident(_))))
                }
                _ => 1,
            };
        }
    }

    /// Adds the path or identifier at the start. Returns the number of its tokens.
    fn path(&mut self, tokens: &[TokenTree]) -> usize {
        let mut path = Vec::new();
        let mut at = 0;
        while let Some(TokenTree::Ident(ident)) = tokens.get(at) {
            path.push(ident.to_string());
            at += 1;
            let goes_on = is_separator(tokens.get(at..).unwrap_or_default())
                && matches!(tokens.get(at + 2), Some(TokenTree::Ident(_)));
            if !goes_on {
                break;
            }
            at += 2;
        }
        let called =
            matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
        let quotes = path.last().is_some_and(|last| QUOTING.contains(&&**last));
        if called {
            self.calls.extend(path.last().cloned());
        }
        if called && quotes {
            at += 2;
        }
        self.identifiers.extend(path.iter().cloned());
        if path.len() > 1 {
            self.paths.insert(path);
        }
        at
    }

    /// Adds the paths that an attribute contains as text, such as `with = "crate::json"`.
    fn attribute(&mut self, tokens: TokenStream) {
        let is_doc = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident == "doc");
        if tokens
            .clone()
            .into_iter()
            .next()
            .as_ref()
            .is_some_and(is_doc)
        {
            return;
        }
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.attribute(group.stream()),
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    let path: Vec<_> = text.trim_matches('"').split("::").collect();
                    if path.len() > 1
                        && path
                            .iter()
                            .all(|name| syn::parse_str::<syn::PathSegment>(name).is_ok())
                    {
                        self.paths
                            .insert(path.into_iter().map(str::to_owned).collect());
                    }
                }
                _ => {}
            }
        }
    }
}

/// True for `#[cfg(test)]`.
pub fn is_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute
            .parse_args::<syn::Path>()
            .is_ok_and(|condition| condition.is_ident("test"))
}

/// Reads the `use` item at the start. Returns the number of its tokens.
fn local_use(tokens: &[TokenTree], imports: &mut Vec<Import>) -> usize {
    let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(end) if end.as_char() == ';');
    let end = tokens.iter().position(is_end).unwrap_or(tokens.len());
    let tree: TokenStream = tokens[1..end].iter().cloned().collect();
    match syn::parse2::<UseTree>(tree) {
        Ok(tree) => {
            imports::collect(&tree, false, imports);
            end
        }
        Err(_) => 1,
    }
}

fn is_separator(tokens: &[TokenTree]) -> bool {
    let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(colon)) if colon.as_char() == ':');
    let joint = matches!(tokens.first(), Some(TokenTree::Punct(colon)) if colon.spacing() == proc_macro2::Spacing::Joint);
    is_colon(tokens.first()) && joint && is_colon(tokens.get(1))
}

fn follows(tokens: &[TokenTree], at: usize, mark: char) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    matches!(before, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}
