use proc_macro2::TokenStream;
use quote::quote;

use super::super::types::Scope;
use crate::{
    ir::{Operation, Output},
    names::MethodNames,
};

/// The way from an operation's answer to what the tests compare, where the answer differs by status.
pub(super) fn outcome(
    scope: &Scope<'_>,
    operation: &Operation,
    names: &MethodNames,
) -> Option<TokenStream> {
    let has_one_answer = operation.paging.is_none() && operation.long_running.is_none();
    if !has_one_answer || !matches!(operation.output, Output::ByStatus(_)) {
        return None;
    }
    let module = scope.context.path_to("");
    let name = scope.sheet.member(&module, names.output.as_ref()?.as_str());
    let outcome = scope.name("crate::support::Outcome");
    let answered = scope.name("crate::support::Answered");
    let result = scope.name("azure_core::Result");
    let variants = &names.output_variants;
    Some(quote! {
        impl #outcome for #name {
            async fn answered(self) -> #result<#answered> {
                match self {
                    #(Self::#variants(response) => response.answered().await,)*
                }
            }
        }
    })
}
