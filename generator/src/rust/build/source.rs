//! Where a method finds the values of its parameters.

use super::{
    super::expression::{Expression, Handed, Source},
    context::Context,
    used_group::used_groups,
};
use crate::{
    ir::{Operation, Parameter, Placement},
    names::{FieldName, MethodNames},
};

/// Where a value is, and whether it is there.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) source: Source,
    pub(crate) presence: Presence,
}

/// Whether a value is there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Presence {
    /// Always, in an argument that lends it.
    Argument,
    /// Always, in a field.
    Field,
    /// Perhaps, in a field that the method only borrows.
    BorrowedOption,
    /// Perhaps, in a field that the method owns.
    OwnedOption,
}

impl Held {
    /// Where a method finds the value of one of its parameters.
    pub(crate) fn of(
        context: &Context<'_>,
        operation: &Operation,
        names: &MethodNames,
        parameter: &Parameter,
        name: &FieldName,
    ) -> Held {
        let mut groups = used_groups(context, operation, names);
        let (source, presence) = if let Some(used) =
            groups.find(|used| parameter.group.as_ref() == Some(&used.group.name))
        {
            let (group, field) = (used.held_by.clone(), name.clone());
            match used.required {
                true => (Source::Group { group, field }, Presence::BorrowedOption),
                false => (Source::OptionsGroup { group, field }, Presence::OwnedOption),
            }
        } else {
            let name = name.clone();
            match (parameter.placement, parameter.required) {
                (Placement::Client, _) if context.may_be_absent(parameter) => {
                    (Source::Client(name), Presence::BorrowedOption)
                }
                (Placement::Client, _) => (Source::Client(name), Presence::Field),
                (Placement::Method, true) => (Source::Argument(name), Presence::Argument),
                (Placement::Method, false) => (Source::Options(name), Presence::OwnedOption),
            }
        };
        Held { source, presence }
    }

    /// The value, handed over as what may be there.
    pub(super) fn taken(&self) -> Expression {
        self.handed(match self.presence {
            Presence::Argument | Presence::OwnedOption => Handed::Whole,
            Presence::Field | Presence::BorrowedOption => Handed::Cloned,
        })
    }

    /// A map that is lent, or perhaps one.
    pub(super) fn map(&self) -> Expression {
        self.handed(match self.presence {
            Presence::Argument => Handed::Whole,
            Presence::Field => Handed::Lent,
            Presence::BorrowedOption | Presence::OwnedOption => Handed::AsRef,
        })
    }

    /// The items of a list.
    pub(super) fn slice(&self) -> Expression {
        self.handed(match self.presence {
            Presence::Argument => Handed::Whole,
            Presence::Field => Handed::AsSlice,
            Presence::BorrowedOption | Presence::OwnedOption => Handed::AsDeref,
        })
    }

    /// The value, handed on in this way.
    pub(super) fn handed(&self, handed: Handed) -> Expression {
        Expression::Value {
            source: self.source.clone(),
            handed,
        }
    }
}
