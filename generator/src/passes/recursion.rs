use petgraph::{
    algo::{kosaraju_scc, toposort},
    graph::{DiGraph, NodeIndex},
};

use crate::ir::{Definition, DefinitionId, DefinitionKind, Definitions, Home, Property, Type};

/// Finds the members through which a value would stand within itself, so that they need an
/// indirection.
///
/// Rule: a Rust type has a size, so it cannot hold itself unless on the heap (The Rust Reference,
/// E0072). Lists and maps keep what they hold there; models and unions do not. Of each group of
/// types that hold each other, members are boxed until no circle is left, none of them needlessly:
/// each boxed one closes a circle of members that are not boxed. Which ones follows from the group
/// alone, so that all copies of common types agree.
pub(super) fn run(definitions: &mut Definitions) {
    for (_, definition) in definitions.iter_mut() {
        if let DefinitionKind::Model(model) = &mut definition.kind {
            for property in &mut model.properties {
                property.boxed = false;
            }
        }
    }
    let mut group_of = vec![None; definitions.len()];
    let groups = kosaraju_scc(&graph(definitions));
    let mut groups: Vec<Vec<DefinitionId>> = groups.iter().map(|group| ids(group)).collect();
    for (place, group) in groups.iter_mut().enumerate() {
        group.sort_by_cached_key(|id| rank(definitions, *id));
        for id in group.iter() {
            group_of[id.0 as usize] = Some(place);
        }
    }
    let mut cuts = Vec::new();
    let mut cut = Cut::new(definitions, group_of, &groups);
    for id in groups.iter().flatten() {
        cut.walk(*id, &mut cuts);
    }
    for (id, place) in cuts {
        if let DefinitionKind::Model(model) = &mut definitions[id].kind
            && let Some(property) = model.properties.get_mut(place)
        {
            property.boxed = true;
        }
    }
}

/// A definition that stands within itself without an indirection, if there is one.
pub(super) fn unbroken(definitions: &Definitions) -> Option<DefinitionId> {
    let cycle = toposort(&graph(definitions), None).err()?;
    Some(DefinitionId(u32::try_from(cycle.node_id().index()).ok()?))
}

/// Which definitions hold which without an indirection.
fn graph(definitions: &Definitions) -> DiGraph<(), ()> {
    let mut graph = DiGraph::new();
    for _ in definitions.ids() {
        graph.add_node(());
    }
    for (id, definition) in definitions.iter() {
        for held in directly(definition) {
            graph.add_edge(node(id), node(held), ());
        }
    }
    graph
}

fn node(id: DefinitionId) -> NodeIndex {
    NodeIndex::new(id.0 as usize)
}

fn ids(group: &[NodeIndex]) -> Vec<DefinitionId> {
    let ids = group
        .iter()
        .filter_map(|node| u32::try_from(node.index()).ok());
    ids.map(DefinitionId).collect()
}

/// What a definition holds without an indirection.
fn directly(definition: &Definition) -> Vec<DefinitionId> {
    match &definition.kind {
        DefinitionKind::Model(model) => {
            let properties = model.properties.iter().filter(|property| !property.boxed);
            properties.filter_map(target).collect()
        }
        DefinitionKind::Union(union) => {
            union.variants.iter().map(|variant| variant.model).collect()
        }
        DefinitionKind::Enumeration(_) => Vec::new(),
    }
}

