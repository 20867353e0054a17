//! Definitions: models, enumerations and unions.

use super::{DefinitionId, Docs, Enumeration, Model, Origin, Type, Union, Usage};

/// All definitions of one API, in the order in which they were first reached.
#[derive(Clone, Debug, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Definitions(Vec<Definition>);

impl Definitions {
    /// Adds a definition and returns its place.
    pub fn push(&mut self, definition: Definition) -> DefinitionId {
        let id = DefinitionId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(definition);
        id
    }

    /// Every definition with its place.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (DefinitionId, &Definition)> {
        self.0
            .iter()
            .enumerate()
            .map(|(index, definition)| (DefinitionId(index as u32), definition))
    }

    /// Every definition, open to change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (DefinitionId, &mut Definition)> {
        self.0
            .iter_mut()
            .enumerate()
            .map(|(index, definition)| (DefinitionId(index as u32), definition))
    }

    /// Every definition's place.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = DefinitionId> + use<> {
        (0..self.0.len()).map(|index| DefinitionId(index as u32))
    }

    /// The definition at a place, where there is one.
    pub fn get(&self, id: DefinitionId) -> Option<&Definition> {
        self.0.get(id.0 as usize)
    }

    /// Keeps some definitions, in their order, and answers with the new place of each old one. What mentions
    /// the old places is the caller's to mend.
    pub fn retain(
        &mut self,
        mut keep: impl FnMut(&Definition) -> bool,
    ) -> Vec<Option<DefinitionId>> {
        let mut places = Vec::with_capacity(self.0.len());
        let mut next = 0;
        self.0.retain(|definition| {
            let kept = keep(definition);
            places.push(kept.then_some(DefinitionId(next)));
            next += u32::from(kept);
            kept
        });
        places
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::ops::Index<DefinitionId> for Definitions {
    type Output = Definition;

    fn index(&self, id: DefinitionId) -> &Definition {
        &self.0[id.0 as usize]
    }
}

impl std::ops::IndexMut<DefinitionId> for Definitions {
    fn index_mut(&mut self, id: DefinitionId) -> &mut Definition {
        &mut self.0[id.0 as usize]
    }
}

/// A model, enumeration or union: what becomes a Rust type of its own.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Definition {
    /// What the specification calls it.
    pub name: DefinitionName,
    /// Where it stands. Two definitions are the same when their origins are.
    pub origin: Origin,
    /// Its prose.
    pub docs: Docs,
    /// Which module its Rust type lives in.
    pub home: Home,
    /// What reaches it; filled by the `usage` pass.
    pub usage: Usage,
    /// What it is.
    pub kind: DefinitionKind,
}

/// What the specification calls a definition.
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DefinitionName {
    /// A name of its own: the key in `definitions`, `x-ms-client-name`, or the name in `x-ms-enum`.
    Declared(String),
    /// An inline schema: the words that lead to it, outermost first, such as a definition and the names of nested
    /// properties, or an operationId and `Request`.
    Derived(Vec<String>),
}

impl DefinitionName {
    /// The name as a reader of the specification knows it.
    pub fn text(&self) -> String {
        match self {
            DefinitionName::Declared(name) => name.clone(),
            DefinitionName::Derived(words) => words.join("."),
        }
    }
}

/// Which module a definition's Rust type lives in.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Home {
    /// The module of the service and version; `family` groups what belongs to one operation group and is filled by the
    /// `families` pass (`None`: shared by several).
    Service {
        /// The spec name of the only operation group that reaches the definition.
        family: Option<String>,
    },
    /// A file of the specifications' `common-types` folder, shared by all services.
    Common {
        /// The folders and the file stem below `common-types`: `["resource-management", "v5", "types"]`.
        path: Vec<String>,
    },
}

/// What a definition is.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DefinitionKind {
    /// An object with known members.
    Model(Model),
    /// A choice of values.
    Enumeration(Enumeration),
    /// A choice of models by a discriminator; made of a discriminated base by the `unions` pass.
    Union(Union),
}

impl Definition {
    /// The model, where it is one.
    pub fn as_model(&self) -> Option<&Model> {
        match &self.kind {
            DefinitionKind::Model(model) => Some(model),
            _ => None,
        }
    }

    /// Every type that the definition mentions.
    pub fn types(&self) -> Vec<&Type> {
        match &self.kind {
            DefinitionKind::Model(model) => model
                .properties
                .iter()
                .map(|property| &property.ty)
                .chain(&model.additional_properties)
                .collect(),
            DefinitionKind::Union(union) => {
                union.shared.iter().map(|property| &property.ty).collect()
            }
            DefinitionKind::Enumeration(_) => Vec::new(),
        }
    }
}
