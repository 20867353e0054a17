use crate::ir::{Api, DefinitionId, DefinitionKind, ErrorModel, Operation, Output, Property, Type};

/// Every type that an operation itself mentions: parameters, body, answers, failures, results.
pub(super) fn operation_types(operation: &Operation) -> Vec<&Type> {
    let mut types: Vec<&Type> = operation
        .parameters
        .iter()
        .map(|parameter| &parameter.ty)
        .collect();
    types.extend(operation.body.iter().map(|body| &body.ty));
    types.extend(answer_types(operation));
    types
}

/// Every type that an operation can answer with.
pub(super) fn answer_types(operation: &Operation) -> Vec<&Type> {
    let mut types: Vec<&Type> = operation
        .responses
        .iter()
        .filter_map(|response| response.body.as_ref())
        .collect();
    types.extend(
        operation
            .responses
            .iter()
            .flat_map(|response| &response.headers)
            .map(|header| &header.ty),
    );
    if let ErrorModel::Type(ty) = &operation.error {
        types.push(ty);
    }
    if let Some(long_running) = &operation.long_running {
        types.extend(&long_running.final_schema);
        types.extend(&long_running.result);
    }
    types
}

/// Calls `change` with every reference to a definition, wherever in the API it stands.
pub(super) fn definition_ids_mut(api: &mut Api, change: &mut dyn FnMut(&mut DefinitionId)) {
    for parameter in &mut api.client.parameters {
        of_type(&mut parameter.ty, change);
    }
    for operation in api.operations_mut() {
        of_operation(operation, change);
    }
    for (_, definition) in api.definitions.iter_mut() {
        match &mut definition.kind {
            DefinitionKind::Model(model) => {
                of_properties(&mut model.properties, change);
                model
                    .additional_properties
                    .iter_mut()
                    .for_each(|ty| of_type(ty, change));
                model.parents.iter_mut().for_each(&mut *change);
            }
            DefinitionKind::Union(union) => {
                of_properties(&mut union.shared, change);
                union
                    .variants
                    .iter_mut()
                    .for_each(|variant| change(&mut variant.model));
            }
            DefinitionKind::Enumeration(_) => {}
        }
    }
}

fn of_operation(operation: &mut Operation, change: &mut dyn FnMut(&mut DefinitionId)) {
    for parameter in &mut operation.parameters {
        of_type(&mut parameter.ty, change);
    }
    if let Some(body) = &mut operation.body {
        of_type(&mut body.ty, change);
    }
    for response in &mut operation.responses {
        response.body.iter_mut().for_each(|ty| of_type(ty, change));
        response
            .headers
            .iter_mut()
            .for_each(|header| of_type(&mut header.ty, change));
    }
    if let ErrorModel::Type(ty) = &mut operation.error {
        of_type(ty, change);
    }
    match &mut operation.output {
        Output::Body(ty) | Output::OptionalBody(ty) => of_type(ty, change),
        Output::ByStatus(answers) => {
            answers
                .iter_mut()
                .filter_map(|(_, ty)| ty.as_mut())
                .for_each(|ty| of_type(ty, change));
        }
        Output::Nothing | Output::Exists | Output::Stream => {}
    }
    if let Some(paging) = &mut operation.paging {
        paging.item.iter_mut().for_each(|ty| of_type(ty, change));
        paging.page.iter_mut().for_each(&mut *change);
    }
    if let Some(long_running) = &mut operation.long_running {
        long_running
            .final_schema
            .iter_mut()
            .for_each(|ty| of_type(ty, change));
        long_running
            .result
            .iter_mut()
            .for_each(|ty| of_type(ty, change));
    }
}

fn of_properties(properties: &mut [Property], change: &mut dyn FnMut(&mut DefinitionId)) {
    properties
        .iter_mut()
        .for_each(|property| of_type(&mut property.ty, change));
}

fn of_type(ty: &mut Type, change: &mut dyn FnMut(&mut DefinitionId)) {
    match ty {
        Type::Named(id) => change(id),
        Type::Array { items, .. } => of_type(items, change),
        Type::Map { values, .. } => of_type(values, change),
        Type::Any | Type::Scalar(_) | Type::Constant(_) => {}
    }
}
