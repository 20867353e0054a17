//! What holds for every subcommand.

use crate::workshop::{GOOD, Workshop};

const COMMANDS: [&str; 7] = [
    "generate",
    "inspect",
    "diff",
    "import",
    "tags",
    "explain",
    "completions",
];

#[test]
fn help_shows_examples_and_the_flags_of_all() {
    let workshop = Workshop::new(&[]);
    for command in COMMANDS {
        let help = workshop.run(&[command, "--help"]);
        assert_eq!(help.code, 0);
        for part in [
            &format!("  armsmith {command}"),
            "--message-format",
            "--quiet",
            "--verbose",
            "--color",
        ] {
            assert!(help.out.contains(part), "{command}: {part}\n{}", help.out);
        }
    }
    let help = workshop.run(&["--help"]).out;
    for code in [
        "0  done",
        "1  the input is wrong",
        "2  the command line is wrong",
        "3  drift",
    ] {
        assert!(help.contains(code), "{help}");
    }
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let workshop = Workshop::new(&[("a.json", GOOD)]);
    for command in COMMANDS {
        let wrong = workshop.run(&[command, "--no-such-flag"]);
        assert_eq!((wrong.code, wrong.out.as_str()), (2, ""), "{command}");
    }
    let both = workshop.run(&["inspect", "--spec", "a.json", "--quiet", "--verbose"]);
    assert_eq!(both.code, 2);
}

#[test]
fn wrong_input_ends_with_1_and_says_so_in_the_wanted_format() {
    let workshop = Workshop::new(&[]);
    for arguments in [
        &["generate", "--spec", "none.json", "--out", "out"][..],
        &["inspect", "--spec", "none.json"],
        &["diff", "none.json", "none.json"],
        &["import", "--from", "none", "widgets"],
        &["tags", "none.md"],
    ] {
        let human = workshop.run(arguments);
        assert_eq!((human.code, human.out.as_str()), (1, ""), "{arguments:?}");
        assert!(
            human.err.starts_with("error["),
            "{arguments:?}\n{}",
            human.err
        );
        let json = workshop.run(&[arguments, &["--message-format", "json"]].concat());
        assert_eq!(json.code, 1);
        for line in json.err.lines() {
            let message: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(message["severity"], "error");
        }
        assert!(!json.err.is_empty());
    }
}

#[test]
fn drift_ends_with_3() {
    let workshop = Workshop::new(&[("a.json", GOOD)]);
    let generate = ["generate", "--spec", "a.json", "--out", "out"];
    assert_eq!(
        workshop.run(&[&generate[..], &["--check"]].concat()).code,
        3
    );
    assert_eq!(workshop.run(&generate).code, 0);
    assert_eq!(
        workshop.run(&[&generate[..], &["--check"]].concat()).code,
        0
    );
}

#[test]
fn colours_are_for_those_who_see_them() {
    let workshop = Workshop::new(&[]);
    let plain = workshop.run(&["inspect", "--spec", "none.json"]);
    assert!(!plain.err.contains('\u{1b}'));
    let colored = workshop.run(&["inspect", "--spec", "none.json", "--color", "always"]);
    assert!(colored.err.contains('\u{1b}'));
    let never = workshop.run(&["inspect", "--spec", "none.json", "--color", "never"]);
    assert_eq!(plain.err, never.err);
}

#[test]
fn quiet_and_verbose_change_what_is_said_and_not_what_is_done() {
    let workshop = Workshop::new(&[("a.json", GOOD)]);
    let generate = |out, further: &[&str]| {
        workshop.run(&[&["generate", "--spec", "a.json", "--out", out], further].concat())
    };
    let quiet = generate("one", &["--quiet"]);
    assert_eq!(
        (quiet.code, quiet.out.as_str(), quiet.err.as_str()),
        (0, "", "")
    );
    let verbose = generate("two", &["-v"]);
    assert!(verbose.err.contains("lower ") && !verbose.out.is_empty());
    let names = |folder: &str| {
        let files = workshop.snapshot(folder).into_iter();
        let files = files.map(|(path, (bytes, _))| {
            (
                path.strip_prefix(workshop.path(folder)).unwrap().to_owned(),
                bytes,
            )
        });
        files.collect::<Vec<_>>()
    };
    assert_eq!(names("one"), names("two"));
}

#[test]
fn every_shell_completes_every_command() {
    let workshop = Workshop::new(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = workshop.run(&["completions", shell]);
        assert_eq!(script.code, 0);
        for command in COMMANDS {
            assert!(script.out.contains(command), "{shell}: {command}");
        }
    }
}
