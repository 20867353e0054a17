//! Models and alternatives that remain to be lowered.

use std::rc::Rc;

use super::alternative::Alternative;
use super::name_path::TargetName;
use crate::dialect::document::Schema;
use crate::ir::{DeclaredMembers, DefinitionId, DistinctiveMember, JsonType, Literal, Origin};

/// A model whose members are not lowered yet.
pub(crate) struct PendingModel<'s> {
    /// The model.
    pub id: DefinitionId,
    /// The origin of its schema.
    pub origin: Origin,
    /// Its schema.
    pub schema: Rc<Schema<'s>>,
    /// The name from which its members are named.
    pub name: TargetName,
    /// The nesting depth of the schema.
    pub nesting: usize,
}

/// The work that remains after a value is complete.
pub(crate) enum Pending<'s> {
    /// The members of an inline model.
    Model(PendingModel<'s>),
    /// The alternatives of a union.
    Union(UnionJob<'s>),
    /// The alternatives of a union that are distinguished by their JSON.
    JsonUnion(JsonUnionJob<'s>),
    /// The items of a tuple.
    Tuple(TupleJob<'s>),
}

/// The alternatives of a union that are not defined yet.
pub(crate) struct UnionJob<'s> {
    /// The union.
    pub union: DefinitionId,
    /// The alternatives with their discriminator values.
    pub alternatives: Vec<(Literal, Alternative<'s>)>,
    /// The origin and schema of values whose discriminator is absent or unknown.
    pub default: Option<(Origin, Rc<Schema<'s>>)>,
    /// The name from which the alternatives are named.
    pub name: TargetName,
    /// The nesting depth of the union.
    pub nesting: usize,
}

/// The alternatives of a union that are distinguished by their JSON, which are not lowered yet.
pub(crate) struct JsonUnionJob<'s> {
    /// The union.
    pub union: DefinitionId,
    /// The origin of the union.
    pub site: Origin,
    /// The alternatives.
    pub parts: Vec<JsonPart<'s>>,
    /// The name from which the alternatives are named.
    pub name: TargetName,
    /// The nesting depth of the union.
    pub nesting: usize,
}

/// The items of a tuple, which are not lowered yet.
pub(crate) struct TupleJob<'s> {
    /// The tuple.
    pub tuple: DefinitionId,
    /// The origin of its schema.
    pub origin: Origin,
    /// Its schema.
    pub schema: Rc<Schema<'s>>,
    /// The name from which the items are named.
    pub name: TargetName,
    /// The nesting depth of the tuple.
    pub nesting: usize,
}

/// The schemas of one alternative of a union that is distinguished by its JSON.
pub(crate) struct JsonPart<'s> {
    /// The schemas, which nothing distinguishes if there are several.
    pub alternatives: Vec<Alternative<'s>>,
    /// The JSON type of their values.
    pub json: JsonType,
    /// The members that distinguish the objects from others.
    pub members: Vec<DistinctiveMember>,
    /// All members of the objects, if they may have the distinctive members of another alternative.
    pub complete: Option<DeclaredMembers>,
}
