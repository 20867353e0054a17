use quote::quote;

use super::super::{
    CrateKind, File, Options,
    docs::Docs,
    file::{self, Sheet},
};

/// A file of the support module as it stands.
struct Part {
    name: &'static str,
    text: &'static str,
    need: Need,
}

/// What a file is there for.
enum Need {
    /// Every test of an example.
    Test,
    /// Every test of an example, in one kind of crate.
    TestIn(CrateKind),
    /// The list of what examples get wrong, in one kind of crate.
    ListIn(CrateKind),
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
    part!("arrived", "arrived.rs", Need::Test),
    part!("body", "body.rs", Need::Call("test.body(")),
    part!("case", "case.rs", Need::Test),
    part!("comparison", "comparison.rs", Need::Test),
    part!(
        "credential",
        "credential.rs",
        Need::Call("test.credential(")
    ),
    part!(
        "example",
        "in_process/example.rs",
        Need::ListIn(CrateKind::Standalone)
    ),
    part!(
        "example",
        "loopback/example.rs",
        Need::ListIn(CrateKind::Curated)
    ),
    part!("forward", "forward.rs", Need::Test),
    part!("json_body", "json_body.rs", Need::Call("test.json_body(")),
    part!("live", "live.rs", Need::Test),
    part!("outcome", "outcome.rs", Need::Test),
    part!(
        "plain_body",
        "plain_body.rs",
        Need::Call("test.plain_body(")
    ),
    part!("recorder", "recorder.rs", Need::Test),
    part!("script", "script.rs", Need::Test),
    part!(
        "server",
        "in_process/server.rs",
        Need::TestIn(CrateKind::Standalone)
    ),
    part!(
        "server",
        "loopback/server.rs",
        Need::TestIn(CrateKind::Curated)
    ),
    part!("test", "test.rs", Need::Test),
];

impl Part {
    fn is_needed(&self, kind: CrateKind, tests: &[File]) -> bool {
        match self.need {
            Need::Test => !tests.is_empty(),
            Need::TestIn(own) => own == kind && !tests.is_empty(),
            Need::ListIn(own) => own == kind,
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
    let used = (!tests.is_empty()).then(|| {
        quote! {
            pub use case::{Case, Note, Polling};
            pub use outcome::{Answered, Outcome};
            pub use test::Test;
        }
    });
    let items = quote! {
        #(mod #modules;)*
        pub use example::example;
        #used
    };
    let root = file::print(&header, &file::inner(&docs), &Sheet::default(), items);
    files.push(("tests/examples/support/mod.rs".to_owned(), root));
    files
}
