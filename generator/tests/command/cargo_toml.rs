//! Tests of `Cargo.toml`, which Armsmith and the user share.

use std::process::Command;

use crate::workspace::{Ended, GOOD, Workspace};

const REGEN: [&str; 2] = ["regen", "--no-build"];
const FILE: &str = "crates/my_azure/Cargo.toml";

const MANIFEST: &str = "\
crate:
  name: my_azure
  workspace: member
out: crates/my_azure
services:
  - module: widgets
    versions:
      - {version: 2024-01-01, inputs: [specs/widget.json]}
";

const SECOND: &str = "  - module: gadgets
    versions:
      - {version: 2024-01-01, inputs: [specs/gadget.json]}
";

/// Returns a project whose crate was generated once.
fn project() -> Workspace {
    let gadget = GOOD.replace("idget", "adget");
    let project = Workspace::new(&[
        ("armsmith.yaml", MANIFEST),
        ("specs/widget.json", GOOD),
        ("specs/gadget.json", &gadget),
    ]);
    done(&project.run(&REGEN));
    project
}

fn done(ended: &Ended) {
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
}

impl Workspace {
    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{from}\n{text}");
        self.put(path, text.replace(from, to).as_bytes());
    }
}

#[test]
fn keys_comments_and_order_of_the_user_stay() {
    let project = project();
    project.edit(
        FILE,
        "[features]\n",
        "[features]\n# Mine.\noffline = [\"dep:url\"]\n",
    );
    project.edit(
        FILE,
        "[dependencies]\n",
        "[dependencies]\nurl = { version = \"2\", optional = true } # for links\n",
    );
    project.edit(
        FILE,
        "serde = \"1\"",
        "serde = { version = \"1\", features = [\"rc\"] }",
    );
    project.edit(
        FILE,
        "license = \"MIT\"\n",
        "license = \"MIT\"\nauthors = [\"me\"]\n",
    );
    let text = project.read(FILE);
    let tail = "\n[lints]\nworkspace = true\n\n[[example]]\nname = \"mine\"\n";
    project.put(FILE, format!("# My crate.\n{text}{tail}").as_bytes());
    let mine = project.read(FILE);
    let check = project.run(&["regen", "--check"]);
    assert_eq!((check.code, check.out.as_str()), (0, ""), "{}", check.err);

    project.put("armsmith.yaml", format!("{MANIFEST}{SECOND}").as_bytes());
    let quiet = project.run(&["regen", "--check", "--quiet"]);
    assert!(
        quiet.out.lines().any(|it| it == "Cargo.toml"),
        "{}",
        quiet.out
    );
    done(&project.run(&REGEN));
    let features = "widgets = [\"widgets_2024_01_01\"]\n";
    let with_second =
        format!("{features}gadgets_2024_01_01 = []\ngadgets = [\"gadgets_2024_01_01\"]\n");
    let documented = "features = [\"widgets_2024_01_01\"";
    let with_both = format!("{documented}, \"widgets\", \"gadgets_2024_01_01\", \"gadgets\"]");
    let expected = mine
        .replace(features, &with_second)
        .replace(&format!("{documented}, \"widgets\"]"), &with_both)
        .replace(
            "A client for the Widget API, version 2024-01-01",
            "Clients for WidgetClient, WadgetClient",
        );
    assert_eq!(project.read(FILE), expected);

    project.put("armsmith.yaml", MANIFEST.as_bytes());
    done(&project.run(&REGEN));
    assert_eq!(project.read(FILE), mine);
}

