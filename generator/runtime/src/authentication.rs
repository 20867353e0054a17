//! The authentication of a client's requests.

use std::{fmt, sync::Arc};

use azure_core::http::policies::Policy;

/// How a client's requests prove who sends them.
#[derive(Clone)]
pub struct Authentication {
    /// Which ways they are.
    pub(super) names: Vec<&'static str>,
    /// What does it to each request.
    pub(super) policies: Vec<Arc<dyn Policy>>,
    /// The query parameters that carry keys.
    pub(super) query_keys: Vec<&'static str>,
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
        let mut all = Self {
            names: Vec::new(),
            policies: Vec::new(),
            query_keys: Vec::new(),
        };
        for way in ways {
            all.names.extend(way.names);
            all.policies.extend(way.policies);
            all.query_keys.extend(way.query_keys);
        }
        all
    }
}

impl fmt::Debug for Authentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(&self.names).finish()
    }
}
