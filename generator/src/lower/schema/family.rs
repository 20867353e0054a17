//! Finds the derived models of discriminated bases, to which there may be no reference.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::builder::Builder;
use super::model_queue::model;
use crate::dialect::Reading;
use crate::dialect::origin::item_of;
use crate::ir::{Definition, Definitions, Origin};
use crate::source::pointer;

/// The derived models by base, so that those of discriminated bases are lowered although there is no reference to them.
#[derive(Debug, Default)]
pub(crate) struct Families {
    /// The number of documents that were searched.
    searched: usize,
    /// The definitions with a reference in `allOf`, by the target.
    children: HashMap<Origin, Vec<Origin>>,
}

impl Families {
    /// Lowers the derived models of the discriminated bases that are used as types, at all levels. Returns true if
    /// there were new ones.
    pub fn reach(&mut self, builder: &mut Builder<'_, '_>) -> bool {
        self.search(&builder.reader.reading);
        let definitions = &builder.catalog.definitions;
        let bases = definitions.iter().filter(|(id, definition)| {
            builder.catalog.open.contains(id) && is_discriminated(definitions, definition)
        });
        let mut next: Vec<Origin> = bases.map(|(_, base)| base.origin.clone()).collect();
        let mut found = false;
        while let Some(base) = next.pop() {
            for child in self.children.get(&base).into_iter().flatten() {
                if let Some(schema) = builder.reading().schema_at(child) {
                    let id = model(builder, child, &schema, false);
                    if builder.catalog.open.insert(id) {
                        found = true;
                        next.push(child.clone());
                    }
                }
            }
        }
        found
    }

    /// Searches the documents that were reached since the last call.
    fn search(&mut self, reading: &Reading<'_, '_>) {
        let sources = reading.sources;
        while let Some(document) = reading.reached().get_index(self.searched) {
            self.searched += 1;
            let document = sources.document(*document);
            let home = pointer::of(reading.conventions.definitions.iter().copied());
            let definitions = document.get(&home).and_then(Value::as_object);
            for (name, schema) in definitions.into_iter().flatten() {
                let origin = document.origin(pointer::child(&home, name));
                let members = schema.get("allOf").and_then(Value::as_array);
                for (index, member) in members.into_iter().flatten().enumerate() {
                    let Some(reference) = member.get("$ref").and_then(Value::as_str) else {
                        continue;
                    };
                    let at = item_of(&origin, "allOf", index);
                    // A broken reference is reported when it is lowered.
                    if let Ok(parent) = sources.resolve(reference, &at) {
                        self.children
                            .entry(parent.origin)
                            .or_default()
                            .push(origin.clone());
                    }
                }
            }
        }
    }
}

/// True if a model or an ancestor of it has a discriminator.
fn is_discriminated(definitions: &Definitions, definition: &Definition) -> bool {
    let mut seen = HashSet::new();
    let mut next = vec![definition];
    while let Some(definition) = next.pop() {
        let Some(model) = definition.as_model() else {
            continue;
        };
        if model.discriminator.is_some() {
            return true;
        }
        let parents = model.parents.iter().filter(|parent| seen.insert(**parent));
        next.extend(parents.map(|parent| &definitions[*parent]));
    }
    false
}
