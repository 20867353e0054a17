//! A request with its operation.

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use serde_json::Value;

use super::error::{ErrorReply, error};
use super::example::names_example;
use crate::fake::filter::FilterExpression;
use crate::fake::http::FakeRequest;
use crate::fake::route::{ResourcePath, Route, RoutedOperation, Router};
use crate::fake::settings::FakeSettings;
use crate::fake::state::FakeState;
use crate::fake::validate::Patterns;
use crate::ir::{Definitions, Operation};

/// The parts of the fake that replies need.
#[derive(Debug)]
pub(in crate::fake) struct Engine {
    /// The operations.
    pub(in crate::fake) router: Router,
    /// The patterns of parameters and members.
    pub(in crate::fake) patterns: Patterns,
    /// The settings.
    pub(in crate::fake) settings: FakeSettings,
    /// The state.
    pub(in crate::fake) state: RwLock<FakeState>,
}

impl Engine {
    /// Returns the state for reading.
    pub(in crate::fake) fn read(&self) -> RwLockReadGuard<'_, FakeState> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the state for writing.
    pub(in crate::fake) fn write(&self) -> RwLockWriteGuard<'_, FakeState> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request with its operation.
pub(super) struct Context<'a> {
    /// The fake.
    pub(super) engine: &'a Engine,
    /// The request.
    pub(super) request: &'a FakeRequest,
    /// The query.
    pub(super) query: &'a [(String, String)],
    /// The operation and the path.
    pub(super) route: &'a Route<'a>,
    /// The body, if it is JSON.
    pub(super) body: Option<Value>,
    /// The filter of a list.
    pub(super) filter: Option<FilterExpression>,
    /// The number of requests that do not find a resource that the request creates.
    pub(super) hidden_reads: u32,
    /// True if the long-running operation fails.
    pub(super) fails: bool,
}

