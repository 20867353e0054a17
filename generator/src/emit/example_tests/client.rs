//! Prints the functions that create the clients of a module's tests.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::sheet::{Sheet, ident};
use crate::rust::example_tests::{
    TestModule,
    client::{ClientFunction, ConstructorArgument},
};

/// The functions, and the options that they share.
pub(super) fn functions(sheet: &Sheet, module: &TestModule) -> TokenStream {
    let test = sheet.name("crate::support::Test");
    let functions = module.clients.iter().map(|it| function(sheet, it));
    let options = sheet.path(&module.client_options);
    quote! {
        #(#functions)*
        fn options(test: &#test) -> #options {
            #options { client_options: test.client_options(), ..Default::default() }
        }
    }
}

fn function(sheet: &Sheet, function: &ClientFunction) -> TokenStream {
    let test = sheet.name("crate::support::Test");
    let result = sheet.name("azure_core::Result");
    let name = ident(function.name.as_str());
    let client = sheet.path(&function.client);
    let constructor = ident(&function.constructor);
    let parameters = function.parameters.iter().map(|(name, ty)| {
        let ty = sheet.ty(ty);
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
