use proc_macro2::TokenStream;
use quote::quote;

use super::{
    super::{
        File,
        docs::Docs,
        file::{self, Sheet},
    },
    survey::Breach,
};

/// What the examples of an API do not show as they should.
#[derive(Default)]
pub(super) struct Findings {
    /// Where examples break their own specification.
    pub(super) listed: Vec<Entry>,
    /// The operations that no example reaches.
    pub(super) unreached: Vec<String>,
}

/// A place where an example breaks its own specification.
pub(super) struct Entry {
    pub(super) operation: String,
    pub(super) example: String,
    pub(super) source: TokenStream,
    pub(super) breach: Breach,
}

/// The file that lists where examples break their own specification.
pub(super) fn listed(header: &str, modules: &[(String, Findings)]) -> File {
    let entries = modules.iter().flat_map(|(_, findings)| &findings.listed);
    let entries = entries.map(|entry| {
        let Entry {
            operation,
            example,
            source,
            breach: Breach { pointer, reason },
        } = entry;
        quote!((#operation, #example, #source, #pointer, #reason),)
    });
    let mut docs = Docs::default();
    docs.line("Where examples break their own specification.");
    docs.paragraph(
        "Members and parameters that the specification does not know get lost, and the rest of the example is tested, \
         at a made-up address where its own is missing or impossible; with anything else the request or the answer \
         that it stands in is left out.",
    );
    let sheet = Sheet::default();
    let example = sheet.name("crate::support::example");
    let items = quote! {
        #[doc = " Operation, example, where the example is, the pointer into it, and what is wrong there."]
        const LISTED: &[(&str, &str, &str, &str, &str)] = &[#(#entries)*];

        #[doc = " Shows the list, and that what it says is there."]
        #[test]
        fn listed() {
            for (operation, name, source, pointer, reason) in LISTED {
                println!("{operation}, example {name:?}: {pointer}: {reason}");
                assert!(#example(source).pointer(pointer).is_some(), "{name:?} has no {pointer}");
            }
        }
    };
    let text = file::print(header, &file::inner(&docs), &sheet, items);
    ("tests/examples/listed.rs".to_owned(), text)
}

/// The file that lists the operations without a test.
pub(super) fn unreached(header: &str, modules: &[(String, Findings)]) -> File {
    let operations = modules.iter().flat_map(|(module, findings)| {
        let operations = findings.unreached.iter();
        operations.map(move |operation| format!("{module}: {operation}"))
    });
    let mut docs = Docs::default();
    docs.line("The operations that no example reaches: they need tests by hand.");
    let items = quote! {
        #[doc = " Module and operation."]
        pub const UNREACHED: &[&str] = &[#(#operations),*];

        #[doc = " Shows the list, which names each operation once."]
        #[test]
        fn unreached() {
            for (index, operation) in UNREACHED.iter().enumerate() {
                println!("{operation}");
                let before = &UNREACHED[..index];
                assert!(before.iter().all(|other| other != operation), "{operation} is there twice");
            }
        }
    };
    let text = file::print(header, &file::inner(&docs), &Sheet::default(), items);
    ("tests/examples/unreached.rs".to_owned(), text)
}
