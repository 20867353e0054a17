//! The version of the API in links that a service sends.

use std::borrow::Cow;

use azure_core::{
    Result,
    http::{Request, Url},
};

use super::{
    Call, Connection,
    call::{ApiVersion, Carrier},
    header,
    request::Prepared,
};

/// A call made into a request whose answers have links to follow.
pub(super) struct Linked {
    pub(super) prepared: Prepared,
    pub(super) version: Option<ApiVersion>,
}

impl Connection {
    /// Makes a call into a request whose answers have links to follow.
    pub(super) fn prepare_linked(&self, call: Call) -> Result<Linked> {
        let version = self.version_of(&call);
        let prepared = self.prepare_call(call)?;
        Ok(Linked { prepared, version })
    }
}

/// Gives a link the version of the API that the client speaks, whichever it has; the rest of the link stays as the
/// service wrote it.
pub(super) fn set_version(request: &mut Request, version: Option<&ApiVersion>) {
    let Some(version) = version else { return };
    match version.carrier {
        Carrier::Header => {
            request.insert_header(
                header::name(&version.name),
                version.value.clone().into_owned(),
            );
        }
        Carrier::Query(_) => {
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

/// The pairs of a query, each with its name decoded.
fn pairs(url: &Url) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
    let names = url.query_pairs().map(|(name, _)| name);
    let pairs = url.query().unwrap_or_default().split('&');
    names.zip(pairs.filter(|pair| !pair.is_empty()))
}

/// Whether a query has a pair of a name.
pub(super) fn has_key(url: &Url, name: &str) -> bool {
    pairs(url).any(|(known, _)| known.eq_ignore_ascii_case(name))
}
