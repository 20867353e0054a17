//! The dependencies among the files of a crate, and their cycles.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;

use crate::imports::Import;
use crate::module_tree::{Module, ModuleTree};

/// The files on which each file depends, with the path that it uses.
#[derive(Debug, Default)]
pub struct Dependencies {
    edges: BTreeMap<(Node, Node), String>,
}

/// A file, or the tests at its end, which may depend on files that depend on the file.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Node {
    pub file: PathBuf,
    pub is_test: bool,
}

impl Dependencies {
    /// Returns the dependencies of a crate. Re-exports of a folder's module are not counted.
    pub fn of(tree: &ModuleTree) -> Self {
        Self::read(tree, false)
    }

    /// Returns the dependencies of a crate, including re-exports of folders' modules.
    pub fn with_exports(tree: &ModuleTree) -> Self {
        Self::read(tree, true)
    }

    fn read(tree: &ModuleTree, with_exports: bool) -> Self {
        let mut dependencies = Dependencies::default();
        for (index, module) in tree.modules.iter().enumerate() {
            for import in &module.imports {
                if import.name == "*" {
                    for name in &module.words.identifiers {
                        let found = tree.definers_in_glob(index, &import.path, name);
                        dependencies.add(tree, module, found, name);
                    }
                } else if with_exports || !is_export_alone(tree, module, import) {
                    let found = tree.definers(index, &import.path);
                    dependencies.add(tree, module, found, &import.path.join("::"));
                }
            }
            for path in &module.words.paths {
                let found = tree.definers(index, path);
                dependencies.add(tree, module, found, &path.join("::"));
            }
            for name in &module.words.calls {
                let found = definers_of_macro(tree, module, name);
                dependencies.add(tree, module, found, &format!("{name}!"));
            }
        }
        dependencies
    }

    fn add(&mut self, tree: &ModuleTree, from: &Module, to: BTreeSet<usize>, by: &str) {
        let from = Node::of(from);
        for to in to {
            let to = Node::of(&tree.modules[to]);
            if from != to {
                self.edges
                    .entry((from.clone(), to))
                    .or_insert_with(|| by.to_owned());
            }
        }
    }

    /// Returns pairs of files, of which the first depends on the second.
    pub fn pairs(&self) -> impl Iterator<Item = (&Node, &Node)> {
        self.edges.keys().map(|(from, to)| (from, to))
    }

    /// Returns the files that depend on each other, with the paths.
    pub fn cycles(&self) -> Vec<Cycle> {
        let pairs = self.edges.iter();
        cycles(pairs.map(|((from, to), by)| (from.to_string(), to.to_string(), by.clone())))
    }

    /// Returns the files and folders in one folder that depend on each other.
    pub fn folder_cycles(&self) -> Vec<Cycle> {
        let mut folders: BTreeMap<PathBuf, Vec<(String, String, String)>> = BTreeMap::new();
        for ((from, to), by) in &self.edges {
            let (folder, one, other) = fork(&from.file, &to.file);
            // The tests of a folder may use all of it.
            if from.is_test || to.is_test || one == other {
                continue;
            }
            let pairs = folders.entry(folder).or_default();
            pairs.push((one, other, format!("{} by {by}", from.file.display())));
        }
        folders.into_values().flat_map(cycles).collect()
    }
}

/// Nodes that depend on each other.
#[derive(Debug)]
pub struct Cycle {
    pub members: BTreeSet<String>,
    /// The edges, one per line.
    pub edges: Vec<String>,
}

fn cycles(edges: impl IntoIterator<Item = (String, String, String)>) -> Vec<Cycle> {
    let edges: BTreeMap<_, _> = edges
        .into_iter()
        .map(|(from, to, by)| ((from, to), by))
        .collect();
    let mut graph = DiGraph::<&str, ()>::new();
    let mut nodes = BTreeMap::new();
    for (from, to) in edges.keys() {
        let [from, to] =
            [from, to].map(|name| *nodes.entry(name).or_insert_with(|| graph.add_node(name)));
        graph.add_edge(from, to, ());
    }
    let mut found = Vec::new();
    for component in tarjan_scc(&graph) {
        if component.len() < 2 {
            continue;
        }
        let names = component.into_iter().map(|node| graph[node].to_owned());
        let members: BTreeSet<_> = names.collect();
        let within =
            |(from, to): &&(String, String)| members.contains(from) && members.contains(to);
        let line = |pair: &(String, String)| format!("{} -> {} ({})", pair.0, pair.1, edges[pair]);
        let edges = edges.keys().filter(within).map(line).collect();
        found.push(Cycle { members, edges });
    }
    found
}

/// Returns the innermost common folder, and the entries in it that contain each file.
fn fork(one: &Path, other: &Path) -> (PathBuf, String, String) {
    let mut folder = PathBuf::new();
    let mut ones = one.components();
    let mut others = other.components();
    loop {
        match (ones.next(), others.next()) {
            (Some(a), Some(b)) if a == b => folder.push(a),
            (a, b) => {
                let text = |part: Option<std::path::Component<'_>>| {
                    let part = part.map_or(Path::new(""), |part| Path::new(part.as_os_str()));
                    folder.join(part).display().to_string()
                };
                let ends = (text(a), text(b));
                return (folder, ends.0, ends.1);
            }
        }
    }
}

/// True for re-exports of a folder's module or a crate's root that it does not use itself.
fn is_export_alone(tree: &ModuleTree, module: &Module, import: &Import) -> bool {
    let root = tree.modules.first().map(|root| &root.file);
    let is_folder = Some(&module.file) == root || module.file.ends_with("mod.rs");
    import.exported && is_folder && !module.words.identifiers.contains(&import.name)
}

/// Returns the modules that define a macro which is called without a path or import.
fn definers_of_macro(tree: &ModuleTree, from: &Module, name: &str) -> BTreeSet<usize> {
    let is_known =
        from.macros.contains(name) || from.imports.iter().any(|import| import.name == name);
    let modules = tree.modules.iter().enumerate();
    modules
        .filter(|(_, module)| !is_known && module.macros.contains(name))
        .map(|(index, _)| index)
        .collect()
}

impl Node {
    fn of(module: &Module) -> Self {
        Node {
            file: module.file.clone(),
            is_test: module.is_test,
        }
    }
}

impl std::fmt::Display for Node {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tests = if self.is_test { " (tests)" } else { "" };
        write!(f, "{}{tests}", self.file.display())
    }
}
