//! Prints the functions that create the clients of a module's tests.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::file_context::{FileContext, ident};
use crate::rust::example_tests::{
    TestModule,
    client::{ClientFunction, ConstructorArgument},
};

/// Returns the functions, and their shared options.
pub(super) fn functions(context: &FileContext, module: &TestModule) -> TokenStream {
    let test = context.name("crate::support::Test");
    let functions = module.clients.iter().map(|it| function(context, it));
    let options = context.path(&module.client_options);
    quote! {
        #(#functions)*
        fn options(test: &#test) -> #options {
            #options { client_options: test.client_options(), ..Default::default() }
        }
    }
}

fn function(context: &FileContext, function: &ClientFunction) -> TokenStream {
    let test = context.name("crate::support::Test");
    let result = context.name("azure_core::Result");
    let name = ident(function.name.as_str());
    let client = context.path(&function.client);
    let constructor = ident(&function.constructor);
    let parameters = function.parameters.iter().map(|(name, ty)| {
        let ty = context.ty(ty);
        quote!(, #name: #ty)
    });
    let arguments = function.arguments.iter().map(argument);
    quote! {
        fn #name(test: &#test #(#parameters)*) -> #result<#client> {
            #client::#constructor(#(#arguments,)* Some(options(test)))
        }
    }
}

fn argument(argument: &ConstructorArgument) -> TokenStream {
    match argument {
        ConstructorArgument::Text(text) => quote!(#text),
        ConstructorArgument::Parameter(name) => quote!(#name),
        ConstructorArgument::Credential => quote!(test.credential()),
        ConstructorArgument::Secret(text) => quote!(#text.into()),
    }
}
