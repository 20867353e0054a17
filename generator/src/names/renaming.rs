//! Diagnostics for names that differ from those that the specification suggests.

use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::Origin,
};

/// What a name is for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    /// What it is: `model`.
    what: &'static str,
    /// Where it stands.
    at: At<'a>,
}

#[derive(Clone, Copy, Debug)]
enum At<'a> {
    Nowhere,
    Key(&'a Origin),
    Value(&'a Origin),
}

impl<'a> Subject<'a> {
    /// A subject that no single line of the specification declares.
    pub(super) fn nowhere(what: &'static str) -> Self {
        let at = At::Nowhere;
        Subject { what, at }
    }

    /// A subject whose name is a key.
    pub(super) fn key(what: &'static str, origin: &'a Origin) -> Self {
        let at = At::Key(origin);
        Subject { what, at }
    }

    /// A subject whose name stands inside the value.
    pub(super) fn value(what: &'static str, origin: &'a Origin) -> Self {
        let at = At::Value(origin);
        Subject { what, at }
    }

    /// What it is.
    pub(super) fn what(&self) -> &'static str {
        self.what
    }

    fn place(&self) -> Place {
        match self.at {
            At::Nowhere => Place::None,
            At::Key(origin) => Place::Key(origin.clone()),
            At::Value(origin) => Place::Value(origin.clone()),
        }
    }
}

/// Why a name could not be had.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Reason {
    /// It is a keyword.
    Keyword,
    /// Generated code has a meaning of its own for it.
    Reserved,
    /// Something else in the same place has it.
    Taken,
}

/// Where renamings are reported.
pub(super) struct Renamings<'d> {
    diagnostics: Option<&'d mut Diagnostics>,
}

impl<'d> Renamings<'d> {
    pub(super) fn reported_to(diagnostics: &'d mut Diagnostics) -> Self {
        let diagnostics = Some(diagnostics);
        Renamings { diagnostics }
    }

    /// For what is named a second time and has been reported before.
    pub(super) fn unreported() -> Renamings<'static> {
        Renamings { diagnostics: None }
    }

    pub(super) fn note(
        &mut self,
        subject: &Subject<'_>,
        wanted: &str,
        assigned: &str,
        reason: Reason,
    ) {
        let Some(diagnostics) = &mut self.diagnostics else {
            return;
        };
        let what = subject.what;
        let reason = match reason {
            Reason::Keyword => "is a keyword of Rust",
            Reason::Reserved => "has a meaning of its own in generated code",
            Reason::Taken => "is the name of another thing in the same place",
        };
        let message =
            format!("the {what} `{wanted}` is called `{assigned}`, since `{wanted}` {reason}");
        diagnostics.push(Diagnostic::new(Code::Renamed, subject.place(), message));
    }
}
