//! Composes the examples whose values are at several places of a specification.

use serde_json::{Value, json};

use super::Analysis;
use crate::ir::{
    Api, BodyKind, DefinitionKind, Definitions, EnumerationBase, Example, ExampleResponse,
    Operation, Origin, Package, Scalar, ScatteredExample, Type,
};
use crate::source::Sources;

impl Analysis {
    /// Composes the examples of all operations for tests. Before, only `x-ms-examples` are examples of an operation.
    ///
    /// A required parameter without an example has a value of its type.
    pub fn compose_examples(&mut self, sources: &Sources) {
        compose(&mut self.package, sources);
    }
}

fn compose(package: &mut Package, sources: &Sources) {
    for module in &mut package.modules {
        let Api {
            groups,
            definitions,
            ..
        } = &mut module.api;
        for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
            let scattered = std::mem::take(&mut operation.scattered_examples);
            let composed = scattered.into_iter();
            let composed = composed.map(|it| example(it, operation, definitions, sources));
            let composed: Vec<_> = composed.collect();
            operation.examples.extend(composed);
        }
    }
}

fn example(
    scattered: ScatteredExample,
    operation: &Operation,
    definitions: &Definitions,
    sources: &Sources,
) -> Example {
    let ScatteredExample {
        name,
        origin,
        parameters,
        body,
        responses,
    } = scattered;
    let value = |place: &Origin| sources.value(place).cloned();
    let mut example = Example {
        file: sources.document(origin.document).name.clone(),
        pointer: format!("{}#{name}", origin.pointer),
        origin,
        name,
        parameters: Default::default(),
        responses: Vec::new(),
    };
    for (name, place) in parameters {
        example
            .parameters
            .extend(value(&place).map(|it| (name, it)));
    }
    match (body.as_ref().and_then(value), &operation.body) {
        (Some(Value::Object(members)), Some(body))
            if matches!(body.kind, BodyKind::Multipart | BodyKind::UrlEncoded) =>
        {
            example.parameters.extend(members);
        }
        (Some(value), Some(body)) => {
            example.parameters.insert(body.name.clone(), value);
        }
        _ => {}
    }
    let missing = operation.parameters.iter().filter(|it| it.required);
    for parameter in missing {
        if !example.parameters.contains_key(&parameter.wire_name) {
            let sample = sample(definitions, &parameter.ty);
            let sample = sample.map(|value| (parameter.wire_name.clone(), value));
            example.parameters.extend(sample);
        }
    }
    let responses = responses.into_iter();
    example.responses = responses
        .map(|(status, place)| ExampleResponse {
            status,
            body: place.as_ref().and_then(value),
            headers: Default::default(),
        })
        .collect();
    example
}

/// Returns a value of a type, or `None` for objects and files.
fn sample(definitions: &Definitions, ty: &Type) -> Option<Value> {
    Some(match ty {
        Type::Scalar(scalar) => of_scalar(*scalar)?,
        Type::Array { items, .. } => Value::Array(vec![sample(definitions, items)?]),
        Type::Named(id) => match &definitions.get(*id)?.kind {
            DefinitionKind::Enumeration(values) => {
                let first = values.values.first()?;
                match values.base {
                    EnumerationBase::String => Value::String(first.wire.clone()),
                    _ => first.wire.parse().ok()?,
                }
            }
            _ => return None,
        },
        Type::Any | Type::Map { .. } | Type::Constant(_) => return None,
    })
}

fn of_scalar(scalar: Scalar) -> Option<Value> {
    Some(match scalar {
        Scalar::Boolean => json!(true),
        Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 | Scalar::UnixTime => {
            json!(1)
        }
        Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => json!(1.5),
        Scalar::String | Scalar::Etag | Scalar::Password => json!("text"),
        Scalar::Uuid | Scalar::TypedUuid => json!("00000000-0000-0000-0000-000000000001"),
        Scalar::Url => json!("https://example.com"),
        Scalar::DateTime => json!("2024-01-01T00:00:00Z"),
        Scalar::DateTimeRfc1123 => json!("Mon, 01 Jan 2024 00:00:00 GMT"),
        Scalar::Date | Scalar::TypedDate => json!("2024-01-01"),
        Scalar::Time => json!("00:00:00"),
        Scalar::Duration => json!("PT1S"),
        Scalar::Base64 | Scalar::Base64Url => json!("AAEC"),
        Scalar::ArmId | Scalar::Binary | Scalar::File => return None,
    })
}
