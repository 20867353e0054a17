//! Tests of complete runs and checks.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::apply::FileMove;
use super::write::write_with;
use super::*;
use crate::diagnostics::{Code, Diagnostics};

/// No additional permissions.
pub(super) const OPTIONS: WriteOptions = WriteOptions {
    allow_existing: false,
    overwrite_edits: false,
};

/// The permission to use a folder with other files.
pub(super) const EXISTING: WriteOptions = WriteOptions {
    allow_existing: true,
    ..OPTIONS
};

/// The permission to overwrite edits.
pub(super) const EDITS: WriteOptions = WriteOptions {
    overwrite_edits: true,
    ..OPTIONS
};

pub(super) fn tree<const N: usize>(files: [(&str, &str); N]) -> Tree {
    Tree::from(files.map(|(path, text)| (path.to_owned(), text.to_owned())))
}

/// Returns a folder in which `old()` was generated, with a hand-written file beside it.
pub(super) fn generated() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("tests")).unwrap();
    fs::write(dir.path().join("tests/hand.rs"), "by hand").unwrap();
    fs::create_dir_all(dir.path().join("src/mine/empty")).unwrap();
    fs::write(dir.path().join("src/mine/hand.rs"), "by hand").unwrap();
    write(&old(), dir.path(), &EXISTING).unwrap();
    dir
}

pub(super) fn old() -> Tree {
    tree([
        ("Cargo.toml", "same"),
        ("src/gone/deep.rs", "stale"),
        ("src/lib.rs", "old"),
        ("src/shape", "a file that becomes a folder"),
        ("src/turn/a.rs", "in a folder that becomes a file"),
    ])
}

pub(super) fn new() -> Tree {
    tree([
        ("Cargo.toml", "same"),
        ("src/fresh/mod.rs", "fresh"),
        ("src/lib.rs", "new"),
        ("src/shape/a.rs", "was a file"),
        ("src/turn", "was a folder"),
    ])
}

