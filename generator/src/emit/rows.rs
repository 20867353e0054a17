//! Fields, variants, arms and statements: of most files the greater part, and each a line.
//!
//! They are written as the printer would print them, and go round it: an item's tokens hold one row in place of all, for
//! which [`file::print`](super::file::print) puts the lines.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{docs::Docs, file, types::Scope};
use crate::ir;

/// The width that the printer keeps to.
const WIDTH: usize = 89;

/// What the row that stands for all others begins with; no specification can make it a name, whose words begin in upper
/// case.
pub(super) const PLACEHOLDER: &str = "xROWSx";

/// The rows of one block.
pub(super) struct Rows {
    lines: Vec<String>,
    /// Columns that a row may fill.
    width: usize,
    /// Whether there is a row that the printer must break.
    is_too_wide: bool,
}

impl Rows {
    /// Rows that stand so many levels deep.
    pub(super) fn at_depth(depth: usize) -> Self {
        Rows {
            lines: Vec::new(),
            width: WIDTH - 4 * depth,
            is_too_wide: false,
        }
    }

    /// The documentation of the next row.
    pub(super) fn document(&mut self, docs: Docs) {
        let hidden = docs.is_hidden();
        self.lines.extend(docs.into_comments());
        if hidden {
            self.lines.push("#[doc(hidden)]".to_owned());
        }
    }

    /// Marks the next row as deprecated, where its documentation says so.
    pub(super) fn deprecate(&mut self, docs: &ir::Docs) {
        if let Some(attribute) = super::deprecation(docs) {
            self.push(attribute);
        }
    }

    /// A row.
    pub(super) fn push(&mut self, row: String) {
        self.is_too_wide |= row.len() > self.width;
        self.lines.push(row);
    }

    /// The rows as fields of a struct.
    pub(super) fn fields(self, scope: &Scope<'_>) -> TokenStream {
        self.placed(scope, |placeholder| quote!(#placeholder: (),))
    }

    /// The rows as variants of an enumeration.
    pub(super) fn variants(self, scope: &Scope<'_>) -> TokenStream {
        self.placed(scope, |placeholder| quote!(#placeholder,))
    }

    /// The rows as arms of a match.
    pub(super) fn arms(self, scope: &Scope<'_>) -> TokenStream {
        self.placed(scope, |placeholder| quote!(#placeholder => {}))
    }

    /// The rows as statements.
    pub(super) fn statements(self, scope: &Scope<'_>) -> TokenStream {
        self.placed(scope, |placeholder| quote!(#placeholder;))
    }

    fn placed(self, scope: &Scope<'_>, row: impl FnOnce(Ident) -> TokenStream) -> TokenStream {
        if self.lines.is_empty() {
            return TokenStream::new();
        }
        if self.is_too_wide
            && let Ok(tokens) = self.lines.join("\n").parse()
        {
            return tokens;
        }
        let number = scope.sheet.keep(self.lines);
        row(file::ident(&format!("{PLACEHOLDER}{number}")))
    }
}

/// A type as it stands in a row.
pub(super) fn spelled(ty: &TokenStream) -> String {
    ty.to_string().replace(' ', "").replace(',', ", ")
}

/// A text as it stands in a row.
pub(super) fn literal(text: &str) -> Literal {
    Literal::string(text)
}
