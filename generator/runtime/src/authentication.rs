//! How requests prove who sends them.

use std::{fmt, sync::Arc};

use azure_core::http::policies::Policy;

/// How a client's requests prove who sends them.
#[derive(Clone)]
pub struct Authentication {
    /// Which ways they are.
    pub(super) names: Vec<&'static str>,
    /// What does it to each request.
    pub(super) policies: Vec<Arc<dyn Policy>>,
}

impl Authentication {
    /// Not at all.
    #[must_use]
    pub fn none() -> Self {
        Self::all([])
    }

    /// In several ways at once.
    #[must_use]
    pub fn all(ways: impl IntoIterator<Item = Authentication>) -> Self {
        let (mut names, mut policies) = (Vec::new(), Vec::new());
        for way in ways {
            names.extend(way.names);
            policies.extend(way.policies);
        }
        Self { names, policies }
    }
}

impl fmt::Debug for Authentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(&self.names).finish()
    }
}
