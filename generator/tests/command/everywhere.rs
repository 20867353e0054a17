//! Tests of rules for all commands.

use crate::workspace::{Ended, GOOD, Workspace, spoilt};

const COMMANDS: [&str; 9] = [
    "generate",
    "inspect",
    "diff",
    "import",
    "tags",
    "explain",
    "completions",
    "man",
    "corpus",
];

#[test]
fn help_shows_examples_and_the_flags_of_all() {
    let workspace = Workspace::new(&[]);
    for command in COMMANDS {
        let help = workspace.run(&[command, "--help"]);
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
    let help = workspace.run(&["--help"]).out;
    for code in [
        "0  success",
        "1  the input is invalid, or",
        "2  the command line is invalid",
        "3  the output is out of date",
    ] {
        assert!(help.contains(code), "{help}");
    }
}

#[test]
fn what_a_command_has_of_its_own_comes_first() {
    let workspace = Workspace::new(&[]);
    let common = [
        "--message-format",
        "--color",
        "--quiet",
        "--verbose",
        "--help",
    ];
    let asked = COMMANDS
        .iter()
        .flat_map(|each| [(each, "-h"), (each, "--help")]);
    for (command, flag) in asked {
        let help = workspace.run(&[command, flag]).out;
        let (own, rest) = help.split_once("\nCommon options:\n").expect(&help);
        for name in common {
            assert!(
                !own.contains(&format!(" {name}")),
                "{command}: {name}\n{help}"
            );
            assert!(rest.contains(name), "{command}: {name}\n{help}");
        }
        assert!(
            own.contains("\nOptions:\n") || own.contains("\nArguments:\n"),
            "{help}"
        );
        assert!(help.lines().all(|line| line.len() <= 100), "{help}");
    }
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let workspace = Workspace::new(&[("a.json", GOOD)]);
    for command in COMMANDS {
        let wrong = workspace.run(&[command, "--no-such-flag"]);
        assert_eq!((wrong.code, wrong.out.as_str()), (2, ""), "{command}");
    }
    for (arguments, says) in [
        (
            &["inspect", "--spec", "a.json", "--quiet", "--verbose"][..],
            "cannot be used with",
        ),
        (&["inspect"], "<--spec <FILE>...|--readme <FILE>>"),
        (
            &["inspect", "--spec", "a.json", "--readme", "readme.md"],
            "cannot be used with",
        ),
        (
            &["inspect", "--spec", "a.json", "--tag", "one"],
            "cannot be used with",
        ),
        (
            &["diff", "a.json", "a.json", "--old-tag", "one"],
            "a tag requires a `readme.md`",
        ),
        (
            &["diff", "-", "-"],
            "only one of the files can be the standard input",
        ),
        (
            &["diff", "--git", "HEAD", "-"],
            "`--git` cannot be used with the standard input",
        ),
        (&["diff", "a.json"], "Usage: armsmith diff "),
    ] {
        let wrong = workspace.run(arguments);
        assert_eq!((wrong.code, wrong.out.as_str()), (2, ""), "{arguments:?}");
        assert!(wrong.err.contains(says), "{arguments:?}\n{}", wrong.err);
    }
}

#[test]
fn wrong_input_ends_with_1_and_says_so_in_the_wanted_format() {
    let workspace = Workspace::new(&[]);
    for arguments in [
        &["generate", "--spec", "none.json", "--out", "out"][..],
        &["inspect", "--spec", "none.json"],
        &["diff", "none.json", "none.json"],
        &["import", "--from", "none", "widgets"],
        &["tags", "none.md"],
    ] {
        let human = workspace.run(arguments);
        assert_eq!((human.code, human.out.as_str()), (1, ""), "{arguments:?}");
        assert!(
            human.err.starts_with("error["),
            "{arguments:?}\n{}",
            human.err
        );
        let json = workspace.run(&[arguments, &["--message-format", "json"]].concat());
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
    let workspace = Workspace::new(&[("a.json", GOOD)]);
    let generate = ["generate", "--spec", "a.json", "--out", "out"];
    assert_eq!(
        workspace.run(&[&generate[..], &["--check"]].concat()).code,
        3
    );
    assert_eq!(workspace.run(&generate).code, 0);
    assert_eq!(
        workspace.run(&[&generate[..], &["--check"]].concat()).code,
        0
    );
}

#[test]
fn results_are_json_where_messages_are() {
    let readme = "```yaml\ntag: one\n```\n```yaml $(tag) == 'one'\ninput-file: a.json\n```\n";
    let workspace = Workspace::new(&[("a.json", GOOD), ("readme.md", readme)]);
    for (arguments, member) in [
        (
            &["generate", "--spec", "a.json", "--out", "out"][..],
            "crate",
        ),
        (&["inspect", "--spec", "a.json"], "result"),
        (&["diff", "a.json", "a.json"], "changes"),
        (&["tags", "readme.md"], "tags"),
        (&["explain", "internal"], "remedy"),
    ] {
        let ended = workspace.run(&[arguments, &["--message-format", "json"]].concat());
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{arguments:?}");
        let value: serde_json::Value = serde_json::from_str(&ended.out).expect(&ended.out);
        assert!(!value[member].is_null(), "{arguments:?}\n{value}");
    }
    let asked = ["--format", "text", "--message-format", "json"];
    let text = workspace.run(&[&["inspect", "--spec", "a.json"][..], &asked].concat());
    assert!(text.out.starts_with("WidgetClient\n"), "{}", text.out);
}

#[test]
fn only_what_writes_says_that_nothing_was_written() {
    let workspace = Workspace::new(&[]);
    let generate = workspace.run(&["generate", "--spec", "none.json", "--out", "out"]);
    assert!(generate.err.ends_with("1 error; nothing was written\n"));
    let inspect = workspace.run(&["inspect", "--spec", "none.json"]);
    assert!(inspect.err.ends_with("\n1 error\n"), "{}", inspect.err);
}

#[test]
fn colours_are_for_those_who_see_them() {
    let workspace = Workspace::new(&[]);
    let plain = workspace.run(&["inspect", "--spec", "none.json"]);
    assert!(!plain.err.contains('\u{1b}'));
    let colored = workspace.run(&["inspect", "--spec", "none.json", "--color", "always"]);
    assert!(colored.err.contains('\u{1b}'));
    let never = workspace.run(&["inspect", "--spec", "none.json", "--color", "never"]);
    assert_eq!(plain.err, never.err);
}

#[test]
fn colours_follow_the_environment_and_the_flag_before_it() {
    let newer = spoilt("\"version\": \"2024-01-01\"", "\"version\": \"2025-01-01\"");
    let workspace = Workspace::new(&[("a.json", GOOD), ("b.json", &newer)]);
    let environments: [(&[(&str, &str)], bool); 4] = [
        (&[], false),
        (&[("CLICOLOR_FORCE", "1")], true),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], true),
    ];
    // A message of the generator, one about the command line, help, and a result.
    let lines: [&[&str]; 4] = [
        &["inspect", "--spec", "none.json"],
        &["inspekt"],
        &["--help"],
        &["diff", "a.json", "b.json"],
    ];
    for line in lines {
        for (environment, expected) in environments {
            let is_colored = |further: &[&str]| {
                let mut command = workspace.command(&[line, further].concat());
                command.envs(environment.iter().copied());
                let ended = Ended::of(command.output().unwrap());
                (ended.out + &ended.err).contains('\u{1b}')
            };
            assert_eq!(is_colored(&[]), expected, "{line:?} {environment:?}");
            assert!(
                is_colored(&["--color", "always"]),
                "{line:?} {environment:?}"
            );
            assert!(!is_colored(&["--color=never"]), "{line:?} {environment:?}");
        }
    }
}

