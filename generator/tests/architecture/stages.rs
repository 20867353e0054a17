//! Checks that stages, which are folders of the generator, only depend on earlier ones.

use std::collections::BTreeSet;
use std::path::Path;

use petgraph::algo::toposort;
use petgraph::graph::DiGraph;

use crate::dependencies::Dependencies;
use crate::module_tree::ModuleTree;
use crate::workspace;

const SOURCES: &str = "generator/src";

/// The stages on which each stage may depend.
const MAY_KNOW: &[(&str, &str)] = &[
    (
        "cli",
        "corpus diagnostics diff emit fake import inspect ir manifest names output overlay pipeline project readme report revision rust selection source",
    ),
    (
        "corpus",
        "diagnostics emit ir output pipeline readme report rust selection source",
    ),
    ("diagnostics", "ir"),
    ("dialect", "diagnostics ir source"),
    ("diff", "ir names rust source"),
    ("emit", "names rust"),
    (
        "fake",
        "diagnostics ir overlay pipeline project selection source",
    ),
    (
        "import",
        "diagnostics ir lock manifest output readme revision source",
    ),
    ("inspect", "ir names rust source"),
    ("ir", ""),
    ("lock", "diagnostics output source"),
    ("lower", "diagnostics dialect ir source"),
    ("main", "cli"),
    (
        "manifest",
        "diagnostics diff ir readme rename rust selection source",
    ),
    ("names", "diagnostics ir"),
    ("output", "diagnostics"),
    ("overlay", "diagnostics ir source"),
    ("passes", "diagnostics ir"),
    (
        "pipeline",
        "diagnostics dialect diff emit ir lower manifest names output passes readme rename rust selection source",
    ),
    (
        "project",
        "diagnostics diff emit import ir lock manifest output overlay pipeline readme report revision rust selection source",
    ),
    ("readme", "diagnostics ir source"),
    ("rename", "diagnostics ir source"),
    ("report", "diagnostics ir source"),
    ("revision", "diagnostics ir source"),
    ("rust", "ir names"),
    ("selection", "diagnostics ir source"),
    ("source", "diagnostics ir"),
];

#[test]
fn stages_depend_one_way() {
    let tree = ModuleTree::read(&Path::new(SOURCES).join("lib.rs"), &workspace::text);
    let mut strays = Vec::new();
    for (from, to) in Dependencies::with_exports(&tree).pairs() {
        let (Some(stage), Some(other)) = (stage(&from.file), stage(&to.file)) else {
            continue;
        };
        // Tests may use later stages.
        if !from.is_test && stage != other && !allowed(&stage).any(|allowed| allowed == other) {
            strays.push(format!("{from} knows `{other}`"));
        }
    }
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}

#[test]
fn the_table_has_every_stage() {
    let files = workspace::files();
    let stages: BTreeSet<_> = files.iter().filter_map(|file| stage(file)).collect();
    let known: BTreeSet<_> = MAY_KNOW
        .iter()
        .map(|(stage, _)| (*stage).to_owned())
        .collect();
    assert_eq!(stages, known);
}

#[test]
fn the_table_permits_no_cycle() {
    let mut graph = DiGraph::<&str, ()>::new();
    let nodes: Vec<_> = MAY_KNOW
        .iter()
        .map(|(stage, _)| graph.add_node(*stage))
        .collect();
    for (from, (stage, others)) in nodes.iter().zip(MAY_KNOW) {
        for other in others.split_whitespace() {
            let to = MAY_KNOW.iter().position(|(stage, _)| *stage == other);
            let to =
                to.unwrap_or_else(|| panic!("`{stage}` may know `{other}`, which is no stage"));
            graph.add_edge(*from, nodes[to], ());
        }
    }
    if let Err(cycle) = toposort(&graph, None) {
        panic!("`{}` may need itself", graph[cycle.node_id()]);
    }
}

/// Returns the stage of a file, from its folder or name in the sources of the generator.
fn stage(file: &Path) -> Option<String> {
    let first = file.strip_prefix(SOURCES).ok()?.iter().next()?;
    let name = first.to_str()?.trim_end_matches(".rs");
    // The root only lists the stages.
    (name != "lib").then(|| name.to_owned())
}

fn allowed(stage: &str) -> impl Iterator<Item = &'static str> {
    let of_stage = MAY_KNOW.iter().filter(move |(name, _)| *name == stage);
    of_stage.flat_map(|(_, allowed)| allowed.split_whitespace())
}
