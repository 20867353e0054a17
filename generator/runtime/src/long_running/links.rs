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
    call::{ApiVersion, Carrier},
    header,
    link::TrustedHosts,
    link_version::{has_key, set_version},
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
    /// True if `Location` takes the place of a monitor that cannot be followed.
    pub(super) replaces_monitor: bool,
    /// Why there is no monitor although the response names one.
    pub(super) unreadable_monitor: Option<Error>,
    /// Why there is no `Location` although the response names one.
    pub(super) unreadable_location: Option<Error>,
}

impl Links {
    /// Reads the headers of the response to a request to `base`.
    ///
    /// The monitor is the first that can be followed. Without one, a `Location` that can be followed takes its place; without
    /// that, the monitor is the first that can be read, so that following it names the host that is not trusted.
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

/// Adds the version of the API to a link that has none; the rest of the link stays as the service wrote it.
pub(super) fn add_version(request: &mut Request, version: Option<&ApiVersion>) {
    let Some(version) = version else { return };
    if version.carrier == Carrier::Header || !has_key(request.url(), &version.name) {
        set_version(request, Some(version));
    }
}
