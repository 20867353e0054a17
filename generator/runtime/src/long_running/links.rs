//! The links in a response.

use azure_core::{
    Result,
    error::Error,
    http::{
        RawResponse, Request, Url,
        headers::{HeaderName, Headers},
    },
};

use super::super::{
    header,
    link::TrustedHosts,
    link_version::{ApiVersion, Carrier, has_key, set_version},
};

const AZURE_ASYNC_OPERATION: &str = "azure-asyncoperation";
const OPERATION_LOCATION: &str = "operation-location";
const LOCATION: &str = "location";

/// The links of a response.
pub(super) struct Links {
    /// The status monitor; true if it is from `Operation-Location`.
    pub(super) monitor: Option<(Url, bool)>,
    /// `Location`
    pub(super) location: Option<Url>,
    /// True if `Location` replaces a status monitor that cannot be followed.
    pub(super) replaces_monitor: bool,
    /// The error in the status monitor's link, if it cannot be read.
    pub(super) unreadable_monitor: Option<Error>,
    /// The error in `Location`, if it cannot be read.
    pub(super) unreadable_location: Option<Error>,
}

impl Links {
    /// Reads the headers of the response to a request to `base`.
    ///
    /// The status monitor is the first link that can be followed. If there is none, a `Location` that can be followed
    /// replaces it. If that is absent too, the monitor is the first valid link, and following it reports the host that
    /// is not trusted.
    pub(super) fn of(raw: &RawResponse, base: &Url, trusted: &TrustedHosts) -> Self {
        let find = |name| find(raw.headers(), name, base, trusted);
        let is_usable = |link: &Url| trusted.check(link).is_ok();
        let (mut readable, mut unreadable_monitor) = (Vec::new(), None);
        for (name, is_operation_location) in
            [(AZURE_ASYNC_OPERATION, false), (OPERATION_LOCATION, true)]
        {
            match find(name) {
                Some(Ok(url)) => readable.push((url, is_operation_location)),
                Some(Err(error)) => unreadable_monitor = unreadable_monitor.or(Some(error)),
                None => {}
            }
        }
        let (location, unreadable_location) = match find(LOCATION) {
            Some(Ok(url)) => (Some(url), None),
            Some(Err(error)) => (None, Some(error)),
            None => (None, None),
        };
        let names_monitor = !readable.is_empty() || unreadable_monitor.is_some();
        let usable = readable.iter().position(|(url, _)| is_usable(url));
        let is_replaced = location.as_ref().is_some_and(is_usable);
        let monitor = match usable {
            Some(index) => Some(readable.swap_remove(index)),
            None if is_replaced => None,
            None => readable.into_iter().next(),
        };
        Self {
            replaces_monitor: monitor.is_none() && is_replaced && names_monitor,
            unreadable_monitor: unreadable_monitor.filter(|_| monitor.is_none() && !is_replaced),
            monitor,
            location,
            unreadable_location,
        }
    }
}

fn find(
    headers: &Headers,
    name: &'static str,
    base: &Url,
    trusted: &TrustedHosts,
) -> Option<Result<Url>> {
    let name = &HeaderName::from_static(name);
    let link = header::text(headers, name).map(str::trim);
    link.filter(|link| !link.is_empty())
        .map(|link| trusted.resolve(base, link))
}

/// Adds the API version to a link without one. The rest of the link is unchanged.
pub(super) fn add_version(request: &mut Request, version: Option<&ApiVersion>) {
    let Some(version) = version else { return };
    if version.carrier == Carrier::Header || !has_key(request.url(), &version.name) {
        set_version(request, Some(version));
    }
}
