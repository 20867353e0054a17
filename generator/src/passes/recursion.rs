use petgraph::{algo::tarjan_scc, graph::DiGraph};

use crate::ir::{Api, DefinitionId, DefinitionKind, Type};

/// Marks the members that stand for a model within itself.
///
/// Only direct containment counts: lists and maps are indirections already, and so are the boxed kinds of a union. Within
/// a strongly connected component every direct member is boxed, so that no way around remains.
pub(super) fn run(api: &mut Api) {
    let component = components(api);
    for (id, definition) in api.definitions.iter_mut() {
        if let DefinitionKind::Model(model) = &mut definition.kind {
            for property in &mut model.properties {
                if let Type::Named(target) = property.ty {
                    property.boxed = component[id.0 as usize] == component[target.0 as usize];
                }
            }
        }
    }
}

/// The strongly connected component of each definition.
fn components(api: &Api) -> Vec<usize> {
    let mut graph =
        DiGraph::<DefinitionId, ()>::with_capacity(api.definitions.len(), api.definitions.len());
    let nodes: Vec<_> = api
        .definitions
        .iter()
        .map(|(id, _)| graph.add_node(id))
        .collect();
    for (id, definition) in api.definitions.iter() {
        for property in definition
            .as_model()
            .into_iter()
            .flat_map(|model| &model.properties)
        {
            if let Type::Named(target) = property.ty {
                graph.add_edge(nodes[id.0 as usize], nodes[target.0 as usize], ());
            }
        }
    }
    let mut component = vec![0; api.definitions.len()];
    for (number, members) in tarjan_scc(&graph).into_iter().enumerate() {
        for member in members {
            component[graph[member].0 as usize] = number;
        }
    }
    component
}
