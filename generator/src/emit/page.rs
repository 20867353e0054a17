use proc_macro2::TokenStream;
use quote::quote;

use super::{model, types::Scope};
use crate::{
    ir::{Definition, Type},
    names::TypeNames,
};

/// The way from a page to its items.
pub(super) fn page(
    scope: &Scope<'_>,
    definition: &Definition,
    names: &TypeNames,
    path: &[String],
) -> Option<TokenStream> {
    let name = &names.name;
    let (items, item) = items(scope, definition, names, path)?;
    let async_trait = scope.name("async_trait::async_trait");
    let page = scope.name("azure_core::http::pager::Page");
    Some(quote! {
        #[#async_trait]
        impl #page for #name {
            type Item = #item;
            type IntoIter = std::vec::IntoIter<#item>;
            async fn into_items(self) -> azure_core::Result<Self::IntoIter> {
                Ok(#items.unwrap_or_default().into_iter())
            }
        }
    })
}

/// The expression for the list, and the type of its items.
fn items(
    scope: &Scope<'_>,
    definition: &Definition,
    names: &TypeNames,
    path: &[String],
) -> Option<(TokenStream, TokenStream)> {
    let (mut definition, mut names) = (definition, names);
    let mut expression = quote!(self);
    for wire_name in path {
        let (property, field) = model::fields(definition.as_model()?, names)
            .find(|(property, _)| property.wire_name == *wire_name)?;
        expression = quote!(#expression.#field);
        if property.tells_null_apart(definition.usage) {
            let nullable = scope.name("crate::runtime::Nullable");
            expression = quote!(#expression.and_then(#nullable::into_value));
        }
        match &property.ty {
            Type::Array {
                items,
                nullable_items,
            } => {
                let item = scope.owned(items);
                let item = if *nullable_items {
                    quote!(Option<#item>)
                } else {
                    item
                };
                return Some((expression, item));
            }
            Type::Named(id) => {
                (definition, names) =
                    (scope.context.definition(*id), scope.context.type_names(*id));
                expression = quote!(#expression.unwrap_or_default());
            }
            _ => return None,
        }
    }
    None
}
