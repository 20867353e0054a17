//! Links in responses.

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::Url,
};

use super::{
    encode::{encoded, is_query_name},
    redact,
};

/// The hosts to which a client may send its credentials.
#[derive(Clone, Debug)]
pub(super) struct TrustedHosts {
    endpoint: Url,
    others: Vec<String>,
    /// The query parameters that carry the client's keys.
    keys: Vec<String>,
}

impl TrustedHosts {
    /// Trusts the host of the endpoint and the hosts in the client options.
    ///
    /// # Errors
    ///
    /// Returns an error if one of them is not a host name, since no link could match it.
    pub(super) fn new(endpoint: &Url, others: &[String]) -> Result<Self> {
        let mut endpoint = endpoint.clone();
        endpoint.set_query(None);
        let others = others
            .iter()
            .map(|host| host_name(host))
            .collect::<Result<_>>()?;
        Ok(Self {
            endpoint,
            others,
            keys: Vec::new(),
        })
    }

    /// Adds query parameters that are removed from links.
    pub(super) fn with_keys(mut self, names: &[&str]) -> Self {
        let names = names.iter();
        self.keys = names.map(|name| encoded(name, is_query_name)).collect();
        self
    }

    /// Resolves a link in the response to `base`. Removes the client's keys, which a service may repeat in it: each
    /// request adds them again, and links are logged.
    pub(super) fn resolve(&self, base: &Url, link: &str) -> Result<Url> {
        let mut url = resolve(base, link)?;
        let is_key = |pair: &str| {
            let name = pair.split_once('=').map_or(pair, |(name, _)| name);
            self.keys.iter().any(|key| key == name)
        };
        let query = url.query().unwrap_or_default();
        if query.split('&').any(is_key) {
            let rest: Vec<_> = query.split('&').filter(|pair| !is_key(pair)).collect();
            let rest = rest.join("&");
            url.set_query(Some(rest.as_str()).filter(|rest| !rest.is_empty()));
        }
        Ok(url)
    }

    /// Returns an error if the host is not trusted.
    pub(super) fn check(&self, url: &Url) -> Result<()> {
        let host = url.host_str().unwrap_or_default();
        let reason = if !url.username().is_empty() || url.password().is_some() {
            "it contains a user name"
        } else if !(url.scheme() == "https" || self.is_endpoint(url)) {
            "it is not https"
        } else if !self.is_trusted(host) {
            "its host is not the host of the endpoint, a subdomain of it, or one of `link_hosts` in the client \
             options"
        } else {
            return Ok(());
        };
        let known = self.endpoint.host_str().unwrap_or_default();
        Err(Error::with_message(
            ErrorKind::Other,
            format!(
                "the link to {}://{host} was not followed: {reason} (the endpoint is {known})",
                url.scheme()
            ),
        ))
    }

    fn is_endpoint(&self, url: &Url) -> bool {
        url.origin() == self.endpoint.origin()
    }

    fn is_trusted(&self, host: &str) -> bool {
        let endpoint = self.endpoint.host_str().unwrap_or_default();
        std::iter::once(endpoint)
            .chain(self.others.iter().map(String::as_str))
            .any(|known| is_at_or_below(host, known))
    }
}

/// Normalizes a host name as in a parsed URL.
fn host_name(host: &str) -> Result<String> {
    let host = host.trim();
    let address = format!("https://{host}/");
    let parsed = Url::parse(&address).ok();
    let parsed = parsed.as_ref().and_then(Url::host_str);
    let is_host = !host.contains(|c: char| c.is_whitespace() || ":/?#@*\\[]%".contains(c));
    let is_host = is_host && !host.split('.').any(str::is_empty);
    match parsed.filter(|_| is_host) {
        Some(parsed) => Ok(parsed.to_owned()),
        None => Err(Error::with_message(
            ErrorKind::DataConversion,
            format!(
                "`{}` in `link_hosts` of the client options is not a host name: write it as in `example.com`, \
                 without scheme, port, path or wildcard",
                redact::unparsed(host)
            ),
        )),
    }
}

fn is_at_or_below(host: &str, known: &str) -> bool {
    host.strip_suffix(known)
        .is_some_and(|rest| rest.is_empty() || (rest.ends_with('.') && rest.len() > 1))
        && !known.is_empty()
}

/// Resolves a link in the response to `base`.
pub(super) fn resolve(base: &Url, link: &str) -> Result<Url> {
    let mut url = base.join(link.trim()).map_err(|error| {
        Error::with_error(
            ErrorKind::DataConversion,
            error,
            format!(
                "the service returned an invalid link: `{}`",
                redact::unparsed(link.trim())
            ),
        )
    })?;
    url.set_fragment(None);
    Ok(url)
}
