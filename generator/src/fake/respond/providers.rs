//! Subscriptions, tenants and resource providers, which exist without being created.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::context::{Context, registration};
use super::error::{ErrorReply, error};
use crate::fake::http::FakeReply;
use crate::fake::made_up;
use crate::fake::state::FakeState;

/// The regions of the fake.
const LOCATIONS: [(&str, &str); 3] = [
    ("eastus", "East US"),
    ("westeurope", "West Europe"),
    ("southeastasia", "Southeast Asia"),
];

/// Returns the reply to a request about subscriptions, tenants or resource providers, if it is one.
pub(super) fn providers(context: &Context<'_>) -> Option<Result<FakeReply, ErrorReply>> {
    if !context.is_managed() {
        return None;
    }
    let path = context.path();
    let segments: Vec<String> = (0..path.len())
        .filter_map(|index| path.segment(index))
        .map(str::to_lowercase)
        .collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let list = |items: Vec<Value>| Ok(FakeReply::json(200, &json!({"value": items})));
    let is_known = |name: &str| {
        let all = context.engine.router.providers();
        all.keys().any(|known| known.eq_ignore_ascii_case(name))
    };
    if let Some(name) = segments.iter().skip_while(|it| **it != "providers").nth(1)
        && context.is_example()
        && !is_known(name)
    {
        return None;
    }
    Some(
        match (context.request.method.as_str(), segments.as_slice()) {
            ("GET", ["subscriptions"]) => {
                let mut ids: Vec<_> = subscriptions(&context.engine.read());
                ids.dedup();
                list(ids.iter().map(|id| subscription(id)).collect())
            }
            ("GET", ["subscriptions", _]) => {
                let id = path.subscription().unwrap_or_default();
                Ok(FakeReply::json(200, &subscription(id)))
            }
            ("GET", ["subscriptions", id, "locations"]) => list(
                LOCATIONS
                    .iter()
                    .map(|(name, display)| {
                        json!({
                            "id": format!("/subscriptions/{id}/locations/{name}"),
                            "name": name,
                            "displayName": display,
                        })
                    })
                    .collect(),
            ),
            ("GET", ["tenants"]) => {
                let id = tenant();
                list(vec![
                    json!({"id": format!("/tenants/{id}"), "tenantId": id}),
                ])
            }
            ("GET", ["subscriptions", id, "providers"]) => {
                let state = context.engine.read();
                let all = context.engine.router.providers();
                list(
                    all.keys()
                        .map(|name| provider(context, &state, Some(id), name))
                        .collect(),
                )
            }
            ("GET", ["providers"]) => {
                let state = context.engine.read();
                let all = context.engine.router.providers();
                list(
                    all.keys()
                        .map(|name| provider(context, &state, None, name))
                        .collect(),
                )
            }
            ("GET", ["subscriptions", id, "providers", name]) => known(context, Some(id), name),
            ("GET", ["providers", name]) => known(context, None, name),
            (
                "POST",
                [
                    "subscriptions",
                    id,
                    "providers",
                    name,
                    action @ ("register" | "unregister"),
                ],
            ) => register(context, id, name, *action == "register"),
            _ => return None,
        },
    )
}

/// Returns the subscriptions of all resources, or one if there are none.
fn subscriptions(state: &FakeState) -> Vec<String> {
    let keys = state.store.iter().map(|(key, _)| key);
    let ids = keys.filter_map(|key| key.strip_prefix("/subscriptions/")?.split('/').next());
    let mut ids: Vec<String> = ids.map(str::to_owned).collect();
    ids.dedup();
    if ids.is_empty() {
        ids.push("00000000-0000-0000-0000-000000000000".to_owned());
    }
    ids
}

fn subscription(id: &str) -> Value {
    json!({
        "id": format!("/subscriptions/{id}"),
        "subscriptionId": id,
        "tenantId": tenant(),
        "displayName": "Fake subscription",
        "state": "Enabled",
        "authorizationSource": "RoleBased",
    })
}

fn tenant() -> String {
    made_up::uuid("tenant")
}

fn known(context: &Context<'_>, id: Option<&str>, name: &str) -> Result<FakeReply, ErrorReply> {
    let all = context.engine.router.providers();
    let Some(name) = all.keys().find(|known| known.eq_ignore_ascii_case(name)) else {
        let message = format!("The resource namespace '{name}' is invalid.");
        return Err(error(404, "InvalidResourceNamespace", message));
    };
    let state = context.engine.read();
    Ok(FakeReply::json(200, &provider(context, &state, id, name)))
}

fn register(
    context: &Context<'_>,
    id: &str,
    name: &str,
    is_registered: bool,
) -> Result<FakeReply, ErrorReply> {
    let key = registration(id, name);
    let mut state = context.engine.write();
    context.check_writable(&state)?;
    match is_registered {
        true => {
            state.unregistered.remove(&key);
            state.registered.insert(key);
        }
        false => {
            state.registered.remove(&key);
            state.unregistered.insert(key);
        }
    }
    drop(state);
    known(context, Some(id), name)
}

fn provider(context: &Context<'_>, state: &FakeState, id: Option<&str>, name: &str) -> Value {
    let types = context
        .engine
        .router
        .providers()
        .remove(name)
        .unwrap_or_default();
    let types: Vec<_> = types
        .iter()
        .map(|(name, versions)| {
            let versions: Vec<_> = versions.iter().rev().collect();
            let locations: Vec<_> = LOCATIONS.iter().map(|(_, display)| *display).collect();
            json!({"resourceType": name, "locations": locations, "apiVersions": versions})
        })
        .collect();
    let key = id.map(|id| registration(id, name));
    let is_in = |all: &HashSet<String>| key.as_ref().is_some_and(|key| all.contains(key));
    let registered = match context.engine.settings.requires_registration {
        _ if is_in(&state.unregistered) => "Unregistered",
        true if !is_in(&state.registered) => "NotRegistered",
        _ => "Registered",
    };
    let scope = id
        .map(|id| format!("/subscriptions/{id}"))
        .unwrap_or_default();
    json!({
        "id": format!("{scope}/providers/{name}"),
        "namespace": name,
        "registrationState": registered,
        "registrationPolicy": "RegistrationRequired",
        "resourceTypes": types,
    })
}
