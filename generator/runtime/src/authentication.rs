//! How requests prove who sends them.

use std::{fmt, sync::Arc};

use azure_core::http::policies::Policy;

/// How a client's requests prove who sends them.
#[derive(Clone)]
pub struct Authentication {
    /// Which way it is.
    pub(super) name: &'static str,
    /// What does it to each request.
    pub(super) policy: Option<Arc<dyn Policy>>,
}

impl Authentication {
    /// Not at all.
    #[must_use]
    pub fn none() -> Self {
        let name = "none";
        Self { name, policy: None }
    }
}

impl fmt::Debug for Authentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
