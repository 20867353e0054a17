//! Options of methods without optional parameters.

use azure_core::{
    fmt::SafeDebug,
    http::{ClientMethodOptions, pager::PagerOptions, poller::PollerOptions},
};

/// Options of a method without optional parameters.
#[derive(Clone, Default, SafeDebug)]
pub struct CallOptions<'a> {
    /// Allows customization of the method call.
    pub method_options: ClientMethodOptions<'a>,
}

/// Options of a list method without optional parameters.
#[derive(Clone, Default, SafeDebug)]
pub struct ListOptions<'a> {
    /// Allows customization of the method call.
    pub method_options: PagerOptions<'a>,
}

/// Options of a long-running operation without optional parameters.
#[derive(Clone, Default, SafeDebug)]
pub struct BeginOptions<'a> {
    /// Allows customization of the method call.
    pub method_options: PollerOptions<'a>,
}
