//! Merges equal definitions.

use std::collections::{BTreeSet, HashMap};

use super::visit;
use crate::ir::{
    Api, Definition, DefinitionHome, DefinitionId, DefinitionKind, DefinitionName, Definitions,
    Docs, DocumentId, Origin, Property,
};

/// Merges definitions that have the same name and are equal.
///
/// Rule: the files of one API repeat shared definitions, and readers expect that definitions with one name are the same
/// unless they differ (AutoRest merges them too). Everything that affects the wire must be equal, including cycles;
/// descriptions may differ. A discriminated base only equals one with equal alternatives. The first one is kept. Common
/// types have a pass of their own.
pub(super) fn run(api: &mut Api) {
    let Some(classes) = classes(&api.definitions) else {
        return;
    };
    let mut ids = api.definitions.ids();
    let mut places = api
        .definitions
        .retain(|_| ids.next().is_some_and(|id| class_of(&classes, id) == id));
    for (place, first) in classes.iter().enumerate() {
        let kept = places.get(first.0 as usize).copied().flatten();
        if let Some(place) = places.get_mut(place) {
            *place = kept;
        }
    }
    visit::renumber(api, &places);
}

/// Returns for each definition the first that is equal to it. `None` if there are no equal ones.
fn classes(definitions: &Definitions) -> Option<Vec<DefinitionId>> {
    let mut named: HashMap<&DefinitionName, Vec<DefinitionId>> = HashMap::new();
    for (id, definition) in definitions.iter() {
        if let DefinitionHome::Service(_) = definition.home {
            named.entry(&definition.name).or_default().push(id);
        }
    }
    named.retain(|_, ids| ids.len() > 1);
    let children = children(definitions);
    let mut shapes: Vec<(DefinitionId, DefinitionShape)> = named
        .into_values()
        .flatten()
        .map(|id| (id, DefinitionShape::of(&definitions[id], children.get(&id))))
        .collect();
    shapes.sort_by_key(|(id, _)| *id);
    // Definitions with the same name are assumed to be equal until a difference is found, which handles cycles.
    let mut classes: Vec<DefinitionId> = definitions.ids().collect();
    let mut first: HashMap<&DefinitionName, DefinitionId> = HashMap::new();
    for (id, _) in &shapes {
        let first = *first.entry(&definitions[*id].name).or_insert(*id);
        assign(&mut classes, *id, first);
    }
    while split(&shapes, &mut classes) {}
    let merges = |(id, _): &(DefinitionId, DefinitionShape)| class_of(&classes, *id) != *id;
    shapes.iter().any(merges).then_some(classes)
}

/// Splits classes that are not equal. Returns true if there were any.
fn split(shapes: &[(DefinitionId, DefinitionShape)], classes: &mut [DefinitionId]) -> bool {
    type ClassSignature<'s> = (
        DefinitionId,
        &'s str,
        Vec<DefinitionId>,
        BTreeSet<DefinitionId>,
    );
    let mut seen: HashMap<ClassSignature<'_>, DefinitionId> = HashMap::new();
    let parts: Vec<_> = shapes
        .iter()
        .map(|(id, shape)| {
            let class = |id: &DefinitionId| class_of(classes, *id);
            let mentions = shape.mentions.iter().map(class).collect();
            let children = shape.children.iter().map(class).collect();
            let signature = (class(id), shape.words.as_str(), mentions, children);
            (*id, *seen.entry(signature).or_insert(*id))
        })
        .collect();
    let mut changed = false;
    for (id, first) in parts {
        changed |= class_of(classes, id) != first;
        assign(classes, id, first);
    }
    changed
}

fn class_of(classes: &[DefinitionId], id: DefinitionId) -> DefinitionId {
    classes.get(id.0 as usize).copied().unwrap_or(id)
}

fn assign(classes: &mut [DefinitionId], id: DefinitionId, class: DefinitionId) {
    if let Some(place) = classes.get_mut(id.0 as usize) {
        *place = class;
    }
}

/// Returns the models that derive from each discriminated base.
fn children(definitions: &Definitions) -> HashMap<DefinitionId, Vec<DefinitionId>> {
    let mut children: HashMap<DefinitionId, Vec<DefinitionId>> = HashMap::new();
    for (id, definition) in definitions.iter() {
        let parents = definition.as_model().map(|model| model.parents.iter());
        for parent in parents.into_iter().flatten() {
            children.entry(*parent).or_default().push(id);
        }
    }
    children
}

/// The parts of a definition that must be equal.
struct DefinitionShape {
    /// Everything except descriptions, origins and references.
    words: String,
    /// The referenced definitions in order.
    mentions: Vec<DefinitionId>,
    children: Vec<DefinitionId>,
}

impl DefinitionShape {
    fn of(definition: &Definition, children: Option<&Vec<DefinitionId>>) -> DefinitionShape {
        let mut bare = definition.clone();
        let mut mentions = Vec::new();
        visit::definition_mut(&mut bare, &mut |ty| {
            if let Some(id) = ty.definition_mut() {
                mentions.push(std::mem::replace(id, DefinitionId(0)));
            }
        });
        let mut is_base = false;
        match &mut bare.kind {
            DefinitionKind::Model(model) => {
                is_base = model.discriminator.is_some();
                let default = model.default_alternative.iter_mut();
                mentions.extend(default.map(|id| std::mem::replace(id, DefinitionId(0))));
                mentions.extend(
                    model
                        .parents
                        .iter_mut()
                        .map(|id| std::mem::replace(id, DefinitionId(0))),
                );
                model.properties.iter_mut().for_each(strip);
            }
            DefinitionKind::Union(union) => {
                let default = union.default.iter_mut();
                mentions.extend(default.map(|id| std::mem::replace(id, DefinitionId(0))));
                union.shared.iter_mut().for_each(strip);
            }
            DefinitionKind::JsonUnion(union) => {
                let docs = union.alternatives.iter_mut().map(|one| &mut one.docs);
                docs.for_each(without_prose);
            }
            DefinitionKind::Tuple(tuple) => {
                let docs = tuple.items.iter_mut().map(|item| &mut item.docs);
                docs.for_each(without_prose);
            }
            DefinitionKind::Enumeration(enumeration) => {
                for value in &mut enumeration.values {
                    without_prose(&mut value.docs);
                }
            }
        }
        without_prose(&mut bare.docs);
        DefinitionShape {
            words: format!("{:?}{:?}", bare.kind, bare.docs),
            mentions,
            children: children.filter(|_| is_base).cloned().unwrap_or_default(),
        }
    }
}

fn strip(property: &mut Property) {
    without_prose(&mut property.docs);
    property.origin = Origin {
        document: DocumentId(0),
        pointer: String::new(),
    };
}

fn without_prose(docs: &mut Docs) {
    docs.summary = None;
    docs.description = None;
}
