//! Finds the error models of Azure Resource Manager.

use std::collections::HashSet;

use crate::ir::{
    Api, DefinitionId, DefinitionKind, Definitions, Endpoint, EnumerationBase, ErrorModel, Model,
    Property, Scalar, Type,
};

/// The members of an error besides code and message.
const DETAILS: &[&str] = &[
    "target",
    "details",
    "innererror",
    "innerError",
    "additionalInfo",
];

/// Replaces the error models that equal those of Azure Resource Manager, which the runtime implements.
///
/// Rule: an error is an object with the member `error`, which contains `code` and `message`, and optionally `target`,
/// `details`, `innererror` and `additionalInfo` (Azure Resource Manager, common types `ErrorResponse` and
/// `ErrorDetail`; Azure's REST guidelines for other services). Some resource providers only declare the inner object.
/// Azure Resource Manager sends the outer one nevertheless, so both are treated alike. A model with other members is
/// kept. A listed error response of this form loses its body.
pub(super) fn run(api: &mut Api) {
    let resource_manager = api.client.endpoint == Endpoint::ResourceManager;
    let definitions = &api.definitions;
    let is_arm = |ty: &Type| is_arm(definitions, ty, resource_manager);
    for operation in api
        .groups
        .iter_mut()
        .flat_map(|group| &mut group.operations)
    {
        if matches!(&operation.error, ErrorModel::Type(ty) if is_arm(ty)) {
            operation.error = ErrorModel::Arm;
        }
        for response in &mut operation.responses {
            if !response.is_success() && response.body.as_ref().is_some_and(is_arm) {
                response.body = None;
            }
        }
    }
}

fn is_arm(definitions: &Definitions, ty: &Type, resource_manager: bool) -> bool {
    let Some(model) = model(definitions, ty) else {
        return false;
    };
    match wrapped(model) {
        Some(error) => is_detail(definitions, error),
        None => resource_manager && is_detail(definitions, ty),
    }
}

/// Returns the type of `error`, if it is the only member of an object.
fn wrapped(model: &Model) -> Option<&Type> {
    match model.properties.as_slice() {
        [error] if error.wire_name == "error" => Some(&error.ty),
        _ => None,
    }
}

/// True if a type is an object with code and message, and details of the same form. Some specifications declare the
/// outer object for details again.
fn is_detail(definitions: &Definitions, ty: &Type) -> bool {
    let mut open = vec![ty];
    let mut known: HashSet<DefinitionId> = HashSet::new();
    while let Some(ty) = open.pop() {
        if ty.definition().is_some_and(|id| !known.insert(id)) {
            continue;
        }
        let Some(model) = model(definitions, ty) else {
            return false;
        };
        if let Some(error) = wrapped(model) {
            open.push(error);
            continue;
        }
        let member = |name: &str| model.properties.iter().find(|one| one.wire_name == name);
        let text = |name: &str| member(name).is_some_and(|one| is_text(definitions, &one.ty));
        let known = |one: &Property| {
            let name = one.wire_name.as_str();
            name == "code" || name == "message" || DETAILS.contains(&name)
        };
        if !text("code") || !text("message") || !model.properties.iter().all(known) {
            return false;
        }
        match member("details").map(|details| &details.ty) {
            None | Some(Type::Any) => {}
            Some(Type::Array { items, .. }) if **items == Type::Any => {}
            Some(Type::Array { items, .. }) => open.push(items),
            Some(_) => return false,
        }
        if member("target").is_some_and(|target| !is_text(definitions, &target.ty)) {
            return false;
        }
    }
    true
}

fn model<'d>(definitions: &'d Definitions, ty: &Type) -> Option<&'d Model> {
    match ty {
        Type::Named(id) => definitions.get(*id)?.as_model(),
        _ => None,
    }
}

fn is_text(definitions: &Definitions, ty: &Type) -> bool {
    match ty {
        Type::Scalar(Scalar::String) | Type::Constant(_) => true,
        Type::Named(id) => match definitions.get(*id).map(|definition| &definition.kind) {
            Some(DefinitionKind::Enumeration(one)) => one.base == EnumerationBase::String,
            _ => false,
        },
        _ => false,
    }
}
