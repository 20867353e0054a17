//! Tests of modules in a crate.

use super::{REGEN, project};

const MODULE: &str = "\
module: crate::azure
out: src/azure
services:
  - module: widgets
    versions:
      - {version: 2024-01-01, inputs: [specs/widget.json]}
";

const HOST: &str = "\
[package]
name = \"my-app\"
version = \"1.0.0\"

[dependencies]
azure_core.workspace = true
serde_json = \"1\"
";

#[test]
fn a_module_is_written_into_a_crate() {
    let project = project();
    project.put("Cargo.toml", HOST.as_bytes());
    project.put("src/main.rs", b"mod azure;\nfn main() {}\n");
    project.put("armsmith.yaml", MODULE.as_bytes());
    let ended = project.run(&REGEN);
    assert_eq!(ended.code, 0, "{}", ended.err);
    for part in [
        "warning[missing-dependency]",
        "async-trait = \"0.1\"\n",
        "serde_json = { version = \"1\", features = [\"float_roundtrip\"] }\n",
        "widgets = [\"widgets_2024_01_01\"]\n",
        "debug = []\n",
    ] {
        assert!(ended.err.contains(part), "{part}\n{}", ended.err);
    }
    assert!(!ended.err.contains("azure_core = "), "{}", ended.err);
    assert_eq!(project.read("Cargo.toml"), HOST);
    let client = project.read("src/azure/widgets/v2024_01_01/clients/widget_client.rs");
    for part in ["use crate::azure::runtime", "use my_app::azure::widgets::"] {
        assert!(client.contains(part), "{part}\n{client}");
    }
    for (path, (text, _)) in project.snapshot("src/azure") {
        let text = String::from_utf8(text).unwrap();
        let mut paths = text.split("crate::").skip(1);
        assert!(
            paths.all(|rest| rest.starts_with("azure::")),
            "{}",
            path.display()
        );
    }
    for name in ["Cargo.toml", "README.md", "lib.rs", "clippy.toml"] {
        assert!(!project.path("src/azure").join(name).exists(), "{name}");
    }
    let check = project.run(&["regen", "--check", "--quiet"]);
    assert_eq!((check.code, check.out.as_str()), (0, ""));
    let only = project.run(&["regen", "--no-build", "--only", "crate::azure"]);
    assert!(only.out.contains("; 0 files written, "), "{}", only.out);
}

#[test]
fn a_wrong_module_is_reported_at_its_place() {
    let cases = [
        (
            "module: crate::azure",
            "module: azure",
            "`azure` is not the path of a module",
            "armsmith.yaml:1:9",
        ),
        (
            "module: crate::azure",
            "module: crate::fn",
            "is not the path of a module",
            "armsmith.yaml:1:9",
        ),
        (
            "module: crate::azure",
            "module: crate::azure\ncrate: a",
            "a crate or a module, not both",
            "armsmith.yaml:1:9",
        ),
        (
            "module: crate::azure\n",
            "",
            "missing `crate` or `module`",
            "armsmith.yaml:1:",
        ),
        (
            "module: crate::azure",
            "module: crate::azure",
            "no crate contains the folder of the module",
            "src/azure",
        ),
    ];
    for (from, to, message, place) in cases {
        let project = project();
        project.put("armsmith.yaml", MODULE.replacen(from, to, 1).as_bytes());
        let ended = project.run(&REGEN);
        assert_eq!(ended.code, 1, "{to}");
        for part in [message, place] {
            assert!(ended.err.contains(part), "{part}\n{}", ended.err);
        }
    }
}
