use proc_macro2::TokenStream;
use quote::quote;

use super::{constructor, parameter_group, types::Scope};
use crate::{
    ir::{Operation, Parameter, Placement},
    names::{FieldName, MethodNames},
};

/// Where a method finds the value of a parameter.
pub(super) enum Held {
    /// In an argument, which lends it.
    Argument(TokenStream),
    /// In a field that has it.
    Field(TokenStream),
    /// In a field that may have it. What is lent to the method lends it on.
    Option { field: TokenStream, lent: bool },
}

impl Held {
    /// Where a method finds the value of one of its parameters.
    pub fn of(
        scope: &Scope<'_>,
        operation: &Operation,
        names: &MethodNames,
        parameter: &Parameter,
        name: &FieldName,
    ) -> Held {
        let mut groups = parameter_group::used(scope, operation, names);
        if let Some(used) = groups.find(|used| parameter.group.as_ref() == Some(&used.group.name)) {
            let group = used.held_by;
            return Held::Option {
                field: match used.required {
                    true => quote!(#group.#name),
                    false => quote!(options.#group.#name),
                },
                lent: used.required,
            };
        }
        match (parameter.placement, parameter.required) {
            (Placement::Client, _) if constructor::may_be_absent(scope, parameter) => {
                Held::Option {
                    field: quote!(self.#name),
                    lent: true,
                }
            }
            (Placement::Client, _) => Held::Field(quote!(self.#name)),
            (Placement::Method, true) => Held::Argument(quote!(#name)),
            (Placement::Method, false) => Held::Option {
                field: quote!(options.#name),
                lent: false,
            },
        }
    }

    /// The expression that hands the value over, as what may be there.
    pub fn taken(self) -> TokenStream {
        match self {
            Held::Argument(value) => value,
            Held::Field(field) | Held::Option { field, lent: true } => quote!(#field.clone()),
            Held::Option { field, lent: false } => field,
        }
    }
}