#[test]
fn a_key_changed_by_hand_is_an_error_with_both_values() {
    let cases = [
        (
            "version = \"0.1.0\"",
            "version = \"0.2.0\"",
            "`package.version`",
            "\"0.2.0\"",
            "\"0.1.0\"",
        ),
        (
            "default = [\"azure_core/default\"]",
            "default = []",
            "`features.default`",
            "`[]`",
            "`[\"azure_core/default\"]`",
        ),
        (
            "default-features = false }\nfutures-core",
            "default-features = true }\nfutures-core",
            "`dependencies.azure_core.default-features`",
            "`true`",
            "`false`",
        ),
        (
            "edition = \"2024\"",
            "edition.workspace = true",
            "`package.edition`",
            "true",
            "\"2024\"",
        ),
        (
            "license = \"MIT\"\n",
            "",
            "`package.license` was removed",
            "",
            "\"MIT\"",
        ),
        (
            "widgets_2024_01_01 = []\n",
            "widgets_2024_01_01 = [\"url\"]\n",
            "`features.widgets_2024_01_01`",
            "[\"url\"]",
            "`[]`",
        ),
    ];
    for (from, to, key, found, generated) in cases {
        let project = project();
        let original = project.read(FILE);
        project.edit(FILE, from, to);
        let edited = project.read(FILE);
        let ended = project.run(&REGEN);
        assert_eq!(ended.code, 1, "{to}");
        for part in [
            "error[edited-key]",
            key,
            found,
            generated,
            "--overwrite-edits",
        ] {
            assert!(ended.err.contains(part), "{part}\n{}", ended.err);
        }
        if !to.is_empty() {
            let key = to.split(['=', '.', ' ']).next().unwrap();
            let line = edited.lines().position(|line| line.starts_with(key));
            let line = line.map_or(0, |line| line + 1);
            let is_shown = ended.err.contains(&format!("Cargo.toml:{line}:"));
            assert!(
                is_shown || to.starts_with("default-features"),
                "{}",
                ended.err
            );
        }
        assert_eq!(project.read(FILE), edited);
        let check = project.run(&["regen", "--check"]);
        assert_eq!(check.code, 3, "{to}");
        assert!(
            check.out.starts_with("Cargo.toml: edited by hand"),
            "{}",
            check.out
        );
        done(&project.run(&["regen", "--no-build", "--overwrite-edits"]));
        let lines = |text: &str| {
            let mut lines: Vec<_> = text.lines().map(ToOwned::to_owned).collect();
            lines.sort();
            lines
        };
        assert_eq!(lines(&project.read(FILE)), lines(&original));
    }
}

#[test]
fn a_key_of_the_user_that_is_generated_later_is_an_error_unless_it_is_equal() {
    let project = project();
    project.edit(
        FILE,
        "debug = []\n",
        "debug = []\ngadgets = [\"widgets\"]\n",
    );
    project.put("armsmith.yaml", format!("{MANIFEST}{SECOND}").as_bytes());
    let ended = project.run(&REGEN);
    assert_eq!(ended.code, 1, "{}", ended.err);
    assert!(ended.err.contains("`features.gadgets`"), "{}", ended.err);
    project.edit(
        FILE,
        "gadgets = [\"widgets\"]",
        "gadgets = [\"gadgets_2024_01_01\"]",
    );
    done(&project.run(&REGEN));
    assert_eq!(project.read(FILE).matches("\ngadgets = ").count(), 1);
}

#[test]
fn settings_of_the_manifest_are_keys_of_the_crate() {
    let project = project();
    project.edit(
        "armsmith.yaml",
        "  workspace: member\n",
        "  workspace: member
  features:
    default: [widgets, azure_core/reqwest]
    offline: [debug]
  dependencies:
    serde: 1.0.200
    async-trait: {workspace: true}
    azure_core: {version: \"1.1\", features: [tokio]}
    futures-core: {path: ../core}
",
    );
    done(&project.run(&REGEN));
    let text = project.read(FILE);
    for line in [
        "default = [\"widgets\", \"azure_core/reqwest\"]",
        "offline = [\"debug\"]",
        "serde = \"1.0.200\"",
        "async-trait = { workspace = true }",
        "azure_core = { version = \"1.1\", default-features = false, features = [\"tokio\"] }",
        "futures-core = { path = \"../core\", default-features = false }",
        "serde_json = { version = \"1\", features = [\"float_roundtrip\"] }",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}\n{text}");
    }
    project.put("armsmith.yaml", MANIFEST.as_bytes());
    done(&project.run(&REGEN));
    let text = project.read(FILE);
    for line in [
        "default = [\"azure_core/default\"]",
        "serde = \"1\"",
        "async-trait = \"0.1\"",
        "azure_core = { version = \"1.1.0\", default-features = false }",
        "futures-core = { version = \"0.3\", default-features = false }",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}\n{text}");
    }
    assert!(!text.contains("offline"), "{text}");
}

