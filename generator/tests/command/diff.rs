//! Tests of `armsmith diff`.

use crate::git::{commit_all, git};
use crate::workspace::{GOOD, Workspace, spoilt};

fn workspace() -> Workspace {
    let more = spoilt("\"version\": \"2024-01-01\"", "\"version\": \"2025-01-01\"");
    let mut less: serde_json::Value = serde_json::from_str(GOOD).unwrap();
    let path = less["paths"]
        .as_object_mut()
        .unwrap()
        .values_mut()
        .next()
        .unwrap();
    path.as_object_mut().unwrap().remove("get");
    Workspace::new(&[
        ("a/good.json", GOOD),
        ("a/more.json", &more),
        ("a/less.json", &less.to_string()),
    ])
}

#[test]
fn exit_codes_say_what_was_asked_for() {
    let workspace = workspace();
    for (arguments, code) in [
        (&["a/good.json", "a/good.json", "--exit-code"][..], 0),
        (&["a/good.json", "a/more.json"], 0),
        (&["a/good.json", "a/more.json", "--exit-code"], 3),
        (&["a/good.json", "a/more.json", "--deny-breaking"], 0),
        (&["a/good.json", "a/less.json", "--deny-breaking"], 3),
        (&["a/good.json", "a/less.json"], 0),
        (&["a/good.json", "a/none.json"], 1),
        (&["a/good.json"], 2),
        (&["a/good.json", "a/more.json", "a/less.json"], 2),
        (&["--old", "a/good.json"], 2),
        (
            &[
                "--old",
                "a/good.json",
                "--new",
                "a/more.json",
                "--exit-code",
            ],
            3,
        ),
        (&[], 2),
    ] {
        let ended = workspace.run(&[&["diff"], arguments].concat());
        assert_eq!(
            ended.code, code,
            "{arguments:?}\n{}{}",
            ended.out, ended.err
        );
        assert_eq!(
            ended.err.is_empty(),
            code != 1 && code != 2,
            "{}",
            ended.err
        );
    }
}

#[test]
fn each_format_says_the_same() {
    let workspace = workspace();
    let run = |further: &[&str]| {
        workspace
            .run(&[&["diff", "a/good.json", "a/less.json"], further].concat())
            .out
    };
    let text = run(&[]);
    assert!(text.starts_with("Breaking\n  removed operation "), "{text}");
    assert!(
        text.contains("the next release is minor before 1.0, major from 1.0 on"),
        "{text}"
    );
    assert!(!text.contains('\u{1b}'), "{text}");
    assert!(run(&["--color", "always"]).contains('\u{1b}'));
    assert!(
        run(&["--format", "markdown"]).starts_with("### Breaking changes\n\n- removed operation `")
    );
    for json in [
        run(&["--format", "json"]),
        run(&["--message-format", "json"]),
    ] {
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["bump"]["from_1_0"], "major");
        let change = &json["changes"][0];
        assert_eq!(
            (&change["kind"], &change["breaking"]),
            (&"removed".into(), &true.into())
        );
        assert_eq!(change["old"]["file"], "a/good.json");
        assert!(change["old"]["line"].as_u64() > Some(1) && change["new"].is_null());
    }
}

#[test]
fn revisions_are_compared_with_each_other_and_with_the_files() {
    let workspace = workspace();
    let folder = workspace.path("");
    if !commit_all(&folder) {
        // Without git there is nothing to compare.
        return;
    }
    workspace.put("a/good.json", workspace.read("a/less.json").as_bytes());
    let now = workspace.run(&["diff", "--git", "HEAD", "a/good.json", "--deny-breaking"]);
    assert_eq!(now.code, 3, "{}{}", now.out, now.err);
    assert!(now.out.contains("was at a/good.json:"), "{}", now.out);
    assert!(git(&folder, &["commit", "-qam", "two"]));
    let same = workspace.run(&["diff", "--git", "HEAD", "a/good.json", "--exit-code"]);
    assert_eq!(
        (same.code, same.out.as_str()),
        (0, "The API is the same.\n")
    );
    let back = workspace.run(&[
        "diff",
        "--git",
        "HEAD~1..HEAD",
        "a/good.json",
        "--exit-code",
    ]);
    assert_eq!(back.code, 3, "{}{}", back.out, back.err);
    let none = workspace.run(&["diff", "--git", "none", "a/good.json"]);
    assert_eq!(none.code, 1);
    assert!(none.err.contains("revision `none`"), "{}", none.err);
}
