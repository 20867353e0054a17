//! Prints invocations of the runtime's macros, which the printer of tokens would leave in one line.

use super::file_context::FileContext;
use crate::rust::{definition::Formats, runtime::RuntimeItem};

/// An invocation of one of the macros of `wire`, a line for each row.
pub(super) struct Invocation {
    text: String,
    has_rows: bool,
}

impl Invocation {
    /// `wire::model! { Disk`, where `subject` is what it is about.
    pub(super) fn begin(context: &FileContext, name: &str, subject: &str) -> Self {
        context.item(RuntimeItem::Wire);
        Self {
            text: format!("wire::{name}! {{ {subject}"),
            has_rows: false,
        }
    }

    /// A row.
    pub(super) fn row(&mut self, row: &str) {
        self.has_rows = true;
        self.text.push_str("\n    ");
        self.text.push_str(row);
        self.text.push(',');
    }

    /// The whole of it.
    pub(super) fn end(mut self) -> String {
        self.text.push_str(match self.has_rows {
            true => "\n}\n",
            false => " }\n",
        });
        self.text
    }
}

impl Formats {
    /// The suffix of the name of a type that supports XML.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Formats::Json => "",
            Formats::JsonOrXml => " in wire::Xml",
        }
    }
}
