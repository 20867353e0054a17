use crate::ir::{Api, DefinitionId, ErrorModel, Model, Type};

/// Recognises errors of Azure Resource Manager's shape (ARM RPC, "Error response content"): an object whose `error` holds
/// `code` and `message`. They need no model, since `azure_core` reads them.
pub(super) fn run(api: &mut Api) {
    let arm: Vec<DefinitionId> = api
        .definitions
        .iter()
        .filter(|(_, definition)| {
            definition
                .as_model()
                .is_some_and(|model| is_arm_error(api, model))
        })
        .map(|(id, _)| id)
        .collect();
    for operation in api.operations_mut() {
        if let ErrorModel::Type(Type::Named(id)) = &operation.error
            && arm.contains(id)
        {
            operation.error = ErrorModel::Arm;
        }
    }
}

fn is_arm_error(api: &Api, model: &Model) -> bool {
    let error = model
        .properties
        .iter()
        .find(|property| property.wire_name == "error");
    let detail = error.and_then(|property| match property.ty {
        Type::Named(id) => api.definitions[id].as_model(),
        _ => None,
    });
    detail.is_some_and(|detail| {
        let has = |name: &str| {
            detail
                .properties
                .iter()
                .any(|property| property.wire_name == name)
        };
        has("code") && has("message")
    })
}
