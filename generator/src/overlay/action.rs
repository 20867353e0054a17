//! The actions of an overlay.

use serde_json::{Map, Value};
use serde_json_path::JsonPath;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::ir::Origin;
use crate::source::{Document, nearest, pointer};

/// A change of the places that a query selects.
#[derive(Clone, Debug)]
pub(super) struct OverlayAction {
    /// The place of the target.
    pub(super) place: Place,
    /// The place of the change.
    pub(super) change_place: Place,
    pub(super) target: Query,
    pub(super) change: OverlayChange,
}

/// A JSONPath as defined by RFC 9535.
#[derive(Clone, Debug)]
pub(super) struct Query {
    pub(super) text: String,
    pub(super) path: JsonPath,
}

/// The change of a place.
#[derive(Clone, Debug)]
pub(super) enum OverlayChange {
    /// The value is merged with the place.
    Update(Value),
    /// The place is removed.
    Remove,
    /// The value at another place of the document is merged with the place.
    Copy(Query),
}

/// The keys of an action.
const KEYS: [&str; 5] = ["target", "description", "update", "remove", "copy"];

/// The key of a reference to a reusable action.
const REFERENCE: &str = "$ref";

/// The prefix of references to reusable actions.
const REUSABLE: &str = "#/components/actions/";

/// The keys of a reusable action.
const REUSABLE_KEYS: [&str; 2] = ["fields", "description"];

/// Reads the actions of an overlay. Adds an error for each that is invalid, and a warning for each without effect.
pub(super) fn read(document: &Document, diagnostics: &mut Diagnostics) -> Vec<OverlayAction> {
    let reader = ActionReader { document };
    let Some(actions) = document.value.get("actions").and_then(Value::as_array) else {
        diagnostics.push(reader.error("", "the overlay has no `actions`", "add a list of actions"));
        return Vec::new();
    };
    let mut found = Vec::new();
    diagnostics.extend(reader.unknown_in_reusable_actions());
    for index in 0..actions.len() {
        let at = pointer::item("/actions", index);
        match reader.action(&at, diagnostics) {
            Ok(action) => found.extend(action),
            Err(error) => diagnostics.push(error),
        }
    }
    found
}

struct ActionReader<'a> {
    document: &'a Document,
}

