use proc_macro2::TokenStream;
use quote::quote;

use super::{call, held::Held, style, types::Scope, value};
use crate::{
    ir::{BodyKind, Location, Operation, Parameter, ParameterStyle, Scalar, Type},
    names::MethodNames,
};

/// The step that gives a call its form, where it carries one.
pub(super) fn step(
    scope: &Scope<'_>,
    operation: &Operation,
    names: &MethodNames,
) -> Option<TokenStream> {
    let (constructor, is_multipart) = match operation.body.as_ref()?.kind {
        BodyKind::Multipart => (quote!(multipart), true),
        BodyKind::UrlEncoded => (quote!(url_encoded), false),
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
            let step = part(scope, parameter, held);
            let media_type = media_type(scope, parameter).filter(|_| is_multipart);
            let media_type = media_type.map(|name| quote!(.of_type(#name)));
            quote!(#step #media_type)
        });
    let parts: Vec<_> = parts.collect();
    let is_long = parts.len() > call::LONGEST_CHAIN;
    let parts = call::chained("form", parts.into_iter());
    let form = quote!(#runtime::Form::#constructor() #parts);
    Some(match is_long {
        true => quote!(.form({ let form = #form; form })),
        false => quote!(.form(#form)),
    })
}

/// The media type of a part that is not plain text, nor a file of which the caller knows more.
fn media_type<'p>(scope: &Scope<'_>, parameter: &'p Parameter) -> Option<&'p str> {
    let is_plain = match parameter.style {
        ParameterStyle::Text => true,
        ParameterStyle::Form => matches!(parameter.ty, Type::Array { .. }),
        _ => false,
    };
    let inner = match &parameter.ty {
        Type::Array { items, .. } => items,
        ty => ty,
    };
    let is_json = is_plain && value::is_structured(scope, inner);
    let json = is_json.then_some("application/json");
    parameter.media_type.as_deref().or(json)
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
            let separator = call::separator(scope, parameter.style, parameter.explode);
            quote!(.texts(#wire_name, #value, #separator))
        }
        _ => {
            let value = value::value(scope, parameter, &held);
            quote!(.text(#wire_name, #value))
        }
    }
}
