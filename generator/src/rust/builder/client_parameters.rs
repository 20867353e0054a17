//! The parameters that the client supplies, and their fields.

use super::{
    super::client::Kept,
    context::Context,
    supplied_by::{is_asked, is_client_option, is_stored},
    types::{self, TypeContext},
};
use crate::{ir::Parameter, names::FieldName};

/// A parameter of the client with its field or argument.
type ClientParameter<'a> = (&'a Parameter, &'a FieldName);

fn all<'a>(context: &Context<'a>) -> impl Iterator<Item = ClientParameter<'a>> + use<'a> {
    let parameters = &context.api().client.parameters;
    parameters.iter().zip(&context.names.client.parameters)
}

/// The parameters that constructors ask for.
pub(super) fn asked<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = ClientParameter<'a>> + use<'a> {
    all(context).filter(|(parameter, _)| is_asked(parameter))
}

/// The parameters that the client can be made without.
pub(super) fn optional<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = ClientParameter<'a>> + use<'a> {
    all(context).filter(|(parameter, _)| is_client_option(parameter))
}

/// The parameters that live in fields, if `wanted` says so.
pub(super) fn stored<'a>(
    context: &TypeContext<'a>,
    wanted: &dyn Fn(&Parameter) -> bool,
) -> Vec<ClientParameter<'a>> {
    all(&context.context)
        .filter(|(parameter, _)| is_stored(parameter) && wanted(parameter))
        .collect()
}

/// How the argument for a client parameter becomes the value of its field.
pub(super) fn kept(context: &TypeContext<'_>, parameter: &Parameter) -> Kept {
    Kept {
        copied: types::is_copied(&parameter.ty),
        optional: context.context.may_be_absent(parameter),
    }
}
