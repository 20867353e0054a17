//! Clients: the root client, which users create, and one per operation group.

use super::{
    docs::Docs,
    expression::DescribedValue,
    gate::Gate,
    method::{Argument, Method},
    model::Field,
    output::StatusOutput,
    path::Path,
};
use crate::names::{ConstantName, FieldName, ModuleName, TypeName};

/// A client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Client {
    /// The type name.
    pub name: TypeName,
    /// The file in `clients/`.
    pub file: ModuleName,
    /// The documentation.
    pub docs: Docs,
    /// The features that enable it.
    pub gate: Gate,
    /// True if the features of its operations may leave values of the client unused.
    pub may_be_unused: bool,
    /// The parameters that the client stores.
    pub fields: Vec<Argument>,
    /// True if other clients create it.
    pub is_created_by_others: bool,
    /// The parts that only the root client has.
    pub root: Option<Box<RootClient>>,
    /// The methods. If there is a client without the parameters that constructors require, those that it has too.
    pub methods: Vec<Method>,
    /// The parts that only the client with the parameters that constructors require has.
    pub scoped: Option<ScopedPart>,
    /// The types of responses whose body depends on the status code.
    pub outputs: Vec<StatusOutput>,
}

impl Client {
    /// Returns the types that the file declares.
    pub fn types(&self) -> impl Iterator<Item = &TypeName> {
        let options = self.root.iter().filter_map(|root| root.options.as_ref());
        let options = options.map(|options| &options.name);
        let states = self.root.iter().filter_map(|root| root.states.as_ref());
        let states = states.flat_map(|states| [&states.scoped.name, &states.unscoped.name]);
        std::iter::once(&self.name)
            .chain(options)
            .chain(states)
            .chain(self.outputs.iter().map(|output| &output.name))
    }

    /// Returns all methods.
    pub fn all_methods(&self) -> impl Iterator<Item = &Method> {
        let scoped = self.scoped.iter().flat_map(|scoped| &scoped.methods);
        self.methods.iter().chain(scoped)
    }
}

/// The parts of a client that only its values with the parameters that constructors require have. The type argument of
/// the client, which it stores in the field `state`, holds these parameters.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScopedPart {
    /// The type argument.
    pub state: Path,
    /// The methods.
    pub methods: Vec<Method>,
}

/// The type arguments of clients that exist with and without the parameters that constructors require.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientStates {
    /// With the parameters.
    pub scoped: ClientState,
    /// Without them.
    pub unscoped: ClientState,
}

/// A type argument of clients.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientState {
    /// The type name.
    pub name: TypeName,
    /// The documentation.
    pub docs: Docs,
    /// The parameters that it stores.
    pub fields: Vec<Argument>,
}

/// The parts that only the root client has.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RootClient {
    /// The constructors.
    pub constructors: Vec<ClientConstructor>,
    /// The function that the constructors share. `None` if it is that of another client.
    pub connect: Option<Connect>,
    /// The type of custom requests.
    pub request: Path,
    /// The methods that return the client with another value of a parameter.
    pub replacements: Vec<Replacement>,
    /// The methods that create the other clients.
    pub accessors: Vec<ClientAccessor>,
    /// The options of the client. `None` if they are those of another client.
    pub options: Option<ClientOptions>,
    /// The type of the options.
    pub options_type: Path,
    /// The type arguments of the clients that it creates.
    pub states: Option<ClientStates>,
}

/// A constructor of the root client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientConstructor {
    /// The function name.
    pub name: String,
    /// The documentation.
    pub docs: Docs,
    /// True if the endpoint is an argument.
    pub asks_endpoint: bool,
    /// The parameters.
    pub parameters: Vec<Argument>,
    /// The credentials.
    pub credentials: Vec<Argument>,
    /// The client whose function creates the connection.
    pub connector: Path,
    /// The host parameters in the options.
    pub host_options: Vec<HostOption>,
    /// The fields.
    pub fields: Vec<(FieldName, Initial)>,
    /// The values of the host parameters.
    pub hosts: Option<Vec<HostPart>>,
    /// The authentication.
    pub authentication: Authentication,
}

/// The conversion of a parameter's argument to the value of its field.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// True if the argument is copied, not converted to an owned value.
    pub copied: bool,
    /// True if the field is optional.
    pub optional: bool,
}

