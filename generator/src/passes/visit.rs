//! The places where an API refers to types and definitions.

use crate::ir::{
    Api, Definition, DefinitionId, DefinitionKind, ErrorModel, Operation, Output, Type,
};

/// The role of a type in an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum TypeRole {
    /// A part of the request except the body.
    Parameter,
    /// The request body.
    Body,
    /// A part of a response: body, header, error, or final result.
    Response,
}

/// Visits every type in an operation.
pub(super) fn operation<'o>(operation: &'o Operation, see: &mut dyn FnMut(TypeRole, &'o Type)) {
    for parameter in &operation.parameters {
        see(TypeRole::Parameter, &parameter.ty);
    }
    if let Some(body) = &operation.body {
        see(TypeRole::Body, &body.ty);
    }
    for response in &operation.responses {
        let headers = response.headers.iter().map(|header| &header.ty);
        for ty in headers.chain(&response.body) {
            see(TypeRole::Response, ty);
        }
    }
    if let ErrorModel::Type(ty) = &operation.error {
        see(TypeRole::Response, ty);
    }
    match operation.output() {
        Output::Body(ty) | Output::OptionalBody(ty) | Output::Items(ty, _) => {
            see(TypeRole::Response, ty)
        }
        Output::ByStatus(bodies) => {
            for ty in bodies.iter().filter_map(|it| it.body.as_ref()) {
                see(TypeRole::Response, ty);
            }
        }
        Output::Nothing | Output::Exists | Output::Stream => {}
    }
    if let Some(paging) = operation.paging() {
        see(TypeRole::Response, &paging.item);
    }
    if let Some(long_running) = &operation.long_running
        && let Some(ty) = long_running.result.ty()
    {
        see(TypeRole::Response, ty);
    }
}

/// Visits every type in an operation mutably.
fn operation_mut(operation: &mut Operation, see: &mut dyn FnMut(&mut Type)) {
    for parameter in &mut operation.parameters {
        see(&mut parameter.ty);
    }
    if let Some(body) = &mut operation.body {
        see(&mut body.ty);
    }
    for response in &mut operation.responses {
        let headers = response.headers.iter_mut().map(|header| &mut header.ty);
        headers.chain(&mut response.body).for_each(&mut *see);
    }
    if let ErrorModel::Type(ty) = &mut operation.error {
        see(ty);
    }
    match operation.output.get_mut() {
        Some(Output::Body(ty) | Output::OptionalBody(ty) | Output::Items(ty, _)) => see(ty),
        Some(Output::ByStatus(bodies)) => {
            let bodies = bodies.iter_mut().filter_map(|it| it.body.as_mut());
            bodies.for_each(&mut *see);
        }
        Some(Output::Nothing | Output::Exists | Output::Stream) | None => {}
    }
    if let Some(paging) = operation.listing.found_mut() {
        see(&mut paging.item);
    }
    if let Some(long_running) = &mut operation.long_running {
        long_running.result.ty_mut().into_iter().for_each(&mut *see);
    }
}

/// Visits every type in an API mutably.
pub(super) fn types_mut(api: &mut Api, see: &mut dyn FnMut(&mut Type)) {
    for parameter in &mut api.client.parameters {
        see(&mut parameter.ty);
    }
    for webhook in &mut api.webhooks {
        webhook.payload.iter_mut().for_each(&mut *see);
    }
    for operation in api.operations_mut() {
        operation_mut(operation, see);
    }
    for (_, definition) in api.definitions.iter_mut() {
        definition_mut(definition, see);
    }
}

/// Visits every type in a definition mutably.
pub(super) fn definition_mut(definition: &mut Definition, see: &mut dyn FnMut(&mut Type)) {
    match &mut definition.kind {
        DefinitionKind::Model(model) => {
            let properties = model.properties.iter_mut().map(|property| &mut property.ty);
            properties
                .chain(&mut model.additional_properties)
                .for_each(see);
        }
        DefinitionKind::Union(union) => {
            let properties = union.shared.iter_mut().map(|property| &mut property.ty);
            properties.for_each(see);
        }
        DefinitionKind::JsonUnion(union) => {
            let types = union.alternatives.iter_mut().map(|one| &mut one.ty);
            types.for_each(see);
        }
        DefinitionKind::Tuple(tuple) => tuple.types_mut().for_each(see),
        DefinitionKind::Enumeration(_) => {}
    }
}

/// Returns the definitions that a definition requires: those of its members and its alternatives, but not its parents.
pub(super) fn held(definition: &Definition) -> impl Iterator<Item = DefinitionId> {
    let alternatives = match &definition.kind {
        DefinitionKind::Union(union) => union.alternatives.as_slice(),
        DefinitionKind::Model(_)
        | DefinitionKind::Enumeration(_)
        | DefinitionKind::JsonUnion(_)
        | DefinitionKind::Tuple(_) => &[],
    };
    let default = match &definition.kind {
        DefinitionKind::Union(union) => union.default,
        DefinitionKind::Model(model) => model.default_alternative,
        _ => None,
    };
    let types = definition.types().into_iter();
    types
        .filter_map(Type::definition)
        .chain(default)
        .chain(alternatives.iter().map(|alternative| alternative.model))
}

/// Updates all references to definitions. Parents without a new ID are removed.
pub(super) fn renumber(api: &mut Api, places: &[Option<DefinitionId>]) {
    let place = |id: DefinitionId| places.get(id.0 as usize).copied().flatten();
    let mut ty = |ty: &mut Type| {
        if let Some(id) = ty.definition_mut() {
            *id = place(*id).unwrap_or(*id);
        }
    };
    types_mut(api, &mut ty);
    for id in &mut api.exported {
        *id = place(*id).unwrap_or(*id);
    }
    for operation in api.operations_mut() {
        if let Some(paging) = operation.listing.found_mut() {
            paging.page = place(paging.page).unwrap_or(paging.page);
        }
    }
    for (_, definition) in api.definitions.iter_mut() {
        match &mut definition.kind {
            DefinitionKind::Model(model) => {
                model.parents = model.parents.iter().copied().filter_map(place).collect();
                model.default_alternative = model.default_alternative.and_then(place);
            }
            DefinitionKind::Union(union) => {
                union.default = union.default.and_then(place);
                for alternative in &mut union.alternatives {
                    alternative.model = place(alternative.model).unwrap_or(alternative.model);
                }
            }
            DefinitionKind::Enumeration(_)
            | DefinitionKind::JsonUnion(_)
            | DefinitionKind::Tuple(_) => {}
        }
    }
}

/// Returns every definition that an API refers to, including parents.
pub(super) fn mentioned(api: &Api) -> Vec<DefinitionId> {
    let mut ids = Vec::new();
    let parameters = api.client.parameters.iter();
    ids.extend(parameters.filter_map(|parameter| parameter.ty.definition()));
    ids.extend(api.payloads().filter_map(Type::definition));
    ids.extend(&api.exported);
    for one in api.operations() {
        operation(one, &mut |_, ty| ids.extend(ty.definition()));
        ids.extend(one.paging().map(|paging| paging.page));
    }
    for (_, definition) in api.definitions.iter() {
        ids.extend(held(definition));
        ids.extend(
            definition
                .as_model()
                .into_iter()
                .flat_map(|model| &model.parents),
        );
    }
    ids
}
