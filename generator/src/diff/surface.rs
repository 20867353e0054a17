//! The public types and traits of a crate, with their members.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust::spec::ModulePath;

/// The surface of a crate: all items that its users can name.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Surface {
    /// The types of each module of the crate or folder of common types.
    pub(super) homes: BTreeMap<ModulePath, BTreeMap<String, Item>>,
    /// The paths of the items of the runtime that users may name.
    pub(super) runtime: BTreeSet<String>,
}

/// A public type or trait.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Item {
    /// The keyword: `struct`, `enum`, `type` or `trait`.
    pub(super) kind: &'static str,
    /// The target of a type alias.
    pub(super) target: String,
    /// True if users can neither construct it nor match it in full.
    pub(super) non_exhaustive: bool,
    /// True if users cannot construct it because of private fields.
    pub(super) opaque: bool,
    /// The public fields, variants, methods and constants, in source order.
    pub(super) members: Vec<SurfaceMember>,
    /// The implemented traits, and those that are implemented for other types with it, sorted.
    pub(super) implementations: Vec<String>,
    /// The module that contains it for users: `models`, `webhooks` or none.
    pub(super) place: &'static str,
}

/// A field, variant, method or constant.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct SurfaceMember {
    pub(super) name: String,
    pub(super) shape: MemberSignature,
}

/// The signature of a member.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum MemberSignature {
    Field(String),
    Variant(String),
    Method(Signature),
    Constant(String),
}

impl Surface {
    /// Creates a surface with sorted implementations.
    pub(super) fn new(
        mut homes: BTreeMap<ModulePath, BTreeMap<String, Item>>,
        runtime: BTreeSet<String>,
    ) -> Self {
        let items = homes.values_mut().flat_map(BTreeMap::values_mut);
        items.for_each(|item| item.implementations.sort());
        Surface { homes, runtime }
    }
}

impl MemberSignature {
    /// Returns the kind of the type.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            MemberSignature::Field(_) => "field",
            MemberSignature::Variant(_) => "variant",
            MemberSignature::Method(_) => "method",
            MemberSignature::Constant(_) => "constant",
        }
    }
}

/// The signature of a method.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Signature {
    /// `async ` or nothing, and the receiver.
    pub(super) manner: String,
    pub(super) arguments: Vec<(String, String)>,
    pub(super) output: String,
}

impl SurfaceMember {
    pub(super) fn field(name: impl ToString, ty: impl ToString) -> Self {
        SurfaceMember {
            name: name.to_string(),
            shape: MemberSignature::Field(ty.to_string()),
        }
    }

    pub(super) fn constant(name: impl ToString, ty: impl Into<String>) -> Self {
        SurfaceMember {
            name: name.to_string(),
            shape: MemberSignature::Constant(ty.into()),
        }
    }

    pub(super) fn variant(name: impl ToString, fields: impl Into<String>) -> Self {
        SurfaceMember {
            name: name.to_string(),
            shape: MemberSignature::Variant(fields.into()),
        }
    }

    pub(super) fn method(
        name: impl ToString,
        manner: &str,
        arguments: impl IntoIterator<Item = (String, String)>,
        output: impl ToString,
    ) -> Self {
        SurfaceMember {
            name: name.to_string(),
            shape: MemberSignature::Method(Signature {
                manner: manner.to_owned(),
                arguments: arguments.into_iter().collect(),
                output: output.to_string(),
            }),
        }
    }
}
