//! Applies overlays to documents.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use super::action::{OverlayAction, OverlayChange, Query};
use super::load::{Extended, Overlay};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::source::{DocumentEdit, Transform, file_key, pointer};

/// An overlay and its effect so far.
#[derive(Debug)]
pub(super) struct OverlayTransform {
    overlay: Overlay,
    inputs: Vec<PathBuf>,
    effects: Mutex<Effects>,
}

/// The effect of an overlay on the documents so far.
#[derive(Debug, Default)]
struct Effects {
    /// True if a document was changed.
    is_applied: bool,
    /// The actions whose target matched.
    matched: Vec<usize>,
    /// The changes that were not possible, by action.
    warnings: BTreeMap<usize, Diagnostic>,
}

impl OverlayTransform {
    pub(super) fn new(overlay: Overlay, inputs: &[PathBuf]) -> Self {
        OverlayTransform {
            overlay,
            inputs: inputs.iter().map(|input| file_key(input)).collect(),
            effects: Mutex::default(),
        }
    }

    /// True if the overlay changes a document.
    fn is_for(&self, path: &Path) -> bool {
        let is_input = || self.inputs.iter().any(|input| input == path);
        match &self.overlay.extends {
            Some(Extended::File(file)) => file_key(file) == path,
            Some(Extended::Url(name)) => {
                is_input() && path.file_name().is_some_and(|it| *it == **name)
            }
            None => is_input(),
        }
    }
}

impl Transform for OverlayTransform {
    fn apply(&self, edit: &mut DocumentEdit<'_>) {
        if !self.is_for(&file_key(edit.path())) {
            return;
        }
        let mut effects = self.effects.lock().unwrap_or_else(PoisonError::into_inner);
        effects.is_applied = true;
        for (index, action) in self.overlay.actions.iter().enumerate() {
            let targets = located(&action.target, edit.value());
            if targets.is_empty() {
                continue;
            }
            effects.matched.push(index);
            if let Err(warning) = change(action, targets, edit) {
                effects.warnings.insert(index, warning);
            }
        }
    }

    fn warnings(&self) -> Vec<Diagnostic> {
        let effects = self.effects.lock().unwrap_or_else(PoisonError::into_inner);
        if !effects.is_applied {
            return Vec::new();
        }
        let actions = self.overlay.actions.iter().enumerate();
        let unmatched = actions.filter(|(index, _)| !effects.matched.contains(index));
        let unmatched = unmatched.map(|(index, action)| {
            let message = format!(
                "the target `{}` does not match anything",
                action.target.text
            );
            let warning =
                Diagnostic::new(Code::OverlayWithoutEffect, action.place.clone(), message);
            let help = "correct the JSONPath, or remove the action: it has no effect";
            (index, warning.help(help))
        });
        let mut warnings = effects.warnings.clone();
        warnings.extend(unmatched);
        warnings.into_values().collect()
    }
}

/// Returns the places that a query selects, in the order of the document.
fn located(query: &Query, root: &Value) -> Vec<String> {
    let nodes = query.path.query_located(root).dedup();
    let locations = nodes.locations();
    locations.map(|it| it.to_json_pointer()).collect()
}

/// Applies an action to its targets. Returns a warning if a change is not possible.
fn change(
    action: &OverlayAction,
    targets: Vec<String>,
    edit: &mut DocumentEdit<'_>,
) -> Result<(), Diagnostic> {
    let update = match &action.change {
        OverlayChange::Remove => {
            remove(targets, edit);
            return Ok(());
        }
        OverlayChange::Update(update) => update.clone(),
        OverlayChange::Copy(source) => copied(source, &action.change_place, edit.value())?,
    };
    let mut impossible = None;
    for target in targets {
        let Some(value) = pointer::get(edit.value(), &target) else {
            continue;
        };
        let mut value = value.clone();
        match merge_target(&mut value, &update) {
            Ok(()) => {
                edit.set(&target, value);
            }
            Err(why) => {
                let message = format!("the value cannot be merged with `{target}`: {why}");
                let warning = without_effect(&action.change_place, message);
                impossible = Some(warning.help("write a value of the same kind as the target"));
            }
        }
    }
    impossible.map_or(Ok(()), Err)
}

/// Removes places. Those in a removed place are gone already.
fn remove(mut targets: Vec<String>, edit: &mut DocumentEdit<'_>) {
    // Items are removed from the end of their array, so that the indexes stay valid.
    targets.sort_by_key(|target| pointer::tokens(target).map(order).collect::<Vec<_>>());
    for target in targets.iter().rev() {
        edit.remove(target);
    }
}

/// Returns the sort key of a token: indexes by number, before names.
fn order(token: std::borrow::Cow<'_, str>) -> (usize, String) {
    match token.parse() {
        Ok(index) => (index, String::new()),
        Err(_) => (usize::MAX, token.into_owned()),
    }
}

/// Returns the value to copy.
fn copied(source: &Query, place: &Place, root: &Value) -> Result<Value, Diagnostic> {
    let found = source.path.query(root);
    match found.exactly_one() {
        Ok(value) => Ok(value.clone()),
        Err(_) => {
            let message = format!(
                "the source `{}` selects {} values instead of one",
                source.text,
                source.path.query(root).len()
            );
            Err(without_effect(place, message).help("correct the JSONPath of `copy`"))
        }
    }
}

/// Merges a value with a target of the document.
fn merge_target(target: &mut Value, update: &Value) -> Result<(), &'static str> {
    match (target, update) {
        (Value::Object(_), Value::Array(_)) => {
            Err("the target is an object, and the value is a list")
        }
        (target @ Value::Object(_), Value::Object(_)) => {
            merge(target, update);
            Ok(())
        }
        (Value::Object(_), _) => Err("the target is an object, and the value is not"),
        (Value::Array(items), Value::Array(more)) => {
            items.extend(more.iter().cloned());
            Ok(())
        }
        (Value::Array(items), item) => {
            items.push(item.clone());
            Ok(())
        }
        (_, Value::Object(_) | Value::Array(_)) => {
            Err("the target is neither an object nor a list, and the value is")
        }
        (target, value) => {
            *target = value.clone();
            Ok(())
        }
    }
}

/// Merges objects member by member, and appends lists. Anything else is replaced.
fn merge(target: &mut Value, update: &Value) {
    match (target, update) {
        (Value::Object(members), Value::Object(update)) => {
            for (key, value) in update {
                match members.get_mut(key) {
                    Some(member) => merge(member, value),
                    None => {
                        members.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (Value::Array(items), Value::Array(more)) => items.extend(more.iter().cloned()),
        (target, value) => *target = value.clone(),
    }
}

fn without_effect(place: &Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::OverlayWithoutEffect, place.clone(), message)
}
