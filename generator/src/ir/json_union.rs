//! Unions whose alternatives are distinguished by their JSON.

use serde_json::Value;

use super::{Docs, JsonType, Literal, Type};

/// A union of values that are distinguished by their JSON: by its type, and objects by their members.
///
/// A value that has the JSON of several alternatives is of the only one that declares all of its members, or of none.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct JsonUnion {
    /// The alternatives in the order of the specification.
    pub alternatives: Vec<JsonAlternative>,
}

/// An alternative of a [`JsonUnion`].
#[derive(Clone, Debug, serde::Serialize)]
pub struct JsonAlternative {
    /// The name in the specification: the title of the schema, or the name of its definition.
    pub name: Option<String>,
    /// The documentation.
    pub docs: Docs,
    /// The type.
    pub ty: Type,
    /// The JSON type of its values.
    pub json: JsonType,
    /// The members that together distinguish it from other objects, if there are others. Only the first may have
    /// values.
    pub members: Vec<DistinctiveMember>,
    /// All members of its objects, if they may have the distinctive members of another alternative.
    pub complete: Option<DeclaredMembers>,
}

/// The members of the objects of an alternative.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct DeclaredMembers {
    /// The wire names of the required members.
    pub required: Vec<String>,
    /// The wire names of the other members. `None` if any are allowed.
    pub optional: Option<Vec<String>>,
}

/// A member that distinguishes the objects of an alternative from those of others.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct DistinctiveMember {
    /// The wire name.
    pub wire_name: String,
    /// The values of the member. If there are none, its presence distinguishes the alternative.
    pub values: Vec<Literal>,
}

impl JsonUnion {
    /// True if no value has items or members.
    pub fn is_scalar(&self) -> bool {
        let mut types = self.alternatives.iter().map(|one| one.json);
        types.all(|json| !matches!(json, JsonType::List | JsonType::Object))
    }

    /// Returns the index of the only alternative that a value has the JSON of, or of the only one of several that
    /// declares all of its members. Integers are numbers too, unless there is an alternative for integers.
    pub fn alternative_of(&self, value: &Value) -> Option<usize> {
        let has = |json: JsonType| self.alternatives.iter().any(|one| one.json == json);
        let json = match JsonType::of_value(value)? {
            JsonType::Integer if !has(JsonType::Integer) => JsonType::Number,
            json => json,
        };
        let found = || {
            self.alternatives.iter().enumerate().filter(|(_, one)| {
                one.json == json && one.members.iter().all(|member| member.is_in(value))
            })
        };
        let complete = |(_, one): &(usize, &JsonAlternative)| {
            let complete = one.complete.as_ref();
            complete.is_some_and(|complete| complete.are_of(value))
        };
        let index = only(found()).or_else(|| only(found().filter(complete)));
        index.map(|(index, _)| index)
    }
}

/// Returns the only item.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next();
    first.filter(|_| items.next().is_none())
}

impl DeclaredMembers {
    /// True if a value has all required members, and only declared ones.
    fn are_of(&self, value: &Value) -> bool {
        let is_declared = |name: &String| {
            let optional = self.optional.as_ref();
            self.required.contains(name) || optional.is_none_or(|names| names.contains(name))
        };
        value.as_object().is_some_and(|members| {
            let mut required = self.required.iter();
            required.all(|name| members.contains_key(name)) && members.keys().all(is_declared)
        })
    }
}

impl DistinctiveMember {
    fn is_in(&self, value: &Value) -> bool {
        let Some(found) = value.get(&self.wire_name) else {
            return false;
        };
        let mut values = self.values.iter();
        self.values.is_empty() || values.any(|value| *found == value.json())
    }
}
