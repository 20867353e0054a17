//! Reads any bytes as JSON, YAML or either. The result is a document with a position for each value, or an error.

#![no_main]

use std::fs;

use armsmith::diagnostics::Diagnostics;
use armsmith::report;
use armsmith::source::{Dialect, Sources, pointer};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// The file names; the first byte selects one.
const NAMES: [&str; 3] = ["spec.json", "spec.yaml", "spec"];

fuzz_target!(|data: &[u8]| {
    let Some((choice, text)) = data.split_first() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder
        .path()
        .join(NAMES[usize::from(*choice) % NAMES.len()]);
    fs::write(&file, text).unwrap();
    let sources = Sources::with_root(folder.path());
    let mut diagnostics = Diagnostics::default();
    if let Some(id) = diagnostics.take(sources.load(&file)) {
        let document = sources.document(id);
        if document.value.is_null() {
            // A text with comments only has no positions.
            return;
        }
        diagnostics.take(Dialect::of(&document));
        let mut open = vec![(String::new(), &document.value)];
        while let Some((place, value)) = open.pop() {
            let position = document.position(&place);
            let position = position.unwrap_or_else(|| panic!("no position for `{place}`"));
            assert!(
                document
                    .text
                    .get(position.value.start..position.value.end)
                    .is_some()
            );
            match value {
                Value::Array(items) => {
                    let items = items.iter().enumerate();
                    open.extend(items.map(|(at, item)| (pointer::item(&place, at), item)));
                }
                Value::Object(members) => {
                    open.extend(
                        members
                            .iter()
                            .map(|(key, member)| (pointer::child(&place, key), member)),
                    );
                }
                Value::String(reference) => {
                    drop(sources.resolve(reference, &document.origin(place)))
                }
                _ => {}
            }
        }
    }
    diagnostics.extend(sources.warnings());
    report::text(&diagnostics, &sources, true);
    report::json(&diagnostics, &sources);
});
