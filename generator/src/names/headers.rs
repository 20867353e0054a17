//! The names of traits for response headers, and of their methods.

use super::{
    FieldName, HeaderSetNames, TypeName, Words,
    renaming::{RenamedItem, Renamings},
    reserved,
    scope::{Fallback, NameRequest, NameScope, names},
};
use crate::ir::{Api, Header, HeaderSet, Operation};

/// The names of an API's header sets, as far as they are assigned.
pub(super) struct HeaderSets {
    methods: Vec<Vec<FieldName>>,
    names: Vec<Option<TypeName>>,
}

impl HeaderSets {
    /// Assigns names to the methods. The traits are named when their first operation is.
    pub(super) fn of(api: &Api, renamings: &mut Renamings<'_>) -> Self {
        let first = |set: usize| {
            api.operations()
                .find(|operation| operation.header_set() == Some(set))
        };
        let methods = api
            .header_sets
            .iter()
            .enumerate()
            .map(|(place, set)| methods(set, first(place), renamings))
            .collect();
        HeaderSets {
            methods,
            names: vec![None; api.header_sets.len()],
        }
    }

    /// Assigns names to header sets that first occur in operations of one client. `stems` are the words of client and
    /// method per operation.
    pub(super) fn assign<'a>(
        &mut self,
        operations: impl Iterator<Item = (&'a Operation, Words)>,
        types: &mut NameScope,
        renamings: &mut Renamings<'_>,
    ) {
        for (operation, stem) in operations {
            let name = operation
                .header_set()
                .and_then(|place| self.names.get_mut(place));
            if let Some(name @ None) = name {
                let stem = stem.with("result");
                let request = NameRequest::new(stem, RenamedItem::key("trait", &operation.origin));
                *name = Some(types.assign(request.tail("headers"), renamings).name);
            }
        }
    }

    /// Returns the names of all sets.
    pub(super) fn into_names(self) -> Vec<HeaderSetNames> {
        self.names
            .into_iter()
            .zip(self.methods)
            .map(|(name, methods)| HeaderSetNames {
                // Every set has an operation.
                name: name.unwrap_or_else(|| TypeName::new(&Words::of("response headers"))),
                methods,
            })
            .collect()
    }
}

fn methods(
    set: &HeaderSet,
    operation: Option<&Operation>,
    renamings: &mut Renamings<'_>,
) -> Vec<FieldName> {
    let requests = set
        .headers
        .iter()
        .map(|header| {
            let subject = match operation {
                Some(operation) => RenamedItem::key("header", &operation.origin),
                None => RenamedItem::nowhere("header"),
            };
            NameRequest::new(words(header), subject)
                .if_reserved(Fallback::Word("header"))
                .if_taken(Fallback::Word("header"))
        })
        .collect();
    let mut scope = NameScope::reserving(reserved::RESPONSE_METHODS.iter().copied());
    names(scope.assign_all(requests, renamings))
}

fn words(header: &Header) -> Words {
    match &header.client_name {
        Some(name) => Words::of(name),
        None => Words::of_header(header.wire_name.trim_end_matches('-')),
    }
}