/// The value of a field of a new client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Initial {
    /// The argument with the name of the field.
    Argument(Kept),
    /// The option with the name of the field, or a default.
    Option {
        /// True if the option is copied, not cloned.
        copied: bool,
        /// The default.
        default: Option<DescribedValue>,
    },
}

/// A host parameter in the options, as text.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HostOption {
    /// The option.
    pub field: FieldName,
    /// The default.
    pub default: Option<String>,
}

/// A borrowed value of a host parameter.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum HostPart {
    /// A constant.
    Text(String),
    /// A text argument.
    Argument(FieldName),
    /// An argument that is converted to text.
    Shown(FieldName),
    /// An option.
    Option(FieldName),
}

/// The authentication, with its arguments.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Authentication {
    /// A token for Azure Resource Manager of the cloud in the options.
    ResourceManager(FieldName),
    /// A token for these scopes.
    Bearer(FieldName, Vec<String>),
    /// A key in a header.
    HeaderKey(String, FieldName),
    /// A key in the query.
    QueryKey(String, FieldName),
    /// A key in a cookie.
    CookieKey(String, FieldName),
    /// A bearer token that the caller provides.
    Token(FieldName),
    /// Credentials of another scheme.
    Credentials(String, FieldName),
    /// User name and password.
    Basic(FieldName, FieldName),
    /// Several at once.
    All(Vec<Authentication>),
    /// None.
    None,
}

/// The function that all constructors share.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Connect {
    /// The namespace of the resource provider.
    pub namespace: Option<String>,
    /// The endpoint.
    pub endpoint: Endpoint,
    /// True if the options have an API version.
    pub has_api_version: bool,
    /// True if resource providers can be registered.
    pub registers_providers: bool,
    /// True if the options can allow credentials over http.
    pub allows_http: bool,
    /// True if the user agent is the package, not that of Azure's clients.
    pub has_own_user_agent: bool,
    /// True if another client calls it.
    pub is_shared: bool,
}

/// The endpoint.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Endpoint {
    /// Azure Resource Manager in the cloud of the options.
    ResourceManager,
    /// A URL that the options may replace.
    Fixed(String),
    /// A URL that the caller provides.
    Argument,
    /// A URL from a template.
    Template {
        /// The template.
        template: String,
        /// The parameters.
        names: Vec<String>,
    },
}

/// A method that returns the client with another value of a parameter.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replacement {
    /// The function name.
    pub name: String,
    /// The documentation.
    pub docs: Docs,
    /// The parameter, which has the name of the field.
    pub argument: Argument,
    /// The conversion to the value of the field.
    pub kept: Kept,
}

/// A method of the root client that creates another client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientAccessor {
    /// The method name.
    pub name: FieldName,
    /// The documentation.
    pub docs: Docs,
    /// The features that enable it.
    pub gate: Gate,
    /// The parameters of the other client that this one does not have.
    pub arguments: Vec<(Argument, Kept)>,
    /// The client.
    pub client: Path,
    /// The shared fields; true if the field is copied, not cloned.
    pub fields: Vec<(FieldName, bool)>,
    /// The type argument of the client, if it has one.
    pub state: Option<AccessedState>,
}

/// The type argument of a client that another client creates.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccessedState {
    /// The type.
    pub ty: Path,
    /// True if it is the default.
    pub is_default: bool,
    /// Its fields; true if the field is copied, not cloned.
    pub fields: Vec<(FieldName, bool)>,
}

/// A constant with the URL of a server.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServerConstant {
    /// The name.
    pub name: ConstantName,
    /// The documentation.
    pub docs: Docs,
    /// The URL.
    pub url: String,
}

/// The options of the root client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientOptions {
    /// The type name.
    pub name: TypeName,
    /// The documentation.
    pub docs: Docs,
    /// True if there is an API version.
    pub has_api_version: bool,
    /// The optional parameters of the client.
    pub parameters: Vec<Field>,
    /// True if there is an endpoint.
    pub has_endpoint: bool,
    /// The URLs of servers, for the endpoint.
    pub servers: Vec<ServerConstant>,
    /// True if there is a setting for credentials over http.
    pub allows_http: bool,
    /// True if the service is in a cloud of Azure, which the options may select.
    pub has_cloud: bool,
    /// True if resource providers can be registered.
    pub registers_providers: bool,
}
