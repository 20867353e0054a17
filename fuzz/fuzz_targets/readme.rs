//! Reads a readme, and selects each of its tags.

#![no_main]

use std::fs;

use armsmith::pipeline::{Silent, analyze_readme};
use armsmith::readme::Readme;
use armsmith::report;
use armsmith::selection::Selection;
use armsmith::source::Sources;
use libfuzzer_sys::fuzz_target;

/// The content of `spec.json`, which directives change.
const SPEC: &str = include_str!("../seeds/lower/model.json");

fuzz_target!(|data: &[u8]| {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("readme.md");
    fs::write(&file, data).unwrap();
    fs::write(folder.path().join("spec.json"), SPEC).unwrap();
    let mut sources = Sources::with_root(folder.path());
    let Ok(readme) = Readme::load(&sources, &file) else {
        return;
    };
    for tag in readme.tags(&sources) {
        drop(readme.select(&sources, Some(&tag.name)));
    }
    let analysis = analyze_readme(&mut sources, &file, None, Selection::default(), None, &Silent);
    let diagnostics = match analysis {
        Ok(analysis) => analysis.diagnostics,
        Err(diagnostics) => {
            assert!(diagnostics.has_errors());
            diagnostics
        }
    };
    report::text(&diagnostics, &sources, true);
});
