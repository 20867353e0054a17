//! The identifiers of a package in its order.

use super::{ConstantName, FieldName, ModuleName, TypeName, VariantName};
use crate::ir::GroupSet;

/// The identifiers of a package in its order.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Names {
    /// One entry per [`Package::modules`](crate::ir::Package::modules).
    pub modules: Vec<ModuleNames>,
    /// One entry per [`Package::common`](crate::ir::Package::common).
    pub common: Vec<CommonFolderNames>,
}

/// The identifiers of one API.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ModuleNames {
    /// The path of the module in the crate: `managed_identity`, `v2023_01_31`. Empty for a crate with one API.
    pub path: Vec<ModuleName>,
    /// The root client.
    pub client: ClientNames,
    /// One client per [`Api::groups`](crate::ir::Api::groups). Operations without a group have the root client.
    pub groups: Vec<ClientNames>,
    /// The clients without the parameters that constructors require, if some operations need none of them.
    pub unscoped: Option<UnscopedNames>,
    /// The methods of each group, one per operation.
    pub methods: Vec<Vec<MethodNames>>,
    /// One entry per [`Api::parameter_groups`](crate::ir::Api::parameter_groups).
    pub parameter_groups: Vec<ParameterGroupNames>,
    /// One entry per [`Api::header_sets`](crate::ir::Api::header_sets).
    pub header_sets: Vec<HeaderSetNames>,
    /// The type of [`Api::webhooks`](crate::ir::Api::webhooks), if there are any.
    pub webhooks: Option<WebhookNames>,
    /// One entry per definition, by [`DefinitionId`](crate::ir::DefinitionId).
    pub types: Vec<TypeNames>,
    /// The files in `models/`, in the order of the definitions.
    pub families: Vec<(FamilyKey, ModuleName)>,
}

/// The types of a file in `models/`.
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum FamilyKey {
    /// The types of a family ([`DefinitionHome::Service`](crate::ir::DefinitionHome::Service)).
    Family(Option<String>),
    /// The types that these operation groups use, if each group has a feature.
    Groups(GroupSet),
}

/// The identifiers of webhooks.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct WebhookNames {
    /// The type: `Webhook`.
    pub name: TypeName,
    /// The variants, one per [`Api::webhooks`](crate::ir::Api::webhooks).
    pub variants: Vec<VariantName>,
}

/// The identifiers of a client.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ClientNames {
    /// The client type: `UserAssignedIdentitiesClient`.
    pub client: TypeName,
    /// The client options: `ManagedServiceIdentityClientOptions`. For the root client only.
    pub options: TypeName,
    /// The constants with the URLs of the servers, one per [`Client::servers`](crate::ir::Client::servers).
    pub servers: Vec<ConstantName>,
    /// The method of the root client that creates it: `user_assigned_identities_client`.
    pub accessor: FieldName,
    /// The file in `clients/`.
    pub file: ModuleName,
    /// The fields of the client and arguments of its constructors, one per
    /// [`Client::parameters`](crate::ir::Client::parameters).
    pub parameters: Vec<FieldName>,
    /// The constructors, one per [`Client::auth_alternatives`](crate::ir::Client::auth_alternatives). For the root
    /// client only.
    pub constructors: Vec<ConstructorNames>,
}

/// The identifiers of the clients without the parameters that constructors require.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct UnscopedNames {
    /// The root client: `UnscopedStorageManagementClient`. Its accessor is the method of the other root client that
    /// creates it.
    pub client: ClientNames,
    /// The method that creates the root client with the parameters.
    pub scoped: FieldName,
    /// The type arguments of the other clients, if only some operations of a group need the parameters.
    pub states: Option<ClientStateNames>,
}

/// The type arguments of clients that exist with and without the parameters that constructors require.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ClientStateNames {
    /// With the parameters: `Scoped`.
    pub scoped: TypeName,
    /// Without them: `Unscoped`.
    pub unscoped: TypeName,
}

/// The identifiers of a constructor.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ConstructorNames {
    /// The function name: `with_key`.
    pub name: FieldName,
    /// The credentials, in the order of the specification.
    pub arguments: Vec<FieldName>,
}

/// The identifiers of an operation.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct MethodNames {
    /// The method name. Long-running operations begin with `begin_`.
    pub method: FieldName,
    /// The method that resumes a long-running operation: `resume_…`.
    pub resume: Option<FieldName>,
    /// The method that continues the list of a long-running operation: `…_pages`.
    pub pages: Option<FieldName>,
    /// The type of the options: client, method, `Options`.
    pub options: TypeName,
    /// The enum of a response that depends on the status code ([`Output::ByStatus`](crate::ir::Output::ByStatus)):
    /// client, method, `Output`.
    pub output: Option<TypeName>,
    /// The variants of this enum, one per kind of response.
    pub output_variants: Vec<VariantName>,
    /// The arguments or options, one per [`Operation::parameters`](crate::ir::Operation::parameters). A parameter that
    /// the client supplies has the name of the client's field, and one in a parameter group the name of the group's
    /// field.
    pub parameters: Vec<FieldName>,
    /// The arguments or options, one per [`Operation::parameter_groups`](crate::ir::Operation::parameter_groups).
    pub parameter_groups: Vec<FieldName>,
    /// The argument or option of the body.
    pub body: Option<FieldName>,
}

/// The identifiers of a parameter group.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ParameterGroupNames {
    /// The type name: `LeaseAccessConditions`.
    pub name: TypeName,
    /// One field per [`ParameterGroup::parameters`](crate::ir::ParameterGroup::parameters).
    pub fields: Vec<FieldName>,
}

/// The identifiers of a header set.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct HeaderSetNames {
    /// The trait name: client and method of the first operation with this set, `ResultHeaders`.
    pub name: TypeName,
    /// One method per [`HeaderSet::headers`](crate::ir::HeaderSet::headers).
    pub methods: Vec<FieldName>,
}

/// The identifiers of a definition and its members.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct TypeNames {
    /// The type name where it is defined.
    pub name: TypeName,
    /// The type name in the files of the API's module. It only differs from `name` for a common type whose name is in
    /// use in the module, which is imported with `as`.
    pub local: TypeName,
    /// The module that defines it.
    pub module: TypeModule,
    /// The fields of a model, one per property, or the accessors of a union, one per shared property.
    pub fields: Vec<FieldName>,
    /// The field for additional properties of a model.
    pub additional_properties: FieldName,
    /// The variants of an enumeration, one per value, or of a union, one per alternative.
    pub variants: Vec<VariantName>,
    /// The variant for unknown values or alternatives.
    pub unknown: VariantName,
    /// The accessors of the members that each property flattens ([`Property::flatten`](crate::ir::Property::flatten)).
    pub accessors: Vec<Vec<FieldName>>,
}

/// The module that defines a type.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TypeModule {
    /// A file in the `models/` of the API's module.
    Family(ModuleName),
    /// A file of the common types.
    Common {
        /// The index in [`Names::common`].
        folder: usize,
        /// The index in [`CommonFolderNames::files`].
        file: usize,
    },
}

/// The identifiers of a folder of common types.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct CommonFolderNames {
    /// The path below the common types: `resource_management`, `v5`.
    pub path: Vec<ModuleName>,
    /// One module per [`CommonFolder::files`](crate::ir::CommonFolder::files).
    pub files: Vec<ModuleName>,
}
