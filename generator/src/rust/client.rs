//! Clients: the root one, which users make, and one for each operation group.

use super::{
    docs::Docs,
    expression::Literal,
    method::{Argument, Method},
    model::Field,
    output::StatusOutput,
    path::Path,
};
use crate::names::{FieldName, ModuleName, TypeName};

/// A client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Client {
    /// Its name.
    pub name: TypeName,
    /// Its file in `clients/`.
    pub file: ModuleName,
    /// Its documentation.
    pub docs: Docs,
    /// The parameters that it keeps.
    pub fields: Vec<Argument>,
    /// The parts that only the root client has.
    pub root: Option<Box<RootClient>>,
    /// Its methods.
    pub methods: Vec<Method>,
    /// The types of responses that differ by status.
    pub outputs: Vec<StatusOutput>,
}

impl Client {
    /// The types that its file declares.
    pub fn types(&self) -> impl Iterator<Item = &TypeName> {
        let options = self.root.iter().map(|root| &root.options.name);
        std::iter::once(&self.name)
            .chain(options)
            .chain(self.outputs.iter().map(|output| &output.name))
    }
}

/// The parts that only the root client has.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RootClient {
    /// The functions that make it.
    pub constructors: Vec<Constructor>,
    /// The function that they share.
    pub connect: Connect,
    /// The type of requests that callers make themselves.
    pub request: Path,
    /// The methods that yield the same client with another value of a parameter.
    pub replacements: Vec<Replacement>,
    /// The methods that make the other clients.
    pub accessors: Vec<ClientAccessor>,
    /// The options that it is made with.
    pub options: ClientOptions,
}

/// A function that makes the root client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Constructor {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub docs: Docs,
    /// True if it asks for the address of the service.
    pub asks_endpoint: bool,
    /// The parameters that it asks for.
    pub parameters: Vec<Argument>,
    /// The credentials that it asks for.
    pub credentials: Vec<Argument>,
    /// How it makes the client.
    pub making: Making,
}

/// How a constructor makes the client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Making {
    /// With the constructor that asks for no parameters, to whose client it adds them.
    Unscoped {
        /// The arguments for the host, which are handed on.
        hosts: Vec<FieldName>,
        /// The fields that are added.
        fields: Vec<(FieldName, Kept)>,
    },
    /// With a connection.
    Connect {
        /// The parts of the host that the options may give.
        host_options: Vec<HostOption>,
        /// The fields.
        fields: Vec<(FieldName, Initial)>,
        /// The parts of the host.
        hosts: Option<Vec<HostPart>>,
        /// How requests prove who sends them.
        authentication: Authentication,
    },
}

/// How a parameter's argument becomes the value of its field.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// True if the argument is copied, not made an owned value.
    pub copied: bool,
    /// True if the field may be without a value.
    pub optional: bool,
}

/// The value of a field of a new client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Initial {
    /// The argument of its name.
    Argument(Kept),
    /// Nothing.
    Absent,
    /// The option of its name, or a default.
    Option {
        /// True if the option is copied, not cloned.
        copied: bool,
        /// The default.
        default: Option<Literal>,
    },
}

/// A part of the host that the options may give, as text.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HostOption {
    /// The option.
    pub field: FieldName,
    /// The text without it.
    pub default: Option<String>,
}

/// A part of the host as a text that is lent.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum HostPart {
    /// A constant.
    Text(String),
    /// An argument that is text.
    Argument(FieldName),
    /// An argument that becomes text.
    Shown(FieldName),
    /// A part that the options may give.
    Option(FieldName),
}

/// How requests prove who sends them, with the arguments that this takes.
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
    /// A bearer token that the caller has.
    Token(FieldName),
    /// User name and password.
    Basic(FieldName, FieldName),
    /// Several at once.
    All(Vec<Authentication>),
    /// Nothing.
    None,
}

/// The function that all constructors share.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Connect {
    /// Where requests go.
    pub endpoint: Endpoint,
    /// True if the options can name a version of the API.
    pub has_api_version: bool,
    /// True if resource providers can be registered.
    pub registers_providers: bool,
}

/// Where requests go.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Endpoint {
    /// To Azure Resource Manager of the cloud in the options.
    ResourceManager,
    /// To an address that the options may replace.
    Fixed(String),
    /// To the address that the caller gives.
    Argument,
    /// To an address made of a template.
    Template {
        /// The template.
        template: String,
        /// The names in it.
        names: Vec<String>,
    },
}

/// A method that yields the same client with another value of a parameter.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replacement {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub docs: Docs,
    /// The parameter, which is called like the field.
    pub argument: Argument,
    /// How it becomes the value of the field.
    pub kept: Kept,
}

/// A method of the root client that makes another one.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientAccessor {
    /// Its name.
    pub name: FieldName,
    /// Its documentation.
    pub docs: Docs,
    /// The client.
    pub client: Path,
    /// The fields that the two share, and whether each is copied, not cloned.
    pub fields: Vec<(FieldName, bool)>,
}

/// The options that the root client is made with.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientOptions {
    /// Their type.
    pub name: TypeName,
    /// Its documentation.
    pub docs: Docs,
    /// True if they can name a version of the API.
    pub has_api_version: bool,
    /// The parameters that the client can be made without.
    pub parameters: Vec<Field>,
    /// True if they can name the address of the service.
    pub has_endpoint: bool,
    /// True if resource providers can be registered.
    pub registers_providers: bool,
}
