//! The public items of a crate in the specification: their place, their name there, and their behavior on the wire.

use std::{collections::HashMap, fmt::Display};

use crate::ir::Origin;

/// The module or folder of common types that contains types, as a path in the crate.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ModulePath(pub Vec<String>);

/// Returns the name of a client whose type argument is any: `TagsClient<S>`, besides `TagsClient` with the default one.
pub fn any_state(client: &impl Display) -> String {
    format!("{client}<S>")
}

/// Properties of the behavior on the wire by name, in a fixed order.
pub type WireBehavior = Vec<(&'static str, String)>;

/// The description of an item in the specification.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    /// The kind of the item.
    pub noun: &'static str,
    /// The name in the specification, which identifies the item among its siblings.
    pub identity: String,
    /// The place.
    pub origin: Option<Origin>,
    /// The behavior on the wire.
    pub behavior: WireBehavior,
    /// True if the item is added and removed with another one, whose change covers both.
    pub follows: bool,
}

/// The descriptions of the items in a crate.
///
/// The key is home, type and member. The member is `get`, `get(name)` for an argument, `(name)` for an argument of
/// constructors, or empty for the type itself.
#[derive(Clone, Debug, Default)]
pub struct Specs(HashMap<(ModulePath, String, String), Spec>);

impl Specs {
    /// Returns the description of a member, or of the type itself.
    pub fn get(&self, home: &ModulePath, ty: &str, member: &str) -> Option<&Spec> {
        let known = |member: &str| {
            self.0
                .get(&(home.clone(), ty.to_owned(), member.to_owned()))
        };
        known(member).or_else(|| known(member.get(member.find('(')?..)?))
    }

    /// Adds the description of an item, unless there is one.
    pub(crate) fn add(&mut self, home: ModulePath, ty: String, member: &str, spec: Spec) {
        let key = (home, ty, member.to_owned());
        self.0.entry(key).or_insert(spec);
    }
}
