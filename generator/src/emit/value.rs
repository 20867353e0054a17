use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    held::Held,
    types::{self, Scope},
};
use crate::{
    ir::{DefinitionKind, EnumerationBase, Parameter, ParameterStyle, Placement, Scalar, Type},
    rust::build,
};

/// The expression for a parameter's value as the steps of a call take it.
pub(super) fn value(scope: &Scope<'_>, parameter: &Parameter, held: &Held) -> TokenStream {
    match &parameter.ty {
        Type::Constant(value) => quote!(#value),
        Type::Array { items, .. } => match text_function(scope, items, "texts_as", "json_texts") {
            Some(function) => {
                let slice = slice(held);
                quote!(&#function(#slice))
            }
            None => lent(scope, parameter, held),
        },
        ty => {
            let lent = lent(scope, parameter, held);
            match text_function(scope, ty, "text_as", "json_text") {
                Some(function) => quote!(&#function(#lent)),
                None => lent,
            }
        }
    }
}

/// The expressions for a value that travels member by member, and how: as the steps for that take them.
pub(super) fn members(
    scope: &Scope<'_>,
    parameter: &Parameter,
    held: &Held,
) -> Option<TokenStream> {
    let is_list = matches!(parameter.ty, Type::Array { .. });
    let nesting = match (parameter.style, parameter.explode) {
        (ParameterStyle::DeepObject, _) => "Brackets",
        (ParameterStyle::Form, true) if !is_list => "Members",
        _ => return None,
    };
    let is_so = match &parameter.ty {
        Type::Array { items, .. } => {
            matches!(**items, Type::Array { .. }) || is_structured(scope, items)
        }
        ty => is_structured(scope, ty),
    };
    if !is_so {
        return None;
    }
    let nesting = super::file::ident(nesting);
    let ty = scope.word("crate::runtime", "Nesting");
    let json = json(scope, parameter, held);
    Some(quote!(#json, #ty::#nesting))
}

/// Whether values of a type have members.
pub(super) fn is_structured(scope: &Scope<'_>, ty: &Type) -> bool {
    match ty {
        Type::Any | Type::Map { .. } => true,
        Type::Named(_) => !types::is_enumeration(&scope.context, ty),
        Type::Array { .. } | Type::Scalar(_) | Type::Constant(_) => false,
    }
}

/// The expression for a value in JSON, where there is one.
pub(super) fn json(scope: &Scope<'_>, parameter: &Parameter, held: &Held) -> TokenStream {
    let json_text = scope.sheet.member("crate::runtime", "json_text");
    let lent = lent(scope, parameter, held);
    quote!(#json_text(#lent))
}

/// The expression for a map of headers: a reference, or perhaps one.
pub(super) fn map(held: &Held) -> TokenStream {
    match held {
        Held::Argument(value) => quote!(#value),
        Held::Field(field) => quote!(&#field),
        Held::Option { field, .. } => quote!(#field.as_ref()),
    }
}

fn lent(scope: &Scope<'_>, parameter: &Parameter, held: &Held) -> TokenStream {
    let by_copy = types::is_copied(&parameter.ty);
    match held {
        Held::Argument(value) if by_copy => quote!(&#value),
        Held::Argument(value) => quote!(#value),
        Held::Field(field) => quote!(&#field),
        Held::Option { field, lent } => match client_default(scope, parameter) {
            // The client of such a parameter was made with it.
            Some(_) if parameter.placement == Placement::Client => quote!(&#field),
            Some(default) if by_copy => quote!(&#field.unwrap_or(#default)),
            Some(default) if *lent => quote!(&#field.clone().unwrap_or_else(|| #default)),
            Some(default) => quote!(&#field.unwrap_or_else(|| #default)),
            None => quote!(&#field),
        },
    }
}

fn slice(held: &Held) -> TokenStream {
    match held {
        Held::Argument(value) => quote!(#value),
        Held::Field(field) => quote!(#field.as_slice()),
        Held::Option { field, .. } => quote!(#field.as_deref()),
    }
}

/// The value that the client fills in when the caller gives none (`x-ms-client-default`).
pub(super) fn client_default(scope: &Scope<'_>, parameter: &Parameter) -> Option<TokenStream> {
    let default = parameter.client_default.as_ref()?;
    match &parameter.ty {
        Type::Scalar(Scalar::Boolean) => {
            let value = default.as_bool()?;
            Some(quote!(#value))
        }
        Type::Scalar(Scalar::Int32) => {
            let value = Literal::i32_unsuffixed(i32::try_from(default.as_i64()?).ok()?);
            Some(quote!(#value))
        }
        Type::Scalar(Scalar::Int64) => {
            let value = Literal::i64_unsuffixed(default.as_i64()?);
            Some(quote!(#value))
        }
        ty if types::is_text(ty) => {
            let value = default.as_str()?;
            Some(quote!(#value.to_owned()))
        }
        Type::Named(id) => {
            let DefinitionKind::Enumeration(values) = &scope.context.definition(*id).kind else {
                return None;
            };
            let (name, names) = (scope.owned(&parameter.ty), scope.context.type_names(*id));
            let value = default.as_str()?;
            let unknown = &names.unknown;
            Some(match build::enumeration::variant(values, names, value) {
                Some(variant) => quote!(#name::#variant),
                None if values.base == EnumerationBase::String => {
                    quote!(#name::#unknown(#value.to_owned()))
                }
                None => return None,
            })
        }
        _ => None,
    }
}

/// The function that puts a value into text, where it is not the Rust type's own way.
fn text_function(
    scope: &Scope<'_>,
    ty: &Type,
    text_as: &str,
    json_text: &str,
) -> Option<TokenStream> {
    let form = match ty {
        Type::Scalar(Scalar::DateTimeRfc1123) => "Rfc7231",
        Type::Scalar(Scalar::UnixTime) => "UnixTime",
        Type::Scalar(Scalar::Base64) => "Base64",
        Type::Scalar(Scalar::Base64Url) => "Base64Url",
        Type::Scalar(_) | Type::Constant(_) => return None,
        ty if types::is_enumeration(&scope.context, ty) => return None,
        Type::Any | Type::Array { .. } | Type::Map { .. } | Type::Named(_) => {
            let function = scope.sheet.member("crate::runtime", json_text);
            return Some(quote!(#function));
        }
    };
    let function = scope.sheet.member("crate::runtime", text_as);
    let wire = scope.name("crate::runtime::wire");
    let form = super::file::ident(form);
    Some(quote!(#function::<#wire::#form, _>))
}