/// Returns every file and folder in a folder; folders have a trailing slash.
pub(super) fn snapshot(dir: &Path) -> BTreeMap<String, String> {
    fn walk(root: &Path, dir: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            let name = name.replace('\\', "/");
            if path.is_dir() {
                found.insert(format!("{name}/"), String::new());
                walk(root, &path, found);
            } else {
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(dir, dir, &mut found);
    found
}

pub(super) fn codes(diagnostics: &Diagnostics) -> Vec<Code> {
    diagnostics.iter().map(|each| each.code).collect()
}

fn modified(path: PathBuf) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[test]
fn a_new_folder_appears_whole() {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("deep/crate");
    let report = write(&tree([("src/lib.rs", "x")]), &dir, &OPTIONS).unwrap();

    assert_eq!(report.written, ["src/lib.rs"]);
    let names: Vec<_> = snapshot(parent.path()).into_keys().collect();
    assert_eq!(
        names,
        [
            "deep/",
            "deep/crate/",
            "deep/crate/.armsmith.json",
            "deep/crate/src/",
            "deep/crate/src/lib.rs"
        ]
    );
}

#[test]
fn a_second_run_writes_removes_and_leaves_alone() {
    let dir = generated();
    let report = write(&new(), dir.path(), &OPTIONS).unwrap();

    assert_eq!(
        report.written,
        [
            "src/fresh/mod.rs",
            "src/lib.rs",
            "src/shape/a.rs",
            "src/turn"
        ]
    );
    assert_eq!(report.unchanged, ["Cargo.toml"]);
    assert_eq!(
        report.removed,
        ["src/gone/deep.rs", "src/shape", "src/turn/a.rs"]
    );
    let names: Vec<_> = snapshot(dir.path()).into_keys().collect();
    assert_eq!(
        names,
        [
            ".armsmith.json",
            "Cargo.toml",
            "src/",
            "src/fresh/",
            "src/fresh/mod.rs",
            "src/lib.rs",
            "src/mine/",
            "src/mine/empty/",
            "src/mine/hand.rs",
            "src/shape/",
            "src/shape/a.rs",
            "src/turn",
            "tests/",
            "tests/hand.rs",
        ],
        "empty folders are gone, the hand-written file is not, and nothing is left of the run"
    );
}

#[test]
fn unchanged_files_keep_their_times() {
    let dir = generated();
    let long_ago = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    for path in ["Cargo.toml", RECORD] {
        let file = fs::File::options()
            .write(true)
            .open(dir.path().join(path))
            .unwrap();
        file.set_modified(long_ago).unwrap();
    }

    let report = write(&old(), dir.path(), &OPTIONS).unwrap();
    assert_eq!((report.written.len(), report.removed.len()), (0, 0));
    assert_eq!(modified(dir.path().join(RECORD)), long_ago);

    write(&new(), dir.path(), &OPTIONS).unwrap();
    assert_eq!(modified(dir.path().join("Cargo.toml")), long_ago);
    assert_ne!(modified(dir.path().join(RECORD)), long_ago);
}

#[test]
fn a_file_edited_by_hand_is_written_again_with_permission() {
    let dir = generated();
    fs::write(dir.path().join("src/lib.rs"), "edited").unwrap();
    fs::remove_file(dir.path().join("Cargo.toml")).unwrap();
    let report = write(&old(), dir.path(), &EDITS).unwrap();
    assert_eq!(report.written, ["Cargo.toml", "src/lib.rs"]);
    assert!(check(&old(), dir.path()).unwrap().is_empty());
}

#[test]
fn a_foreign_file_is_refused_and_the_folder_untouched() {
    type Put = fn(&Path);
    let cases: [(&str, Put, &str); 4] = [
        (
            "a file",
            |dir| {
                fs::create_dir(dir.join("src/fresh")).unwrap();
                fs::write(dir.join("src/fresh/mod.rs"), "mine").unwrap();
            },
            "src/fresh/mod.rs",
        ),
        (
            "a file with the very text",
            |dir| {
                fs::create_dir(dir.join("src/fresh")).unwrap();
                fs::write(dir.join("src/fresh/mod.rs"), "fresh").unwrap();
            },
            "src/fresh/mod.rs",
        ),
        (
            "a file where a folder must be",
            |dir| fs::write(dir.join("src/fresh"), "mine").unwrap(),
            "src/fresh",
        ),
        (
            "a folder where a file must be",
            |dir| fs::write(dir.join("src/turn/mine.rs"), "mine").unwrap(),
            "src/turn",
        ),
    ];
    for (name, put, place) in cases {
        let dir = generated();
        put(dir.path());
        let before = snapshot(dir.path());
        let error = write(&new(), dir.path(), &OPTIONS).unwrap_err();

        assert_eq!(codes(&error), [Code::ForeignFile], "{name}");
        let first = error.iter().next().unwrap();
        let shown = dir.path().join(place).display().to_string();
        assert!(first.message.contains(&shown), "{name}: {}", first.message);
        assert!(first.help.is_some());
        assert_eq!(snapshot(dir.path()), before, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    let dir = generated();
    std::os::unix::fs::symlink(outside.path(), dir.path().join("src/fresh")).unwrap();
    let error = write(&new(), dir.path(), &OPTIONS).unwrap_err();
    assert_eq!(codes(&error), [Code::ForeignFile]);
    assert!(snapshot(outside.path()).is_empty());
}

#[test]
fn a_stale_file_that_became_something_else_is_left() {
    let dir = generated();
    fs::remove_file(dir.path().join("src/gone/deep.rs")).unwrap();
    fs::create_dir(dir.path().join("src/gone/deep.rs")).unwrap();
    let report = write(&new(), dir.path(), &OPTIONS).unwrap();
    assert_eq!(report.removed, ["src/shape", "src/turn/a.rs"]);
    assert!(dir.path().join("src/gone/deep.rs").is_dir());
}

#[test]
fn an_output_folder_that_is_a_file_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("out");
    fs::write(&file, "mine").unwrap();
    let error = write(&new(), &file, &OPTIONS).unwrap_err();
    assert_eq!(codes(&error), [Code::ForeignFile]);
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}

#[test]
fn a_path_that_leads_out_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let inner = dir.path().join("inner");
    for path in ["../x", "/tmp/x", ".armsmith.json"] {
        let error = write(&tree([(path, "x")]), &inner, &OPTIONS).unwrap_err();
        assert_eq!(codes(&error), [Code::Internal], "{path}");
    }
    assert!(snapshot(dir.path()).is_empty());
}

#[test]
fn what_a_run_left_before_its_journal_is_thrown_away() {
    let dir = generated();
    let expected = snapshot(dir.path());
    let litter = dir.path().join(".armsmith.staging/new/src");
    fs::create_dir_all(&litter).unwrap();
    fs::write(litter.join("lib.rs"), "half").unwrap();
    assert!(!recover(dir.path(), &OPTIONS).unwrap());
    assert_eq!(snapshot(dir.path()), expected);
}

#[test]
fn a_journal_that_leads_out_is_refused() {
    let dir = generated();
    let staging = dir.path().join(".armsmith.staging");
    fs::create_dir_all(&staging).unwrap();
    fs::write(
        staging.join("journal.json"),
        r#"{"write": [], "remove": ["../x"]}"#,
    )
    .unwrap();
    let error = recover(dir.path(), &OPTIONS).unwrap_err();
    assert_eq!(codes(&error), [Code::InvalidJournal]);
}

#[test]
fn check_finds_every_kind_of_drift_and_writes_nothing() {
    let dir = generated();
    let root = dir.path();
    assert_eq!(check(&old(), root).unwrap(), []);

    fs::write(root.join("Cargo.toml"), "edited").unwrap();
    fs::write(root.join("src/fresh"), "in the way").unwrap();
    let before = snapshot(root);
    let drifts = check(&new(), root).unwrap();
    let kinds: Vec<_> = drifts
        .iter()
        .map(|drift| (drift.path.as_str(), drift.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            ("Cargo.toml", DriftKind::Edited),
            ("src/fresh/mod.rs", DriftKind::Foreign),
            ("src/gone/deep.rs", DriftKind::Stale),
            ("src/lib.rs", DriftKind::Outdated),
            ("src/shape", DriftKind::Stale),
            ("src/shape/a.rs", DriftKind::Missing),
            ("src/turn", DriftKind::Missing),
            ("src/turn/a.rs", DriftKind::Stale),
            (RECORD, DriftKind::Record),
        ]
    );
    assert_eq!(snapshot(root), before);
}

#[test]
fn a_record_that_alone_is_wrong_is_drift() {
    let dir = generated();
    fs::write(dir.path().join(RECORD), r#"{"files": {}}"#).unwrap();
    let kinds: Vec<_> = check(&tree([]), dir.path())
        .unwrap()
        .into_iter()
        .map(|drift| drift.kind)
        .collect();
    assert_eq!(kinds, [DriftKind::Record], "the same list, other bytes");
}

#[test]
fn a_diff_is_unified() {
    let drift = Drift {
        path: "src/lib.rs".into(),
        kind: DriftKind::Edited,
        found: "one\ntwo\nthree".into(),
        expected: "one\n2\nthree\n".into(),
    };
    let plain = anstream::adapter::strip_str(&diff(&drift).to_string()).to_string();
    assert_eq!(
        plain,
        "src/lib.rs: edited by hand\n--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1,3 +1,3 @@\n one\n-two\n-three\n\\ No newline at end of file\n+2\n+three\n"
    );
}

#[test]
fn two_runs_do_not_mix() {
    let dir = generated();
    let mut refused = 0;
    write_with(&new(), dir.path(), &OPTIONS, &mut |_| {
        let error = write(&old(), dir.path(), &OPTIONS).unwrap_err();
        let first = error.iter().next().unwrap();
        refused += usize::from(first.message.contains("another run"));
        Ok(())
    })
    .unwrap();
    assert!(refused > 0);
    assert!(check(&new(), dir.path()).unwrap().is_empty());
}

#[test]
fn what_a_killed_run_left_beside_a_new_folder_stays_out_of_it() {
    let parent = tempfile::tempdir().unwrap();
    let litter = parent.path().join(".crate.armsmith.staging/new");
    fs::create_dir_all(&litter).unwrap();
    fs::write(litter.join("half.rs"), "half").unwrap();
    write(
        &tree([("lib.rs", "x")]),
        &parent.path().join("crate"),
        &OPTIONS,
    )
    .unwrap();
    let names: Vec<_> = snapshot(parent.path()).into_keys().collect();
    assert_eq!(names, ["crate/", "crate/.armsmith.json", "crate/lib.rs"]);
}

#[test]
fn a_failed_move_leaves_no_folder_behind() {
    let dir = generated();
    let before = snapshot(dir.path());
    let staged = dir.path().join(".armsmith.staging/new/src");
    write_with(&new(), dir.path(), &OPTIONS, &mut |step| {
        if step == FileMove::In("src") {
            fs::remove_dir_all(&staged).unwrap();
        }
        Ok(())
    })
    .unwrap_err();
    assert_eq!(snapshot(dir.path()), before);
}

#[test]
fn a_lost_record_is_told_in_few_words() {
    let dir = tempfile::tempdir().unwrap();
    let many: Tree = (10..32)
        .map(|number| (format!("{number}.rs"), String::new()))
        .collect();
    write(&many, dir.path(), &OPTIONS).unwrap();
    fs::remove_file(dir.path().join(RECORD)).unwrap();
    let error = write(&many, dir.path(), &EXISTING).unwrap_err();
    assert_eq!(codes(&error), [Code::ForeignFile; 11]);
    let last = error.iter().last().unwrap();
    assert!(
        last.message.starts_with("12 more files"),
        "{}",
        last.message
    );
}
