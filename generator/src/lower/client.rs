//! The client of an API.

use indexmap::IndexMap;

use super::authentication::authentication as alternatives;
use super::endpoint::endpoint as shared_endpoint;
use super::operations::host_parameters;
use super::schema::{Builder, text};
use super::servers::servers;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{
    Client, DocumentId, OperationGroup, Parameter, ParameterLocation, Scalar, SuppliedBy, Type,
};

/// Builds the client from the parts that all operations share.
pub(crate) fn client(
    builder: &mut Builder<'_, '_>,
    inputs: &[DocumentId],
    groups: &mut [OperationGroup],
    base_path: String,
) -> Client {
    let endpoint = shared_endpoint(builder, inputs, &base_path);
    let servers = servers(builder, inputs, &endpoint);
    let authentication = alternatives(builder, inputs, &endpoint);
    let mut fields = ClientFields::new();
    for input in inputs {
        let server = builder.reader.server(*input);
        let Some(host) = server.host() else {
            continue;
        };
        let template = match host.path.as_str() {
            "" => format!("{}{base_path}", host.authority),
            _ => host.authority.clone(),
        };
        for parameter in host_parameters(builder, host, &template, &[]) {
            if parameter.supplied_by == SuppliedBy::Client {
                fields.entry(key(&parameter)).or_insert(parameter);
            }
        }
    }
    for group in groups.iter() {
        for parameter in group.operations.iter().flat_map(|one| &one.parameters) {
            offer(builder, &mut fields, parameter);
        }
    }
    let operations = groups.iter_mut().flat_map(|group| &mut group.operations);
    for parameter in operations.flat_map(|operation| &mut operation.parameters) {
        settle(&fields, parameter);
    }
    Client {
        title: title(builder, inputs),
        endpoint,
        base_path,
        authentication,
        parameters: fields.into_values().collect(),
        servers,
    }
}

/// The fields of the client, by the parameters that they are for: by wire name, and whether the parameter is part of
/// the host. Parameters of one name in different places of requests share a field.
type ClientFields = IndexMap<(String, bool), Parameter>;

fn key(parameter: &Parameter) -> (String, bool) {
    let is_host = parameter.location == ParameterLocation::Host;
    (parameter.wire_name.clone(), is_host)
}

/// Adds a client parameter of an operation to the fields of the client.
fn offer(builder: &mut Builder<'_, '_>, fields: &mut ClientFields, parameter: &Parameter) {
    if parameter.supplied_by != SuppliedBy::Client || is_constant(parameter) {
        return;
    }
    let Some(field) = fields.get_mut(&key(parameter)) else {
        fields.insert(key(parameter), parameter.clone());
        return;
    };
    field.required |= parameter.required;
    match common(&field.ty, &parameter.ty) {
        Some(ty) => field.ty = ty,
        None => {
            let message = format!(
                "this `{}` has another type than the client parameter of that name; it becomes a method parameter",
                parameter.wire_name
            );
            let place = Place::Value(parameter.origin.clone());
            let diagnostic = Diagnostic::new(Code::Inconsistent, place, message);
            let first = Place::Value(field.origin.clone());
            builder
                .report()
                .push(diagnostic.related(first, "first declared here"));
        }
    }
}

fn title(builder: &mut Builder<'_, '_>, inputs: &[DocumentId]) -> String {
    let titles = inputs.iter().filter_map(|input| {
        let root = builder.reader.root(*input)?;
        text(root.info.title)
    });
    if let Some(title) = titles.collect::<Vec<_>>().into_iter().next() {
        return title;
    }
    let first = inputs
        .first()
        .map(|input| builder.sources().document(*input));
    let stem = first.and_then(|document| {
        let stem = document.path.file_stem()?;
        Some(stem.to_string_lossy().into_owned())
    });
    stem.unwrap_or_default()
}

fn is_constant(parameter: &Parameter) -> bool {
    matches!(parameter.ty, Type::Constant(_))
}

/// Returns the type of a field for parameters of two types: text if they are texts of different formats.
fn common(first: &Type, second: &Type) -> Option<Type> {
    match (first, second) {
        _ if first == second => Some(first.clone()),
        (Type::Scalar(first), Type::Scalar(second)) if is_text(*first) && is_text(*second) => {
            Some(Type::STRING)
        }
        _ => None,
    }
}

fn is_text(scalar: Scalar) -> bool {
    matches!(
        scalar,
        Scalar::String
            | Scalar::Uuid
            | Scalar::ArmId
            | Scalar::Url
            | Scalar::Etag
            | Scalar::Password
            | Scalar::Duration
    )
}

/// Adapts a client parameter of an operation to its field.
fn settle(fields: &ClientFields, parameter: &mut Parameter) {
    if parameter.supplied_by != SuppliedBy::Client || is_constant(parameter) {
        return;
    }
    let Some(field) = fields.get(&key(parameter)) else {
        return;
    };
    match common(&field.ty, &parameter.ty) {
        Some(ty) => parameter.ty = ty,
        None => parameter.supplied_by = SuppliedBy::Method,
    }
}
