//! Prints the traits that read response headers.

use proc_macro2::TokenStream;
use quote::quote;

use super::{expression::expression, sheet::Sheet};
use crate::rust::{
    headers::{HeaderReader, HeaderSet, HeaderValue},
    runtime::RuntimeItem,
    types::RustType,
};

/// The trait that reads one set of headers, for the responses that have it.
pub(super) fn header_set(sheet: &Sheet, set: &HeaderSet) -> TokenStream {
    let name = &set.name;
    let docs = sheet.document(&set.docs);
    let answer = sheet.item(RuntimeItem::Answer);
    let readers = set.readers.iter().map(|it| reader(sheet, it));
    let carriers = set.carriers.iter().map(|ty| sheet.ty(ty));
    quote! {
        #docs
        pub trait #name: #answer {
            #(#readers)*
        }
        #(impl #name for #carriers {})*
    }
}

fn reader(sheet: &Sheet, reader: &HeaderReader) -> TokenStream {
    let (name, wire_name) = (&reader.name, &reader.wire_name);
    let docs = sheet.document(&reader.docs);
    let optional = |ty: &RustType| {
        let (result, ty) = (sheet.name("azure_core::Result"), sheet.ty(ty));
        quote!(#result<Option<#ty>>)
    };
    let (ty, read) = match &reader.value {
        HeaderValue::Map(ty) => (sheet.ty(ty), function(sheet, RuntimeItem::HeaderMap, None)),
        HeaderValue::One { ty, marker } => {
            let item = match marker {
                Some(_) => RuntimeItem::ReadHeaderAs,
                None => RuntimeItem::ReadHeader,
            };
            (optional(ty), function(sheet, item, marker.as_ref()))
        }
        HeaderValue::List { ty, marker, .. } => {
            let item = match marker {
                Some(_) => RuntimeItem::ReadHeaderListAs,
                None => RuntimeItem::ReadHeaderList,
            };
            (optional(ty), function(sheet, item, marker.as_ref()))
        }
    };
    let separator = match &reader.value {
        HeaderValue::List { separator, .. } => {
            let separator = expression(sheet, separator);
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

/// The function that reads a header, told how where that is not the type's own way.
fn function(sheet: &Sheet, item: RuntimeItem, marker: Option<&RustType>) -> TokenStream {
    let function = sheet.item(item);
    let marker = marker.map(|marker| {
        let marker = sheet.ty(marker);
        quote!(::<#marker, _>)
    });
    quote!(#function #marker)
}
