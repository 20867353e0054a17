use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{client::Operations, method, method_docs, types::Scope};
use crate::{
    ir::{Operation, Output, Scalar, StatusCode, Type},
    names::{ClientNames, MethodNames},
};

/// What the operations of a client answer with where that differs by status: one enumeration each.
pub(super) fn outputs(
    scope: &Scope<'_>,
    client: &ClientNames,
    operations: &Operations<'_>,
) -> TokenStream {
    let outputs = operations
        .iter()
        .filter_map(|(operation, names)| match &operation.output {
            Output::ByStatus(answers) => output(scope, client, operation, answers, names),
            _ => None,
        });
    quote!(#(#outputs)*)
}

fn output(
    scope: &Scope<'_>,
    client: &ClientNames,
    operation: &Operation,
    answers: &[(Vec<StatusCode>, Option<Type>)],
    names: &MethodNames,
) -> Option<TokenStream> {
    let name = names.output.as_ref()?;
    let variants = &names.output_variants;
    let (_, last) = answers.iter().zip(variants).next_back()?;
    let docs = format!(
        " What [`{client}::{method}`]({path}::{method}) answers with, by status.",
        client = client.client,
        path = scope.context.path_to(client.client.as_str()),
        method = method_docs::plain(names.method.as_str())
    );
    let members = answers
        .iter()
        .zip(variants)
        .map(|((statuses, body), variant)| {
            let statuses: Vec<_> = statuses.iter().map(StatusCode::to_string).collect();
            let docs = format!(" Status {}.", statuses.join(", "));
            let response = response(scope, operation, body.as_ref());
            quote!(#[doc = #docs] #variant(#response),)
        });
    let arms = answers
        .iter()
        .zip(variants)
        .map(|((statuses, _), variant)| {
            if variant == last {
                return quote!(_ => Self::#variant(raw.into()),);
            }
            let statuses = statuses.iter().copied().map(Literal::u16_unsuffixed);
            quote!(#(#statuses)|* => Self::#variant(raw.into()),)
        });
    let raw = scope.name("azure_core::http::RawResponse");
    let headers = operation.header_set.map(|_| headers(scope, names));
    Some(quote! {
        #[doc = #docs]
        #[derive(Debug)]
        pub enum #name {
            #(#members)*
        }
        impl From<#raw> for #name {
            fn from(raw: #raw) -> Self {
                match u16::from(raw.status()) {
                    #(#arms)*
                }
            }
        }
        #headers
    })
}

/// Whatever the status, there are headers.
fn headers(scope: &Scope<'_>, names: &MethodNames) -> Option<TokenStream> {
    let name = names.output.as_ref()?;
    let variants = &names.output_variants;
    let runtime = scope.name("crate::runtime");
    Some(quote! {
        impl #runtime::answer::sealed::Sealed for #name {}
        impl #runtime::Answer for #name {
            fn headers(&self) -> &azure_core::http::headers::Headers {
                match self {
                    #(Self::#variants(response) => response.headers(),)*
                }
            }
        }
    })
}

/// Raw bytes have no format of their own: whoever wants them takes the body.
fn response(scope: &Scope<'_>, operation: &Operation, body: Option<&Type>) -> TokenStream {
    let body = body.filter(|ty| **ty != Type::Scalar(Scalar::Binary));
    method::response(scope, operation, body, false)
}
