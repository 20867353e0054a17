//! Prints the support module that tests of examples share.

use quote::quote;

use super::{
    super::{
        file::{self, EmittedFile},
        file_context::{FileContext, ident},
    },
    path::path,
};
use crate::rust::docs::Docs;
use crate::rust::example_tests::support::{Support, SupportPart};

/// Returns the files of the support module.
pub(super) fn files(support: &Support) -> Vec<EmittedFile> {
    let header = &support.header;
    let parts = support.parts.iter().map(|part| {
        let path = path(&format!("support/{}.rs", part.name()));
        (path, format!("{header}\n\n{}", text(*part)))
    });
    let root = (path("support/mod.rs"), root(support));
    parts.chain([root]).collect()
}

fn root(support: &Support) -> String {
    let modules = support.parts.iter().map(|part| ident(part.name()));
    let mut docs = Docs::default();
    docs.line("Support code of the example tests: a server that returns the responses of an example, and comparisons.");
    let used = support.parts.contains(&SupportPart::Test).then(|| {
        quote! {
            pub use case::{Case, Note, Polling};
            pub use outcome::{CallResult, Outcome};
            pub use test::Test;
        }
    });
    let has = |part| support.parts.contains(&part);
    let event = has(SupportPart::Events).then(|| {
        quote!(
            pub use events::Event;
        )
    });
    let stream = has(SupportPart::Items).then(|| {
        quote!(
            pub use items::Items;
        )
    });
    let items = quote! {
        #(mod #modules;)*
        #event
        pub use example::example;
        #stream
        #used
    };
    let docs = file::inner(&docs);
    file::print(&support.header, &docs, &FileContext::default(), items)
}

macro_rules! source {
    ($file:literal) => {
        include_str!(concat!("../../../test_support/", $file))
    };
}

/// Returns the source of a part, which is the same in every crate.
fn text(part: SupportPart) -> &'static str {
    match part {
        SupportPart::Argument => source!("argument.rs"),
        SupportPart::Arrived => source!("arrived.rs"),
        SupportPart::Body => source!("body.rs"),
        SupportPart::Case => source!("case.rs"),
        SupportPart::Comparison => source!("comparison.rs"),
        SupportPart::Credential => source!("credential.rs"),
        SupportPart::DataFile => source!("in_process/example.rs"),
        SupportPart::SpecificationFile => source!("loopback/example.rs"),
        SupportPart::Events => source!("events.rs"),
        SupportPart::Forward => source!("forward.rs"),
        SupportPart::ItemBody => source!("item_body.rs"),
        SupportPart::Items => source!("items.rs"),
        SupportPart::JsonBody => source!("json_body.rs"),
        SupportPart::Live => source!("live.rs"),
        SupportPart::Outcome => source!("outcome.rs"),
        SupportPart::PlainBody => source!("plain_body.rs"),
        SupportPart::Recorder => source!("recorder.rs"),
        SupportPart::Script => source!("script.rs"),
        SupportPart::SentBody => source!("sent_body.rs"),
        SupportPart::InProcessServer => source!("in_process/server.rs"),
        SupportPart::LoopbackServer => source!("loopback/server.rs"),
        SupportPart::TextBody => source!("text_body.rs"),
        SupportPart::XmlBody => source!("xml_body.rs"),
        SupportPart::XmlTags => source!("xml_tags.rs"),
        SupportPart::XmlOutcome => source!("xml_outcome.rs"),
        SupportPart::Test => source!("test.rs"),
    }
}
