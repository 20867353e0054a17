use proc_macro2::TokenStream;
use quote::quote;

use super::{held::Held, types::Scope, value};
use crate::ir::{Location, Parameter, ParameterStyle, Type};

/// The step for a value in a style of RFC 6570 beyond lists, where it travels in one.
pub(super) fn step(scope: &Scope<'_>, parameter: &Parameter, held: &Held) -> Option<TokenStream> {
    let name = &parameter.wire_name;
    if let (Location::Query | Location::Header | Location::Form, Some(texts)) =
        (parameter.location, texts(scope, parameter, held))
    {
        let step = super::file::ident(match parameter.location {
            Location::Query => "query_list",
            Location::Header => "header_list",
            _ => "texts",
        });
        let separator = super::call::separator(scope, parameter.style, parameter.explode);
        return Some(quote!(.#step(#name, #texts, #separator)));
    }
    let explode = parameter.explode;
    let style = match (parameter.location, parameter.style) {
        (Location::Cookie, _) => {
            let parts = parts(scope, parameter, held);
            return Some(quote!(.cookie(#name, #parts, #explode)));
        }
        (Location::Path, ParameterStyle::Simple) if !is_list(parameter) => "Simple",
        (Location::Path, ParameterStyle::Label) => "Label",
        (Location::Path, ParameterStyle::Matrix) => "Matrix",
        _ => return None,
    };
    let style = super::file::ident(style);
    let ty = scope.word("crate::runtime", "Style");
    let parts = parts(scope, parameter, held);
    Some(quote!(.path_style(#name, #parts, #ty::#style, #explode)))
}

fn is_list(parameter: &Parameter) -> bool {
    matches!(parameter.ty, Type::Array { .. })
}

/// The members of an object as a list of texts.
fn texts(scope: &Scope<'_>, parameter: &Parameter, held: &Held) -> Option<TokenStream> {
    if is_list(parameter) {
        return None;
    }
    let function = super::file::ident(match (parameter.style, parameter.explode) {
        (ParameterStyle::Simple, true) => "apart",
        (
            ParameterStyle::Simple
            | ParameterStyle::Form
            | ParameterStyle::SpaceDelimited
            | ParameterStyle::PipeDelimited,
            false,
        ) => "in_turns",
        _ => return None,
    });
    let ty = scope.word("crate::runtime", "Parts");
    let parts = parts(scope, parameter, held);
    Some(quote!(&#parts.map(#ty::#function)))
}

/// What the value comes to, where there is one.
fn parts(scope: &Scope<'_>, parameter: &Parameter, held: &Held) -> TokenStream {
    let ty = scope.word("crate::runtime", "Parts");
    if value::is_structured(scope, &parameter.ty) {
        let json = value::json(scope, parameter, held);
        return quote!(#ty::members(#json));
    }
    let function = super::file::ident(match parameter.ty {
        Type::Array { .. } => "items",
        _ => "one",
    });
    let value = value::value(scope, parameter, held);
    quote!(#ty::#function(#value))
}