impl<'a> ActionReader<'a> {
    /// Reads the action at a pointer. `None` if it has no effect.
    fn action(
        &self,
        at: &str,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<OverlayAction>, Diagnostic> {
        let members = self.object(at, "the action")?;
        let fields_at = self.fields(at, members)?;
        let fields = self.object(&fields_at, "the action")?;
        diagnostics.extend(self.unknown_keys(at, members));
        if fields_at != *at {
            diagnostics.extend(self.unknown_keys(&fields_at, fields));
        }
        let target = self.query(at, "target", members)?;
        let is_removed = match fields.get("remove") {
            None => false,
            Some(Value::Bool(remove)) => *remove,
            Some(_) => {
                let at = pointer::child(&fields_at, "remove");
                return Err(self.error(
                    &at,
                    "`remove` must be true or false",
                    "write `remove: true`",
                ));
            }
        };
        let (key, change) = match (is_removed, fields.get("update")) {
            (true, _) => ("remove", OverlayChange::Remove),
            (false, Some(update)) => ("update", OverlayChange::Update(update.clone())),
            (false, None) if fields.contains_key("copy") => (
                "copy",
                OverlayChange::Copy(self.query(&fields_at, "copy", fields)?),
            ),
            (false, None) => {
                let message = "the action has neither `update` nor `remove` nor `copy`";
                let warning = self.warning(at, message);
                diagnostics.push(warning.help("add one of them, or remove the action"));
                return Ok(None);
            }
        };
        Ok(Some(OverlayAction {
            place: self.place(&pointer::child(at, "target")),
            change_place: self.place(&pointer::child(&fields_at, key)),
            target,
            change,
        }))
    }

    /// Returns the pointer of the object that has the change: the action, or a reusable action.
    fn fields(&self, at: &str, members: &Map<String, Value>) -> Result<String, Diagnostic> {
        let Some(reference) = members.get(REFERENCE) else {
            return Ok(at.to_owned());
        };
        let at = pointer::child(at, REFERENCE);
        let reference = reference.as_str().unwrap_or_default();
        let target = reference
            .strip_prefix('#')
            .filter(|_| reference.starts_with(REUSABLE))
            .map(|target| pointer::child(target, "fields"));
        match target {
            Some(target) if pointer::get(&self.document.value, &target).is_some() => Ok(target),
            _ => {
                let message = format!("`{reference}` is not a reusable action of this overlay");
                let help = format!(
                    "write a reference such as `{REUSABLE}name`, whose `fields` has the change"
                );
                Err(self.error(&at, message, help))
            }
        }
    }

    fn query(
        &self,
        at: &str,
        key: &str,
        members: &Map<String, Value>,
    ) -> Result<Query, Diagnostic> {
        let Some(value) = members.get(key) else {
            let message = format!("the action has no `{key}`");
            return Err(self.error(at, message, "add a JSONPath, such as `$.paths.*.get`"));
        };
        let text = value.as_str().unwrap_or_default();
        JsonPath::parse(text)
            .map(|path| Query {
                text: text.to_owned(),
                path,
            })
            .map_err(|error| {
                let message = match value {
                    Value::String(_) => format!("`{text}` is not a valid JSONPath: {error}"),
                    _ => format!("`{key}` must be text"),
                };
                let help =
                    "write a JSONPath as defined by RFC 9535, such as `$.paths['/pets'].get`";
                self.error(&pointer::child(at, key), message, help)
            })
    }

    fn object(&self, at: &str, what: &str) -> Result<&'a Map<String, Value>, Diagnostic> {
        let value = pointer::get(&self.document.value, at).and_then(Value::as_object);
        value.ok_or_else(|| {
            self.error(
                at,
                format!("{what} is not an object"),
                "write an object with `target`",
            )
        })
    }

    fn unknown_keys(&self, at: &str, members: &Map<String, Value>) -> Vec<Diagnostic> {
        self.unknown(at, members, &KEYS, "an action")
    }

    /// Returns a warning for each key of a reusable action that has no effect.
    fn unknown_in_reusable_actions(&self) -> Vec<Diagnostic> {
        let at = REUSABLE.trim_matches(['#', '/']);
        let at = format!("/{at}");
        let actions = pointer::get(&self.document.value, &at).and_then(Value::as_object);
        let actions = actions.into_iter().flatten();
        let unknown = actions.filter_map(|(name, action)| {
            let at = pointer::child(&at, name);
            Some(self.unknown(
                &at,
                action.as_object()?,
                &REUSABLE_KEYS,
                "a reusable action",
            ))
        });
        unknown.flatten().collect()
    }

    fn unknown(
        &self,
        at: &str,
        members: &Map<String, Value>,
        known: &[&str],
        what: &str,
    ) -> Vec<Diagnostic> {
        let is_known =
            |key: &str| known.contains(&key) || key == REFERENCE || key.starts_with("x-");
        let unknown = members.keys().filter(|key| !is_known(key));
        let unknown = unknown.map(|key| {
            let message = format!("unknown key `{key}` in {what}");
            let warning = self.warning(&pointer::child(at, key), message);
            match nearest(key, known.iter().copied()) {
                Some(near) => warning.help(format!("did you mean `{near}`?")),
                None => warning.help("remove it: it has no effect"),
            }
        });
        unknown.collect()
    }

    fn error(&self, at: &str, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Code::InvalidOverlay, self.place(at), message).help(help)
    }

    fn warning(&self, at: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Code::OverlayWithoutEffect, self.place(at), message)
    }

    fn place(&self, at: &str) -> Place {
        Place::Value(Origin {
            document: self.document.id,
            pointer: at.to_owned(),
        })
    }
}
