//! Unions whose alternatives are distinguished by their JSON.

use serde_json::Value;

use super::{Docs, JsonType, Literal, Type};

/// A union of values that are distinguished by their JSON: by its type, and objects by their members.
///
/// No value has the JSON of two alternatives, as far as the specification says.
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
    /// The members that together distinguish it from other objects, if there are others. Only the first may have a
    /// value.
    pub members: Vec<DistinctiveMember>,
}

/// A member that distinguishes the objects of an alternative from those of others.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct DistinctiveMember {
    /// The wire name.
    pub wire_name: String,
    /// The only value of the member. If there is none, its presence distinguishes the alternative.
    pub value: Option<Literal>,
}

impl JsonUnion {
    /// True if no value has items or members.
    pub fn is_scalar(&self) -> bool {
        let mut types = self.alternatives.iter().map(|one| one.json);
        types.all(|json| !matches!(json, JsonType::List | JsonType::Object))
    }

    /// Returns the index of the only alternative that a value has the JSON of. Integers are numbers too, unless there
    /// is an alternative for integers.
    pub fn alternative_of(&self, value: &Value) -> Option<usize> {
        let has = |json: JsonType| self.alternatives.iter().any(|one| one.json == json);
        let json = match JsonType::of_value(value)? {
            JsonType::Integer if !has(JsonType::Integer) => JsonType::Number,
            json => json,
        };
        let mut found = self.alternatives.iter().enumerate().filter(|(_, one)| {
            one.json == json && one.members.iter().all(|member| member.is_in(value))
        });
        match (found.next(), found.next()) {
            (Some((index, _)), None) => Some(index),
            _ => None,
        }
    }
}

impl DistinctiveMember {
    fn is_in(&self, value: &Value) -> bool {
        match (value.get(&self.wire_name), &self.value) {
            (Some(found), Some(value)) => *found == value.json(),
            (found, None) => found.is_some(),
            (None, Some(_)) => false,
        }
    }
}
