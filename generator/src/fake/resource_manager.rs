//! The fake itself: a Resource Manager in this process.

use std::collections::VecDeque;
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use serde_json::Value;

use super::failure::{FailureRule, FailureSettings};
use super::http::{FakeReply, FakeRequest};
use super::load::{DescriptionInput, LoadError, load};
use super::respond::{Engine, respond};
use super::route::{ResourcePath, Router};
use super::settings::FakeSettings;
use super::state::FakeState;
use super::store::{StoredResource, SyncPolicy, open};
use super::validate::{Patterns, RequestFinding};

/// A fake Azure Resource Manager, which replies to requests as its descriptions say.
#[derive(Debug)]
pub struct FakeResourceManager {
    engine: Engine,
    recorded: Mutex<VecDeque<RecordedRequest>>,
    observer: Option<fn(&RecordedRequest)>,
}

/// A request that the fake received.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordedRequest {
    /// The method.
    pub method: String,
    /// The path, as sent.
    pub path: String,
    /// The query, as sent.
    pub query: String,
    /// The body, as text.
    pub body: String,
    /// The `operationId`, if the request has an operation.
    pub operation: Option<String>,
    /// The differences between the request and its description.
    pub findings: Vec<RequestFinding>,
    /// The status code of the reply.
    pub status: u16,
}

impl FakeResourceManager {
    /// Loads descriptions.
    ///
    /// # Errors
    ///
    /// Returns the errors in the descriptions.
    pub fn load(inputs: &[DescriptionInput], settings: FakeSettings) -> Result<Self, LoadError> {
        let router = Router::new(load(inputs)?);
        Ok(FakeResourceManager {
            engine: Engine {
                router,
                patterns: Patterns::default(),
                settings,
                state: RwLock::default(),
            },
            recorded: Mutex::default(),
            observer: None,
        })
    }

    /// Sets a function that is called for every request with findings.
    pub fn observe(&mut self, observer: fn(&RecordedRequest)) {
        self.observer = Some(observer);
    }

    /// Returns the reply to a request.
    pub fn respond(&self, request: &FakeRequest) -> FakeReply {
        let (reply, findings, operation) = respond(&self.engine, request);
        self.record(request, operation, findings, reply.status);
        reply
    }

    fn record(
        &self,
        request: &FakeRequest,
        operation: Option<String>,
        findings: Vec<RequestFinding>,
        status: u16,
    ) {
        let observer = self.observer.filter(|_| !findings.is_empty());
        let most = self.engine.settings.recorded;
        if most == 0 && observer.is_none() {
            return;
        }
        let record = RecordedRequest {
            method: request.method.clone(),
            path: request.path.clone(),
            query: request.query.clone(),
            body: String::from_utf8_lossy(&request.body).into_owned(),
            operation,
            findings,
            status,
        };
        if let Some(observer) = observer {
            observer(&record);
        }
        if most == 0 {
            return;
        }
        let mut recorded = self.recorded();
        if recorded.len() >= most {
            recorded.pop_front();
        }
        recorded.push_back(record);
    }

