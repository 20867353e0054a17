//! Prints requests: the path, and one step after the other.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    expression::expression,
    file::{Sheet, ident},
};
use crate::rust::{
    request::{HttpMethod, Request, Step},
    runtime::RuntimeItem,
};

/// The path template as the method's constant.
pub(super) fn path(request: &Request) -> TokenStream {
    let path = &request.path;
    quote!(const PATH: &str = #path;)
}

/// The statements that describe the request as `call`.
pub(super) fn request(sheet: &Sheet, request: &Request) -> TokenStream {
    let call = sheet.item(RuntimeItem::Call);
    let method = method(sheet, request.method);
    let codes = request.success.iter();
    let codes = codes.map(|code| Literal::u16_unsuffixed(*code));
    let values = request.values.iter().map(|it| step(sheet, it));
    let values = chained("call", values);
    let rest = request.rest.iter().map(|it| step(sheet, it));
    quote! {
        let call = #call::new(#method, PATH, &[#(#codes),*]) #values #(#rest)*;
    }
}

/// A method of HTTP.
pub(super) fn method(sheet: &Sheet, method: HttpMethod) -> TokenStream {
    let ty = sheet.name("azure_core::http::Method");
    let variant = ident(method.variant());
    quote!(#ty::#variant)
}

/// A call of a method of the runtime.
pub(super) fn step(sheet: &Sheet, step: &Step) -> TokenStream {
    let method = ident(step.method.written());
    let arguments = step.arguments.iter().map(|it| expression(sheet, it));
    quote!(.#method(#(#arguments),*))
}

/// The longest chain of calls: readers of Rust go down a level for each.
pub(super) const LONGEST_CHAIN: usize = 100;

/// Steps on the value called `name`, one after the other; a long chain goes on in further statements.
pub(super) fn chained(name: &str, steps: impl Iterator<Item = TokenStream>) -> TokenStream {
    let name = ident(name);
    let steps: Vec<_> = steps.collect();
    let mut chunks = steps.chunks(LONGEST_CHAIN);
    let first = chunks.next().unwrap_or_default();
    quote!(#(#first)* #(; let #name = #name #(#chunks)*)*)
}
