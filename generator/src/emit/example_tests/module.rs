//! Prints the tests of an API: a root, and one file per client.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    super::{
        file::{self, EmittedFile},
        file_context::{FileContext, ident},
    },
    call, case, client,
    path::path,
};
use crate::rust::example_tests::{
    EventTypes, ExampleTest, OperationTests, StatusOutcome, TestFile, TestModule,
};

/// Returns the test files of an API.
pub(super) fn files(module: &TestModule) -> Vec<EmittedFile> {
    let file = |name: &str| path(&format!("{}/{name}.rs", module.name));
    let tests = module.files.iter();
    let tests = tests.map(|tests| (file(tests.name.as_str()), clients_tests(module, tests)));
    tests.chain([(file("mod"), root(module))]).collect()
}

fn root(module: &TestModule) -> String {
    let context = FileContext::default();
    let names = module.files.iter().map(|file| &file.name);
    let functions = client::functions(&context, module);
    let items = quote!(#(mod #names;)* #functions);
    file::print(&module.header, &file::inner(&module.docs), &context, items)
}

/// Returns the tests of a client's operations.
fn clients_tests(module: &TestModule, file: &TestFile) -> String {
    let context = FileContext::default();
    let items = file
        .operations
        .iter()
        .map(|operation| self::operation(&context, operation));
    let event = file.event.as_ref().map(|types| event(&context, types));
    let items = quote!(#event #(#items)*);
    file::print(&module.header, &file::inner(&file.docs), &context, items)
}

/// Returns the function that converts an event to the form that the tests compare.
fn event(context: &FileContext, types: &EventTypes) -> TokenStream {
    let own = context.name("crate::support::Event");
    let event = context.path(&types.event);
    let data = context.path(&types.data);
    quote! {
        fn event<T>(event: #event<T>) -> #own<T> {
            #own {
                name: event.name,
                id: event.id,
                retry: event.retry,
                data: match event.data {
                    #data::Known(data) => Ok(data),
                    #data::Unknown(text) => Err(text),
                },
            }
        }
    }
}

fn operation(context: &FileContext, operation: &OperationTests) -> TokenStream {
    let outcome = operation.outcome.as_ref();
    let outcome = outcome.map(|outcome| self::outcome(context, outcome));
    let tests = operation.tests.iter().map(|test| self::test(context, test));
    quote!(#outcome #(#tests)*)
}

/// Returns the implementation of `Outcome` for a result that depends on the status code.
fn outcome(context: &FileContext, outcome: &StatusOutcome) -> TokenStream {
    let name = context.path(&outcome.output);
    let outcome_trait = context.name("crate::support::Outcome");
    let call_result = context.name("crate::support::CallResult");
    let result = context.name("azure_core::Result");
    let variants = &outcome.variants;
    quote! {
        impl #outcome_trait for #name {
            async fn call_result(self) -> #result<#call_result> {
                match self {
                    #(Self::#variants(response) => response.call_result().await,)*
                }
            }
        }
    }
}

fn test(context: &FileContext, test: &ExampleTest) -> TokenStream {
    let ty = context.name("crate::support::Test");
    let docs = format!(" {}", test.docs);
    let deprecated = test.deprecated.then(|| quote!(#[allow(deprecated)]));
    let name = ident(&test.name);
    let case = case::case(context, &test.case);
    let call = call::call(context, &test.call);
    quote! {
        #[doc = #docs]
        #deprecated
        #[tokio::test]
        async fn #name() {
            let case = #case;
            let call = async |test: &#ty| { #call };
            case.run(call).await;
        }
    }
}
