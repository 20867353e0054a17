//! Prints the types of responses whose body depends on the status code.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file_context::FileContext;
use crate::rust::{
    output::{StatusOutput, StatusVariant},
    runtime::RuntimeItem,
};

/// Returns the type of a response whose body depends on the status code: one variant per kind.
pub(super) fn output(context: &FileContext, output: &StatusOutput) -> TokenStream {
    let name = &output.name;
    let docs = context.document(&output.docs);
    let variants = output.variants.iter().map(|it| {
        let docs = context.document(&it.docs);
        let (variant, response) = (&it.name, context.ty(&it.response));
        quote!(#docs #variant(#response),)
    });
    let last = output.variants.len().saturating_sub(1);
    let arms = output.variants.iter().enumerate().map(|(index, it)| {
        let variant = &it.name;
        let response = match &it.conversion {
            Some(conversion) => {
                let function = context.item(conversion.function);
                let encoding = conversion.encoding.as_ref().map(|(marker, ty)| {
                    let (marker, ty) = (context.ty(marker), context.ty(ty));
                    quote!(::<#marker, #ty>)
                });
                quote!(#function #encoding(raw).into())
            }
            None => quote!(raw.into()),
        };
        if index == last {
            return quote!(_ => Self::#variant(#response),);
        }
        let statuses = it.statuses.iter().copied().map(Literal::u16_unsuffixed);
        quote!(#(#statuses)|* => Self::#variant(#response),)
    });
    let raw = context.name("azure_core::http::RawResponse");
    let headers = output.has_headers.then(|| headers(context, output));
    quote! {
        #docs
        #[derive(Debug)]
        pub enum #name {
            #(#variants)*
        }
        impl From<#raw> for #name {
            fn from(raw: #raw) -> Self {
                match u16::from(raw.status()) {
                    #(#arms)*
                }
            }
        }
        #headers
    }
}

/// Returns the implementation of response headers, which all variants have.
fn headers(context: &FileContext, output: &StatusOutput) -> TokenStream {
    let name = &output.name;
    let has_headers = context.item(RuntimeItem::HasHeaders);
    let arms = output
        .variants
        .iter()
        .map(|StatusVariant { name, .. }| quote!(Self::#name(response) => response.headers(),));
    quote! {
        impl runtime::has_headers::sealed::Sealed for #name {}
        impl #has_headers for #name {
            fn headers(&self) -> &azure_core::http::headers::Headers {
                match self {
                    #(#arms)*
                }
            }
        }
    }
}
