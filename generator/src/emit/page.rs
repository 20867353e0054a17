use proc_macro2::TokenStream;
use quote::quote;

use super::{model, types::Scope};
use crate::{
    ir::{Definition, DefinitionKind, Paging, Type},
    names::TypeNames,
};

/// The way from a page to its items.
pub(super) fn page(
    scope: &Scope<'_>,
    definition: &Definition,
    names: &TypeNames,
    paging: &Paging,
) -> Option<TokenStream> {
    let item = scope.owned(paging.item.as_ref()?);
    let name = &names.name;
    let items = items(scope, definition, names, &paging.items)?;
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

fn items(scope: &Scope<'_>, definition: &Definition, names: &TypeNames, path: &[String]) -> Option<TokenStream> {
    let (mut definition, mut names) = (definition, names);
    let mut expression = quote!(self);
    for (index, wire_name) in path.iter().enumerate() {
        let DefinitionKind::Model(model) = &definition.kind else { return None };
        let (property, field) = model::fields(model, names).find(|(property, _)| property.wire_name == *wire_name)?;
        expression = quote!(#expression.#field);
        if index + 1 < path.len() {
            let Type::Named(id) = &property.ty else { return None };
            (definition, names) = (scope.context.definition(*id), scope.context.type_names(*id));
            expression = quote!(#expression.unwrap_or_default());
        }
    }
    Some(expression)
}
