//! Inheritance of models.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use super::builder::Builder;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::origin::last_word;
use crate::ir::{DefinitionId, DefinitionKind, Definitions, Literal, Model};
use crate::source::pointer;

/// Reports models that are their own ancestors.
pub(crate) fn check_inheritance(builder: &mut Builder<'_, '_>) {
    let mut done = HashSet::new();
    for start in builder
        .catalog
        .definitions
        .iter()
        .map(|(id, _)| id)
        .collect::<Vec<_>>()
    {
        let Some(chain) = circle(&builder.catalog.definitions, start, &mut done) else {
            continue;
        };
        let names: Vec<_> = chain
            .iter()
            .map(|id| last_word(&builder.catalog.definitions[*id].origin))
            .collect();
        let message = format!("`allOf` references form a cycle: {}", names.join(" → "));
        let first = chain.first().copied().unwrap_or(start);
        let place = Place::Key(builder.catalog.definitions[first].origin.clone());
        let help = "remove one of the `allOf` references";
        let diagnostic = Diagnostic::new(Code::InheritanceCycle, place, message).help(help);
        builder.report().push(diagnostic);
    }
}

/// Assigns discriminator values to each derived model of a discriminated base, and to a base in a mapping. The
/// `inherit` pass marks the member that contains them.
pub(crate) fn set_discriminator_values(builder: &mut Builder<'_, '_>) {
    let mut known = InheritedDiscriminators::default();
    for id in builder
        .catalog
        .definitions
        .iter()
        .map(|(id, _)| id)
        .collect::<Vec<_>>()
    {
        let inherited = known.of(&builder.catalog.definitions, id);
        let key = pointer::last(&builder.catalog.definitions[id].origin.pointer)
            .map(|key| key.into_owned())
            .unwrap_or_default();
        let mapped = builder
            .catalog
            .discriminator_values
            .get(&builder.catalog.definitions[id].origin)
            .cloned();
        let DefinitionKind::Model(model) = &mut builder.catalog.definitions[id].kind else {
            continue;
        };
        if inherited.is_empty() && model.discriminator.is_none() {
            model.discriminator_values.clear();
        } else if model.discriminator_values.is_empty() {
            let mapped = mapped.into_iter().flatten().map(Literal::Text);
            model.discriminator_values.extend(mapped);
            if model.discriminator_values.is_empty() && !inherited.is_empty() {
                model.discriminator_values.push(Literal::Text(key));
            }
        }
    }
}

/// Returns a cycle of parents that a model reaches. `done` has models that are in no cycle.
fn circle(
    definitions: &Definitions,
    start: DefinitionId,
    done: &mut HashSet<DefinitionId>,
) -> Option<Vec<DefinitionId>> {
    if done.contains(&start) {
        return None;
    }
    // Each entry is a model on the path, and the index of its next parent.
    let mut way = vec![(start, 0)];
    let mut on_way = HashSet::from([start]);
    while let Some((id, next)) = way.last_mut() {
        let parent = parents(definitions, *id).get(*next).copied();
        *next += 1;
        let Some(parent) = parent else {
            done.insert(*id);
            on_way.remove(id);
            way.pop();
            continue;
        };
        if on_way.contains(&parent) {
            let met = way.iter().position(|(id, _)| *id == parent);
            let met = met.unwrap_or_default();
            let mut chain: Vec<_> = way.iter().skip(met).map(|(id, _)| *id).collect();
            chain.push(parent);
            done.extend(way.iter().map(|(id, _)| *id));
            return Some(chain);
        }
        if !done.contains(&parent) {
            way.push((parent, 0));
            on_way.insert(parent);
        }
    }
    None
}

fn parents(definitions: &Definitions, id: DefinitionId) -> &[DefinitionId] {
    definitions[id]
        .as_model()
        .map_or(&[], |model: &Model| model.parents.as_slice())
}

/// The discriminators of the discriminated ancestors of each model. Those of parents are computed first, so that a long
/// line of ancestors is visited once.
#[derive(Default)]
struct InheritedDiscriminators(HashMap<DefinitionId, Rc<BTreeSet<String>>>);

impl InheritedDiscriminators {
    fn of(&mut self, definitions: &Definitions, id: DefinitionId) -> Rc<BTreeSet<String>> {
        let mut open = vec![id];
        while let Some(id) = open.last().copied() {
            let unknown = |parent: &&DefinitionId| !self.0.contains_key(parent);
            if let Some(parent) = parents(definitions, id).iter().find(unknown) {
                open.push(*parent);
                continue;
            }
            let names = self.of_parents(definitions, id);
            self.0.insert(id, names);
            open.pop();
        }
        self.0.get(&id).cloned().unwrap_or_default()
    }

    fn of_parents(&self, definitions: &Definitions, id: DefinitionId) -> Rc<BTreeSet<String>> {
        let parents = parents(definitions, id);
        let own = |id: &DefinitionId| definitions[*id].as_model()?.discriminator.clone();
        let known = parents.iter().filter_map(|id| self.0.get(id));
        if let (&[parent], [known]) = (&parents, known.clone().collect::<Vec<_>>().as_slice())
            && own(parent).is_none_or(|name| known.contains(&name))
        {
            return Rc::clone(known);
        }
        let mut names: BTreeSet<String> = parents.iter().filter_map(own).collect();
        names.extend(known.flat_map(|names| names.iter().cloned()));
        Rc::new(names)
    }
}