    fn recorded(&self) -> MutexGuard<'_, VecDeque<RecordedRequest>> {
        self.recorded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the last requests, oldest first.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.recorded().iter().cloned().collect()
    }

    /// Returns the most bytes of a request body over a socket.
    pub(super) fn body_limit(&self) -> usize {
        self.engine.settings.body_limit
    }

    /// Returns the number of loaded operations.
    pub fn operation_count(&self) -> usize {
        let operations = self.engine.router.operations().iter();
        operations.filter(|it| !it.entry.is_builtin).count()
    }

    /// Restores the state from a log, and logs all changes from now on.
    ///
    /// # Errors
    ///
    /// Returns an error if the file is not a log, or cannot be read or written.
    pub fn persist(&self, path: &Path, policy: SyncPolicy) -> io::Result<()> {
        let (store, log) = open(path, policy)?;
        let mut state = self.engine.write();
        state.changes = store.len() as u64;
        state.store = store;
        state.log = Some(log);
        Ok(())
    }

    /// Adds or replaces resources, without checks: a resource with its `id`, a list of resources, or an object with the
    /// list `resources`. Resource groups of the resources are added too.
    ///
    /// # Errors
    ///
    /// Returns an error if a resource has no `id`, or if the state cannot be logged.
    pub fn seed(&self, resources: &Value) -> io::Result<()> {
        let list = resources.get("resources").unwrap_or(resources);
        let one = std::slice::from_ref(list);
        let list = list.as_array().map_or(one, Vec::as_slice);
        let mut state = self.engine.write();
        for resource in list {
            let Some(id) = resource.get("id").and_then(Value::as_str) else {
                let message = format!("a resource has no `id`: {resource}");
                return Err(io::Error::new(io::ErrorKind::InvalidData, message));
            };
            seed_one(&mut state, id, resource.clone())?;
        }
        Ok(())
    }

    /// Returns the resource with an ID.
    pub fn resource(&self, id: &str) -> Option<Value> {
        let state = self.engine.read();
        let found = state
            .store
            .get(&id.to_lowercase())
            .or_else(|| state.store.get(id));
        found.map(StoredResource::value)
    }

    /// Returns all resources by ID, in the order of their IDs.
    pub fn resources(&self) -> Vec<(String, Value)> {
        let state = self.engine.read();
        let all = state.store.iter();
        all.map(|(_, resource)| (resource.id.to_string(), resource.value()))
            .collect()
    }

    /// Locks the state: requests that would change it fail with 409 and the code `ScopeLocked`, and long-running
    /// operations do not advance.
    pub fn freeze(&self) {
        self.engine.write().is_frozen = true;
    }

    /// Unlocks the state.
    pub fn thaw(&self) {
        self.engine.write().is_frozen = false;
    }

    /// Removes all resources, operations, registrations, failures and recorded requests.
    ///
    /// # Errors
    ///
    /// Returns an error if the state cannot be logged.
    pub fn reset(&self) -> io::Result<()> {
        let mut state = self.engine.write();
        if let Some(log) = &state.log {
            for (_, resource) in state.store.iter() {
                log.remove(&resource.id)?;
            }
        }
        let log = state.log.take();
        *state = FakeState {
            log,
            ..FakeState::default()
        };
        drop(state);
        self.recorded().clear();
        Ok(())
    }

    /// Adds a failure. The last one that applies to a request is used.
    ///
    /// # Errors
    ///
    /// Returns an error if the pattern is invalid.
    pub fn fail(&self, settings: FailureSettings) -> Result<(), String> {
        let rule = FailureRule::new(settings)?;
        self.engine.write().rules.insert(0, rule);
        Ok(())
    }

    /// Removes all failures.
    pub fn clear_failures(&self) {
        self.engine.write().rules.clear();
    }

    /// Advances the time.
    pub fn advance(&self, by: Duration) {
        self.engine.write().advance(by);
    }
}

/// Adds a resource, and its resource group if that is missing.
fn seed_one(state: &mut FakeState, id: &str, value: Value) -> io::Result<()> {
    let path = ResourcePath::parse(id);
    if let (Some(subscription), Some(group)) = (path.subscription(), path.resource_group())
        && path.namespace().is_some()
    {
        let group_id = format!("/subscriptions/{subscription}/resourceGroups/{group}");
        if state.store.get(&group_id.to_lowercase()).is_none() {
            let value = serde_json::json!({
                "id": group_id,
                "name": group,
                "type": "Microsoft.Resources/resourceGroups",
                "location": value.get("location").cloned().unwrap_or_else(|| "eastus".into()),
                "properties": {"provisioningState": "Succeeded"},
            });
            seed_one(state, &group_id, value)?;
        }
    }
    let text = value.to_string();
    let is_managed = path.subscription().is_some() || path.namespace().is_some();
    let key = match is_managed {
        true => path.key(),
        false => path.id(),
    };
    let resource =
        StoredResource::new(&path.id(), &path.resource_type(), &text, &state.next_etag());
    state.put(&key, resource, &text)
}
