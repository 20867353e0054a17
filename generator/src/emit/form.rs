use proc_macro2::TokenStream;
use quote::quote;

use super::{call, types::Scope, value};
use crate::{
    ir::{BodyKind, Location, Operation, Parameter, Scalar, Type},
    names::{FieldName, MethodNames},
};

/// The step that gives a call its form, where it carries one.
pub(super) fn step(
    scope: &Scope<'_>,
    operation: &Operation,
    names: &MethodNames,
) -> Option<TokenStream> {
    let constructor = match operation.body.as_ref()?.kind {
        BodyKind::Multipart => quote!(multipart),
        BodyKind::UrlEncoded => quote!(url_encoded),
        _ => return None,
    };
    let runtime = scope.name("crate::runtime");
    let parts = operation
        .parameters
        .iter()
        .zip(&names.parameters)
        .filter(|(parameter, _)| parameter.location == Location::Form)
        .map(|(parameter, name)| part(scope, parameter, name));
    Some(quote!(.form(#runtime::Form::#constructor() #(#parts)*)))
}

fn part(scope: &Scope<'_>, parameter: &Parameter, name: &FieldName) -> TokenStream {
    let wire_name = &parameter.wire_name;
    match (&parameter.ty, parameter.required) {
        (Type::Scalar(Scalar::Binary), true) => quote!(.file(#wire_name, #name)),
        (Type::Scalar(Scalar::Binary), false) => quote!(.file(#wire_name, options.#name)),
        (Type::Array { items, .. }, required) if **items == Type::Scalar(Scalar::Binary) => {
            match required {
                true => quote!(.files(#wire_name, #name.iter().cloned())),
                false => quote!(.files(#wire_name, options.#name.into_iter().flatten())),
            }
        }
        (Type::Array { .. }, _) => {
            let value = value::value(scope, parameter, name);
            let separator = call::separator(scope, parameter.collection_format);
            quote!(.texts(#wire_name, #value, #separator))
        }
        _ => {
            let value = value::value(scope, parameter, name);
            quote!(.text(#wire_name, #value))
        }
    }
}
