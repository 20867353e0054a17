//! Members that need indirection because a value would contain itself.

use petgraph::{
    algo::{kosaraju_scc, toposort},
    graph::{DiGraph, NodeIndex},
};

use crate::ir::{DefinitionId, DefinitionKind, Definitions, Home, Property, Type};

/// Finds the members through which a value would stand within itself, so that they need an
/// indirection.
///
/// Rule: a Rust type has a size, so it cannot hold itself unless on the heap (Rust's error E0072).
/// Lists, maps and unions keep what they hold there; models do not. Of each group of models that
/// hold each other, members are boxed until no circle is left, and none needlessly: each boxed one
/// closes a circle of members that are not boxed. Which ones follows from the group alone, so that
/// all copies of common types agree.
pub(super) fn run(definitions: &mut Definitions) {
    for (_, definition) in definitions.iter_mut() {
        if let DefinitionKind::Model(model) = &mut definition.kind {
            for property in &mut model.properties {
                property.boxed = false;
                property.ends_chain = false;
            }
        }
    }
    let mut group_of = vec![0; definitions.len()];
    let mut groups = groups(definitions);
    for (place, group) in groups.iter_mut().enumerate() {
        group.sort_by_cached_key(|id| rank(definitions, *id));
        for id in group.iter() {
            group_of[id.0 as usize] = place;
        }
    }
    let mut walk = Walk {
        definitions,
        group_of,
        visits: vec![Visit::Ahead; definitions.len()],
        cuts: Vec::new(),
    };
    for id in groups.iter().flatten() {
        walk.from(*id);
    }
    for (id, place) in walk.cuts {
        if let DefinitionKind::Model(model) = &mut definitions[id].kind
            && let Some(property) = model.properties.get_mut(place)
        {
            property.boxed = true;
        }
    }
}

/// A definition that stands within itself without an indirection, if there is one.
pub(super) fn unbroken(definitions: &Definitions) -> Option<DefinitionId> {
    let circle = toposort(&graph(definitions), None).err()?;
    definitions.ids().nth(circle.node_id().index())
}

/// The definitions that hold each other; most stand alone.
fn groups(definitions: &Definitions) -> Vec<Vec<DefinitionId>> {
    let ids: Vec<_> = definitions.ids().collect();
    let groups = kosaraju_scc(&graph(definitions)).into_iter();
    groups
        .map(|group| group.iter().map(|node| ids[node.index()]).collect())
        .collect()
}

/// Which definitions hold which without an indirection.
pub(super) fn graph(definitions: &Definitions) -> DiGraph<(), ()> {
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

/// The model, enumeration or union that a member holds without an indirection.
pub(super) fn held(property: &Property) -> Option<DefinitionId> {
    match property.ty {
        Type::Named(id) if !property.boxed => Some(id),
        _ => None,
    }
}

/// An order that is the same for all copies of common types.
fn rank(
    definitions: &Definitions,
    id: DefinitionId,
) -> (Option<(Vec<String>, String, String)>, DefinitionId) {
    let definition = &definitions[id];
    let common = match &definition.home {
        Home::Common { path } => {
            let pointer = definition.origin.pointer.clone();
            Some((path.clone(), pointer, definition.name.text()))
        }
        Home::Service { .. } => None,
    };
    (common, id)
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Visit {
    Ahead,
    /// On the way from the start to where the walk is.
    Open,
    Done,
}

/// A depth-first walk within each group. A member that leads back to a model on the way closes a
/// circle with the members that led there; all others lead to models that are done before the one
/// that holds them, so that no circle is left.
struct Walk<'d> {
    definitions: &'d Definitions,
    group_of: Vec<usize>,
    visits: Vec<Visit>,
    /// The members that close a circle, each by its model and its place there.
    cuts: Vec<(DefinitionId, usize)>,
}

impl Walk<'_> {
    fn from(&mut self, start: DefinitionId) {
        // Each entry: a model on the way, and which of its members is next.
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
            let Some(held) = held(property).filter(same_group) else {
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
