use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    constructor, enumeration,
    types::{self, Scope},
};
use crate::{
    ir::{DefinitionKind, EnumerationBase, Parameter, Placement, Scalar, Type},
    names::FieldName,
};

/// The expression for a parameter's value as the steps of a call take it.
pub(super) fn value(scope: &Scope<'_>, parameter: &Parameter, name: &FieldName) -> TokenStream {
    match &parameter.ty {
        Type::Constant(value) => quote!(#value),
        Type::Array { items, .. } => match text_function(scope, items, "texts_as", "json_texts") {
            Some(function) => {
                let slice = slice(scope, parameter, name);
                quote!(&#function(#slice))
            }
            None => lent(scope, parameter, name),
        },
        ty => {
            let lent = lent(scope, parameter, name);
            match text_function(scope, ty, "text_as", "json_text") {
                Some(function) => quote!(&#function(#lent)),
                None => lent,
            }
        }
    }
}

/// The expression for a map of headers: a reference, or perhaps one.
pub(super) fn map(scope: &Scope<'_>, parameter: &Parameter, name: &FieldName) -> TokenStream {
    match (parameter.placement, parameter.required) {
        (Placement::Client, _) if constructor::may_be_absent(scope, parameter) => {
            quote!(self.#name.as_ref())
        }
        (Placement::Client, _) => quote!(&self.#name),
        (Placement::Method, true) => quote!(#name),
        (Placement::Method, false) => quote!(options.#name.as_ref()),
    }
}

fn lent(scope: &Scope<'_>, parameter: &Parameter, name: &FieldName) -> TokenStream {
    let by_copy = matches!(&parameter.ty, Type::Scalar(scalar) if types::is_copy(*scalar));
    match (parameter.placement, parameter.required) {
        (Placement::Client, _) => quote!(&self.#name),
        (Placement::Method, true) if by_copy => quote!(&#name),
        (Placement::Method, true) => quote!(#name),
        (Placement::Method, false) => match client_default(scope, parameter) {
            Some(default) if by_copy => quote!(&options.#name.unwrap_or(#default)),
            Some(default) => quote!(&options.#name.unwrap_or_else(|| #default)),
            None => quote!(&options.#name),
        },
    }
}

fn slice(scope: &Scope<'_>, parameter: &Parameter, name: &FieldName) -> TokenStream {
    match (parameter.placement, parameter.required) {
        (Placement::Client, _) if constructor::may_be_absent(scope, parameter) => {
            quote!(self.#name.as_deref())
        }
        (Placement::Client, _) => quote!(self.#name.as_slice()),
        (Placement::Method, true) => quote!(#name),
        (Placement::Method, false) => quote!(options.#name.as_deref()),
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
            Some(match enumeration::variant(values, names, value) {
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
            let function = scope.imports.member("crate::runtime", json_text);
            return Some(quote!(#function));
        }
    };
    let function = scope.imports.member("crate::runtime", text_as);
    let wire = scope.name("crate::runtime::wire");
    let form = super::file::ident(form);
    Some(quote!(#function::<#wire::#form, _>))
}
