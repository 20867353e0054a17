//! The links in an answer.

use azure_core::{
    Result,
    http::{
        RawResponse, Request, Url,
        headers::{HeaderName, Headers},
    },
};

use super::super::{
    link::resolve,
    link_version::{has_key, set_version},
    request::{ApiVersion, Carrier},
};

const AZURE_ASYNC_OPERATION: HeaderName = HeaderName::from_static("azure-asyncoperation");
const OPERATION_LOCATION: HeaderName = HeaderName::from_static("operation-location");
const LOCATION: HeaderName = HeaderName::from_static("location");

/// The links that an answer carries.
pub(super) struct Links {
    /// The status monitor, and whether it is one of `Operation-Location`.
    pub(super) monitor: Option<(Url, bool)>,
    /// `Location`
    pub(super) location: Option<Url>,
}

impl Links {
    /// Reads the headers of the answer to a request to `base`.
    pub(super) fn of(raw: &RawResponse, base: &Url) -> Result<Self> {
        let headers = raw.headers();
        let monitor = match find(headers, &AZURE_ASYNC_OPERATION, base)? {
            Some(url) => Some((url, false)),
            None => find(headers, &OPERATION_LOCATION, base)?.map(|url| (url, true)),
        };
        // Beside a monitor this one may never be needed.
        let location = match find(headers, &LOCATION, base) {
            Err(_) if monitor.is_some() => None,
            location => location?,
        };
        Ok(Self { monitor, location })
    }
}

fn find(headers: &Headers, name: &HeaderName, base: &Url) -> Result<Option<Url>> {
    let link = headers.get_optional_str(name).map(str::trim);
    link.filter(|link| !link.is_empty())
        .map(|link| resolve(base, link))
        .transpose()
}

/// Adds the version of the API to a link that has none; the rest of the link stays as the service wrote it.
pub(super) fn add_version(request: &mut Request, version: Option<&ApiVersion>) {
    let Some(version) = version else { return };
    if version.carrier == Carrier::Header || !has_key(request.url(), &version.name) {
        set_version(request, Some(version));
    }
}
