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

/// The options of an earlier crate were aliases of one type, which is not the type of the new options.
#[test]
fn an_alias_that_becomes_a_struct_is_breaking() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("widgets.json");
    fs::write(&file, crate::side::base().to_string()).unwrap();
    let (generated, sources) = crate_of(folder.path(), &file);
    let mut committed = generated.tree.clone();
    let options = "src/models/method_options.rs";
    let alias = "pub type WidgetsClientListOptions<'a> = Options<'a>;\n";
    let row = "    WidgetsClientListOptions: PagerOptions,\n";
    let text = &committed[options];
    assert!(text.contains(row), "{text}");
    let text = text.replace(row, "    WidgetsClientOtherOptions: PagerOptions,\n");
    committed.insert(options.to_owned(), format!("{text}{alias}"));
    let new = generated.version(&sources);
    let old = generated.version(&sources);
    let old = old.with_surface(printed(&committed, &generated.names));
    let lines = crate::side::short(&armsmith::diff::compare(&old, &new));
    let change = "! changed options models::WidgetsClientListOptions: is a struct, was an alias of `Options<'a>`: code \
                  that uses both names for one type no longer compiles";
    assert!(lines.iter().any(|line| line == change), "{lines:#?}");
}
