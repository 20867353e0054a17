//! A new name, and the kinds of items that have one.

use crate::diagnostics::Place;

/// A new name.
#[derive(Clone, Debug, PartialEq)]
pub struct Rename {
    /// The kind of item.
    pub kind: RenamedKind,
    /// The name in the description: of a property or value, that of its definition, a dot, and its own.
    pub from: String,
    /// The new name. Of an operation, it may begin with the name of a group and an underscore.
    pub to: String,
    /// The place where it is written.
    pub place: Place,
}

/// The kind of item that is renamed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RenamedKind {
    /// An operation, by its operationId.
    Operation,
    /// An operation group.
    Group,
    /// A model, enumeration or union.
    Model,
    /// A property of a model.
    Property,
    /// A value of an enumeration.
    Value,
}

impl RenamedKind {
    /// All kinds.
    pub const ALL: [RenamedKind; 5] = [
        RenamedKind::Operation,
        RenamedKind::Group,
        RenamedKind::Model,
        RenamedKind::Property,
        RenamedKind::Value,
    ];

    /// Returns the name of the list of these in a manifest.
    pub fn key(self) -> &'static str {
        match self {
            RenamedKind::Operation => "operations",
            RenamedKind::Group => "groups",
            RenamedKind::Model => "models",
            RenamedKind::Property => "properties",
            RenamedKind::Value => "values",
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            RenamedKind::Operation => "operation",
            RenamedKind::Group => "operation group",
            RenamedKind::Model => "model",
            RenamedKind::Property => "property",
            RenamedKind::Value => "enumeration value",
        }
    }
}
