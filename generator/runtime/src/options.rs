//! Options of methods that have none of their own.

use azure_core::{
    fmt::SafeDebug,
    http::{ClientMethodOptions, pager::PagerOptions, poller::PollerOptions},
};

/// Options of a call without optional parameters.
#[derive(Clone, Default, SafeDebug)]
pub struct CallOptions<'a> {
    /// What holds for every call: its context.
    pub method_options: ClientMethodOptions<'a>,
}

/// Options of a list without optional parameters.
#[derive(Clone, Default, SafeDebug)]
pub struct ListOptions<'a> {
    /// What holds for every list: its context, and where to begin.
    pub method_options: PagerOptions<'a>,
}

/// Options of a long-running operation without optional parameters.
#[derive(Clone, Default, SafeDebug)]
pub struct BeginOptions<'a> {
    /// What holds for every long-running operation: its context, and how often to look.
    pub method_options: PollerOptions<'a>,
}
