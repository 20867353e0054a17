//! The server of a document.

use super::ResolvedParameter;
use crate::ir::Origin;

/// The server of a document.
#[derive(Clone, Debug, Default)]
pub struct Server<'a> {
    /// The key in the document that declares the server.
    pub key: &'static str,
    /// The URL without its path.
    pub address: ServerUrl<'a>,
    /// The path of the URL, a template if the server has variables.
    pub base_path: Option<String>,
    /// The servers with a name, of OpenAPI 3.2.
    pub named: Vec<NamedServer>,
}

/// A server with a name, of OpenAPI 3.2.
#[derive(Clone, Debug)]
pub struct NamedServer {
    /// `name`
    pub name: String,
    /// `url`, with the defaults of its variables
    pub url: String,
    /// `description`
    pub description: Option<String>,
    /// The origin.
    pub origin: Origin,
}

/// The URL of a server.
#[derive(Clone, Debug, Default)]
pub enum ServerUrl<'a> {
    /// The document has none.
    #[default]
    Unspecified,
    /// Azure Resource Manager.
    ResourceManager,
    /// A scheme and a host.
    Fixed(String),
    /// A template with parameters.
    Template(Host<'a>),
}

/// A host template, split into authority and path.
///
/// The path is a prefix of every path of the document, so that documents whose hosts differ only in the path can share
/// a client.
#[derive(Clone, Debug)]
pub struct Host<'a> {
    /// The template up to the first `/` after the scheme.
    pub authority: String,
    /// The rest, without a trailing `/`.
    pub path: String,
    /// The parameters of authority and path.
    pub parameters: Vec<ResolvedParameter<'a>>,
    /// True if method arguments of the authority follow the other parameters.
    pub last: bool,
}

/// The path of a server that only some operations have.
#[derive(Clone, Debug, Default)]
pub struct OperationServer<'a> {
    /// The path, with variables in braces.
    pub path: String,
    /// The variables of the path.
    pub variables: Vec<ResolvedParameter<'a>>,
    /// The path with the defaults of the variables.
    pub default_path: String,
}

impl<'a> Server<'a> {
    /// True if the base path can be part of the endpoint. The endpoints of Azure have no path.
    pub fn has_path_in_endpoint(&self) -> bool {
        let base_path = self.base_path.as_deref().unwrap_or_default();
        match &self.address {
            ServerUrl::ResourceManager => false,
            ServerUrl::Fixed(_) | ServerUrl::Unspecified => !base_path.contains('{'),
            ServerUrl::Template(host) => {
                host.path.is_empty()
                    && names_in(base_path).all(|name| {
                        let mut parameters = host.parameters.iter();
                        parameters.any(|parameter| parameter.name == name)
                    })
            }
        }
    }

    /// Returns the host template, if there is one.
    pub fn host(&self) -> Option<&Host<'a>> {
        match &self.address {
            ServerUrl::Template(host) => Some(host),
            _ => None,
        }
    }
}

/// Returns the names in braces.
pub fn names_in(template: &str) -> impl Iterator<Item = &str> {
    template
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

/// Splits a template at the first `/` after the scheme.
pub fn split_authority(template: &str) -> (&str, &str) {
    let start = template.find("://").map_or(0, |scheme| scheme + 3);
    let end = template.get(start..).and_then(|rest| rest.find('/'));
    template
        .split_at_checked(end.map_or(template.len(), |end| start + end))
        .unwrap_or((template, ""))
}

#[cfg(test)]
mod tests {
    use super::split_authority;

    #[test]
    fn a_template_is_an_authority_and_a_path() {
        let split = split_authority;
        assert_eq!(split("https://{a}.b/{c}/d"), ("https://{a}.b", "/{c}/d"));
        assert_eq!(split("{endpoint}/x"), ("{endpoint}", "/x"));
        assert_eq!(split("{endpoint}"), ("{endpoint}", ""));
    }
}
