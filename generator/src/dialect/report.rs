//! The diagnostics of one API.

use std::collections::HashSet;

use super::document::Unread;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::dialect::origin::child;
use crate::ir::Origin;
use crate::source::pointer;

/// The diagnostics of one API without duplicates, since referenced objects are visited several times.
#[derive(Debug)]
pub(crate) struct Reporter<'d> {
    diagnostics: &'d mut Diagnostics,
    said: HashSet<(Code, String)>,
    failed: bool,
}

impl<'d> Reporter<'d> {
    pub fn new(diagnostics: &'d mut Diagnostics) -> Self {
        Reporter {
            diagnostics,
            said: HashSet::new(),
            failed: false,
        }
    }

    /// True if there is an error.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// Adds a diagnostic, unless there is an equal one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.failed |= diagnostic.code.severity() == Severity::Error;
        let words = format!("{:?}{}", diagnostic.place, diagnostic.message);
        if self.said.insert((diagnostic.code, words)) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Adds a diagnostic at the value of an origin.
    pub fn value(&mut self, code: Code, origin: &Origin, message: impl Into<String>) {
        self.push(Diagnostic::new(code, Place::Value(origin.clone()), message));
    }

    /// Adds a diagnostic at the key of an origin.
    pub fn key(&mut self, code: Code, origin: &Origin, message: impl Into<String>) {
        self.push(Diagnostic::new(code, Place::Key(origin.clone()), message));
    }

    /// Reports that there is no value at an origin.
    pub fn nothing(&mut self, origin: &Origin) {
        let message = "the referenced value does not exist";
        self.value(Code::BrokenReference, origin, message);
    }

    /// Reports an unknown key.
    pub fn unread(&mut self, unread: Unread) {
        let Unread { key, origin } = unread;
        let message = format!("unknown key `{key}`; ignored");
        let warning = Diagnostic::new(Code::UnknownKey, Place::Key(origin), message);
        self.push(warning.subject(vendor_prefix(&key).unwrap_or(&key)));
    }

    /// Reports a keyword that restricts values but does not change their type.
    pub fn no_effect(&mut self, unread: Unread) {
        let Unread { key, origin } = unread;
        let message =
            format!("`{key}` does not change the type; values are not checked against it");
        let note = Diagnostic::new(Code::NoEffect, Place::Key(origin), message);
        self.push(note.subject(&key));
    }

    /// Reports a number or boolean that is read as text.
    pub fn unquoted(&mut self, origin: &Origin, text: &str) {
        let message = format!("`{text}` without quotes is not text; using it as written");
        self.push(
            Diagnostic::new(Code::UnquotedText, Place::Value(origin.clone()), message)
                .help(format!("put it in quotes: `\"{text}\"`")),
        );
    }

    /// Reports an exclusive bound that is a number.
    pub fn numeric_bound(&mut self, origin: &Origin) {
        let message =
            "an exclusive bound is a boolean before OpenAPI 3.1; using the number as the bound";
        let warning = Diagnostic::new(Code::LaterSyntax, Place::Value(origin.clone()), message);
        self.push(warning.help("write the number as `minimum` or `maximum`, and `true` here"));
    }

    /// Reports `items` with a schema by position.
    pub fn positional_items(&mut self, origin: &Origin) {
        let message = "a list of schemas in `items` is from earlier versions of JSON Schema; it is used nevertheless";
        let note = Diagnostic::new(Code::EarlierSyntax, Place::Key(origin.clone()), message);
        let help = "rename `items` to `prefixItems`, and `additionalItems` to `items`";
        self.push(note.subject("items").help(help));
    }

    /// Reports documentation that is not text.
    pub fn structured_prose(&mut self, origin: &Origin) {
        let key = pointer::last(&origin.pointer).unwrap_or_default();
        let message = format!("`{key}` is not text; ignored");
        let warning = Diagnostic::new(Code::UnknownValue, Place::Value(origin.clone()), message);
        self.push(warning.subject(key).help("write a string"));
    }

    /// Reports the unknown format of a schema.
    pub fn unknown_format(&mut self, format: &str, schema: &Origin) {
        let message = format!("unknown format `{format}`; using the plain type");
        let place = Place::Value(child(schema, "format"));
        let warning = Diagnostic::new(Code::UnknownFormat, place, message);
        self.push(warning.subject(format));
    }
}

/// Returns the prefix that the extensions of one vendor share: `x-vendor-`, or the product behind `x-ms-`.
fn vendor_prefix(key: &str) -> Option<&str> {
    let start = if key.starts_with("x-ms-") { 5 } else { 2 };
    let vendor = key.strip_prefix("x-").and(key.get(start..))?;
    let end = vendor.find('-')?;
    key.get(..=start + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_of_one_vendor_share_a_prefix() {
        for (key, prefix) in [
            ("acme-action", Some("acme-")),
            ("acme-group-version-kind", Some("acme-")),
            ("ms-product-mark", Some("ms-product-")),
            ("ms-mark", None),
            ("mark", None),
        ] {
            let extension = ["x", key].join("-");
            let prefix = prefix.map(|prefix| ["x", prefix].join("-"));
            assert_eq!(vendor_prefix(&extension), prefix.as_deref(), "{key}");
        }
        assert_eq!(vendor_prefix("mark-of-acme"), None);
    }
}
