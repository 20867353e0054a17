//! Prints calls of the runtime's macros, which prettyplease does not format.

use super::file_context::FileContext;
use crate::rust::{definition::Formats, runtime::RuntimeItem};

/// A call of a macro of `wire`, with one row per line.
pub(super) struct Invocation {
    text: String,
    has_rows: bool,
}

impl Invocation {
    /// Begins a call such as `wire::model! { Disk`. `subject` is its first row.
    pub(super) fn begin(context: &FileContext, name: &str, subject: &str) -> Self {
        context.item(RuntimeItem::Wire);
        Self {
            text: format!("wire::{name}! {{ {subject}"),
            has_rows: false,
        }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, row: &str) {
        self.has_rows = true;
        self.text.push_str("\n    ");
        self.text.push_str(row);
        self.text.push(',');
    }

    /// Returns the text of the call.
    pub(super) fn end(mut self) -> String {
        self.text.push_str(match self.has_rows {
            true => "\n}\n",
            false => " }\n",
        });
        self.text
    }
}

impl Formats {
    /// Returns the suffix of the subject of a type that supports XML.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Formats::Json => "",
            Formats::JsonOrXml => " in wire::Xml",
        }
    }
}
