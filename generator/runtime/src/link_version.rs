//! The API version in links of a service.

use std::borrow::Cow;

use azure_core::{
    Result,
    http::{Request, Url},
};

use super::{
    Call, Connection,
    encode::{encoded, is_query_name, is_unreserved},
    header,
    request::PreparedRequest,
};

/// A request whose responses contain links.
#[derive(Clone)]
pub(super) struct Linked {
    pub(super) prepared: PreparedRequest,
    pub(super) version: Option<ApiVersion>,
}

/// The API version of a call, and the parameter that carries it.
#[derive(Clone, Debug)]
pub(super) struct ApiVersion {
    pub(super) name: Cow<'static, str>,
    pub(super) value: Cow<'static, str>,
    pub(super) carrier: Carrier,
}

/// The parameter that carries the API version.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Carrier {
    /// A query parameter.
    Query,
    /// A header.
    Header,
}

impl ApiVersion {
    /// Returns the version as a query pair.
    fn query_pair(&self) -> String {
        let name = encoded(&self.name, is_query_name);
        format!("{name}={}", encoded(&self.value, is_unreserved))
    }
}

impl Connection {
    /// Converts a call to a request whose responses contain links.
    pub(super) fn prepare_linked(&self, call: Call) -> Result<Linked> {
        let version = call.parts.version.map(|version| ApiVersion {
            name: Cow::Borrowed(version.name),
            value: match self.api_version() {
                Some(wanted) => Cow::Owned(wanted.to_owned()),
                None => Cow::Borrowed(version.value),
            },
            carrier: match version.in_query {
                Some(_) => Carrier::Query,
                None => Carrier::Header,
            },
        });
        let prepared = self.prepare_call(call)?;
        Ok(Linked { prepared, version })
    }
}

/// Replaces the API version of a link by that of the client. The rest of the link is unchanged.
pub(super) fn set_version(request: &mut Request, version: Option<&ApiVersion>) {
    let Some(version) = version else { return };
    match version.carrier {
        Carrier::Header => {
            let name = header::name(version.name.clone());
            request.insert_header(name, version.value.clone().into_owned());
        }
        Carrier::Query => {
            let url = request.url_mut();
            let own = version.query_pair();
            let is_version = |name: &str| name.eq_ignore_ascii_case(&version.name);
            let mut query: Vec<_> = pairs(url)
                .map(|(name, pair)| {
                    if is_version(&name) {
                        own.as_str()
                    } else {
                        pair
                    }
                })
                .collect();
            if !has_key(url, &version.name) {
                query.push(&own);
            }
            let query = query.join("&");
            url.set_query(Some(&query));
        }
    }
}

/// Returns the pairs of a query with decoded names.
fn pairs(url: &Url) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
    let names = url.query_pairs().map(|(name, _)| name);
    let pairs = url.query().unwrap_or_default().split('&');
    names.zip(pairs.filter(|pair| !pair.is_empty()))
}

/// True if a query has a pair with the name.
pub(super) fn has_key(url: &Url, name: &str) -> bool {
    pairs(url).any(|(known, _)| known.eq_ignore_ascii_case(name))
}
