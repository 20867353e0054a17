//! Structured values of examples as a client decodes and encodes them.

use serde_json::{Map, Value, json};

use super::{format, pointer::Finding};
use crate::{
    ir::{DefinitionId, DefinitionKind, Definitions, Parameter, Scalar, Type},
    rust::example_tests::case::PermittedChange,
};

/// Returns the structured value of a parameter in an example as a client decodes and encodes it: with the permitted
/// changes, and with the members in the order of their models. `None` if a change has no single result.
pub(super) fn encoded(
    definitions: &Definitions,
    parameter: &Parameter,
    value: &Value,
    findings: &[Finding],
) -> Option<Value> {
    let name = parameter.wire_name.as_str();
    // The places of the findings begin with the parameter.
    let mut parameters = changed(json!({ name: value }), findings)?;
    let value = parameters.get_mut(name).map(Value::take)?;
    Some(ordered(definitions, parameter.ty.decoded(), value))
}

/// Returns the structured value of a body in an example as a client decodes and encodes it.
pub(super) fn encoded_body(
    definitions: &Definitions,
    ty: &Type,
    value: &Value,
    findings: &[Finding],
) -> Option<Value> {
    let value = changed(value.clone(), findings)?;
    Some(ordered(definitions, ty, value))
}

/// Makes the changes of the findings.
fn changed(mut value: Value, findings: &[Finding]) -> Option<Value> {
    for finding in findings {
        apply(&mut value, finding)?;
    }
    Some(value)
}

fn apply(value: &mut Value, finding: &Finding) -> Option<()> {
    let (parent, key) = finding.at.parent_in(value)?;
    match (&finding.change, parent) {
        (
            PermittedChange::Undeclared | PermittedChange::ReadOnly | PermittedChange::Null,
            Value::Object(members),
        ) => {
            members.shift_remove(key);
        }
        (PermittedChange::Constant(constant), Value::Object(members)) => {
            members.insert(key.to_owned(), constant.clone());
        }
        (PermittedChange::Instant, parent) => {
            let text = match parent {
                Value::Object(members) => members.get_mut(key)?,
                Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?)?,
                _ => return None,
            };
            *text = format::instant(text.as_str()?)?.into();
        }
        // There is one form only.
        (PermittedChange::HttpDate, _) => {}
        _ => return None,
    }
    Some(())
}

/// Returns a value with the members in the order of their models, and with numbers as their types write them.
fn ordered(definitions: &Definitions, ty: &Type, value: Value) -> Value {
    match (ty, value) {
        (Type::Array { items, .. }, Value::Array(values)) => {
            let values = values.into_iter();
            values.map(|it| ordered(definitions, items, it)).collect()
        }
        (Type::Map { values: of, .. }, Value::Object(members)) => {
            let mut members: Vec<_> = members.into_iter().collect();
            members.sort_by(|(one, _), (other, _)| one.cmp(other));
            let members = members.into_iter();
            let members = members.map(|(key, value)| (key, ordered(definitions, of, value)));
            Value::Object(members.collect())
        }
        (Type::Scalar(Scalar::Float32 | Scalar::Float64 | Scalar::Decimal), value) => {
            value.as_f64().map_or(value, Value::from)
        }
        (
            Type::Scalar(Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::UnixTime),
            value,
        ) => format::integer(&value).map_or(value, Value::from),
        (Type::Named(id), value) => named(definitions, *id, value),
        (_, value) => value,
    }
}

fn named(definitions: &Definitions, id: DefinitionId, value: Value) -> Value {
    match (&definitions[id].kind, value) {
        (DefinitionKind::Model(model), Value::Object(mut members)) => {
            let mut all = Map::new();
            for property in &model.properties {
                if let Some(value) = members.shift_remove(&property.wire_name) {
                    let value = ordered(definitions, &property.ty, value);
                    all.insert(property.wire_name.clone(), value);
                }
            }
            let rest = Value::Object(members);
            let rest = match &model.additional_properties {
                Some(ty) => {
                    let values = Box::new(ty.clone());
                    let map = Type::Map {
                        values,
                        nullable_values: true,
                    };
                    ordered(definitions, &map, rest)
                }
                None => rest,
            };
            if let Value::Object(rest) = rest {
                all.extend(rest);
            }
            Value::Object(all)
        }
        (DefinitionKind::JsonUnion(union), value) => {
            let index = union.alternative_of(&value);
            match index.and_then(|index| union.alternatives.get(index)) {
                Some(alternative) => ordered(definitions, &alternative.ty, value),
                None => value,
            }
        }
        (_, value) => value,
    }
}
