//! The crate of an API has what of the runtime the API has a use for, and no more.

mod common;

use std::collections::BTreeSet;

use armsmith::pipeline::{Job, Silent, generate};
use armsmith::source::Sources;

#[test]
fn an_api_without_long_running_operations_has_nothing_that_waits() {
    assert!(!modules("api_key").contains("long_running"));
    assert!(modules("long_running_put").contains("long_running"));
}

#[test]
fn an_api_without_forms_cannot_make_one() {
    let modules = modules("api_key");
    assert!(!modules.contains("form") && !modules.contains("nesting"));
}

#[test]
fn a_form_can_hold_members() {
    let modules = modules("multipart");
    assert!(modules.contains("form") && modules.contains("nesting"));
}

#[test]
fn ids_of_resources_are_for_resource_manager() {
    assert!(!modules("api_key").contains("resource_id"));
    assert!(modules("long_running_put").contains("resource_id"));
}

/// The modules of the runtime in the crate for a construct of the snapshots: as declared and as files.
fn modules(construct: &str) -> BTreeSet<String> {
    let root = common::tests().join("emission");
    let job = Job::standalone(vec![root.join(construct).join("spec.json")]);
    let sources = Sources::with_root(root);
    let tree = generate(&sources, &[job], &common::standalone(), &Silent)
        .expect("the construct is understood")
        .tree;
    let declared = tree["src/runtime/mod.rs"]
        .lines()
        .filter_map(|line| line.split_once("mod ")?.1.strip_suffix(';'))
        .map(str::to_owned)
        .collect();
    let files: BTreeSet<_> = tree
        .keys()
        .filter_map(|path| path.strip_prefix("src/runtime/"))
        .map(|path| path.split(['/', '.']).next().unwrap_or_default())
        .filter(|module| *module != "mod")
        .map(str::to_owned)
        .collect();
    assert_eq!(files, declared);
    files
}
