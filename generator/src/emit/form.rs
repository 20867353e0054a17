use proc_macro2::TokenStream;
use quote::quote;

use super::{call, held::Held, style, types::Scope, value};
use crate::{
    ir::{BodyKind, Location, Operation, Parameter, Scalar, Type},
    names::MethodNames,
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
        .map(|(parameter, name)| {
            let held = Held::of(scope, operation, names, parameter, name);
            part(scope, parameter, held)
        });
    Some(quote!(.form(#runtime::Form::#constructor() #(#parts)*)))
}

fn part(scope: &Scope<'_>, parameter: &Parameter, held: Held) -> TokenStream {
    let wire_name = &parameter.wire_name;
    if let Some(step) = style::step(scope, parameter, &held) {
        return step;
    }
    if let Some(members) = value::members(scope, parameter, &held) {
        return quote!(.members(#wire_name, #members));
    }
    match &parameter.ty {
        Type::Scalar(Scalar::File) => {
            let file = held.taken();
            quote!(.file(#wire_name, #file))
        }
        Type::Array { items, .. } if **items == Type::Scalar(Scalar::File) => match held {
            Held::Argument(files) | Held::Field(files) => {
                quote!(.files(#wire_name, #files.iter().cloned()))
            }
            held @ Held::Option { .. } => {
                let files = held.taken();
                quote!(.files(#wire_name, #files.into_iter().flatten()))
            }
        },
        Type::Array { .. } => {
            let value = value::value(scope, parameter, &held);
            let separator = call::separator(scope, parameter.collection_format);
            quote!(.texts(#wire_name, #value, #separator))
        }
        _ => {
            let value = value::value(scope, parameter, &held);
            quote!(.text(#wire_name, #value))
        }
    }
}
