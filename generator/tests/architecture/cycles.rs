//! Checks that no two files and no two folders depend on each other, directly or indirectly.

use std::collections::BTreeSet;

use crate::dependencies::{Cycle, Dependencies};
use crate::workspace;

#[test]
fn no_files_need_each_other() {
    assert_none(Dependencies::cycles);
}

#[test]
fn no_folders_need_each_other() {
    assert_none(Dependencies::folder_cycles);
}

#[test]
fn every_file_is_part_of_a_crate() {
    let modules = workspace::crates().iter().flat_map(|tree| &tree.modules);
    let known: BTreeSet<_> = modules.map(|module| &*module.file).collect();
    let mut strays = workspace::files();
    strays.retain(|file| !known.contains(&**file) && !workspace::is_template(file));
    assert!(strays.is_empty(), "no crate has these files: {strays:#?}");
}

fn assert_none(cycles: impl Fn(&Dependencies) -> Vec<Cycle>) {
    let cycles = workspace::crates()
        .iter()
        .flat_map(|tree| cycles(&Dependencies::of(tree)))
        .map(|cycle| cycle.edges.join("\n"));
    let cycles: Vec<_> = cycles.collect();
    assert!(cycles.is_empty(), "cycles:\n{}", cycles.join("\n\n"));
}
