//! Composes the examples whose values are at several places of a specification.

use serde_json::Value;

use super::Analysis;
use crate::ir::{
    Api, BodyKind, Definitions, Example, ExampleResponse, Operation, Origin, Package,
    RequiredMembers, ResponseChoice, ScatteredExample, Type, sample,
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
    // The document of such an operation has another response.
    let suffix = match operation.choice {
        Some(ResponseChoice::Items { .. }) => " (items)",
        Some(ResponseChoice::Document) | None => "",
    };
    let value = |place: &Origin| sources.value(place).cloned();
    let mut example = Example {
        file: sources.document(origin.document).name.clone(),
        pointer: format!("{}#{name}{suffix}", origin.pointer),
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
            let limits = parameter.limits.as_deref();
            let value = sample(definitions, &RequiredMembers, &parameter.ty, limits);
            // A constant is no argument, and an object needs an example to be of use.
            let is_left_out = matches!(parameter.ty, Type::Constant(_));
            let value = value.filter(|value| !is_left_out && !value.is_object());
            let value = value.map(|value| (parameter.wire_name.clone(), value));
            example.parameters.extend(value);
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