impl<'a> Context<'a> {
    /// Returns the operation.
    pub(super) fn operation(&self) -> &'a Operation {
        &self.route.operation.entry.operation
    }

    /// Returns the definitions of the API.
    pub(super) fn definitions(&self) -> &'a Definitions {
        self.engine.router.definitions(self.route.operation)
    }

    /// Returns the path.
    pub(super) fn path(&self) -> &'a ResourcePath {
        &self.route.path
    }

    /// Returns the key of the resource. Paths outside of Resource Manager are case-sensitive.
    pub(super) fn key(&self) -> String {
        match self.is_managed() {
            true => self.path().key(),
            false => self.path().id(),
        }
    }

    /// True if the operation is one of Azure Resource Manager.
    pub(super) fn is_managed(&self) -> bool {
        self.route.operation.entry.is_resource_manager
    }

    /// Returns a query parameter.
    pub(super) fn query(&self, name: &str) -> Option<&'a str> {
        let mut query = self.query.iter();
        query.find_map(|(own, value)| own.eq_ignore_ascii_case(name).then_some(value.as_str()))
    }

    /// True if the request is that of an example whose resources exist.
    pub(super) fn is_example(&self) -> bool {
        let method = self.request.method.as_str();
        let is_named = |operation: &RoutedOperation, values: &[(&str, String)]| {
            names_example(&operation.entry.operation, values)
        };
        // Two operations may have the path, such as one by name and one by ID.
        self.engine.settings.has_examples
            && (names_example(self.operation(), &self.route.values)
                || (self.engine.router).any_operation(method, &self.request.path, is_named))
    }

    /// Returns the state for a change, or an error if the request may not change it or if the resource provider is not
    /// registered.
    pub(super) fn begin_change(&self) -> Result<RwLockWriteGuard<'_, FakeState>, ErrorReply> {
        let state = self.engine.write();
        self.check_writable(&state)?;
        self.check_registration(&state)?;
        Ok(state)
    }

    /// Returns an error if the state may not be changed, or if a lock of the resource or of a scope around it forbids
    /// the request.
    pub(super) fn check_writable(&self, state: &FakeState) -> Result<(), ErrorReply> {
        let is_delete = self.request.method == "DELETE";
        let scope = match state.is_frozen {
            true => Some("/".to_owned()),
            false => locked_scope(state, self.path(), is_delete).filter(|_| self.is_managed()),
        };
        let Some(locked) = scope else {
            return Ok(());
        };
        let own = self.path().id();
        let kind = if is_delete { "delete" } else { "write" };
        let message = format!(
            "The scope '{own}' cannot perform {kind} operation because following scope(s) are locked: '{locked}'. Please remove the lock and try again."
        );
        Err(error(409, "ScopeLocked", message))
    }

    /// Returns an error if the resource provider is not registered.
    pub(super) fn check_registration(&self, state: &FakeState) -> Result<(), ErrorReply> {
        let (Some(subscription), Some(namespace)) =
            (self.path().subscription(), self.path().namespace())
        else {
            return Ok(());
        };
        let key = registration(subscription, namespace);
        let is_exempt = namespace.eq_ignore_ascii_case("Microsoft.Resources")
            || self.route.operation.entry.is_builtin;
        let is_registered = match self.engine.settings.requires_registration {
            true => state.registered.contains(&key),
            false => !state.unregistered.contains(&key),
        };
        if is_exempt || is_registered {
            return Ok(());
        }
        let message = format!(
            "The subscription is not registered to use namespace '{namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions."
        );
        Err(error(409, "MissingSubscriptionRegistration", message))
    }

    /// Returns an error if a resource that contains the path does not exist: the parent, the scope, the resource group.
    pub(super) fn check_parents(
        &self,
        state: &FakeState,
        path: &ResourcePath,
    ) -> Result<(), ErrorReply> {
        if !self.is_managed() || self.is_example() {
            return Ok(());
        }
        let mut parents = Vec::new();
        let mut next = path.parent();
        while let Some(parent) = next {
            next = parent.parent();
            parents.push(parent);
        }
        for parent in parents.iter().rev() {
            // Subscriptions exist, and so do resources that no description creates.
            let is_assumed = parent.len() <= 2 && parent.subscription().is_some()
                || parent.is_collection()
                || !self.engine.router.can_create(parent);
            if is_assumed || state.store.get(&parent.key()).is_some() {
                continue;
            }
            if parent.namespace().is_none() {
                let message = format!("Resource group '{}' could not be found.", parent.name());
                return Err(error(404, "ResourceGroupNotFound", message));
            }
            let message = format!(
                "Can not perform requested operation on nested resource. Parent resource '{}' not found.",
                parent.name()
            );
            return Err(error(404, "ParentResourceNotFound", message));
        }
        Ok(())
    }

    /// Returns the error for a resource that does not exist.
    pub(super) fn not_found(&self, path: &ResourcePath) -> ErrorReply {
        if !self.is_managed() {
            let message = format!("There is no resource at '{}'.", path.id());
            return error(404, "NotFound", message);
        }
        let name = format!("{}/{}", path.resource_type(), path.name());
        if let Some(code) = own_code(path) {
            let message = format!("The resource '{name}' could not be found.");
            return error(404, &code, message);
        }
        match (path.namespace(), path.resource_group()) {
            (None, Some(group)) => {
                let message = format!("Resource group '{group}' could not be found.");
                error(404, "ResourceGroupNotFound", message)
            }
            (_, Some(group)) => {
                let message = format!(
                    "The Resource '{name}' under resource group '{group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix"
                );
                error(404, "ResourceNotFound", message)
            }
            _ => {
                let message = format!("The Resource '{name}' was not found.");
                error(404, "ResourceNotFound", message)
            }
        }
    }
}

/// Returns the code of the error for a missing resource of Azure Resource Manager itself: `DeploymentNotFound`.
fn own_code(path: &ResourcePath) -> Option<String> {
    let own = ["Microsoft.Resources", "Microsoft.Authorization"];
    let namespace = path.namespace()?;
    let is_own = own.iter().any(|it| it.eq_ignore_ascii_case(namespace));
    let resource_type = path.resource_type();
    let name = resource_type.rsplit('/').next().filter(|_| is_own)?;
    let (first, rest) = name.split_at_checked(1)?;
    let rest = rest.strip_suffix('s').unwrap_or(rest);
    Some(format!("{}{rest}NotFound", first.to_ascii_uppercase()))
}

/// The type of locks, in lower case.
const LOCKS: &str = "/providers/microsoft.authorization/locks";

/// Returns the scope of the first lock that forbids to change or to delete a resource.
fn locked_scope(state: &FakeState, path: &ResourcePath, is_delete: bool) -> Option<String> {
    let key = path.key();
    if key.contains(LOCKS) {
        return None;
    }
    let scopes = std::iter::successors(Some(path.clone()), ResourcePath::parent);
    for scope in scopes {
        let below = format!("{}{LOCKS}", scope.key());
        let locks = state.store.below(&below).map(|(_, lock)| lock.value());
        let mut levels = locks.filter_map(|lock| {
            let level = lock.pointer("/properties/level")?.as_str()?;
            Some(level.to_lowercase())
        });
        let forbids = |level: String| level == "readonly" || is_delete && level == "cannotdelete";
        if levels.any(forbids) {
            return Some(scope.id());
        }
    }
    None
}

/// Returns the key of a registration.
pub(super) fn registration(subscription: &str, namespace: &str) -> String {
    format!("{subscription}/{namespace}").to_lowercase()
}
