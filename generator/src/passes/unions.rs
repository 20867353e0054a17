use std::collections::{HashMap, HashSet};

use crate::{
    diagnostics::{Code, Diagnostic, Diagnostics, Place},
    ir::{Api, Definition, DefinitionId, DefinitionKind, DefinitionName, Model, Union, Variant},
};

/// Makes unions of discriminated bases (Swagger 2.0, `discriminator`): a value of the base's type is one of its kinds.
///
/// The kinds are the descendants of all levels, in the order of their definitions. A base that has a tag of its own, as one
/// that is itself a kind of another base does, is among its kinds by a model of its own. A base without descendants stays
/// the model that it is.
pub(super) fn run(api: &mut Api, diagnostics: &mut Diagnostics) {
    let bases = bases(api);
    let concrete: HashMap<DefinitionId, DefinitionId> = bases
        .iter()
        .filter(|base| tag_of(api, base.id).is_some())
        .map(|base| base.id)
        .collect::<Vec<_>>()
        .into_iter()
        .map(|id| (id, split_concrete(api, id)))
        .collect();
    for base in &bases {
        hide_tags(api, base, &concrete);
    }
    let unions: Vec<_> = bases
        .iter()
        .map(|base| (base.id, union(api, base, &bases, &concrete, diagnostics)))
        .collect();
    for (id, union) in unions {
        api.definitions[id].kind = DefinitionKind::Union(union);
    }
}

/// A discriminated base and the definitions below it.
struct Base {
    id: DefinitionId,
    discriminator: String,
    descendants: Vec<DefinitionId>,
}

fn bases(api: &Api) -> Vec<Base> {
    let mut children: HashMap<DefinitionId, Vec<DefinitionId>> = HashMap::new();
    for (id, definition) in api.definitions.iter() {
        for parent in definition
            .as_model()
            .into_iter()
            .flat_map(|model| &model.parents)
        {
            children.entry(*parent).or_default().push(id);
        }
    }
    let found = api.definitions.iter().filter_map(|(id, definition)| {
        let discriminator = definition.as_model()?.discriminator.clone()?;
        let descendants = descendants(id, &children);
        (!descendants.is_empty()).then_some(Base {
            id,
            discriminator,
            descendants,
        })
    });
    found.collect()
}

fn descendants(
    base: DefinitionId,
    children: &HashMap<DefinitionId, Vec<DefinitionId>>,
) -> Vec<DefinitionId> {
    let mut found = HashSet::new();
    let mut waiting = vec![base];
    while let Some(id) = waiting.pop() {
        for child in children.get(&id).into_iter().flatten() {
            if *child != base && found.insert(*child) {
                waiting.push(*child);
            }
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_unstable();
    found
}

fn tag_of(api: &Api, id: DefinitionId) -> Option<&str> {
    api.definitions[id]
        .as_model()?
        .discriminator_value
        .as_deref()
}

/// Gives a concrete base a model of its own, since its own place becomes the union.
fn split_concrete(api: &mut Api, id: DefinitionId) -> DefinitionId {
    let base = &api.definitions[id];
    let mut words = match &base.name {
        DefinitionName::Declared(name) => vec![name.clone()],
        DefinitionName::Derived(words) => words.clone(),
    };
    words.push("Base".to_owned());
    let own = Definition {
        name: DefinitionName::Derived(words),
        ..base.clone()
    };
    api.definitions.push(own)
}

/// Marks the tag in every kind: emitted code writes it itself.
fn hide_tags(api: &mut Api, base: &Base, concrete: &HashMap<DefinitionId, DefinitionId>) {
    let models = base
        .descendants
        .iter()
        .chain([&base.id])
        .flat_map(|id| [Some(*id), concrete.get(id).copied()]);
    for id in models.flatten() {
        if let DefinitionKind::Model(model) = &mut api.definitions[id].kind {
            let tags = model
                .properties
                .iter_mut()
                .filter(|property| property.wire_name == base.discriminator);
            tags.for_each(|property| property.discriminator = true);
        }
    }
}

fn union(
    api: &Api,
    base: &Base,
    bases: &[Base],
    concrete: &HashMap<DefinitionId, DefinitionId>,
    diagnostics: &mut Diagnostics,
) -> Union {
    let is_base: HashSet<_> = bases.iter().map(|base| base.id).collect();
    let mut tags: HashMap<String, DefinitionId> = HashMap::new();
    let mut variants = Vec::new();
    for id in std::iter::once(&base.id).chain(&base.descendants) {
        let model = if is_base.contains(id) {
            concrete.get(id).copied()
        } else {
            Some(*id)
        };
        let (Some(model), Some(tag)) = (model, tag_of(api, *id)) else {
            continue;
        };
        match tags.get(tag) {
            Some(first) => diagnostics.push(same_tag(api, *first, *id, tag)),
            None => {
                tags.insert(tag.to_owned(), *id);
                variants.push(Variant {
                    tag: tag.to_owned(),
                    model,
                });
            }
        }
    }
    let shared = api.definitions[base.id]
        .as_model()
        .map(|model: &Model| model.properties.clone())
        .unwrap_or_default();
    Union {
        discriminator: base.discriminator.clone(),
        variants,
        shared: shared
            .into_iter()
            .filter(|property| !property.discriminator)
            .collect(),
    }
}

fn same_tag(api: &Api, first: DefinitionId, second: DefinitionId, tag: &str) -> Diagnostic {
    let (first, second) = (&api.definitions[first], &api.definitions[second]);
    let message = format!(
        "`{}` has the tag `{tag}` of `{}` and is left out of the union",
        second.name.text(),
        first.name.text()
    );
    Diagnostic::new(
        Code::Unsupported,
        Place::Value(second.origin.clone()),
        message,
    )
    .help("give each kind an `x-ms-discriminator-value` of its own")
}
