//! Arrays whose items have types by position.

use super::{Docs, Type};

/// An array whose items have types by position (JSON Schema 2020-12, `prefixItems`).
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Tuple {
    /// The first items.
    pub items: Vec<TupleItem>,
    /// All other items, if there may be any.
    pub further: Option<FurtherItems>,
}

/// An item of a [`Tuple`].
#[derive(Clone, Debug, serde::Serialize)]
pub struct TupleItem {
    /// The documentation.
    pub docs: Docs,
    /// The type.
    pub ty: Type,
    /// True if the item may be `null`.
    pub nullable: bool,
    /// True if every array has the item.
    pub required: bool,
}

/// The items of a [`Tuple`] after the first ones.
#[derive(Clone, Debug, serde::Serialize)]
pub struct FurtherItems {
    /// The type.
    pub ty: Type,
    /// True if an item may be `null`.
    pub nullable: bool,
}

impl Tuple {
    /// Iterates over the types of the items.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let further = self.further.iter().map(|further| &further.ty);
        self.items.iter().map(|item| &item.ty).chain(further)
    }

    /// Iterates over the types of the items mutably.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let further = self.further.iter_mut().map(|further| &mut further.ty);
        self.items
            .iter_mut()
            .map(|item| &mut item.ty)
            .chain(further)
    }
}
