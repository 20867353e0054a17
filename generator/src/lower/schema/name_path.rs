//! The path of words to a schema, from which it is named.

use super::docs::text;
use crate::ir::{DefinitionName, Origin};
use crate::source::pointer;

/// The path of words to a schema, from which it is named if it has no name.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NamePath<'w> {
    /// A named definition.
    Definition(&'w str),
    /// Another named item, such as an operation.
    Place(&'w [String]),
    /// A part of another path.
    Inner(&'w NamePath<'w>, &'w str),
}

impl NamePath<'_> {
    /// Returns the name of this schema.
    pub fn name(&self) -> DefinitionName {
        match self {
            NamePath::Definition(name) => DefinitionName::Declared((*name).to_owned()),
            _ => DefinitionName::Derived(self.to_vec()),
        }
    }

    /// Returns the name of a definition, which may be renamed in code.
    pub fn name_with(&self, client_name: Option<&str>) -> DefinitionName {
        match (self, text(client_name)) {
            (NamePath::Definition(_), Some(name)) => DefinitionName::Declared(name),
            _ => self.name(),
        }
    }

    /// Converts the path to an owned name.
    pub fn to_target(self) -> TargetName {
        match self {
            NamePath::Definition(name) => TargetName::Definition(name.to_owned()),
            _ => TargetName::Place(self.to_vec()),
        }
    }

    fn to_vec(self) -> Vec<String> {
        match self {
            NamePath::Definition(name) => vec![name.to_owned()],
            NamePath::Place(words) => words.to_vec(),
            NamePath::Inner(outer, word) => {
                let mut words = outer.to_vec();
                words.push(word.to_owned());
                words
            }
        }
    }
}

/// The name of a referenced schema.
pub(crate) enum TargetName {
    /// The key in `definitions`.
    Definition(String),
    /// The keys of the pointer, without those that only structure the document.
    Place(Vec<String>),
}

impl TargetName {
    /// Returns the name of an origin. `definitions` are the keys of named schemas, and `file` is the name of the
    /// document without its extension.
    pub fn of(origin: &Origin, definitions: &[&str], file: &str) -> Self {
        let tokens: Vec<_> = pointer::tokens(&origin.pointer)
            .map(std::borrow::Cow::into_owned)
            .collect();
        match tokens.as_slice() {
            [place @ .., name] if place == definitions => TargetName::Definition(name.clone()),
            [] => TargetName::Definition(file.to_owned()),
            _ => TargetName::Place(
                tokens
                    .into_iter()
                    .filter(|token| !STRUCTURE.contains(&token.as_str()))
                    .collect(),
            ),
        }
    }

    /// Returns the name as a path of words.
    pub fn words(&self) -> NamePath<'_> {
        match self {
            TargetName::Definition(name) => NamePath::Definition(name),
            TargetName::Place(words) => NamePath::Place(words),
        }
    }
}

const STRUCTURE: [&str; 19] = [
    "$defs",
    "definitions",
    "parameters",
    "paths",
    "properties",
    "responses",
    "schema",
    "x-ms-paths",
    "allOf",
    "anyOf",
    "components",
    "content",
    "contentSchema",
    "headers",
    "itemSchema",
    "mediaTypes",
    "oneOf",
    "requestBodies",
    "schemas",
];
