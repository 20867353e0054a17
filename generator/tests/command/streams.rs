//! Tests of pipes, and of special files in place of files and folders.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::workspace::{Ended, GOOD, Workspace};

#[test]
fn a_description_may_come_from_the_standard_input() {
    let workspace = Workspace::new(&[("a.json", GOOD)]);
    let file = workspace.run(&["inspect", "--spec", "a.json"]);
    let stream = workspace.run_with(GOOD.as_bytes(), &["inspect", "--spec", "-"]);
    assert_eq!((stream.code, &stream.out), (0, &file.out), "{}", stream.err);
    let generate = ["generate", "--spec", "-", "--out", "out"];
    let generated = workspace.run_with(GOOD.as_bytes(), &generate);
    assert_eq!(generated.code, 0, "{}", generated.err);
    let same = ["diff", "a.json", "-", "--exit-code"];
    assert_eq!(workspace.run_with(GOOD.as_bytes(), &same).code, 0);
}

#[test]
fn the_standard_input_may_be_as_wrong_as_a_file() {
    let workspace = Workspace::new(&[("a.json", GOOD)]);
    for (input, says) in [
        (&b""[..], "the standard input is empty"),
        (b"{\n  oops\n}", "-:2:3"),
        (b"\xff\xfe{\0", "it appears to be UTF-16"),
        (b"{\0\"\0", "it appears to be UTF-16"),
        (b"{\"a\": \"\xff\"}", "byte 8 is not UTF-8"),
    ] {
        let ended = workspace.run_with(input, &["inspect", "--spec", "-"]);
        assert_eq!(ended.code, 1);
        assert!(ended.err.contains(says), "{says}\n{}", ended.err);
    }
    // A reference always means a file, whatever its name.
    let refers = GOOD.replace("#/definitions/Color", "-#/definitions/Color");
    workspace.put("b.json", refers.as_bytes());
    let ended = workspace.run_with(GOOD.as_bytes(), &["inspect", "--spec", "b.json"]);
    assert!(
        ended.err.contains("error[broken-reference]"),
        "{}",
        ended.err
    );
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let workspace = Workspace::new(&[("a.json", GOOD)]);
    for arguments in [
        &["inspect", "--spec", "a.json", "--stage", "ir"][..],
        &["explain"],
        &["completions", "bash"],
        &["generate", "--help"],
    ] {
        let mut command = workspace.command(arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        let mut out = BufReader::with_capacity(1, child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        drop(out);
        let ended = Ended::of(child.wait_with_output().unwrap());
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{arguments:?}");
        assert!(!line.is_empty());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_is_lost_is_an_error() {
    let workspace = Workspace::new(&[("a.json", GOOD)]);
    for arguments in [
        &["inspect", "--spec", "a.json"][..],
        &["diff", "a.json", "a.json"],
        &["completions", "fish"],
    ] {
        let full = std::fs::File::options().write(true).open("/dev/full");
        let mut command = workspace.command(arguments);
        let ended = Ended::of(command.stdout(full.unwrap()).output().unwrap());
        assert_eq!(ended.code, 1, "{arguments:?}");
        assert_eq!(ended.err.matches("cannot print the result").count(), 1);
    }
}

#[test]
fn folders_and_files_are_not_taken_for_each_other() {
    let workspace = Workspace::new(&[("a.json", GOOD), ("folder/b.json", GOOD)]);
    for (arguments, says) in [
        (
            &["inspect", "--spec", "folder"][..],
            "`folder`: it is a folder",
        ),
        (&["inspect", "--spec", "."], "`.`: it is a folder"),
        (&["tags", "."], "`.`: it is a folder"),
        (&["tags", "a.json"], "`a.json` is not a readme"),
        (
            &["inspect", "--spec", "folder/bb.json"],
            "did you mean `folder/b.json`?",
        ),
        (
            &["generate", "--spec", "a.json", "--out", "a.json"],
            "`a.json` is not a folder",
        ),
        (
            &["generate", "--spec", "a.json", "--out", "a.json/inner"],
            "`a.json` is not a folder",
        ),
    ] {
        let ended = workspace.run(arguments);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{arguments:?}");
        assert!(ended.err.contains(says), "{says}\n{}", ended.err);
        assert!(ended.err.contains("= help: "), "{}", ended.err);
    }
}

#[test]
fn a_readme_without_tags_is_told() {
    let workspace = Workspace::new(&[("readme.md", "# Nothing\n")]);
    let ended = workspace.run(&["tags", "readme.md"]);
    assert_eq!((ended.code, ended.out.as_str()), (0, ""));
    assert_eq!(ended.err, "`readme.md` has no tags\n");
    assert_eq!(workspace.run(&["tags", "readme.md", "--quiet"]).err, "");
}
