//! An API: one service and version.

use super::{Client, Definitions, Docs, HeaderSet, Operation, OperationGroup, ParameterGroup};

/// One API: all documents of one service and version, or whatever files were given together.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Api {
    /// Its prose (`info`).
    pub docs: Docs,
    /// The versions that its documents carry, each once, in the order of the documents.
    pub versions: Vec<String>,
    /// What all operations share.
    pub client: Client,
    /// The operations by group, in the order in which the groups first appear.
    pub groups: Vec<OperationGroup>,
    /// The models, enumerations and unions.
    pub definitions: Definitions,
    /// The groups of parameters that callers give together; filled by the `parameter_groups` pass.
    pub parameter_groups: Vec<ParameterGroup>,
    /// The distinct sets of headers that answers carry; filled by the `headers` pass.
    pub header_sets: Vec<HeaderSet>,
}

impl Api {
    /// Every operation, group by group.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.groups.iter().flat_map(|group| &group.operations)
    }

    /// Every operation, open to change.
    pub fn operations_mut(&mut self) -> impl Iterator<Item = &mut Operation> {
        self.groups
            .iter_mut()
            .flat_map(|group| &mut group.operations)
    }
}
