//! Prints the traits that read response headers.

use proc_macro2::TokenStream;
use quote::quote;

use super::{attributes::gate, expression::expression, file_context::FileContext};
use crate::rust::{
    headers::{HeaderReader, HeaderSet, HeaderValue},
    runtime::RuntimeItem,
    types::RustType,
};

/// Returns the trait for a set of headers, and its implementations for responses.
pub(super) fn header_set(context: &FileContext, set: &HeaderSet) -> TokenStream {
    let name = &set.name;
    let docs = context.document(&set.docs);
    let has_headers = context.item(RuntimeItem::HasHeaders);
    let readers = set.readers.iter().map(|it| reader(context, it));
    let carriers = set.carriers.iter().map(|carrier| {
        let cfg = gate(&carrier.gate);
        let ty = match carrier.gate.0 {
            // An import would need the features too.
            Some(_) => context.ty(&carrier.ty.clone().in_full()),
            None => context.ty(&carrier.ty),
        };
        quote!(#cfg impl #name for #ty {})
    });
    quote! {
        #docs
        pub trait #name: #has_headers {
            #(#readers)*
        }
        #(#carriers)*
    }
}

fn reader(context: &FileContext, reader: &HeaderReader) -> TokenStream {
    let (name, wire_name) = (&reader.name, &reader.wire_name);
    let docs = context.document(&reader.docs);
    let optional = |ty: &RustType| {
        let (result, ty) = (context.name("azure_core::Result"), context.ty(ty));
        quote!(#result<Option<#ty>>)
    };
    let (ty, read) = match &reader.value {
        HeaderValue::Map(ty) => (
            context.ty(ty),
            function(context, RuntimeItem::HeaderMap, None),
        ),
        HeaderValue::One { ty, marker } => {
            let item = match marker {
                Some(_) => RuntimeItem::ReadHeaderAs,
                None => RuntimeItem::ReadHeader,
            };
            (optional(ty), function(context, item, marker.as_ref()))
        }
        HeaderValue::List { ty, marker, .. } => {
            let item = match marker {
                Some(_) => RuntimeItem::ReadHeaderListAs,
                None => RuntimeItem::ReadHeaderList,
            };
            (optional(ty), function(context, item, marker.as_ref()))
        }
    };
    let separator = match &reader.value {
        HeaderValue::List { separator, .. } => {
            let separator = expression(context, separator);
            Some(quote!(, #separator))
        }
        HeaderValue::Map(_) | HeaderValue::One { .. } => None,
    };
    quote! {
        #docs
        fn #name(&self) -> #ty {
            #read(self.headers(), #wire_name #separator)
        }
    }
}

/// Returns the function that reads a header, with the encoding if it differs from the type's default.
fn function(context: &FileContext, item: RuntimeItem, marker: Option<&RustType>) -> TokenStream {
    let function = context.item(item);
    let marker = marker.map(|marker| {
        let marker = context.ty(marker);
        quote!(::<#marker, _>)
    });
    quote!(#function #marker)
}
