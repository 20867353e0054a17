//! Tests that `cargo xtask` and the tests of the workspace share one build of the generator and of all dependencies.
//!
//! Cargo builds a package again if its features differ, or those of a package that it depends on.

use std::collections::BTreeSet;
use std::process::Command;

use crate::{regen, workspace};

/// Returns the packages of a build with their features, one per line.
fn resolved(edges: &str, arguments: &[String]) -> BTreeSet<String> {
    let tree = ["tree", "--offline", "--locked", "--no-dedupe", "--prefix"];
    let output = Command::new(workspace::cargo())
        .args(tree)
        .args(["none", "--format", "{p} {f}", "--edges", edges])
        .args(arguments)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().map(str::to_owned).collect()
}

/// On other systems, the features of packages with their interfaces differ, and the builds are only slower.
#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "features of packages for Linux")]
fn tasks_and_tests_share_their_builds() {
    let packages = workspace::packages().unwrap();
    let mut all = workspace::test_feature_arguments(&packages);
    all.push("--workspace".to_owned());
    let tests = resolved("normal,build,dev", &all);
    let xtask = packages.iter().filter(|package| package.is_xtask());
    let builds = [
        workspace::package_arguments(xtask),
        regen::build_arguments(&packages),
    ];
    for build in builds {
        let resolved = resolved("normal,build", &build);
        assert!(resolved.len() > 100, "{resolved:#?}");
        let other: Vec<_> = resolved.difference(&tests).collect();
        assert!(
            other.is_empty(),
            "features that differ from those in tests; add dependencies to `xtask/Cargo.toml`: {other:#?}"
        );
    }
}

#[test]
fn the_alias_and_the_tasks_build_without_incremental_data() {
    let alias = include_str!("../../.cargo/config.toml");
    assert!(alias.contains("--config build.incremental=false "));
    let environment = [("CARGO_BUILD_INCREMENTAL", "false")];
    assert_eq!(workspace::BUILD_ENVIRONMENT, environment);
}
