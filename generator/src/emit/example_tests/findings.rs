//! Prints the lists of errors in examples and of operations without a test.

use quote::quote;

use super::{
    super::{
        file::{self, EmittedFile},
        file_context::FileContext,
    },
    case,
    path::path,
};
use crate::rust::docs::Docs;
use crate::rust::example_tests::{ExampleTests, findings::ListedBreach};

/// Returns the file that lists the places where examples violate their specification.
pub(super) fn breaches(tests: &ExampleTests) -> EmittedFile {
    let entries = tests.breaches.iter().map(|breach| {
        let ListedBreach {
            operation,
            example,
            source,
            pointer,
            reason,
        } = breach;
        let source = case::source(source, "");
        quote!((#operation, #example, #source, #pointer, #reason),)
    });
    let mut docs = Docs::default();
    docs.line("Errors in the examples: places where they violate their own specification.");
    docs.paragraph(
        "Undeclared members and parameters are dropped, and a missing or invalid host is replaced; the rest of the example \
         is tested. With any other error, the request or response that contains it is not tested.",
    );
    let context = FileContext::default();
    let example = context.name("crate::support::example");
    let items = quote! {
        #[doc = " Operation, example, its location, the JSON pointer of the place, and the error."]
        const LISTED: &[(&str, &str, &str, &str, &str)] = &[#(#entries)*];

        #[doc = " Prints the list, and checks that its places exist."]
        #[test]
        fn listed() {
            for (operation, name, source, pointer, reason) in LISTED {
                println!("{operation}, example {name:?}: {pointer}: {reason}");
                assert!(#example(source).pointer(pointer).is_some(), "{name:?} has no {pointer}");
            }
        }
    };
    let text = file::print(&tests.header, &file::inner(&docs), &context, items);
    (path("listed.rs"), text)
}

/// Returns the file that lists the operations without a test.
pub(super) fn unreached(tests: &ExampleTests) -> EmittedFile {
    let operations = tests.unreached.iter();
    let operations = operations.map(|it| format!("{}: {}", it.module, it.operation));
    let mut docs = Docs::default();
    docs.line("The operations without an example, which need hand-written tests.");
    let items = quote! {
        #[doc = " Module and operation."]
        pub const UNREACHED: &[&str] = &[#(#operations),*];

        #[doc = " Prints the list, and checks that it has no duplicates."]
        #[test]
        fn unreached() {
            for (index, operation) in UNREACHED.iter().enumerate() {
                println!("{operation}");
                let before = &UNREACHED[..index];
                assert!(before.iter().all(|other| other != operation), "{operation} is there twice");
            }
        }
    };
    let text = file::print(
        &tests.header,
        &file::inner(&docs),
        &FileContext::default(),
        items,
    );
    (path("unreached.rs"), text)
}
