//! The identifiers of a package, in the order of its parts.

use super::{FieldName, ModuleName, TypeName, VariantName};

/// The identifiers of a package, in the order of its parts.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Names {
    /// One entry for each of [`Package::modules`](crate::ir::Package::modules).
    pub modules: Vec<ModuleNames>,
    /// One entry for each of [`Package::common`](crate::ir::Package::common).
    pub common: Vec<CommonFolderNames>,
}

/// The identifiers of one API.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ModuleNames {
    /// The path of the module below the crate: `managed_identity`, `v2023_01_31`; empty for a crate of one API.
    pub path: Vec<ModuleName>,
    /// The root client.
    pub client: ClientNames,
    /// One client for each of [`Api::groups`](crate::ir::Api::groups); the root client again for the group without
    /// a name.
    pub groups: Vec<ClientNames>,
    /// The methods of each group, operation by operation.
    pub methods: Vec<Vec<MethodNames>>,
    /// One entry for each of [`Api::parameter_groups`](crate::ir::Api::parameter_groups).
    pub parameter_groups: Vec<ParameterGroupNames>,
    /// One entry for each of [`Api::header_sets`](crate::ir::Api::header_sets).
    pub header_sets: Vec<HeaderSetNames>,
    /// One entry for each definition, by [`DefinitionId`](crate::ir::DefinitionId).
    pub types: Vec<TypeNames>,
    /// The files in `models/` by the family that each holds ([`Home::Service`](crate::ir::Home::Service)), in the
    /// order in which the definitions first speak of them.
    pub families: Vec<(Option<String>, ModuleName)>,
}

/// The identifiers of a client.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ClientNames {
    /// The client: `UserAssignedIdentitiesClient`.
    pub client: TypeName,
    /// The options that it is made with: `ManagedServiceIdentityClientOptions`. Claimed for the root client only.
    pub options: TypeName,
    /// The method of the root client that answers with it: `user_assigned_identities_client`.
    pub accessor: FieldName,
    /// Its file in `clients/`.
    pub file: ModuleName,
    /// Fields of the client and arguments of its constructors, one for each of
    /// [`Client::parameters`](crate::ir::Client::parameters).
    pub parameters: Vec<FieldName>,
    /// The functions that make it, one for each of [`Client::auth_alternatives`](crate::ir::Client::auth_alternatives). Claimed for the root
    /// client only.
    pub constructors: Vec<ConstructorNames>,
}

/// The identifiers of a function that makes a client.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ConstructorNames {
    /// The function: `with_key`.
    pub name: FieldName,
    /// What it asks for to prove who sends a request, in the order in which the specification speaks of it.
    pub arguments: Vec<FieldName>,
}

/// The identifiers of an operation.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct MethodNames {
    /// The method; it begins with `begin_` where the operation takes long.
    pub method: FieldName,
    /// The method that goes on waiting for an operation that takes long: `resume_…`.
    pub resume: Option<FieldName>,
    /// The method that goes on with the list whose first page an operation that takes long yields: `…_pages`.
    pub pages: Option<FieldName>,
    /// The options of the method: client, method, `Options`.
    pub options: TypeName,
    /// The enumeration of what different statuses answer with
    /// ([`Output::ByStatus`](crate::ir::Output::ByStatus)): client, method, `Output`.
    pub output: Option<TypeName>,
    /// The variants of that enumeration, one for each of its kinds of answer.
    pub output_variants: Vec<VariantName>,
    /// Arguments, or fields of the options, one for each of
    /// [`Operation::parameters`](crate::ir::Operation::parameters). A parameter that the client supplies has the
    /// name of the client's field, one that is in a group the name of the group's.
    pub parameters: Vec<FieldName>,
    /// Arguments, or fields of the options, one for each of
    /// [`Operation::parameter_groups`](crate::ir::Operation::parameter_groups).
    pub parameter_groups: Vec<FieldName>,
    /// The body's argument, or field of the options.
    pub body: Option<FieldName>,
}

/// The identifiers of a group of parameters.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ParameterGroupNames {
    /// The type: `LeaseAccessConditions`.
    pub name: TypeName,
    /// One field for each of [`ParameterGroup::parameters`](crate::ir::ParameterGroup::parameters).
    pub fields: Vec<FieldName>,
}

/// The identifiers of a set of headers.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct HeaderSetNames {
    /// The trait: client and method of the first operation that has the set, `ResultHeaders`.
    pub name: TypeName,
    /// One method for each of [`HeaderSet::headers`](crate::ir::HeaderSet::headers).
    pub methods: Vec<FieldName>,
}

/// The identifiers of a definition and of what it holds.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct TypeNames {
    /// The type where it is defined.
    pub name: TypeName,
    /// The type as the files of the API's module speak of it. Differs from `name` only for a common type whose name
    /// something of the module has already: `use … as`.
    pub local: TypeName,
    /// Where it is defined.
    pub module: TypeModule,
    /// Fields of a model, in the order of its properties; accessors of a union, in the order of its shared ones.
    pub fields: Vec<FieldName>,
    /// The field of a model that holds what no property does.
    pub additional_properties: FieldName,
    /// Variants of an enumeration in the order of its values, or of a union in the order of its kinds.
    pub variants: Vec<VariantName>,
    /// The variant for what the specification does not know.
    pub unknown: VariantName,
    /// For each property the methods for what it lifts ([`Property::flattened`](crate::ir::Property::flattened)).
    pub accessors: Vec<Vec<FieldName>>,
}

/// Where a type is defined.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TypeModule {
    /// A file in the `models/` of the API's module.
    Family(ModuleName),
    /// A file of the common types.
    Common {
        /// The place in [`Names::common`].
        folder: usize,
        /// The place in [`CommonFolderNames::files`].
        file: usize,
    },
}

/// The identifiers of a folder of common types.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct CommonFolderNames {
    /// The path below the common types: `resource_management`, `v5`.
    pub path: Vec<ModuleName>,
    /// One module for each of [`CommonFolder::files`](crate::ir::CommonFolder::files).
    pub files: Vec<ModuleName>,
}
