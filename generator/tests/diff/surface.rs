//! Tests of the surface of a crate, from its data and from its text.

use std::{fs, path::Path};

use armsmith::diff::printed;

use crate::side::crate_of;

/// Both must be equal: a committed crate is read from its text, a new one from its data.
#[test]
fn data_and_text_offer_the_same() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emission");
    let mut compared = 0;
    for entry in fs::read_dir(fixtures).unwrap() {
        let file = entry.unwrap().path().join("spec.json");
        if !file.is_file() {
            continue;
        }
        let (generated, sources) = crate_of(file.parent().unwrap(), &file);
        let of_text = printed(&generated.tree, &generated.names);
        let version = generated.version(&sources);
        assert_eq!(*version.surface(), of_text, "{}", file.display());
        compared += 1;
    }
    assert!(compared > 0);
}
