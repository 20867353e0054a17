//! The authentication of a client's requests.

use std::{fmt, sync::Arc};

use azure_core::http::policies::Policy;

/// The authentication of a client's requests.
#[derive(Clone)]
pub struct Authentication {
    /// The names of the authentication methods.
    pub(super) names: Vec<&'static str>,
    /// The policies that authenticate each request.
    pub(super) policies: Vec<Arc<dyn Policy>>,
    /// The names of query parameters that carry keys.
    pub(super) query_keys: Vec<&'static str>,
}

impl Authentication {
    /// Uses no authentication.
    #[must_use]
    pub fn none() -> Self {
        Self::all([])
    }

    /// Applies several authentication methods at once.
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
