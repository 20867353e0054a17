//! The server that the requests of a document go to.

use super::ResolvedParameter;

/// Where the requests of a document go.
#[derive(Clone, Debug, Default)]
pub struct Server<'a> {
    /// The key of the document that says so.
    pub key: &'static str,
    /// The address.
    pub address: Address<'a>,
}

/// An address of a server.
#[derive(Clone, Debug, Default)]
pub enum Address<'a> {
    /// The document does not name one.
    #[default]
    Unspecified,
    /// Azure Resource Manager.
    ResourceManager,
    /// A scheme and a host.
    Fixed(String),
    /// A template with parameters.
    Template(Host<'a>),
}

/// A template of a host, split into authority and path.
///
/// The path is the beginning of every path of the document, so that documents whose hosts differ only there can share a
/// client.
#[derive(Clone, Debug)]
pub struct Host<'a> {
    /// The template up to the first `/` after the scheme.
    pub authority: String,
    /// The rest, without a `/` at its end.
    pub path: String,
    /// The parameters of both.
    pub parameters: Vec<ResolvedParameter<'a>>,
    /// True if method arguments of the authority come after the other parameters.
    pub last: bool,
}

impl<'a> Server<'a> {
    /// The template of the host, if there is one.
    pub fn host(&self) -> Option<&Host<'a>> {
        match &self.address {
            Address::Template(host) => Some(host),
            _ => None,
        }
    }
}

/// The names between the braces of a template.
pub fn names_in(template: &str) -> impl Iterator<Item = &str> {
    template
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

/// A template up to the first `/` after the scheme, and the rest.
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
