//! The client parameters and their fields.

use super::{
    super::client::Kept,
    context::ModuleContext,
    types::{self, TypeContext},
};
use crate::{ir::Parameter, names::FieldName};

/// The clients with or without the parameters that constructors require.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ClientScope {
    /// With all parameters.
    Full,
    /// Without those that constructors require, such as a subscription.
    Unscoped,
}

impl ClientScope {
    /// True if clients have the parameter.
    pub(super) fn has(self, parameter: &Parameter) -> bool {
        self == ClientScope::Full || !parameter.required
    }
}

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
    all(context).filter(|(parameter, _)| parameter.is_asked())
}

/// Returns the optional client parameters.
pub(super) fn optional<'a>(
    context: &ModuleContext<'a>,
) -> impl Iterator<Item = ClientParameter<'a>> + use<'a> {
    all(context).filter(|(parameter, _)| parameter.is_client_option())
}

/// Returns the parameters that are stored in fields and match `wanted`.
pub(super) fn stored<'a>(
    context: &TypeContext<'a>,
    wanted: &dyn Fn(&Parameter) -> bool,
) -> Vec<ClientParameter<'a>> {
    all(&context.context)
        .filter(|(parameter, _)| parameter.is_stored() && wanted(parameter))
        .collect()
}

/// Returns the conversion of a client parameter's argument to the value of its field.
pub(super) fn kept(parameter: &Parameter) -> Kept {
    Kept {
        copied: types::is_copied(&parameter.ty),
        optional: !parameter.required,
    }
}
