//! Finds the results of long-running operations.

use crate::ir::{
    Api, DefinitionId, DefinitionKind, Definitions, FinalResult, HttpMethod, Model, Operation,
    Property, Response, ResultSchema, StatusCode, Type,
};

/// Finds the result of each long-running operation, and how it differs from a status monitor.
///
/// Rule: the type is `final-state-schema`, if declared (AutoRest, `x-ms-long-running-operation-options`). Otherwise it
/// depends on the method: PUT and PATCH return the resource, which is the body of their 200 or 201 (Azure's guidelines
/// for asynchronous operations). POST returns the body of its 200, or that of its 202 if no other success is listed.
/// DELETE returns nothing, unless its 200 has a body and there is no 204. If the body of the 202 is the result by this
/// rule and a status monitor (Azure's guidelines for REST APIs: an object with `status` and `result`), its `result` is
/// the result.
pub(super) fn run(api: &mut Api) {
    let definitions = &api.definitions;
    let operations = api.groups.iter_mut().flat_map(|it| &mut it.operations);
    for operation in operations {
        let found = result(definitions, operation).cloned();
        let ty = found.as_ref();
        let schema = ResultSchema {
            has_status: ty.is_some_and(|ty| has_status(definitions, ty)),
            is_monitor: ty.is_some_and(|ty| result_of_monitor(definitions, ty).is_some()),
            in_monitor: accepted_monitor(definitions, operation).is_some(),
        };
        if let Some(long_running) = &mut operation.long_running {
            long_running.result = FinalResult::Decided(found, schema);
        }
    }
}

/// Returns the type of a long-running operation's result, if there is one.
pub(super) fn result<'a>(
    definitions: &'a Definitions,
    operation: &'a Operation,
) -> Option<&'a Type> {
    accepted_monitor(definitions, operation).or_else(|| described(operation))
}

/// Returns the type of `result` in the body of the 202, if that is a status monitor and nothing else declares the
/// result.
fn accepted_monitor<'a>(
    definitions: &'a Definitions,
    operation: &'a Operation,
) -> Option<&'a Type> {
    let long_running = operation.long_running.as_ref()?;
    if long_running.result.ty().is_some() {
        return None;
    }
    let accepted = body(operation, 202)?;
    let is_result = described(operation).is_some_and(|ty| std::ptr::eq(ty, accepted));
    result_of_monitor(definitions, accepted).filter(|_| is_result)
}

/// Returns the type that the description declares as the result.
fn described(operation: &Operation) -> Option<&Type> {
    let long_running = operation.long_running.as_ref()?;
    if let Some(ty) = long_running.result.ty() {
        return Some(ty);
    }
    let body = |status| body(operation, status);
    match operation.method {
        HttpMethod::Put | HttpMethod::Patch => {
            body(200).or_else(|| body(201)).or_else(|| body(202))
        }
        HttpMethod::Delete if successes(operation).any(|response| response.status == 204) => None,
        HttpMethod::Delete => body(200),
        _ => {
            let ends = successes(operation).any(|response| response.status != 202);
            let accepted = || if ends { None } else { body(202) };
            body(200).or_else(|| body(201)).or_else(accepted)
        }
    }
}

fn body(operation: &Operation, status: StatusCode) -> Option<&Type> {
    let response = successes(operation).find(|response| response.status == status);
    response.and_then(|response| response.body.as_ref())
}

fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
    operation
        .responses
        .iter()
        .filter(|response| response.is_success())
}

const STATUS: &str = "status";
const RESULT: &str = "result";

/// Returns the type of `result`, if a type is a status monitor: an object with `result` and with a `status` that is
/// text.
fn result_of_monitor<'a>(definitions: &'a Definitions, ty: &Type) -> Option<&'a Type> {
    let Type::Named(id) = ty else { return None };
    let model = definitions.get(*id)?.as_model()?;
    let status = property(model, STATUS)?;
    let result = property(model, RESULT)?;
    is_text(definitions, &status.ty).then_some(&result.ty)
}

/// True if a type declares a top-level `status`.
fn has_status(definitions: &Definitions, ty: &Type) -> bool {
    let has = |id: DefinitionId| {
        let model = definitions.get(id).and_then(|it| it.as_model());
        model.is_some_and(|model| property(model, STATUS).is_some())
    };
    match ty {
        Type::Named(id) => match definitions.get(*id).map(|it| &it.kind) {
            Some(DefinitionKind::Union(union)) => {
                union.discriminator == STATUS || union.alternatives.iter().any(|it| has(it.model))
            }
            _ => has(*id),
        },
        _ => false,
    }
}

fn property<'m>(model: &'m Model, name: &str) -> Option<&'m Property> {
    let mut properties = model.properties.iter();
    properties.find(|property| property.wire_name == name)
}

fn is_text(definitions: &Definitions, ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => *scalar == crate::ir::Scalar::String,
        Type::Constant(_) => true,
        Type::Named(id) => {
            let kind = definitions.get(*id).map(|it| &it.kind);
            matches!(kind, Some(DefinitionKind::Enumeration(_)))
        }
        _ => false,
    }
}