fn target(property: &Property) -> Option<DefinitionId> {
    match property.ty {
        Type::Named(id) => Some(id),
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

/// A depth-first walk over the models of each group. A member that leads back to a model on the way
/// there is cut; any other leads to models that are done before the one that holds it is, so that
/// no circle is left. A member that holds a union leads to all its kinds at once.
struct Cut<'d> {
    definitions: &'d Definitions,
    group_of: Vec<Option<usize>>,
    /// The place of each definition in its group.
    place: Vec<usize>,
    /// For each definition the unions of its group that it is a kind of.
    unions: Vec<Vec<DefinitionId>>,
    visits: Vec<Visit>,
    /// How many kinds of each union are on the way.
    open_kinds: Vec<usize>,
    /// The unions whose kinds were all visited, or will be before the walk leaves the member that
    /// led there.
    expanded: Vec<bool>,
}

/// A model on the way: which of its members is next, and what the member before it leads to.
struct Step {
    id: DefinitionId,
    next: usize,
    ahead: Vec<DefinitionId>,
}

impl<'d> Cut<'d> {
    fn new(
        definitions: &'d Definitions,
        group_of: Vec<Option<usize>>,
        groups: &[Vec<DefinitionId>],
    ) -> Self {
        let count = definitions.len();
        let mut place = vec![0; count];
        for group in groups {
            for (index, id) in group.iter().enumerate() {
                place[id.0 as usize] = index;
            }
        }
        let mut unions = vec![Vec::new(); count];
        for (id, definition) in definitions.iter() {
            if let DefinitionKind::Union(_) = &definition.kind {
                for kind in directly(definition) {
                    unions[kind.0 as usize].push(id);
                }
            }
        }
        Cut {
            definitions,
            group_of,
            place,
            unions,
            visits: vec![Visit::Ahead; count],
            open_kinds: vec![0; count],
            expanded: vec![false; count],
        }
    }

    fn walk(&mut self, start: DefinitionId, cuts: &mut Vec<(DefinitionId, usize)>) {
        let mut way = Vec::new();
        way.extend(self.open(start));
        while let Some(step) = way.last_mut() {
            if let Some(ahead) = step.ahead.pop() {
                way.extend(self.open(ahead));
                continue;
            }
            let id = step.id;
            let model = self.definitions[id].as_model();
            let Some(property) = model.and_then(|model| model.properties.get(step.next)) else {
                self.close(id);
                way.pop();
                continue;
            };
            let target = target(property).filter(|target| self.same_group(id, *target));
            match target.map(|target| self.look(target)) {
                Some(Look::Back) => cuts.push((id, step.next)),
                Some(Look::Ahead(ahead)) => step.ahead = ahead,
                None => {}
            }
            step.next += 1;
        }
    }

    fn same_group(&self, one: DefinitionId, other: DefinitionId) -> bool {
        self.group_of[one.0 as usize] == self.group_of[other.0 as usize]
    }

    /// Where a member leads that holds a definition.
    fn look(&mut self, target: DefinitionId) -> Look {
        let place = target.0 as usize;
        match &self.definitions[target].kind {
            DefinitionKind::Union(union) => {
                if self.open_kinds[place] > 0 {
                    return Look::Back;
                }
                if std::mem::replace(&mut self.expanded[place], true) {
                    return Look::Ahead(Vec::new());
                }
                let kinds = union.variants.iter().map(|variant| variant.model);
                let mut kinds: Vec<_> = kinds
                    .filter(|kind| self.same_group(*kind, target))
                    .collect();
                // The last one is visited first.
                kinds.sort_by_key(|kind| std::cmp::Reverse(self.place[kind.0 as usize]));
                Look::Ahead(kinds)
            }
            _ if self.visits[place] == Visit::Open => Look::Back,
            _ => Look::Ahead(vec![target]),
        }
    }

    /// Steps onto a model that was not visited.
    fn open(&mut self, id: DefinitionId) -> Option<Step> {
        self.definitions[id].as_model()?;
        let visit = &mut self.visits[id.0 as usize];
        if *visit != Visit::Ahead {
            return None;
        }
        *visit = Visit::Open;
        for union in &self.unions[id.0 as usize] {
            self.open_kinds[union.0 as usize] += 1;
        }
        Some(Step {
            id,
            next: 0,
            ahead: Vec::new(),
        })
    }

    fn close(&mut self, id: DefinitionId) {
        self.visits[id.0 as usize] = Visit::Done;
        for union in &self.unions[id.0 as usize] {
            self.open_kinds[union.0 as usize] -= 1;
        }
    }
}

/// Where a member leads.
enum Look {
    /// To a model on the way.
    Back,
    /// To these, the last one first.
    Ahead(Vec<DefinitionId>),
}
