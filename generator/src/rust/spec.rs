//! The description of a crate's public items in the specification: their place and name there, and their behavior beyond
//! their types.

use std::collections::HashMap;

use crate::ir::Origin;

/// The module or folder of common types in which types live, as a path below the crate.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Home(pub Vec<String>);

/// WireBehavior by name, in a fixed order.
pub type WireBehavior = Vec<(&'static str, String)>;

/// The description of one thing in the specification.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    /// The kind of thing.
    pub noun: &'static str,
    /// Its name in the specification, which distinguishes it from its neighbours.
    pub identity: String,
    /// Where it stands.
    pub origin: Option<Origin>,
    /// How it behaves.
    pub behavior: WireBehavior,
    /// True if it comes and goes with another thing, which tells the news of both.
    pub follows: bool,
}

/// The descriptions of the things in a crate.
///
/// By home, type, and member: `get` or `get(name)` for an argument, `(name)` for one of any constructor; empty for the
/// type itself.
#[derive(Clone, Debug, Default)]
pub struct Specs(HashMap<(Home, String, String), Spec>);

impl Specs {
    /// Returns the description of a member, or of the type itself.
    pub fn get(&self, home: &Home, ty: &str, member: &str) -> Option<&Spec> {
        let known = |member: &str| {
            self.0
                .get(&(home.clone(), ty.to_owned(), member.to_owned()))
        };
        known(member).or_else(|| known(member.get(member.find('(')?..)?))
    }

    /// Adds what is said of a thing. What is said first counts.
    pub(crate) fn add(&mut self, home: Home, ty: String, member: &str, spec: Spec) {
        let key = (home, ty, member.to_owned());
        self.0.entry(key).or_insert(spec);
    }
}
