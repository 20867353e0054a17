//! Finds the members that must be boxed because types are recursive.

use petgraph::{
    algo::{kosaraju_scc, toposort},
    graph::{DiGraph, NodeIndex},
};

use crate::ir::{DefinitionHome, DefinitionId, DefinitionKind, Definitions, Property, Storage};

/// Boxes members so that no type contains itself.
///
/// Rule: a Rust type has a finite size, so it can only contain itself on the heap (error E0072). Lists, maps and unions
/// store their content there; models do not. In each group of models that contain each other, members are boxed until
/// there is no cycle. No box is unnecessary: each breaks a cycle of members that are not boxed. The choice only depends
/// on the group, so that all copies of common types are equal.
pub(super) fn run(definitions: &mut Definitions) {
    for (_, definition) in definitions.iter_mut() {
        if let DefinitionKind::Model(model) = &mut definition.kind {
            for property in &mut model.properties {
                property.storage = Storage::Inline;
            }
        }
    }
    for (id, place) in closing_members(definitions, held) {
        if let DefinitionKind::Model(model) = &mut definitions[id].kind
            && let Some(property) = model.properties.get_mut(place)
        {
            property.storage = Storage::Boxed;
        }
    }
}

/// Returns the definition that a member contains, in some sense.
type Contained = fn(&Property) -> Option<DefinitionId>;

/// Returns members, by model and index, without which no definition contains itself. None of them is superfluous.
pub(super) fn closing_members(
    definitions: &Definitions,
    held: Contained,
) -> Vec<(DefinitionId, usize)> {
    let mut group_of = vec![0; definitions.len()];
    let mut groups = groups(definitions, held);
    for (place, group) in groups.iter_mut().enumerate() {
        group.sort_by_cached_key(|id| rank(definitions, *id));
        for id in group.iter() {
            group_of[id.0 as usize] = place;
        }
    }
    let mut walk = CycleSearch {
        definitions,
        held,
        group_of,
        visits: vec![Visit::Ahead; definitions.len()],
        cuts: Vec::new(),
    };
    for id in groups.iter().flatten() {
        walk.from(*id);
    }
    walk.cuts
}

/// Returns a definition that contains itself without indirection, if there is one.
pub(super) fn unbroken(definitions: &Definitions) -> Option<DefinitionId> {
    let circle = toposort(&graph(definitions, held), None).err()?;
    definitions.ids().nth(circle.node_id().index())
}

/// Returns the groups of definitions that contain each other. Most have one definition.
fn groups(definitions: &Definitions, held: Contained) -> Vec<Vec<DefinitionId>> {
    let ids: Vec<_> = definitions.ids().collect();
    let groups = kosaraju_scc(&graph(definitions, held)).into_iter();
    groups
        .map(|group| group.iter().map(|node| ids[node.index()]).collect())
        .collect()
}

/// Returns the graph of definitions that contain others.
pub(super) fn graph(definitions: &Definitions, held: Contained) -> DiGraph<(), ()> {
    let node = |id: DefinitionId| NodeIndex::new(id.0 as usize);
    let mut graph = DiGraph::new();
    for _ in definitions.ids() {
        graph.add_node(());
    }
    for (id, definition) in definitions.iter() {
        let properties = definition.as_model().map(|model| &model.properties);
        for held in properties.into_iter().flatten().filter_map(held) {
            graph.add_edge(node(id), node(held), ());
        }
    }
    graph
}

/// Returns the definition that a member contains without indirection.
pub(super) fn held(property: &Property) -> Option<DefinitionId> {
    let held = property.ty.own_definition();
    held.filter(|_| !property.storage.is_boxed())
}

/// Returns a key for the order, which is equal for all copies of common types.
fn rank(
    definitions: &Definitions,
    id: DefinitionId,
) -> (Option<(Vec<String>, String, String)>, DefinitionId) {
    let definition = &definitions[id];
    let common = match &definition.home {
        DefinitionHome::Common { path } => {
            let pointer = definition.origin.pointer.clone();
            Some((path.clone(), pointer, definition.name.text()))
        }
        DefinitionHome::Service(_) => None,
    };
    (common, id)
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Visit {
    Ahead,
    /// On the path from the start to the current model.
    Open,
    Done,
}

/// A depth-first search within each group. A member that refers to a model on the path closes a cycle and is boxed. All
/// other members refer to models that are complete before the model that contains them, so that no cycle remains.
struct CycleSearch<'d> {
    definitions: &'d Definitions,
    held: Contained,
    group_of: Vec<usize>,
    visits: Vec<Visit>,
    /// The members that close a cycle, by model and index.
    cuts: Vec<(DefinitionId, usize)>,
}

impl CycleSearch<'_> {
    fn from(&mut self, start: DefinitionId) {
        // Each entry: a model on the path, and the index of its next member.
        let mut way = Vec::new();
        self.step(start, &mut way);
        while let Some((id, next)) = way.last_mut() {
            let (id, place) = (*id, *next);
            *next += 1;
            let model = self.definitions[id].as_model();
            let Some(property) = model.and_then(|model| model.properties.get(place)) else {
                self.visits[id.0 as usize] = Visit::Done;
                way.pop();
                continue;
            };
            let same_group = |other: &DefinitionId| {
                self.group_of[id.0 as usize] == self.group_of[other.0 as usize]
            };
            let Some(held) = (self.held)(property).filter(same_group) else {
                continue;
            };
            match self.visits[held.0 as usize] {
                Visit::Open => self.cuts.push((id, place)),
                Visit::Ahead => self.step(held, &mut way),
                Visit::Done => {}
            }
        }
    }

    fn step(&mut self, id: DefinitionId, way: &mut Vec<(DefinitionId, usize)>) {
        let visit = &mut self.visits[id.0 as usize];
        if *visit == Visit::Ahead {
            *visit = Visit::Open;
            way.push((id, 0));
        }
    }
}
