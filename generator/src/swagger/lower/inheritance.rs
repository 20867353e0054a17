use std::collections::HashSet;

use super::Lowering;
use super::reference::last_word;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{DefinitionId, DefinitionKind, Definitions, Model};
use crate::source::pointer;

impl Lowering<'_, '_> {
    /// Reports models that are their own ancestors.
    pub fn check_inheritance(&mut self) {
        let mut done = HashSet::new();
        for start in self
            .definitions
            .iter()
            .map(|(id, _)| id)
            .collect::<Vec<_>>()
        {
            let Some(chain) = circle(&self.definitions, start, &mut done) else {
                continue;
            };
            let names: Vec<_> = chain
                .iter()
                .map(|id| last_word(&self.definitions[*id].origin))
                .collect();
            let message = format!(
                "models derive from each other in a circle: {}",
                names.join(" → ")
            );
            let first = chain.first().copied().unwrap_or(start);
            let place = Place::Key(self.definitions[first].origin.clone());
            let help = "remove one of the `allOf` references";
            let diagnostic = Diagnostic::new(Code::InheritanceCycle, place, message).help(help);
            self.report.push(diagnostic);
        }
    }

    /// Gives each kind of a discriminated base its tag, and marks the tag where a kind declares it again.
    pub fn tag_kinds(&mut self) {
        for id in self
            .definitions
            .iter()
            .map(|(id, _)| id)
            .collect::<Vec<_>>()
        {
            let tags = inherited_tags(&self.definitions, id);
            let key = pointer::last(&self.definitions[id].origin.pointer)
                .map(|key| key.into_owned())
                .unwrap_or_default();
            let DefinitionKind::Model(model) = &mut self.definitions[id].kind else {
                continue;
            };
            if tags.is_empty() {
                if model.discriminator.is_none() {
                    model.discriminator_value = None;
                }
                continue;
            }
            model.discriminator_value.get_or_insert(key);
            for property in &mut model.properties {
                property.discriminator |= tags.contains(&property.wire_name);
            }
        }
    }
}

/// A chain of parents from a model that comes back to a model on it. `done` holds models known to be on none.
fn circle(
    definitions: &Definitions,
    start: DefinitionId,
    done: &mut HashSet<DefinitionId>,
) -> Option<Vec<DefinitionId>> {
    if done.contains(&start) {
        return None;
    }
    // Each entry: a model on the way, and which of its parents is next.
    let mut way = vec![(start, 0)];
    while let Some((id, next)) = way.last_mut() {
        let parent = parents(definitions, *id).get(*next).copied();
        *next += 1;
        let Some(parent) = parent else {
            done.insert(*id);
            way.pop();
            continue;
        };
        if let Some(met) = way.iter().position(|(id, _)| *id == parent) {
            let mut chain: Vec<_> = way.iter().skip(met).map(|(id, _)| *id).collect();
            chain.push(parent);
            done.extend(way.iter().map(|(id, _)| *id));
            return Some(chain);
        }
        if !done.contains(&parent) {
            way.push((parent, 0));
        }
    }
    None
}

fn parents(definitions: &Definitions, id: DefinitionId) -> &[DefinitionId] {
    definitions[id]
        .as_model()
        .map_or(&[], |model: &Model| model.parents.as_slice())
}

/// The tags of the discriminated bases among the ancestors of a model.
fn inherited_tags(definitions: &Definitions, id: DefinitionId) -> Vec<String> {
    let mut tags = Vec::new();
    let mut seen = HashSet::new();
    let mut next = parents(definitions, id).to_vec();
    while let Some(id) = next.pop() {
        if !seen.insert(id) {
            continue;
        }
        if let Some(model) = definitions[id].as_model() {
            tags.extend(model.discriminator.clone());
            next.extend(&model.parents);
        }
    }
    tags
}
