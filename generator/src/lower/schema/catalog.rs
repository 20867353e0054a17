//! The catalog of definitions.

use std::collections::{HashMap, HashSet};

use crate::ir::{
    Decided, Definition, DefinitionHome, DefinitionId, DefinitionKind, DefinitionName, Definitions,
    Docs, EnumerationBase, Family, Origin,
};
use crate::source::Sources;

/// The key by which enumerations are merged: the name in `x-ms-enum`, and the set of values.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct EnumerationIdentity {
    pub home: DefinitionHome,
    pub name: String,
    pub base: EnumerationBase,
    pub values: Vec<String>,
}

/// The definitions that were created so far.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    /// All definitions.
    pub definitions: Definitions,
    /// The definitions by the origins of their schemas.
    pub known: HashMap<Origin, DefinitionId>,
    /// The enumerations by identity.
    pub enumerations: HashMap<EnumerationIdentity, DefinitionId>,
    /// The models that are used as types, so that derived models may replace them.
    pub open: HashSet<DefinitionId>,
    /// The discriminator values of models, by the origins of their schemas.
    pub discriminator_values: HashMap<Origin, Vec<String>>,
}

impl Catalog {
    /// Adds the values that the mapping of a discriminator assigns to schemas, unless another mapping has assigned
    /// values.
    pub fn add_discriminator_values(&mut self, mapping: Vec<(String, Origin)>) {
        let mut added: HashMap<Origin, Vec<String>> = HashMap::new();
        for (value, target) in mapping {
            added.entry(target).or_default().push(value);
        }
        for (target, values) in added {
            self.discriminator_values.entry(target).or_insert(values);
        }
    }

    /// Adds a definition.
    pub fn define(
        &mut self,
        sources: &Sources,
        origin: &Origin,
        name: DefinitionName,
        docs: Docs,
        kind: DefinitionKind,
    ) -> DefinitionId {
        let id = self.definitions.push(Definition {
            name,
            origin: origin.clone(),
            docs,
            home: home(sources, origin),
            usage: Decided::Open,
            kind,
        });
        self.known.insert(origin.clone(), id);
        id
    }
}

/// Returns the home of a definition. Definitions in a folder `common-types` are shared by all services.
pub(crate) fn home(sources: &Sources, origin: &Origin) -> DefinitionHome {
    let document = sources.document(origin.document);
    let mut folders = document
        .name
        .split('/')
        .skip_while(|folder| *folder != "common-types");
    let mut path: Vec<String> = folders.by_ref().skip(1).map(str::to_owned).collect();
    match path.last_mut() {
        None => DefinitionHome::Service(Family::Undecided),
        Some(file) => {
            if let Some((stem, _)) = file.rsplit_once('.') {
                *file = stem.to_owned();
            }
            DefinitionHome::Common { path }
        }
    }
}
