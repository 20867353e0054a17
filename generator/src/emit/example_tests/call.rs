//! Prints the call of a test.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    super::sheet::{Sheet, ident},
    expression::expression,
};
use crate::rust::example_tests::call::{Call, Receiver};

/// The call of a method, within a test.
pub(super) fn call(sheet: &Sheet, call: &Call) -> TokenStream {
    let receiver = receiver(sheet, &call.client);
    let method = &call.method;
    let arguments = call.arguments.iter().map(|it| expression(sheet, it));
    let awaited = call.is_async.then(|| quote!(.await));
    quote!(#receiver.#method(#(#arguments),*) #awaited)
}

/// The client.
fn receiver(sheet: &Sheet, receiver: &Receiver) -> TokenStream {
    let function = sheet.member("super", receiver.function.as_str());
    let arguments = receiver.arguments.iter().map(|it| expression(sheet, it));
    let replacements = receiver.replacements.iter().map(|(method, value)| {
        let method = ident(method);
        let value = expression(sheet, value);
        quote!(.#method(#value))
    });
    let accessor = receiver.accessor.iter();
    quote!(#function(test #(, #arguments)*)? #(#replacements)* #(.#accessor())*)
}
