//! Definitions: models, enumerations and unions.

use serde_json::{Map, Value};

use super::{
    Decided, DefinitionId, Docs, Enumeration, JsonUnion, Model, Origin, Tuple, Type, Union, Usage,
    XmlRoot,
};

/// All definitions of one API, in the order in which they were first reached.
#[derive(Clone, Debug, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Definitions(Vec<Definition>);

impl Definitions {
    /// Adds a definition and returns its ID.
    pub fn push(&mut self, definition: Definition) -> DefinitionId {
        let id = DefinitionId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(definition);
        id
    }

    /// Iterates over all definitions with their IDs.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (DefinitionId, &Definition)> {
        self.0
            .iter()
            .enumerate()
            .map(|(index, definition)| (DefinitionId(index as u32), definition))
    }

    /// Iterates mutably over all definitions.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (DefinitionId, &mut Definition)> {
        self.0
            .iter_mut()
            .enumerate()
            .map(|(index, definition)| (DefinitionId(index as u32), definition))
    }

    /// Iterates over all IDs.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = DefinitionId> + use<> {
        (0..self.0.len()).map(|index| DefinitionId(index as u32))
    }

    /// Returns the definition with an ID.
    pub fn get(&self, id: DefinitionId) -> Option<&Definition> {
        self.0.get(id.0 as usize)
    }

    /// Returns the model of an object: of a union, the alternative that the discriminator selects.
    pub fn model_of(&self, ty: &Type, members: &Map<String, Value>) -> Option<&Model> {
        let Type::Named(id) = ty else {
            return None;
        };
        match &self.get(*id)?.kind {
            DefinitionKind::Model(model) => Some(model),
            DefinitionKind::Union(union) => {
                self.get(union.alternative_of(members)?.model)?.as_model()
            }
            DefinitionKind::Enumeration(_)
            | DefinitionKind::JsonUnion(_)
            | DefinitionKind::Tuple(_) => None,
        }
    }

    /// Keeps some definitions in their order, and returns the new ID of each old one. The caller must update all
    /// references.
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

    /// Returns the number of definitions.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True if there are no definitions.
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

/// A model, enumeration or union, which becomes a Rust type.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Definition {
    /// The name in the specification.
    pub name: DefinitionName,
    /// The origin, which identifies the definition.
    pub origin: Origin,
    /// The documentation.
    pub docs: Docs,
    /// The module of the Rust type.
    pub home: DefinitionHome,
    /// The requests and responses that use it. Decided by the `usage` pass.
    pub usage: Decided<Usage>,
    /// The kind.
    pub kind: DefinitionKind,
}

/// The name of a definition in the specification.
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DefinitionName {
    /// A declared name: the key in `definitions`, `x-ms-client-name`, or the name in `x-ms-enum`.
    Declared(String),
    /// The path of words to an inline schema, outermost first: a definition and the names of nested properties, or an
    /// `operationId` and `Request`.
    Derived(Vec<String>),
}

impl DefinitionName {
    /// Returns the name as written in the specification.
    pub fn text(&self) -> String {
        match self {
            DefinitionName::Declared(name) => name.clone(),
            DefinitionName::Derived(words) => words.join("."),
        }
    }
}

/// The module of a definition's Rust type.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DefinitionHome {
    /// The module of the service and version.
    Service(Family),
    /// A file in the `common-types` folder, which all services share.
    Common {
        /// The path below `common-types`, without extension: `["resource-management", "v5", "types"]`.
        path: Vec<String>,
    },
}

/// The definitions of a service that share a file.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Family {
    /// The `families` pass has not run.
    #[default]
    Undecided,
    /// Several operation groups use the definition.
    Shared,
    /// Only this operation group uses the definition; its name in the specification.
    Group(String),
}

impl Family {
    /// Returns the only operation group that uses the definition.
    pub fn group(&self) -> Option<&str> {
        match self {
            Family::Group(name) => Some(name),
            Family::Undecided | Family::Shared => None,
        }
    }
}

/// The kind of a definition.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DefinitionKind {
    /// An object with known members.
    Model(Model),
    /// A list of values.
    Enumeration(Enumeration),
    /// A union of models with a discriminator. Created from a discriminated base by the `unions` pass.
    Union(Union),
    /// A union of values that are distinguished by their JSON.
    JsonUnion(JsonUnion),
    /// An array whose items have types by position.
    Tuple(Tuple),
}

impl Definition {
    /// Returns the requests and responses that use it, or none before they are decided.
    pub fn usage(&self) -> Usage {
        self.usage.get().copied().unwrap_or_default()
    }

    /// Returns the model, if it is one.
    pub fn as_model(&self) -> Option<&Model> {
        match &self.kind {
            DefinitionKind::Model(model) => Some(model),
            _ => None,
        }
    }

    /// Returns the root element of a body of this type.
    pub fn xml_root(&self) -> XmlRoot {
        let declared = self.as_model().and_then(|model| model.xml.clone());
        declared.unwrap_or_else(|| XmlRoot::plain(self.name.text()))
    }

    /// Returns every type in the definition.
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
            DefinitionKind::Tuple(tuple) => tuple.types().collect(),
            DefinitionKind::JsonUnion(union) => {
                union.alternatives.iter().map(|one| &one.ty).collect()
            }
            DefinitionKind::Enumeration(_) => Vec::new(),
        }
    }
}