#[test]
fn quiet_and_verbose_change_what_is_said_and_not_what_is_done() {
    let workspace = Workspace::new(&[("a.json", GOOD)]);
    let generate = |out, further: &[&str]| {
        workspace.run(&[&["generate", "--spec", "a.json", "--out", out], further].concat())
    };
    let quiet = generate("one", &["--quiet"]);
    assert_eq!(
        (quiet.code, quiet.out.as_str(), quiet.err.as_str()),
        (0, "", "")
    );
    let verbose = generate("two", &["-v"]);
    assert!(verbose.err.contains("lower ") && !verbose.out.is_empty());
    let names = |folder: &str| {
        let files = workspace.snapshot(folder).into_iter();
        let files = files.map(|(path, (bytes, _))| {
            (
                path.strip_prefix(workspace.path(folder))
                    .unwrap()
                    .to_owned(),
                bytes,
            )
        });
        files.collect::<Vec<_>>()
    };
    assert_eq!(names("one"), names("two"));
}

#[test]
fn every_shell_completes_every_command() {
    let workspace = Workspace::new(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = workspace.run(&["completions", shell]);
        assert_eq!(script.code, 0);
        for command in COMMANDS {
            assert!(script.out.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let workspace = Workspace::new(&[]);
    let root = workspace.run(&["man"]);
    assert_eq!((root.code, root.err.as_str()), (0, ""));
    assert!(root.out.contains(".TH \"armsmith\" \"1\""), "{}", root.out);
    assert!(
        root.out.contains(".SH \"EXIT CODES\"\n.nf\n0  success\n"),
        "{}",
        root.out
    );
    for command in COMMANDS {
        assert!(root.out.contains(&format!("armsmith\\-{command}(1)")));
        let page = workspace.run(&["man", command]).out;
        for part in [
            &format!(".TH \"armsmith-{command}\" \"1\""),
            "\\-\\-message\\-format",
            &format!(".SH EXAMPLES\n.nf\narmsmith {command}"),
        ] {
            assert!(page.contains(part), "{command}: {part}\n{page}");
        }
    }
    let wrong = workspace.run(&["man", "dance"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains("unknown command `dance`"));
}
