//! An API: one service and version.

use super::{
    Client, DefinitionId, Definitions, Docs, HeaderSet, Operation, OperationGroup, ParameterGroup,
    Profile, SuppliedBy, Type, UnknownProperties, Webhook,
};

/// An API: all documents of one service and version, or all files that were passed together.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Api {
    /// The description (`info`).
    pub docs: Docs,
    /// The conventions of the client.
    pub profile: Profile,
    /// The treatment of properties that the description does not declare.
    pub unknown: UnknownProperties,
    /// The API versions of the documents, without duplicates, in the order of the documents.
    pub versions: Vec<String>,
    /// The parts that all operations share.
    pub client: Client,
    /// The operations by group, in the order in which the groups first appear.
    pub groups: Vec<OperationGroup>,
    /// The calls from the service to its users, in the order of the documents.
    pub webhooks: Vec<Webhook>,
    /// The definitions that are emitted although no operation uses them: those of documents that only have schemas.
    pub exported: Vec<DefinitionId>,
    /// The models, enumerations and unions.
    pub definitions: Definitions,
    /// The parameter groups, to which operations refer by index.
    pub parameter_groups: Vec<ParameterGroup>,
    /// The supplier of parameters that the documents do not decide. `None` if there are none.
    pub global_parameters: Option<SuppliedBy>,
    /// The distinct sets of response headers, to which operations refer by index.
    pub header_sets: Vec<HeaderSet>,
}

impl Api {
    /// Iterates over all operations, group by group.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.groups.iter().flat_map(|group| &group.operations)
    }

    /// Iterates over the types that the service sends outside of operations.
    pub fn payloads(&self) -> impl Iterator<Item = &Type> {
        self.webhooks
            .iter()
            .filter_map(|webhook| webhook.payload.as_ref())
    }

    /// Iterates mutably over all operations.
    pub fn operations_mut(&mut self) -> impl Iterator<Item = &mut Operation> {
        self.groups
            .iter_mut()
            .flat_map(|group| &mut group.operations)
    }
}
