//! Diagnostics for renamed items.

use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::Origin,
};

/// The item that a name is for.
#[derive(Clone, Copy, Debug)]
pub(super) struct RenamedItem<'a> {
    /// The kind of item: `model`.
    what: &'static str,
    /// The place.
    at: RenamedAt<'a>,
}

#[derive(Clone, Copy, Debug)]
enum RenamedAt<'a> {
    Nowhere,
    Key(&'a Origin),
    Value(&'a Origin),
}

impl<'a> RenamedItem<'a> {
    /// Creates a subject without a place in the specification.
    pub(super) fn nowhere(what: &'static str) -> Self {
        let at = RenamedAt::Nowhere;
        RenamedItem { what, at }
    }

    /// Creates a subject whose name is a key.
    pub(super) fn key(what: &'static str, origin: &'a Origin) -> Self {
        let at = RenamedAt::Key(origin);
        RenamedItem { what, at }
    }

    /// Creates a subject whose name is in the value.
    pub(super) fn value(what: &'static str, origin: &'a Origin) -> Self {
        let at = RenamedAt::Value(origin);
        RenamedItem { what, at }
    }

    /// Returns the kind of item.
    pub(super) fn what(&self) -> &'static str {
        self.what
    }

    fn place(&self) -> Place {
        match self.at {
            RenamedAt::Nowhere => Place::None,
            RenamedAt::Key(origin) => Place::Key(origin.clone()),
            RenamedAt::Value(origin) => Place::Value(origin.clone()),
        }
    }
}

/// The reason for a renaming.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Reason {
    /// The name is a keyword.
    Keyword,
    /// Generated code uses the name.
    Reserved,
    /// Another item has the name.
    Taken,
}

/// The receiver of renamings.
pub(super) struct Renamings<'d> {
    diagnostics: Option<&'d mut Diagnostics>,
}

impl<'d> Renamings<'d> {
    pub(super) fn reported_to(diagnostics: &'d mut Diagnostics) -> Self {
        let diagnostics = Some(diagnostics);
        Renamings { diagnostics }
    }

    /// Ignores renamings, for items that are named a second time.
    pub(super) fn unreported() -> Renamings<'static> {
        Renamings { diagnostics: None }
    }

    pub(super) fn note(
        &mut self,
        subject: &RenamedItem<'_>,
        wanted: &str,
        assigned: &str,
        reason: Reason,
    ) {
        let Some(diagnostics) = &mut self.diagnostics else {
            return;
        };
        let what = subject.what;
        let reason = match reason {
            Reason::Keyword => "is a Rust keyword",
            Reason::Reserved => "is reserved in generated code",
            Reason::Taken => "is in use",
        };
        let message = format!("the {what} `{wanted}` is named `{assigned}`: `{wanted}` {reason}");
        diagnostics.push(Diagnostic::new(Code::Renamed, subject.place(), message));
    }
}
