//! Tests of `cargo xtask regen` on a small workspace.

#[path = "../../generator/tests/common/git.rs"]
mod git;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use git::commit_all;

const SPEC: &str = include_str!("../../generator/tests/command/good.json");

/// A workspace with a `specs` folder.
struct Workspace(tempfile::TempDir);

struct Ended {
    success: bool,
    out: String,
    err: String,
}

impl Workspace {
    /// Creates a workspace with one service in these versions.
    fn new(versions: &[&str]) -> Self {
        let workspace = Workspace(tempfile::tempdir().unwrap());
        let mut manifest =
            "crate: widgets\nout: ../generated\nservices:\n  - module: widget\n    versions:\n"
                .to_owned();
        for version in versions {
            manifest += &format!(
                "      - version: {version}\n        inputs: [specification/{version}.json]\n"
            );
            let spec = SPEC.replace("2024-01-01", version);
            workspace.put(&format!("specs/specification/{version}.json"), &spec);
        }
        workspace.put("specs/armsmith.yaml", &manifest);
        workspace
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn regen(&self, further: &[&str]) -> Ended {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .arg("--root")
            .arg(self.0.path())
            .arg("regen")
            .args(further)
            .output()
            .unwrap();
        Ended {
            success: output.status.success(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn snapshot(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, (Vec<u8>, SystemTime)>) {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, found);
                    continue;
                }
                let time = fs::metadata(&path).unwrap().modified().unwrap();
                found.insert(path.clone(), (fs::read(&path).unwrap(), time));
            }
        }
        let mut found = BTreeMap::new();
        walk(&self.path("generated"), &mut found);
        found
    }
}

#[test]
fn two_entries_with_one_module_stop_the_run() {
    let workspace = Workspace::new(&["2024-01-01"]);
    workspace.put("generated/mine.rs", "mine");
    let manifest = workspace.read("specs/armsmith.yaml");
    let again = "      - version: 2024.01.01\n        inputs: [specification/2024-01-01.json]\n";
    workspace.put("specs/armsmith.yaml", &(manifest + again));
    let before = workspace.snapshot();
    let ended = workspace.regen(&["--no-build"]);
    assert!(!ended.success);
    for part in [
        "error[module-collision]: duplicate module `v2024_01_01`",
        "armsmith.yaml:8:9",
        "armsmith.yaml:6:9",
    ] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    assert_eq!(workspace.snapshot(), before);
}

