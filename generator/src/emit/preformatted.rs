//! Fields and variants: of most files the greater part, and each a line.
//!
//! They are written as the printer would print them, and go round it: an item's tokens hold one row in place of all, for
//! which [`print`](super::file::print) puts the lines.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{
    attributes,
    file_context::{self, FileContext},
};
use crate::rust::docs::Docs;

/// The width that the printer keeps to.
const WIDTH: usize = 89;

/// The prefix of the line that stands for all others. No specification can make it a name, whose words begin in upper
/// case.
pub(super) const PLACEHOLDER: &str = "xROWSx";

/// The lines of one block.
pub(super) struct PreformattedLines {
    lines: Vec<String>,
    /// Columns that a row may fill.
    width: usize,
    /// True if there is a row that the printer must break.
    is_too_wide: bool,
}

impl PreformattedLines {
    /// Lines at this depth of indentation, in levels of four columns.
    pub(super) fn at_depth(depth: usize) -> Self {
        PreformattedLines {
            lines: Vec::new(),
            width: WIDTH - 4 * depth,
            is_too_wide: false,
        }
    }

    /// The documentation of the next row.
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

    /// A row.
    pub(super) fn push(&mut self, row: String) {
        self.is_too_wide |= row.len() > self.width;
        self.lines.push(row);
    }

    /// The rows as fields of a struct.
    pub(super) fn fields(self, context: &FileContext) -> TokenStream {
        self.placed(context, |placeholder| quote!(#placeholder: (),))
    }

    /// The rows as variants of an enumeration.
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

/// A text as it stands in a row.
pub(super) fn literal(text: &str) -> Literal {
    Literal::string(text)
}
