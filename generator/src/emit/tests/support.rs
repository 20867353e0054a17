use proc_macro2::TokenStream;
use quote::quote;

use super::super::{
    CrateKind, File, Options,
    docs::Docs,
    file::{self, Imports},
};

/// A file of the support module as it stands.
struct Part {
    name: &'static str,
    text: &'static str,
    need: Need,
}

/// What a file is there for.
enum Need {
    /// Every test.
    All,
    /// A kind of crate.
    Kind(CrateKind),
    /// Tests that call this.
    Call(&'static str),
}

macro_rules! part {
    ($name:literal, $file:literal, $need:expr) => {
        Part {
            name: $name,
            text: include_str!(concat!("../../../test_support/", $file)),
            need: $need,
        }
    };
}

const PARTS: &[Part] = &[
    part!("argument", "argument.rs", Need::Call("test.argument")),
    part!("arrived", "arrived.rs", Need::All),
    part!("body", "body.rs", Need::Call("test.body(")),
    part!("case", "case.rs", Need::All),
    part!("comparison", "comparison.rs", Need::All),
    part!(
        "credential",
        "credential.rs",
        Need::Call("test.credential(")
    ),
    part!(
        "example",
        "in_process/example.rs",
        Need::Kind(CrateKind::Standalone)
    ),
    part!(
        "example",
        "loopback/example.rs",
        Need::Kind(CrateKind::Curated)
    ),
    part!("forward", "forward.rs", Need::All),
    part!("live", "live.rs", Need::All),
    part!("outcome", "outcome.rs", Need::All),
    part!(
        "plain_body",
        "plain_body.rs",
        Need::Call("test.plain_body(")
    ),
    part!("recorder", "recorder.rs", Need::All),
    part!("script", "script.rs", Need::All),
    part!(
        "server",
        "in_process/server.rs",
        Need::Kind(CrateKind::Standalone)
    ),
    part!(
        "server",
        "loopback/server.rs",
        Need::Kind(CrateKind::Curated)
    ),
    part!("test", "test.rs", Need::All),
];

impl Part {
    fn is_needed(&self, kind: CrateKind, tests: &[File]) -> bool {
        match self.need {
            Need::All => true,
            Need::Kind(own) => own == kind,
            Need::Call(call) => tests.iter().any(|(_, text)| text.contains(call)),
        }
    }
}

/// The support module, as far as the tests use it.
pub(super) fn files(options: &Options, tests: &[File]) -> Vec<File> {
    let header = options.header("Armsmith's test support");
    let parts = PARTS
        .iter()
        .filter(|part| part.is_needed(options.kind, tests));
    let mut files: Vec<_> = parts
        .clone()
        .map(|part| {
            let path = format!("tests/examples/support/{}.rs", part.name);
            (path, format!("{header}\n\n{}", part.text))
        })
        .collect();
    let modules = parts.map(|part| file::ident(part.name));
    let mut docs = Docs::default();
    docs.line("What the tests of examples share: a server that answers as the example does, and comparisons.");
    let items: TokenStream = quote! {
        #(mod #modules;)*
        pub use case::{Case, Note, Polling};
        pub use example::example;
        pub use outcome::Outcome;
        pub use test::Test;
    };
    let root = file::print(&header, &docs.inner(), &Imports::default(), items);
    files.push(("tests/examples/support/mod.rs".to_owned(), root));
    files
}