#[test]
fn a_run_ends_with_a_table() {
    let workspace = Workspace::new(&["2023-01-31", "2024-01-01"]);
    let ended = workspace.regen(&["--no-build"]);
    assert!(ended.success, "{}", ended.err);
    let row = |name: &str| {
        let line = ended
            .out
            .lines()
            .find(|line| line.contains(name))
            .expect(name);
        line.split_whitespace()
            .filter(|word| *word != "|")
            .map(ToOwned::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        row("service")[..5],
        ["service", "version", "operations", "models", "enums"]
    );
    assert_eq!(
        row("2024-01-01")[..5],
        ["widget", "2024-01-01", "2", "1", "1"]
    );
    assert_eq!(row("sum")[..4], ["sum", "4", "2", "2"]);
    assert_eq!(
        row("sum")[5..7],
        ["0", "0"],
        "nothing unchanged, nothing removed"
    );
    assert!(
        workspace
            .path("generated/src/widget/v2023_01_31/mod.rs")
            .exists()
    );

    let before = workspace.snapshot();
    assert!(workspace.regen(&["--check"]).success);
    assert!(workspace.regen(&["--no-build"]).success);
    assert_eq!(workspace.snapshot(), before);
}

#[test]
fn a_check_fails_on_drift_and_names_the_command_that_repairs() {
    let workspace = Workspace::new(&["2024-01-01"]);
    assert!(workspace.regen(&["--no-build"]).success);
    workspace.put("generated/README.md", "edited\n");
    fs::remove_file(workspace.path("generated/src/lib.rs")).unwrap();
    let before = workspace.snapshot();
    let ended = workspace.regen(&["--check"]);
    assert!(!ended.success);
    for part in [
        "README.md: edited by hand\n--- a/README.md\n+++ b/README.md\n@@ ",
        "src/lib.rs: missing\n--- /dev/null\n+++ b/src/lib.rs\n@@ ",
    ] {
        assert!(ended.out.contains(part), "{part}\n{}", ended.out);
    }
    assert!(ended.err.contains("2 files differ"), "{}", ended.err);
    assert!(
        ended.err.contains("run `cargo xtask regen` and commit"),
        "{}",
        ended.err
    );
    assert_eq!(workspace.snapshot(), before);
}

#[test]
fn a_version_that_leaves_the_manifest_leaves_the_crate() {
    let workspace = Workspace::new(&["2023-01-31", "2024-01-01"]);
    assert!(workspace.regen(&["--no-build"]).success);
    let manifest = workspace.read("specs/armsmith.yaml");
    let (first, _) = manifest.split_once("      - version: 2024-01-01").unwrap();
    workspace.put("specs/armsmith.yaml", first);
    let ended = workspace.regen(&["--no-build"]);
    assert!(ended.success, "{}", ended.err);
    assert!(!workspace.path("generated/src/widget/v2024_01_01").exists());
}

#[test]
fn what_the_specifications_change_for_users_is_told() {
    let workspace = Workspace::new(&["2023-01-31"]);
    let told = |workspace: &Workspace| {
        // One of the runs finds output of an earlier generator, which is an edit for this one.
        let ended = workspace.regen(&["--no-build", "--overwrite-edits"]);
        assert!(ended.success, "{}", ended.err);
        let has_changes = ended
            .out
            .contains("The API of the crate against `HEAD`:\n\n");
        // The table with times is before the first empty line.
        let (_, changes) = ended.out.split_once("\n\n").unwrap_or_default();
        has_changes.then(|| changes.to_owned())
    };
    // Without a commit there is nothing to compare with.
    assert_eq!(told(&workspace), None);
    if !commit_all(&workspace.path("")) {
        return;
    }
    assert_eq!(told(&workspace), None);

    let newer = Workspace::new(&["2023-01-31", "2024-01-01"]);
    let mut spec: serde_json::Value =
        serde_json::from_str(&newer.read("specs/specification/2024-01-01.json")).unwrap();
    spec["definitions"]["Widget"]["properties"]["late"] = serde_json::json!({"type": "string"});
    workspace.put("specs/specification/2024-01-01.json", &spec.to_string());
    workspace.put("specs/armsmith.yaml", &newer.read("specs/armsmith.yaml"));
    let first = told(&workspace).expect("changes");
    // The changes between versions are before those of the whole crate.
    let (step, whole) = first
        .split_once("The API of the crate against `HEAD`:\n\n")
        .expect("a step");
    assert!(
        step.contains("widget::v2024_01_01 against widget::v2023_01_31:\n"),
        "{step}"
    );
    for part in [
        "changed feature widget: enables `widget_2024_01_01`, was `widget_2023_01_31`\n",
        "added   module widget::v2024_01_01\n",
        "the next release is minor before 1.0, major from 1.0 on\n",
    ] {
        assert!(whole.contains(part), "{part}\n{whole}");
    }
    assert!(step.contains("field models::Widget::late"), "{step}");
    // Repeated until it is committed.
    assert_eq!(told(&workspace), Some(first));
    assert!(commit_all(&workspace.path("")));
    assert_eq!(told(&workspace), None);
    // Output of an earlier generator is compared too.
    let models = "generated/src/widget/v2023_01_31/models/mod.rs";
    let earlier = workspace.read(models) + "/// Gone.\npub struct Gone;\n";
    workspace.put(models, &earlier);
    assert!(commit_all(&workspace.path("")));
    let told = told(&workspace).expect("changes");
    let gone = "removed struct widget::v2023_01_31::models::Gone\n";
    assert!(told.contains(gone), "{told}");
    assert!(told.contains("1 change, 1 breaking: "), "{told}");
}
