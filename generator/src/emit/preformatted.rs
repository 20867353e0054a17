//! Fields and variants, which are most lines of most files.
//!
//! They are written as prettyplease would print them, and bypass it: the tokens of an item contain one placeholder row,
//! which [`print`](super::file::print) replaces by the lines.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{
    attributes,
    file_context::{self, FileContext},
};
use crate::rust::docs::Docs;

/// The maximum line width of prettyplease.
const WIDTH: usize = 89;

/// The prefix of placeholder rows. No name from a specification has it, since its words begin in upper case.
pub(super) const PLACEHOLDER: &str = "xROWSx";

/// The lines of one block.
pub(super) struct PreformattedLines {
    lines: Vec<String>,
    /// The number of columns available.
    width: usize,
    /// True if a row must be broken by prettyplease.
    is_too_wide: bool,
}

impl PreformattedLines {
    /// Creates lines at an indentation of `depth` levels of four columns.
    pub(super) fn at_depth(depth: usize) -> Self {
        PreformattedLines {
            lines: Vec::new(),
            width: WIDTH - 4 * depth,
            is_too_wide: false,
        }
    }

    /// Adds the documentation of the next row.
    pub(super) fn document(&mut self, docs: &Docs) {
        self.lines.extend(file_context::comments(docs));
        if docs.is_hidden() {
            self.lines.push("#[doc(hidden)]".to_owned());
        }
    }

    /// Marks the next row as deprecated, if there is a reason, which may be empty.
    pub(super) fn deprecate(&mut self, reason: Option<&str>) {
        if let Some(reason) = reason {
            self.push(attributes::deprecation(reason));
        }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: String) {
        self.is_too_wide |= row.len() > self.width;
        self.lines.push(row);
    }

    /// Returns the rows as fields of a struct.
    pub(super) fn fields(self, context: &FileContext) -> TokenStream {
        self.placed(context, |placeholder| quote!(#placeholder: (),))
    }

    /// Returns the rows as variants of an enum.
    pub(super) fn variants(self, context: &FileContext) -> TokenStream {
        self.placed(context, |placeholder| quote!(#placeholder,))
    }

    fn placed(self, context: &FileContext, row: impl FnOnce(Ident) -> TokenStream) -> TokenStream {
        if self.lines.is_empty() {
            return TokenStream::new();
        }
        if self.is_too_wide
            && let Ok(tokens) = self.lines.join("\n").parse()
        {
            return tokens;
        }
        let number = context.keep(self.lines);
        row(file_context::ident(&format!("{PLACEHOLDER}{number}")))
    }
}

/// Returns a string literal.
pub(super) fn literal(text: &str) -> Literal {
    Literal::string(text)
}
