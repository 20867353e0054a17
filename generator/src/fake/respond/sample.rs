//! Samples of types.

use serde_json::{Map, Value};

use super::guess;
use super::subject::Subject;
use crate::fake::made_up;
use crate::ir::{
    DefinitionId, DefinitionKind, EnumerationBase, Limits, Model, Property, Scalar, Type,
};

/// The depth after which optional members are left out.
const DEPTH: usize = 6;

/// Returns a sample of a type for a resource.
pub(super) fn sample(subject: &Subject<'_>, ty: &Type) -> Value {
    Sampler {
        subject,
        within: Vec::new(),
    }
    .value(ty, "value", None)
}

struct Sampler<'a> {
    subject: &'a Subject<'a>,
    /// The models around the value, in which recursion ends.
    within: Vec<DefinitionId>,
}

impl Sampler<'_> {
    fn value(&mut self, ty: &Type, name: &str, limits: Option<&Limits>) -> Value {
        match ty {
            Type::Any => Value::Object(Map::new()),
            Type::Constant(literal) => literal.json(),
            Type::Scalar(scalar) => self.scalar(*scalar, name, limits),
            Type::Array { items, .. } => {
                let is_within = items
                    .definition()
                    .is_some_and(|it| self.within.contains(&it));
                match is_within {
                    true => Value::Array(Vec::new()),
                    false => Value::Array(vec![self.value(items, name, None)]),
                }
            }
            Type::Map { .. } => Value::Object(Map::new()),
            Type::Named(id) => self.named(*id, name),
        }
    }

    fn named(&mut self, id: DefinitionId, name: &str) -> Value {
        let definitions = self.subject.definitions;
        let Some(definition) = definitions.get(id) else {
            return Value::Null;
        };
        match &definition.kind {
            DefinitionKind::Enumeration(enumeration) => {
                let first = enumeration.values.first();
                let first = first.map(|it| guess::literal(enumeration.base, &it.wire));
                let value = guess::ready(enumeration).or(first);
                value.unwrap_or_else(|| match enumeration.base {
                    EnumerationBase::String => name.into(),
                    EnumerationBase::Boolean => true.into(),
                    _ => 1.into(),
                })
            }
            DefinitionKind::Model(model) => self.model(id, model),
            DefinitionKind::Union(union) => {
                let Some(first) = union.alternatives.first() else {
                    return Value::Object(Map::new());
                };
                let mut value = self.named(first.model, name);
                if let Value::Object(members) = &mut value {
                    members.insert(union.discriminator.clone(), first.value.json());
                }
                value
            }
            DefinitionKind::JsonUnion(union) => match union.alternatives.first() {
                Some(first) => self.value(&first.ty, name, None),
                None => Value::Null,
            },
        }
    }

    fn model(&mut self, id: DefinitionId, model: &Model) -> Value {
        let mut members = Map::new();
        self.within.push(id);
        for property in model.properties.iter().filter(|it| it.mutability.read) {
            let is_within = property
                .ty
                .definition()
                .is_some_and(|it| self.within.contains(&it));
            let is_deep = self.within.len() > DEPTH;
            if !property.required && (is_within || is_deep) || self.within.len() > 2 * DEPTH {
                continue;
            }
            if is_left_out(property) {
                continue;
            }
            let limits = property.limits.as_deref();
            let value = match (&property.default, property.secret) {
                (Some(default), _) if !default.is_null() => default.clone(),
                (_, true) => self.secret(&property.wire_name),
                _ => self.value(&property.ty, &property.wire_name, limits),
            };
            members.insert(property.wire_name.clone(), value);
        }
        self.within.pop();
        Value::Object(members)
    }

    fn secret(&self, name: &str) -> Value {
        made_up::secret(&format!("{} {name}", self.subject.id)).into()
    }

    fn scalar(&self, scalar: Scalar, name: &str, limits: Option<&Limits>) -> Value {
        let least = limits.and_then(|limits| limits.minimum.as_ref());
        let least = least.map(|bound| bound.number.clone());
        match scalar {
            Scalar::Boolean => true.into(),
            Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 => match least {
                Some(least) if least.as_f64() > Some(1.0) => Value::Number(least),
                _ => 1.into(),
            },
            Scalar::UnixTime => 1_700_000_000.into(),
            Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => match least {
                Some(least) if least.as_f64() > Some(1.0) => Value::Number(least),
                _ => 1.0.into(),
            },
            Scalar::Duration => "PT1M".into(),
            Scalar::Time => "12:00:00".into(),
            Scalar::DateTimeRfc1123 => "Mon, 01 Jan 2024 00:00:00 GMT".into(),
            Scalar::Base64 | Scalar::Base64Url | Scalar::Binary | Scalar::File => "ZmFrZQ==".into(),
            Scalar::ArmId => self.subject.id.into(),
            Scalar::Password => self.secret(name),
            Scalar::String if guess::is_secret(name) => self.secret(name),
            Scalar::String if name == "value" => self.secret(name),
            Scalar::DateTime => self.subject.now.clone().into(),
            Scalar::Date => self.subject.now.get(..10).unwrap_or_default().into(),
            scalar => guess::text(self.subject, scalar, name)
                .unwrap_or_else(|| fitted(name, limits).into()),
        }
    }
}

/// True for members of pages and errors, which a sample does not have.
fn is_left_out(property: &Property) -> bool {
    !property.required
        && matches!(
            property.wire_name.as_str(),
            "nextLink" | "@odata.nextLink" | "error" | "errors"
        )
}

/// Returns the name of a member as its text, with a length that is allowed.
fn fitted(name: &str, limits: Option<&Limits>) -> String {
    let length = limits.map(|limits| limits.length).unwrap_or_default();
    let mut text = name.to_owned();
    while (text.chars().count() as u64) < length.least.unwrap_or_default().min(1000) {
        text.push('x');
    }
    let most = length.most.map_or(usize::MAX, |most| most as usize);
    text.chars().take(most).collect()
}
