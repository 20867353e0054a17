use indexmap::IndexMap;

use super::Lowering;
use super::facts::text;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{Client, DocumentId, OperationGroup, Parameter, Placement, Scalar, Type};

impl<'s> Lowering<'s, '_> {
    /// What all operations share.
    pub fn client(&mut self, inputs: &[DocumentId], groups: &mut [OperationGroup]) -> Client {
        let endpoint = self.endpoint(inputs);
        let authentication = self.authentication(inputs, &endpoint);
        let mut fields: IndexMap<String, Parameter> = IndexMap::new();
        for input in inputs {
            let server = self.reader.server(*input);
            let Some(host) = server.host() else {
                continue;
            };
            for parameter in self.authority_parameters(host, &[]) {
                if parameter.placement == Placement::Client {
                    fields
                        .entry(parameter.wire_name.clone())
                        .or_insert(parameter);
                }
            }
        }
        for group in groups.iter() {
            for parameter in group.operations.iter().flat_map(|one| &one.parameters) {
                self.offer(&mut fields, parameter);
            }
        }
        let operations = groups.iter_mut().flat_map(|group| &mut group.operations);
        for parameter in operations.flat_map(|operation| &mut operation.parameters) {
            settle(&fields, parameter);
        }
        Client {
            title: self.title(inputs),
            endpoint,
            authentication,
            parameters: fields.into_values().collect(),
        }
    }

    /// Takes a client parameter of an operation among the fields of the client.
    fn offer(&mut self, fields: &mut IndexMap<String, Parameter>, parameter: &Parameter) {
        if parameter.placement != Placement::Client || is_constant(parameter) {
            return;
        }
        let Some(field) = fields.get_mut(&parameter.wire_name) else {
            fields.insert(parameter.wire_name.clone(), parameter.clone());
            return;
        };
        field.required |= parameter.required;
        match common(&field.ty, &parameter.ty) {
            Some(ty) => field.ty = ty,
            None => {
                let message = format!(
                    "the client has one `{}`, and this one is of another type: the caller gives it",
                    parameter.wire_name
                );
                let place = Place::Value(parameter.origin.clone());
                let diagnostic = Diagnostic::new(Code::Inconsistent, place, message);
                let first = Place::Value(field.origin.clone());
                self.report()
                    .push(diagnostic.related(first, "the first one is here"));
            }
        }
    }

    fn title(&mut self, inputs: &[DocumentId]) -> String {
        let titles = inputs.iter().filter_map(|input| {
            let root = self.reader.root(*input)?;
            text(root.info.title)
        });
        if let Some(title) = titles.collect::<Vec<_>>().into_iter().next() {
            return title;
        }
        let first = inputs.first().map(|input| self.sources().document(*input));
        let stem = first.and_then(|document| {
            let stem = document.path.file_stem()?;
            Some(stem.to_string_lossy().into_owned())
        });
        stem.unwrap_or_default()
    }
}

fn is_constant(parameter: &Parameter) -> bool {
    matches!(parameter.ty, Type::Constant(_))
}

/// The type of a field that stands for parameters of both types: texts of different formats are text.
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

/// Makes a client parameter of an operation agree with the field that fills it.
fn settle(fields: &IndexMap<String, Parameter>, parameter: &mut Parameter) {
    if parameter.placement != Placement::Client || is_constant(parameter) {
        return;
    }
    let Some(field) = fields.get(&parameter.wire_name) else {
        return;
    };
    match common(&field.ty, &parameter.ty) {
        Some(ty) => parameter.ty = ty,
        None => parameter.placement = Placement::Method,
    }
}
