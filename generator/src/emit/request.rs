//! Prints requests: the path and the steps.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    expression::{chained, step},
    file_context::{FileContext, ident},
};
use crate::rust::{http_method, request::Request, runtime::RuntimeItem};

/// Returns the path template as a constant of the method.
pub(super) fn path(request: &Request) -> TokenStream {
    let path = &request.path;
    quote!(const PATH: &str = #path;)
}

/// Returns the statements that build the request as `call`.
pub(super) fn request(context: &FileContext, request: &Request) -> TokenStream {
    let call = context.item(RuntimeItem::Call);
    let method = ident(http_method::call(request.method));
    let codes = request.success.iter();
    let codes = codes.map(|code| Literal::u16_unsuffixed(*code));
    let values = request.values.iter().map(|it| step(context, it));
    let values = chained("call", values);
    let rest = request.rest.iter().map(|it| step(context, it));
    let operation = &request.operation;
    quote! {
        let call = #call::#method(#operation, PATH, &[#(#codes),*]) #values #(#rest)*;
    }
}
