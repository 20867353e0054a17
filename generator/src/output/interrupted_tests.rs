//! Tests of runs that fail or are killed at any point.

use std::path::Path;
use std::{fs, io};

use super::apply::FileMove;
use super::tests::{OPTIONS, codes, generated, new, old, snapshot, tree};
use super::write::write_with;
use super::*;
use crate::diagnostics::Code;

/// How the folder changes: by top-level entry, or file by file if something cannot be linked.
#[derive(Clone, Copy, Debug)]
enum Granularity {
    Whole,
    #[cfg(unix)]
    Files,
}

const GRANULARITIES: &[Granularity] = &[
    Granularity::Whole,
    #[cfg(unix)]
    Granularity::Files,
];

/// Returns the folder of [`generated`], prepared for one way of changing it.
fn generated_for(way: Granularity) -> tempfile::TempDir {
    let dir = generated();
    match way {
        Granularity::Whole => {}
        #[cfg(unix)]
        Granularity::Files => {
            std::os::unix::fs::symlink("hand.rs", dir.path().join("src/mine/link.rs")).unwrap();
        }
    }
    dir
}

/// Returns the number of moves from the old to the new tree.
fn steps(way: Granularity) -> usize {
    let dir = generated_for(way);
    let mut count = 0;
    write_with(&new(), dir.path(), &OPTIONS, &mut |_| {
        count += 1;
        Ok(())
    })
    .unwrap();
    count
}

#[test]
fn a_run_that_fails_anywhere_leaves_the_old_tree() {
    assert_eq!(
        steps(Granularity::Whole),
        4,
        "the folder of sources and the record, out and in"
    );
    let stops = GRANULARITIES
        .iter()
        .flat_map(|way| (1..=steps(*way)).map(|stop| (*way, stop)));
    for (way, stop) in stops {
        let dir = generated_for(way);
        let before = snapshot(dir.path());
        let mut count = 0;
        let error = write_with(&new(), dir.path(), &OPTIONS, &mut |_| {
            count += 1;
            if count == stop {
                return Err(io::Error::other("disk on fire"));
            }
            Ok(())
        })
        .unwrap_err();
        assert_eq!(codes(&error), [Code::OutputUnwritable]);
        assert_eq!(
            snapshot(dir.path()),
            before,
            "stopped at step {stop}, {way:?}"
        );
    }
}

#[test]
fn a_run_that_is_killed_anywhere_is_finished_by_the_next() {
    let stops = GRANULARITIES
        .iter()
        .flat_map(|way| (1..=steps(*way)).map(|stop| (*way, stop)));
    for (way, stop) in stops {
        let whole = generated_for(way);
        write(&new(), whole.path(), &OPTIONS).unwrap();
        let expected = snapshot(whole.path());
        for next in [Next::Recover, Next::Write, Next::OtherWrite] {
            let dir = generated_for(way);
            kill_at(dir.path(), stop);
            assert!(
                check(&new(), dir.path())
                    .unwrap()
                    .iter()
                    .any(|drift| drift.kind == DriftKind::Interrupted)
            );
            match next {
                Next::Recover => assert!(recover(dir.path(), &OPTIONS).unwrap()),
                Next::Write => drop(write(&new(), dir.path(), &OPTIONS).unwrap()),
                Next::OtherWrite => {
                    write(&old(), dir.path(), &OPTIONS).unwrap();
                    assert!(check(&old(), dir.path()).unwrap().is_empty());
                    continue;
                }
            }
            assert_eq!(
                snapshot(dir.path()),
                expected,
                "killed at step {stop}, {way:?}"
            );
        }
    }
}

enum Next {
    Recover,
    Write,
    OtherWrite,
}

/// Runs the change in a separate process that exits before this move, without any cleanup.
fn kill_at(dir: &Path, stop: usize) {
    let child = std::process::Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "output::interrupted_tests::dies_half_way",
            "--ignored",
            "--quiet",
        ])
        .env(STOP, stop.to_string())
        .env(FOLDER, dir)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(!child.success());
    assert!(
        dir.join(".armsmith.staging/journal.json").exists(),
        "it died too early"
    );
}

const STOP: &str = "ARMSMITH_TEST_STOP";
const FOLDER: &str = "ARMSMITH_TEST_FOLDER";

#[test]
#[ignore = "the process that `kill_at` starts"]
fn dies_half_way() {
    let (Ok(stop), Ok(folder)) = (std::env::var(STOP), std::env::var(FOLDER)) else {
        return;
    };
    let stop: usize = stop.parse().unwrap();
    let mut count = 0;
    let before = &mut |_: FileMove<'_>| {
        count += 1;
        if count == stop {
            std::process::abort();
        }
        Ok(())
    };
    write_with(&new(), Path::new(&folder), &OPTIONS, before).unwrap();
}

#[test]
fn what_stays_is_the_same_file_as_before() {
    for way in GRANULARITIES {
        let dir = generated_for(*way);
        let long_ago =
            std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
        let hand = dir.path().join("src/mine/hand.rs");
        let file = fs::File::options().write(true).open(&hand).unwrap();
        file.set_modified(long_ago).unwrap();
        write(&new(), dir.path(), &OPTIONS).unwrap();
        assert_eq!(
            fs::metadata(&hand).unwrap().modified().unwrap(),
            long_ago,
            "{way:?}"
        );
        // A process that has the old file open writes to it.
        io::Write::write_all(&mut &file, b"BY").unwrap();
        assert_eq!(fs::read_to_string(&hand).unwrap(), "BY hand", "{way:?}");
    }
}

#[test]
fn an_entry_that_is_no_longer_wanted_goes_as_a_whole() {
    let dir = generated();
    let only = tree([("Cargo.toml", "same")]);
    fs::remove_dir_all(dir.path().join("src/mine")).unwrap();
    write(&only, dir.path(), &OPTIONS).unwrap();
    let names: Vec<_> = snapshot(dir.path()).into_keys().collect();
    assert_eq!(
        names,
        [".armsmith.json", "Cargo.toml", "tests/", "tests/hand.rs"]
    );
    assert!(check(&only, dir.path()).unwrap().is_empty());
    write(&old(), dir.path(), &OPTIONS).unwrap();
    assert!(check(&old(), dir.path()).unwrap().is_empty());
}
