//! The counters of the test server, which are read without generated clients.

use std::collections::{BTreeMap, BTreeSet};

use crate::scenario::Failure;

/// The suites, with the server's path for the counters of each.
const SUITES: [(&str, &str); 4] = [
    ("vanilla", "/report"),
    ("azure", "/report/azure"),
    ("optional", "/report/optional"),
    ("dpg", "/report/dpg"),
];

/// A client of the server's counters.
pub(crate) struct Counter {
    client: reqwest::Client,
    server: String,
    /// All known names, by suite.
    pub(crate) names: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Counter {
    pub(crate) fn new(server: &str) -> Self {
        Counter {
            client: reqwest::Client::new(),
            server: server.to_owned(),
            names: BTreeMap::new(),
        }
    }

    /// Resets all counters.
    pub(crate) async fn clear(&self) -> Result<(), Failure> {
        let url = format!("{}/report/clear", self.server);
        self.client.post(url).send().await?.error_for_status()?;
        Ok(())
    }

    /// Returns the names that were counted since the last call.
    pub(crate) async fn counted(&mut self) -> Result<BTreeSet<(&'static str, String)>, Failure> {
        let mut counted = BTreeSet::new();
        for (suite, path) in SUITES {
            let url = format!("{}{path}", self.server);
            let text = self.client.get(url).send().await?.text().await?;
            let counts: BTreeMap<String, f64> = serde_json::from_str(&text)?;
            let names = self.names.entry(suite).or_default();
            for (name, count) in counts {
                if count > 0.0 {
                    counted.insert((suite, name.clone()));
                }
                names.insert(name);
            }
        }
        Ok(counted)
    }
}
