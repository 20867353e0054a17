//! Generates a crate from a description. Accepted input is printed as Rust, and rejected input has an error.
//!
//! Half of the mutations change bytes, and the other half the tree, which reaches code that byte mutations cannot
//! reach.

#![no_main]

use std::fs;

use armsmith::emit::{CrateKind, Options};
use armsmith::pipeline::{Job, Silent, generate};
use armsmith::report;
use armsmith::source::Sources;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use serde_json::Value;

#[path = "../../generator/tests/mutations/chance.rs"]
mod chance;
#[path = "../../generator/tests/mutations/tree.rs"]
mod tree;

use chance::Chance;

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut chance = Chance::new(seed.into());
    let value = data
        .get(..size)
        .and_then(|text| serde_json::from_slice::<Value>(text).ok());
    if let Some(mut value) = value
        && chance.below(2) == 0
    {
        tree::mutate(&mut value, &mut chance);
        let text = value.to_string();
        if let Some(place) = data.get_mut(..text.len())
            && text.len() <= max_size
        {
            place.copy_from_slice(text.as_bytes());
            return text.len();
        }
    }
    libfuzzer_sys::fuzzer_mutate(data, size, max_size)
});

fuzz_target!(|data: &[u8]| {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("spec.json");
    fs::write(&file, data).unwrap();
    let sources = Sources::with_root(folder.path());
    let options = Options {
        crate_name: "zoo".into(),
        command: "armsmith generate".into(),
        kind: CrateKind::Standalone,
        examples: Default::default(),
        tests: true,
        package: Default::default(),
        layout: Default::default(),
    };
    let generated = generate(&sources, &[Job::standalone(vec![file])], &options, &Silent);
    let (diagnostics, tree) = match generated {
        Ok(generated) => (generated.diagnostics, Some(generated.tree)),
        Err(diagnostics) => (diagnostics, None),
    };
    report::text(&diagnostics, &sources, true);
    assert_eq!(diagnostics.has_errors(), tree.is_none());
    let files = tree.iter().flatten().filter(|(path, _)| {
        path.ends_with(".rs") && !path.starts_with("src/runtime/") && !path.contains("/support/")
    });
    for (path, text) in files {
        if let Err(error) = syn::parse_file(text) {
            panic!("{path}: {error}\n{text}");
        }
        assert!(!text.contains("compile_error!"), "{path}\n{text}");
    }
});
