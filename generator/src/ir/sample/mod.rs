//! Values of types, the same for the same description: for parameters without examples, results that no example shows,
//! and replies of the fake.

mod number;
mod pattern;
mod scalar;
mod state;
mod text;

use serde_json::{Map, Value};

use super::{
    DefinitionId, DefinitionKind, Definitions, Enumeration, EnumerationBase, Limits, Model,
    Property, Scalar, Tuple, Type,
};
pub use state::settled_state;

/// The number of models in each other at which even required members end.
const DEPTH: usize = 12;

/// The most items of an array, however many it requires.
const ITEMS: u64 = 16;

/// The decisions about a sample that depend on more than types and limits.
///
/// Without a guide's decision, a model has its required members, and a scalar has a fixed value.
pub trait SampleGuide {
    /// True if a sample has an optional member. `depth` is the number of models around it, including its own.
    fn has_optional(&self, _property: &Property, _depth: usize) -> bool {
        false
    }

    /// Returns the value of a scalar in the member with a name, or `None` for the fixed one.
    fn scalar(&self, _scalar: Scalar, _name: &str) -> Option<Value> {
        None
    }

    /// Returns the value of a secret in the member with a name, or `None` for that of its type.
    fn secret(&self, _name: &str) -> Option<Value> {
        None
    }
}

/// Samples with the required members only, and fixed values.
#[derive(Clone, Copy, Debug, Default)]
pub struct RequiredMembers;

impl SampleGuide for RequiredMembers {}

/// Returns a value of a type within its limits, or `None` for files.
///
/// Constants, defaults, enumerations, formats, limits, patterns and discriminators are those of the description. A
/// pattern with assertions that look around, and a recursion without end, have values that are invalid.
pub fn sample(
    definitions: &Definitions,
    guide: &dyn SampleGuide,
    ty: &Type,
    limits: Option<&Limits>,
) -> Option<Value> {
    let mut sampler = Sampler {
        definitions,
        guide,
        within: Vec::new(),
    };
    sampler.value(ty, "value", limits)
}

struct Sampler<'a> {
    definitions: &'a Definitions,
    guide: &'a dyn SampleGuide,
    /// The models around the value, in which recursion ends.
    within: Vec<DefinitionId>,
}

impl Sampler<'_> {
    fn value(&mut self, ty: &Type, name: &str, limits: Option<&Limits>) -> Option<Value> {
        Some(match ty {
            Type::Any | Type::Map { .. } => Value::Object(Map::new()),
            Type::Constant(literal) => literal.json(),
            Type::Scalar(scalar) => self.scalar(*scalar, name, limits)?,
            Type::Array { items, .. } => Value::Array(self.items(items, name, limits)),
            Type::Named(id) => self.named(*id, name)?,
            Type::JsonInText(text) => text
                .written(&self.value(&text.content, name, limits)?)
                .into(),
        })
    }

    fn scalar(&self, scalar: Scalar, name: &str, limits: Option<&Limits>) -> Option<Value> {
        let chosen = self.guide.scalar(scalar, name);
        let value = match chosen {
            Some(chosen) => chosen,
            None => scalar::fixed(scalar)?,
        };
        let Some(limits) = limits else {
            return Some(value);
        };
        Some(match (scalar, value) {
            (Scalar::String | Scalar::Password, Value::String(text)) => {
                text::fitted(text, limits).into()
            }
            (_, Value::Number(number)) => number::fitted(number, limits).into(),
            (_, value) => value,
        })
    }

    /// Returns as many items as the limits require, but at least one if they allow it and recursion does not end here.
    fn items(&mut self, items: &Type, name: &str, limits: Option<&Limits>) -> Vec<Value> {
        let count = limits.map(|limits| limits.items).unwrap_or_default();
        let least = count.least.unwrap_or_default();
        let is_within = items
            .definition()
            .is_some_and(|it| self.within.contains(&it));
        let wanted = match is_within {
            true => least,
            false => least.max(1),
        };
        let wanted = wanted.min(count.most.unwrap_or(ITEMS)).min(ITEMS);
        if wanted == 0 || self.within.len() > DEPTH {
            return Vec::new();
        }
        let own = limits.and_then(|limits| limits.item.as_deref());
        let Some(item) = self.value(items, name, own) else {
            return Vec::new();
        };
        let is_unique = limits.is_some_and(|limits| limits.unique_items);
        let wanted = match is_unique {
            true => 1,
            false => wanted as usize,
        };
        vec![item; wanted]
    }

    fn named(&mut self, id: DefinitionId, name: &str) -> Option<Value> {
        Some(match &self.definitions.get(id)?.kind {
            DefinitionKind::Enumeration(enumeration) => self.enumeration(enumeration),
            DefinitionKind::Model(model) => self.model(id, model),
            DefinitionKind::Union(union) => {
                let Some(first) = union.alternatives.first() else {
                    return Some(Value::Object(Map::new()));
                };
                let mut value = self.named(first.model, name)?;
                if let Value::Object(members) = &mut value {
                    members.insert(union.discriminator.clone(), first.value.json());
                }
                value
            }
            DefinitionKind::Tuple(tuple) => Value::Array(self.tuple(id, tuple, name)),
            DefinitionKind::JsonUnion(union) => {
                let mut alternatives = union.alternatives.iter();
                alternatives.find_map(|it| self.value(&it.ty, name, None))?
            }
        })
    }

    /// Returns the required items.
    fn tuple(&mut self, id: DefinitionId, tuple: &Tuple, name: &str) -> Vec<Value> {
        if self.within.len() > DEPTH {
            return Vec::new();
        }
        self.within.push(id);
        let items = tuple.items.iter().filter(|item| item.required);
        let items = items.map(|item| self.value(&item.ty, name, None).unwrap_or_default());
        let items = items.collect();
        self.within.pop();
        items
    }

    /// Returns the first value, or that of a resource that is ready in the state of a model.
    fn enumeration(&self, enumeration: &Enumeration) -> Value {
        let ready = settled_state(enumeration).filter(|_| !self.within.is_empty());
        match ready.or(enumeration.values.first()) {
            Some(value) => enumeration.base.json(&value.wire),
            None => match enumeration.base {
                EnumerationBase::String => "text".into(),
                EnumerationBase::Boolean => true.into(),
                EnumerationBase::Integer | EnumerationBase::Number => 1.into(),
            },
        }
    }

    fn model(&mut self, id: DefinitionId, model: &Model) -> Value {
        let mut members = Map::new();
        self.within.push(id);
        for property in &model.properties {
            if !self.has(property) {
                continue;
            }
            let limits = property.limits.as_deref();
            let name = property.wire_name.as_str();
            let default = property.default.as_ref().filter(|it| !it.is_null());
            let secret = || self.guide.secret(name).filter(|_| property.secret);
            let chosen = default.cloned().or_else(secret);
            let value = chosen.or_else(|| self.value(&property.ty, name, limits));
            members.extend(value.map(|value| (name.to_owned(), value)));
        }
        self.within.pop();
        Value::Object(members)
    }

    fn has(&self, property: &Property) -> bool {
        let depth = self.within.len();
        if !property.mutability.read {
            return false;
        }
        if property.required {
            return depth <= DEPTH;
        }
        let inner = property.ty.definition();
        let is_within = inner.is_some_and(|it| self.within.contains(&it));
        !is_within && self.guide.has_optional(property, depth)
    }
}