#[test]
fn wrong_settings_are_reported_at_their_place() {
    let cases = [
        (
            "features: {default: [wigets]}",
            "unknown feature `wigets`",
            "did you mean `widgets`?",
        ),
        (
            "features: {widgets: []}",
            "the feature `widgets` is generated",
            "choose another name",
        ),
        (
            "features: {\"a b\": []}",
            "`a b` is not a valid feature name",
            "use letters",
        ),
        (
            "dependencies: {azure-core: \"1\"}",
            "do not depend on `azure-core`",
            "`azure_core`",
        ),
        (
            "dependencies: {serde: {versoin: \"1\"}}",
            "versoin",
            "version",
        ),
    ];
    for (setting, message, help) in cases {
        let project = project();
        let settings = format!("  workspace: member\n  {setting}\n");
        project.edit("armsmith.yaml", "  workspace: member\n", &settings);
        let ended = project.run(&REGEN);
        assert_eq!(ended.code, 1, "{setting}");
        for part in [message, help, "armsmith.yaml:4:"] {
            assert!(ended.err.contains(part), "{part}\n{}", ended.err);
        }
    }
}

#[test]
fn a_damaged_file_is_reported_and_replaced_with_permission() {
    let project = project();
    let original = project.read(FILE);
    project.edit(FILE, "[features]", "[features");
    let ended = project.run(&REGEN);
    assert_eq!(ended.code, 1);
    assert!(
        ended.err.contains("the file is not valid TOML"),
        "{}",
        ended.err
    );
    assert!(ended.err.contains("Cargo.toml:"), "{}", ended.err);
    done(&project.run(&["regen", "--no-build", "--overwrite-edits"]));
    assert_eq!(project.read(FILE), original);
}

/// Crates join a workspace, one is renamed, and the workspace still resolves.
#[test]
fn crates_join_a_workspace_and_are_renamed() {
    let project = Workspace::new(&[
        (
            "Cargo.toml",
            "[workspace]\nmembers = [\"app\", \"clients/*\"]\nresolver = \"3\"\n",
        ),
        (
            "app/Cargo.toml",
            "[package]\nname = \"app\"\nversion = \"1.0.0\"\nedition = \"2024\"\n",
        ),
        ("app/src/lib.rs", ""),
        ("specs/widget.json", GOOD),
        ("specs/gadget.json", &GOOD.replace("idget", "adget")),
    ]);
    for name in ["widget", "gadget"] {
        let (spec, manifest) = (format!("specs/{name}.json"), format!("{name}.yaml"));
        let init = [
            "init",
            "--spec",
            &spec,
            "--manifest",
            &manifest,
            "--crate-name",
            name,
        ];
        done(&project.run(&init));
        project.edit(
            &manifest,
            &format!("out: {name}"),
            &format!("out: clients/{name}"),
        );
        done(&project.run(&["regen", "--no-build", "--manifest", &manifest]));
    }
    assert_eq!(members(&project), ["app", "gadget", "widget"]);
    project.edit(
        "clients/widget/Cargo.toml",
        "[dependencies]\n",
        "[dependencies]\napp.path = \"../../app\"\n",
    );
    project.edit("widget.yaml", "name: widget", "name: my-widgets");
    done(&project.run(&["regen", "--no-build", "--manifest", "widget.yaml"]));
    assert_eq!(members(&project), ["app", "gadget", "my-widgets"]);
    assert!(
        project
            .read("clients/widget/Cargo.toml")
            .contains("app.path = \"../../app\"")
    );
    project.edit("widget.yaml", "workspace: member", "workspace: root");
    done(&project.run(&["regen", "--no-build", "--manifest", "widget.yaml"]));
    let manifest = project.read("clients/widget/Cargo.toml");
    assert!(manifest.contains("\n[workspace]\n"), "{manifest}");
    project.edit("widget.yaml", "workspace: root", "workspace: member");
    done(&project.run(&["regen", "--no-build", "--manifest", "widget.yaml"]));
    assert!(
        !project
            .read("clients/widget/Cargo.toml")
            .contains("[workspace]")
    );
}

/// Returns the names of the members that Cargo finds.
fn members(project: &Workspace) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(project.path(""))
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let mut names: Vec<_> = packages
        .map(|package| package["name"].as_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}
