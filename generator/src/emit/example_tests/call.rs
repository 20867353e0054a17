//! Prints the call of a test.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    super::file_context::{FileContext, ident},
    expression::expression,
};
use crate::rust::example_tests::call::{ComparedStream, Receiver, TestCall};

/// Returns the method call of a test.
pub(super) fn call(context: &FileContext, call: &TestCall) -> TokenStream {
    let receiver = receiver(context, &call.client);
    let method = &call.method;
    let arguments = call.arguments.iter().map(|it| expression(context, it));
    let awaited = call.is_async.then(|| quote!(.await));
    let stream = call.stream.map(|compared| stream(context, compared));
    quote!(#receiver.#method(#(#arguments),*) #awaited #stream)
}

/// Returns the conversion of a stream of items to the form that the tests compare.
fn stream(context: &FileContext, compared: ComparedStream) -> TokenStream {
    match compared {
        ComparedStream::Items => {
            let items = context.name("crate::support::Items");
            quote!(.map(|items| #items::new(items.status(), items)))
        }
        ComparedStream::Events => {
            let items = context.name("crate::support::Items");
            quote!(.map(|events| #items::of_events(events.status(), events, event)))
        }
    }
}

/// Returns the client.
fn receiver(context: &FileContext, receiver: &Receiver) -> TokenStream {
    let function = context.member("super", receiver.function.as_str());
    let arguments = receiver.arguments.iter().map(|it| expression(context, it));
    let replacements = receiver.replacements.iter().map(|(method, value)| {
        let method = ident(method);
        let value = expression(context, value);
        quote!(.#method(#value))
    });
    let accessor = receiver.accessor.iter();
    quote!(#function(test #(, #arguments)*)? #(#replacements)* #(.#accessor())*)
}
