//! The counters of the test server: the only requests that go around the emitted clients.

use std::collections::{BTreeMap, BTreeSet};

use crate::scenario::Failure;

/// The suites, and where the server tells of each.
const SUITES: [(&str, &str); 4] = [
    ("vanilla", "/report"),
    ("azure", "/report/azure"),
    ("optional", "/report/optional"),
    ("dpg", "/report/dpg"),
];

/// The server's counters.
pub(crate) struct Counter {
    client: reqwest::Client,
    server: String,
    /// Every name that was ever seen, by suite.
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

    /// Sets every counter to zero.
    pub(crate) async fn clear(&self) -> Result<(), Failure> {
        let url = format!("{}/report/clear", self.server);
        self.client.post(url).send().await?.error_for_status()?;
        Ok(())
    }

    /// The names that were counted since.
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
