//! Tests of malicious folders: nothing outside of them, and no file that Armsmith does not own, is changed.

use std::fs;
use std::path::Path;

use super::tests::{EXISTING, OPTIONS, codes, generated, new, old, snapshot};
use super::*;
use crate::diagnostics::Code;

const PLANTED: &str = "planted";

/// Creates an interrupted run in a folder: its journal, and files in `new`.
fn interrupt(dir: &Path, journal: &str, files: &[(&str, &str)]) {
    let staging = dir.join(".armsmith.staging");
    fs::create_dir_all(staging.join("new")).unwrap();
    for (path, text) in files {
        let place = staging.join("new").join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    fs::write(staging.join("lock"), "").unwrap();
    fs::write(staging.join("journal.json"), journal).unwrap();
}

/// Checks that every command rejects the folder of [`generated`] and leaves it unchanged.
fn refused(dir: &Path, expected: Code) {
    let before = snapshot(dir);
    let recovered = recover(dir, &EXISTING).unwrap_err();
    assert_eq!(codes(&recovered), [expected]);
    let written = write(&new(), dir, &EXISTING).unwrap_err();
    assert_eq!(codes(&written), [expected]);
    assert_eq!(snapshot(dir), before);
}

/// Returns a journal that names `path`, with the record of the folder as the staged one.
fn journal(write: &[&str], remove: &[&str]) -> String {
    serde_json::json!({ "write": write, "remove": remove }).to_string()
}

fn committed(dir: &Path) -> String {
    fs::read_to_string(dir.join(RECORD)).unwrap()
}

#[test]
fn a_journal_names_plain_paths_alone() {
    for path in [
        "../outside",
        "/outside",
        "a/../../outside",
        "a\\b",
        "C:/x",
        "",
        ".",
        ".armsmith.staging/new",
        ".git/hooks/post-checkout",
        "a/.GIT/config",
    ] {
        let dir = generated();
        let record = committed(dir.path());
        interrupt(
            dir.path(),
            &journal(&[path, RECORD], &[]),
            &[(RECORD, &record)],
        );
        refused(dir.path(), Code::InvalidJournal);
        interrupt(
            dir.path(),
            &journal(&[RECORD], &[path]),
            &[(RECORD, &record)],
        );
        refused(dir.path(), Code::InvalidJournal);
    }
}

#[test]
fn a_journal_moves_only_what_a_record_owns() {
    let dir = generated();
    let record = committed(dir.path());
    for journal in [
        journal(&[RECORD], &["tests/hand.rs"]),
        journal(&[RECORD], &["tests"]),
        journal(&["tests/hand.rs", RECORD], &[]),
        journal(&["build.rs", RECORD], &[]),
        journal(&[RECORD], &["src/mine"]),
        journal(&["src/lib.rs"], &[]),
        journal(&[], &["src/lib.rs"]),
        "{}".to_owned(),
        "not json".to_owned(),
    ] {
        let planted = [
            (RECORD, record.as_str()),
            ("tests/hand.rs", PLANTED),
            ("build.rs", PLANTED),
            ("src/lib.rs", PLANTED),
        ];
        interrupt(dir.path(), &journal, &planted);
        refused(dir.path(), Code::InvalidJournal);
        fs::remove_dir_all(dir.path().join(".armsmith.staging")).unwrap();
    }
}

/// The staged record belongs to the run, so it does not make files Armsmith's.
#[test]
fn a_staged_record_makes_nothing_armsmiths() {
    for path in ["tests/hand.rs", "src/mine/hand.rs"] {
        for journal in [journal(&[path, RECORD], &[]), journal(&[RECORD], &[path])] {
            for text in [PLANTED, "by hand"] {
                let dir = generated();
                let mut claimed = new();
                claimed.insert(path.to_owned(), text.to_owned());
                let claimed = super::record::Record::of(&claimed).text();
                interrupt(dir.path(), &journal, &[(RECORD, &claimed), (path, PLANTED)]);
                let before = snapshot(dir.path());
                let options = WriteOptions {
                    allow_existing: true,
                    overwrite_edits: true,
                };
                let error = recover(dir.path(), &options).unwrap_err();
                assert_eq!(codes(&error), [Code::InvalidJournal], "{path} {text}");
                assert_eq!(snapshot(dir.path()), before);
            }
        }
    }
}

#[test]
fn a_record_names_plain_paths_alone() {
    for path in [
        "../home/.bashrc",
        "/etc/passwd",
        "a\\\\b",
        "C:/x",
        ".git/config",
        ".armsmith.json",
    ] {
        let dir = generated();
        let record = format!("{{\"files\":{{\"{path}\":\"0\"}}}}");
        fs::write(dir.path().join(RECORD), record).unwrap();
        let error = write(&new(), dir.path(), &EXISTING).unwrap_err();
        assert_eq!(codes(&error), [Code::InvalidRecord], "{path}");
        assert!(check(&new(), dir.path()).is_err());
    }
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::{MetadataExt, symlink};

    use super::*;

    /// A folder that must stay unchanged, beside a generated one.
    struct Neighbours {
        _root: tempfile::TempDir,
        out: std::path::PathBuf,
        home: std::path::PathBuf,
    }

    fn neighbours() -> Neighbours {
        let root = tempfile::tempdir().unwrap();
        let (out, home) = (root.path().join("out"), root.path().join("home"));
        fs::create_dir(&home).unwrap();
        fs::write(home.join(".bashrc"), "original").unwrap();
        write(&old(), &out, &OPTIONS).unwrap();
        Neighbours {
            _root: root,
            out,
            home,
        }
    }

    impl Neighbours {
        fn is_untouched(&self) {
            assert_eq!(
                fs::read_to_string(self.home.join(".bashrc")).unwrap(),
                "original"
            );
            assert_eq!(fs::read_dir(&self.home).unwrap().count(), 1);
        }

        fn refuses(&self, expected: Code) {
            let error = write(&new(), &self.out, &EXISTING).unwrap_err();
            assert_eq!(codes(&error), [expected]);
            self.is_untouched();
        }
    }

    #[test]
    fn a_journal_does_not_lead_through_a_link() {
        let it = neighbours();
        symlink("../home", it.out.join("link")).unwrap();
        let record = committed(&it.out);
        let planted = [(RECORD, record.as_str()), ("link/.bashrc", PLANTED)];
        for journal in [
            journal(&["link/.bashrc", RECORD], &[]),
            journal(&[RECORD], &["link/.bashrc"]),
            journal(&[RECORD], &["link"]),
        ] {
            interrupt(&it.out, &journal, &planted);
            it.refuses(Code::InvalidJournal);
        }
    }

    #[test]
    fn nothing_of_armsmiths_own_is_a_link() {
        for name in [
            RECORD,
            ".armsmith.staging",
            ".armsmith.staging/new",
            ".armsmith.staging/old",
            ".armsmith.staging/lock",
            ".armsmith.staging/journal.json",
            ".armsmith.staging/journal.draft",
        ] {
            let it = neighbours();
            let is_folder = name.ends_with(['g', 'w', 'd']);
            let target = match is_folder {
                true => it.home.clone(),
                false => it.home.join(".bashrc"),
            };
            let place = it.out.join(name);
            let _ = fs::remove_file(&place);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            symlink(target, &place).unwrap();
            it.refuses(Code::LinkedOutput);
            assert!(check(&new(), &it.out).is_err(), "{name}");
        }
    }

    #[test]
    fn the_output_folder_is_no_link() {
        let it = neighbours();
        let link = it.out.with_file_name("link");
        symlink(&it.home, &link).unwrap();
        for path in [link.clone(), link.join("")] {
            let error = write(&new(), &path, &EXISTING).unwrap_err();
            assert_eq!(codes(&error), [Code::LinkedOutput]);
            assert!(check(&new(), &path).is_err());
        }
        it.is_untouched();
    }

    #[test]
    fn folders_and_files_that_are_links_are_in_the_way() {
        let it = neighbours();
        fs::remove_dir_all(it.out.join("src")).unwrap();
        symlink(&it.home, it.out.join("src")).unwrap();
        it.refuses(Code::ForeignFile);

        let it = neighbours();
        fs::remove_file(it.out.join("src/lib.rs")).unwrap();
        symlink(it.home.join(".bashrc"), it.out.join("src/lib.rs")).unwrap();
        it.refuses(Code::ForeignFile);
    }

    #[test]
    fn the_other_name_of_a_file_keeps_its_text() {
        let it = neighbours();
        let (file, other) = (it.out.join("src/lib.rs"), it.home.join("same"));
        fs::hard_link(&file, &other).unwrap();
        write(&new(), &it.out, &OPTIONS).unwrap();
        assert_eq!(fs::read_to_string(&other).unwrap(), "old");
        assert_ne!(
            fs::metadata(file).unwrap().ino(),
            fs::metadata(other).unwrap().ino()
        );
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let it = neighbours();
        let pipe = it.out.join("src/lib.rs");
        fs::remove_file(&pipe).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        // The command may not exist on this system.
        if made.is_ok_and(|status| status.success()) {
            it.refuses(Code::ForeignFile);
        }
    }
}

/// The record has the name, but the file is not a regular one.
#[cfg(unix)]
#[test]
fn a_link_or_a_pipe_at_a_file_of_armsmiths_is_named_as_what_it_is() {
    let mine = tempfile::tempdir().unwrap();
    let text = mine.path().join("text");
    fs::write(&text, "old").unwrap();
    type Put = fn(&Path, &Path);
    let cases: [(Put, &str); 3] = [
        (
            |place, text| std::os::unix::fs::symlink(text, place).unwrap(),
            "it is a link",
        ),
        (
            |place, _| std::os::unix::fs::symlink("nowhere", place).unwrap(),
            "it is a link",
        ),
        (
            |place, _| {
                let made = std::process::Command::new("mkfifo").arg(place).status();
                assert!(made.is_ok_and(|status| status.success()));
            },
            "it is neither a regular file nor a folder",
        ),
    ];
    for (put, why) in cases {
        let dir = generated();
        let place = dir.path().join("src/lib.rs");
        fs::remove_file(&place).unwrap();
        put(&place, &text);
        let error = write(&new(), dir.path(), &OPTIONS).unwrap_err();
        assert_eq!(codes(&error), [Code::ForeignFile]);
        let message = &error.iter().next().unwrap().message;
        assert!(message.ends_with(why), "{message}");
        assert_eq!(fs::read_to_string(&text).unwrap(), "old");
    }
}

#[cfg(unix)]
#[test]
fn the_help_for_a_linked_output_folder_names_the_folder() {
    let base = tempfile::tempdir().unwrap();
    let target = base.path().join("target");
    fs::create_dir(&target).unwrap();
    for (name, to) in [
        ("absolute", target.as_path()),
        ("relative", Path::new("target")),
    ] {
        let link = base.path().join(name);
        std::os::unix::fs::symlink(to, &link).unwrap();
        let error = write(&new(), &link, &OPTIONS).unwrap_err();
        assert_eq!(codes(&error), [Code::LinkedOutput]);
        let help = error.iter().next().unwrap().help.clone().unwrap();
        assert!(help.contains(&target.display().to_string()), "{help}");
    }
    assert!(snapshot(&target).is_empty());
}
