//! The links in a response.

use azure_core::{
    Result,
    http::{
        RawResponse, Request, Url,
        headers::{HeaderName, Headers},
    },
};

use super::super::{
    link::TrustedHosts,
    link_version::{has_key, set_version},
    request::{ApiVersion, Carrier},
};

const AZURE_ASYNC_OPERATION: &str = "azure-asyncoperation";
const OPERATION_LOCATION: &str = "operation-location";
const LOCATION: &str = "location";

/// The links that a response carries.
pub(super) struct Links {
    /// The status monitor, and whether it is one of `Operation-Location`.
    pub(super) monitor: Option<(Url, bool)>,
    /// `Location`
    pub(super) location: Option<Url>,
}

impl Links {
    /// Reads the headers of the response to a request to `base`.
    ///
    /// A monitor that cannot be read or followed counts for nothing if there is a `Location` that can.
    ///
    /// # Errors
    ///
    /// None of the links can be read.
    pub(super) fn of(raw: &RawResponse, base: &Url, trusted: &TrustedHosts) -> Result<Self> {
        let headers = raw.headers();
        let find = |name| find(headers, name, base, trusted);
        let is_usable = |link: &Option<Result<Url>>| {
            let link = link.as_ref().and_then(|link| link.as_ref().ok());
            link.is_some_and(|link| trusted.check(link).is_ok())
        };
        let async_operation = find(AZURE_ASYNC_OPERATION);
        let is_operation_location = async_operation.is_none();
        let monitor = async_operation.or_else(|| find(OPERATION_LOCATION));
        let location = find(LOCATION);
        if monitor.is_none() || (!is_usable(&monitor) && is_usable(&location)) {
            return Ok(Self {
                monitor: None,
                location: location.transpose()?,
            });
        }
        let monitor = monitor.transpose()?;
        Ok(Self {
            monitor: monitor.map(|url| (url, is_operation_location)),
            // Beside a monitor this one may never be needed.
            location: location.and_then(Result::ok),
        })
    }
}

fn find(
    headers: &Headers,
    name: &'static str,
    base: &Url,
    trusted: &TrustedHosts,
) -> Option<Result<Url>> {
    let name = &HeaderName::from_static(name);
    let link = headers.get_optional_str(name).map(str::trim);
    link.filter(|link| !link.is_empty())
        .map(|link| trusted.resolve(base, link))
}

/// Adds the version of the API to a link that has none; the rest of the link stays as the service wrote it.
pub(super) fn add_version(request: &mut Request, version: Option<&ApiVersion>) {
    let Some(version) = version else { return };
    if version.carrier == Carrier::Header || !has_key(request.url(), &version.name) {
        set_version(request, Some(version));
    }
}
