//! The state of the fake.

use std::collections::{HashMap, HashSet};
use std::io;
use std::time::Duration;

use serde_json::Value;

use super::clock::FakeClock;
use super::failure::FailureRule;
use super::long_running::{Effect, HoldingList, RunStatus, RunningOperation, RunningOperations};
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
    /// The resource providers that were unregistered, in the same form.
    pub(super) unregistered: HashSet<String>,
    /// The failures on demand.
    pub(super) rules: Vec<FailureRule>,
    /// The states of resources that were stopped or started, by key.
    pub(super) power: HashMap<String, &'static str>,
    /// The names of the keys that were regenerated, by the key of their resource.
    pub(super) regenerated: HashMap<String, Vec<String>>,
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
        Ok(self.forget(key))
    }

    /// Removes a resource with all below it, and what is known about it, from the memory.
    fn forget(&mut self, key: &str) -> bool {
        self.power.remove(key);
        self.regenerated.remove(key);
        self.store.remove(key)
    }

    /// Removes a resource from the list of its parent.
    pub(super) fn release(&mut self, holder: &HoldingList) -> io::Result<()> {
        match self.without(holder) {
            Some((key, parent)) => {
                let text = std::sync::Arc::clone(&parent.text);
                self.put(&key, parent, &text)
            }
            None => Ok(()),
        }
    }

    /// Logs that a resource is removed from the list of its parent.
    pub(super) fn log_release(&self, holder: &HoldingList) -> io::Result<()> {
        match (&self.log, self.without(holder)) {
            (Some(log), Some((_, parent))) => log.put(&parent),
            _ => Ok(()),
        }
    }

    /// Returns the parent without a resource in its list.
    fn without(&self, holder: &HoldingList) -> Option<(String, StoredResource)> {
        let stored = self.store.get(&holder.key)?;
        let mut value = stored.value();
        let mut at = &mut value;
        for name in &holder.path {
            at = at.get_mut(name)?;
        }
        let is_held = |item: &Value| {
            let text = |name: &str| item.get(name).and_then(Value::as_str);
            let name = text("name").or_else(|| text("id")?.rsplit('/').next());
            name.is_some_and(|name| name.eq_ignore_ascii_case(&holder.name))
        };
        at.as_array_mut()?.retain(|item| !is_held(item));
        let parent = StoredResource {
            text: value.to_string().into(),
            ..stored.clone()
        };
        Some((holder.key.clone(), parent))
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

    /// Returns an entity tag that no other change has, without quotes.
    pub(super) fn next_etag(&mut self) -> String {
        format!("{:08x}", self.next())
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
            Effect::Remove { key, holder } => {
                if ended.status == RunStatus::Succeeded {
                    // The removal was logged when it began.
                    self.forget(key);
                    if let Some(held) = holder.as_ref().and_then(|it| self.without(it)) {
                        self.store.put(&held.0, held.1);
                    }
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
