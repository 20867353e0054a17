//! The state of the fake.

use std::collections::HashSet;
use std::io;
use std::time::Duration;

use serde_json::Value;

use super::clock::FakeClock;
use super::failure::FailureRule;
use super::long_running::{Effect, RunStatus, RunningOperation, RunningOperations};
use super::store::{StateLog, Store, StoredResource};

/// The state of the fake, which requests change.
#[derive(Debug, Default)]
pub(super) struct FakeState {
    /// The resources.
    pub(super) store: Store,
    /// The long-running operations.
    pub(super) operations: RunningOperations,
    /// The time.
    pub(super) clock: FakeClock,
    /// The registered resource providers: subscription and namespace, in lower case.
    pub(super) registered: HashSet<String>,
    /// The failures on demand.
    pub(super) rules: Vec<FailureRule>,
    /// True if no request may change the state.
    pub(super) is_frozen: bool,
    /// The log.
    pub(super) log: Option<StateLog>,
    /// The number of changes, for entity tags and names.
    pub(super) changes: u64,
}

impl FakeState {
    /// Adds or replaces a resource, and logs the text that it has when its operation ends.
    pub(super) fn put(
        &mut self,
        key: &str,
        resource: StoredResource,
        settled: &str,
    ) -> io::Result<()> {
        if let Some(log) = &self.log {
            match *resource.text == *settled {
                true => log.put(&resource)?,
                false => log.put(&StoredResource {
                    text: settled.into(),
                    ..resource.clone()
                })?,
            }
        }
        self.store.put(key, resource);
        Ok(())
    }

    /// Removes a resource with all below it.
    pub(super) fn remove(&mut self, key: &str) -> io::Result<bool> {
        self.log_removal(key)?;
        Ok(self.store.remove(key))
    }

    /// Logs that a resource is removed.
    pub(super) fn log_removal(&self, key: &str) -> io::Result<()> {
        match &self.log {
            Some(log) => log.remove(key),
            None => Ok(()),
        }
    }

    /// Returns the next number, which no other change has.
    pub(super) fn next(&mut self) -> u64 {
        self.changes += 1;
        self.changes
    }

    /// Advances a long-running operation by a poll.
    pub(super) fn poll(&mut self, number: u64) {
        if self.is_frozen {
            return;
        }
        let now = self.clock.now();
        if let Some(ended) = self.operations.advance(number, now) {
            self.end(number, &ended);
        }
    }

    fn end(&mut self, number: u64, ended: &RunningOperation) {
        match &ended.effect {
            Effect::Settle { key } => {
                if let Some(resource) = self.store.get_mut(key)
                    && resource.operation == Some(number)
                {
                    resource.operation = None;
                    let mut value = resource.value();
                    set_state(&mut value, ended.status.name());
                    resource.text = value.to_string().into();
                }
            }
            Effect::Remove { key } => {
                if ended.status == RunStatus::Succeeded {
                    // The removal was logged when it began.
                    self.store.remove(key);
                }
            }
            Effect::Nothing => {}
        }
    }

    /// Advances the time.
    pub(super) fn advance(&mut self, by: Duration) {
        self.clock.advance(by);
        self.operations.catch_up(self.clock.now());
    }
}

/// The places of the state of a resource. The first one is used.
const STATES: [&str; 2] = ["/properties/provisioningState", "/provisioningState"];

/// Changes the provisioning state of a resource that has one.
pub(super) fn set_state(resource: &mut Value, state: &str) {
    for place in STATES {
        if let Some(own) = resource.pointer_mut(place) {
            *own = state.into();
            return;
        }
    }
}
