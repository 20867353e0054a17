//! The parameters that constructors require, and the operations that need them.

use super::{Api, Operation, OperationGroup, Parameter, ParameterLocation, SuppliedBy, Type};

impl Parameter {
    /// True if a client parameter is stored in a field. Host parameters are only needed by constructors.
    pub fn is_stored(&self) -> bool {
        self.location != ParameterLocation::Host && !matches!(self.ty, Type::Constant(_))
    }

    /// True if constructors require a client parameter.
    pub fn is_asked(&self) -> bool {
        self.required && !matches!(self.ty, Type::Constant(_))
    }

    /// True if a client parameter is a client option.
    pub fn is_client_option(&self) -> bool {
        !self.required && !matches!(self.ty, Type::Constant(_))
    }
}

impl Operation {
    /// True if the operation needs a client parameter.
    pub fn needs(&self, parameter: &Parameter) -> bool {
        self.parameters.iter().any(|own| {
            own.supplied_by == SuppliedBy::Client
                && own.wire_name == parameter.wire_name
                && (own.location == ParameterLocation::Host)
                    == (parameter.location == ParameterLocation::Host)
        })
    }
}

impl OperationGroup {
    /// True if an operation of the group needs a client parameter.
    pub fn needs(&self, parameter: &Parameter) -> bool {
        self.operations.iter().any(|it| it.needs(parameter))
    }
}

impl Api {
    /// Returns the parameters that clients store because operations need them, and that have no default.
    fn scope(&self) -> impl Iterator<Item = &Parameter> {
        let parameters = self.client.parameters.iter();
        parameters.filter(|parameter| parameter.is_stored() && parameter.is_asked())
    }

    /// True if an operation needs none of the parameters that constructors require, such as a subscription.
    pub fn is_unscoped(&self, operation: &Operation) -> bool {
        !self.scope().any(|parameter| operation.needs(parameter))
    }

    /// True if there are clients with and without the parameters that constructors require.
    pub fn has_unscoped(&self) -> bool {
        self.scope().next().is_some() && self.operations().any(|it| self.is_unscoped(it))
    }

    /// True if no operation of a group needs parameters that constructors require.
    pub fn is_unscoped_group(&self, group: &OperationGroup) -> bool {
        group.operations.iter().all(|it| self.is_unscoped(it))
    }

    /// True if the client of a group exists with and without the parameters that constructors require, because only
    /// some operations need them. Operations without a group belong to the root client.
    pub fn has_both_scopes(&self, group: &OperationGroup) -> bool {
        !group.name.is_empty()
            && !self.is_unscoped_group(group)
            && group.operations.iter().any(|it| self.is_unscoped(it))
    }
}
