//! The client parameters and their fields.

use super::{
    super::client::Kept,
    context::ModuleContext,
    supplied_by::{is_asked, is_client_option, is_stored},
    types::{self, TypeContext},
};
use crate::{ir::Parameter, names::FieldName};

/// A client parameter with its field or argument.
type ClientParameter<'a> = (&'a Parameter, &'a FieldName);

fn all<'a>(context: &ModuleContext<'a>) -> impl Iterator<Item = ClientParameter<'a>> + use<'a> {
    let parameters = &context.api().client.parameters;
    parameters.iter().zip(&context.names.client.parameters)
}

/// Returns the parameters that constructors require.
pub(super) fn asked<'a>(
    context: &ModuleContext<'a>,
) -> impl Iterator<Item = ClientParameter<'a>> + use<'a> {
    all(context).filter(|(parameter, _)| is_asked(parameter))
}

/// Returns the optional client parameters.
pub(super) fn optional<'a>(
    context: &ModuleContext<'a>,
) -> impl Iterator<Item = ClientParameter<'a>> + use<'a> {
    all(context).filter(|(parameter, _)| is_client_option(parameter))
}

/// Returns the parameters that are stored in fields and match `wanted`.
pub(super) fn stored<'a>(
    context: &TypeContext<'a>,
    wanted: &dyn Fn(&Parameter) -> bool,
) -> Vec<ClientParameter<'a>> {
    all(&context.context)
        .filter(|(parameter, _)| is_stored(parameter) && wanted(parameter))
        .collect()
}

/// Returns the conversion of a client parameter's argument to the value of its field.
pub(super) fn kept(context: &TypeContext<'_>, parameter: &Parameter) -> Kept {
    Kept {
        copied: types::is_copied(&parameter.ty),
        optional: context.context.may_be_absent(parameter),
    }
}
