//! Tests of interrupted runs and malicious folders with a `Cargo.toml` of the user and Armsmith.

use std::path::Path;
use std::{fs, io};

use super::tests::{OPTIONS, codes, snapshot, tree};
use super::write::write_with;
use super::*;
use crate::diagnostics::Code;

fn generated(version: &str) -> Tree {
    let manifest = format!("[package]\nname = \"a\"\nversion = \"{version}\"\n");
    tree([("Cargo.toml", &manifest), ("src/lib.rs", version)])
}

/// Returns a folder of version 1 whose `Cargo.toml` has a key of the user.
fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let dir_of_crate = dir.path().join("crate");
    write(&generated("1"), &dir_of_crate, &OPTIONS).unwrap();
    let file = dir_of_crate.join("Cargo.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(file, format!("{text}authors = [\"me\"] # mine\n")).unwrap();
    dir
}

/// Starts the run to version 2, and stops it at a move.
fn kill_at(dir: &Path, stop: usize) {
    let mut count = 0;
    let killed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _ = write_with(&generated("2"), dir, &OPTIONS, &mut |_| {
            count += 1;
            match count == stop {
                true => std::panic::panic_any("killed"),
                false => Ok(()),
            }
        });
    }));
    assert!(killed.is_err());
}

#[test]
fn a_killed_run_keeps_the_keys_of_the_user() {
    let mut steps = 0;
    let whole = folder();
    let count = &mut |_: apply::FileMove<'_>| {
        steps += 1;
        io::Result::Ok(())
    };
    write_with(
        &generated("2"),
        &whole.path().join("crate"),
        &OPTIONS,
        count,
    )
    .unwrap();
    let expected = snapshot(whole.path());
    let manifest = &expected["crate/Cargo.toml"];
    assert!(
        manifest.contains("version = \"2\"\nauthors = [\"me\"] # mine\n"),
        "{manifest}"
    );
    for stop in 1..=steps {
        let dir = folder();
        kill_at(&dir.path().join("crate"), stop);
        assert!(recover(&dir.path().join("crate"), &OPTIONS).unwrap());
        assert_eq!(snapshot(dir.path()), expected, "killed at {stop}");
    }
}

/// A forged interrupted run would add a build script to the crate, or drop a key of the user.
#[test]
fn a_forged_run_changes_no_key_of_the_user() {
    for (from, to) in [
        ("[package]\n", "[package]\nbuild = \"evil.rs\"\n"),
        ("authors = [\"me\"]", "authors = [\"you\"]"),
        ("authors = [\"me\"] # mine\n", ""),
        ("version = \"2\"", "version = \"3\""),
    ] {
        let dir = folder();
        let dir = &dir.path().join("crate");
        kill_at(dir, 1);
        let staged = dir.join(".armsmith.staging/new/Cargo.toml");
        let text = fs::read_to_string(&staged).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{text}");
        fs::write(&staged, text.replace(from, to)).unwrap();
        let before = snapshot(dir);
        let error = recover(dir, &OPTIONS).unwrap_err();
        assert_eq!(codes(&error), [Code::InvalidJournal], "{to}");
        assert_eq!(snapshot(dir), before);
    }
}

#[test]
fn a_file_with_keys_of_the_user_is_not_removed() {
    let dir = folder();
    let dir = &dir.path().join("crate");
    let sources = tree([("src/lib.rs", "1")]);
    let error = write(&sources, dir, &OPTIONS).unwrap_err();
    assert_eq!(codes(&error), [Code::EditedFile]);
    fs::write(dir.join("Cargo.toml"), &generated("1")["Cargo.toml"]).unwrap();
    let report = write(&sources, dir, &OPTIONS).unwrap();
    assert_eq!(report.removed, ["Cargo.toml"]);
}

/// The record of an earlier version has a hash of the whole file.
#[test]
fn a_record_with_a_hash_of_the_file_is_read() {
    let dir = folder();
    let dir = &dir.path().join("crate");
    let manifest = &generated("1")["Cargo.toml"];
    fs::write(dir.join("Cargo.toml"), manifest).unwrap();
    let earlier = tree([("Other.toml", manifest), ("src/lib.rs", "1")]);
    let record = record::Record::of(&earlier)
        .text()
        .replace("Other", "Cargo");
    fs::write(dir.join(RECORD), record).unwrap();
    write(&generated("2"), dir, &OPTIONS).unwrap();
    let found = fs::read_to_string(dir.join("Cargo.toml")).unwrap();
    assert_eq!(found, generated("2")["Cargo.toml"]);
    assert!(check(&generated("2"), dir).unwrap().is_empty());
}
