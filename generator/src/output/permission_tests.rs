//! Tests of the permissions that a run needs.

use std::fs;

use super::tests::{EDITS, EXISTING, OPTIONS, codes, generated, new, old, snapshot, tree};
use super::*;
use crate::diagnostics::Code;

#[test]
fn a_first_run_needs_an_empty_folder() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("mine"), "mine").unwrap();
    let error = write(&old(), dir.path(), &OPTIONS).unwrap_err();
    assert_eq!(codes(&error), [Code::ExistingFolder]);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    write(&old(), dir.path(), &EXISTING).unwrap();
    // With a record it is not the first run.
    write(&new(), dir.path(), &OPTIONS).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("mine")).unwrap(), "mine");

    let empty = tempfile::tempdir().unwrap();
    write(&old(), empty.path(), &OPTIONS).unwrap();
}

#[test]
fn the_permission_is_none_to_overwrite() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("Cargo.toml"), "mine").unwrap();
    let error = write(&old(), dir.path(), &EXISTING).unwrap_err();
    assert_eq!(codes(&error), [Code::ForeignFile]);
}

#[test]
fn edits_are_lost_on_request_alone() {
    let dir = generated();
    fs::write(dir.path().join("src/lib.rs"), "edited").unwrap();
    fs::write(dir.path().join("src/gone/deep.rs"), "edited too").unwrap();
    let before = snapshot(dir.path());
    let error = write(&new(), dir.path(), &OPTIONS).unwrap_err();
    assert_eq!(codes(&error), [Code::EditedFile; 2]);
    assert_eq!(snapshot(dir.path()), before);
    write(&new(), dir.path(), &EDITS).unwrap();
    assert_eq!(
        fs::read_to_string(dir.path().join("src/lib.rs")).unwrap(),
        "new"
    );
    assert!(!dir.path().join("src/gone").exists());
}

#[test]
fn an_edit_that_says_what_the_run_says_is_none() {
    let dir = generated();
    fs::write(dir.path().join("src/lib.rs"), "new").unwrap();
    write(&new(), dir.path(), &OPTIONS).unwrap();
}

#[test]
fn other_line_endings_are_no_edit() {
    let (old, new) = (tree([("a", "1\n2\n")]), tree([("a", "1\n3\n")]));
    let dir = tempfile::tempdir().unwrap();
    write(&old, dir.path(), &OPTIONS).unwrap();
    fs::write(dir.path().join("a"), "1\r\n2\r\n").unwrap();
    assert!(check(&old, dir.path()).unwrap().is_empty());
    let same = write(&old, dir.path(), &OPTIONS).unwrap();
    assert_eq!(same.unchanged, ["a"]);
    write(&new, dir.path(), &OPTIONS).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("a")).unwrap(), "1\n3\n");
}
