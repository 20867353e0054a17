//! The state of resources that can be stopped and started.

use serde_json::Value;

use crate::ir::{DefinitionKind, Definitions, Model, Type, settled_state};

/// The actions that stop a resource, and the states that they lead to.
const STOPS: [(&str, &str); 7] = [
    ("stop", "stopped"),
    ("poweroff", "stopped"),
    ("shutdown", "stopped"),
    ("deallocate", "deallocated"),
    ("pause", "paused"),
    ("suspend", "suspended"),
    ("hibernate", "hibernated"),
];

/// The actions that start a resource.
const STARTS: [&str; 5] = ["start", "resume", "restart", "poweron", "unpause"];

/// The state of a resource in which it works, in instance views.
const RUNNING: &str = "running";

/// Returns the state of a resource after an action, if the action stops or starts it.
pub(super) fn state_after(action: &str) -> Option<&'static str> {
    let action = action.to_lowercase();
    let stop = STOPS.iter().find(|(name, _)| *name == action);
    let stopped = stop.map(|(_, state)| *state);
    stopped.or_else(|| STARTS.contains(&&*action).then_some(RUNNING))
}

/// Sets the members of a resource that tell its state.
pub(super) fn set_power_state(
    definitions: &Definitions,
    ty: &Type,
    value: &mut Value,
    state: &str,
) {
    let Some(model) = model(definitions, ty) else {
        return;
    };
    for property in &model.properties {
        let name = property.wire_name.as_str();
        let Some(own) = value.get_mut(name) else {
            continue;
        };
        if name == "properties" {
            set_power_state(definitions, &property.ty, own, state);
        } else if is_state(name) {
            set_state(definitions, &property.ty, own, state);
        }
    }
}

/// True for the names of states, other than that of provisioning.
fn is_state(name: &str) -> bool {
    let name = name.to_lowercase();
    matches!(
        name.as_str(),
        "state"
            | "status"
            | "powerstate"
            | "operationalstate"
            | "runningstate"
            | "runningstatus"
            | "resourcestate"
    )
}

fn set_state(definitions: &Definitions, ty: &Type, value: &mut Value, state: &str) {
    match ty {
        Type::Scalar(_) if value.is_string() => *value = capitalized(state).into(),
        Type::Named(id) => match definitions.get(*id).map(|it| &it.kind) {
            Some(DefinitionKind::Enumeration(enumeration)) => {
                let mut values = enumeration.values.iter();
                let own = values.find(|it| it.wire.eq_ignore_ascii_case(state));
                let own = own.or_else(|| settled_state(enumeration).filter(|_| state == RUNNING));
                if let Some(own) = own {
                    *value = enumeration.base.json(&own.wire);
                }
            }
            Some(DefinitionKind::Model(model)) => {
                if let Some(code) = value.get_mut("code")
                    && let Some(property) =
                        model.properties.iter().find(|it| it.wire_name == "code")
                {
                    set_state(definitions, &property.ty, code, state);
                }
            }
            _ => {}
        },
        _ => {}
    }
}

/// Sets the codes and texts in a view of a resource that tell its state: `PowerState/running`, `VM running`.
pub(super) fn set_view_state(view: &mut Value, state: &str) {
    match view {
        Value::Array(values) => values.iter_mut().for_each(|it| set_view_state(it, state)),
        Value::Object(members) => {
            let is_power = members
                .get("code")
                .and_then(Value::as_str)
                .is_some_and(|code| code.starts_with("PowerState/"));
            if is_power {
                members.insert("code".to_owned(), format!("PowerState/{state}").into());
                if let Some(Value::String(text)) = members.get_mut("displayStatus")
                    && let Some((noun, _)) = text.rsplit_once(' ')
                {
                    *text = format!("{noun} {state}");
                }
            }
            members
                .values_mut()
                .for_each(|it| set_view_state(it, state));
        }
        _ => {}
    }
}

fn model<'d>(definitions: &'d Definitions, ty: &Type) -> Option<&'d Model> {
    match ty {
        Type::Named(id) => definitions.get(*id)?.as_model(),
        _ => None,
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}
