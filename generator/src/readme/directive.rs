//! Directives as written in a readme.

use serde_json::{Map, Value};
use serde_json_path::JsonPath;

use super::entry;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::source::{Fragment, nearest, pointer};

/// A change of documents.
#[derive(Clone, Debug)]
pub(super) struct Directive {
    /// The place of the directive.
    pub place: Place,
    /// The key, for messages.
    pub key: &'static str,
    /// The files to change. Empty for all.
    pub from: Vec<String>,
    /// The places to change.
    pub selector: DirectiveTarget,
    /// The change.
    pub action: Action,
}

/// A selection of places in a document.
#[derive(Clone, Debug)]
pub(super) enum DirectiveTarget {
    /// All places that the action applies to.
    Everywhere,
    Path(JsonPath),
    Operation(String),
    Model(String),
}

#[derive(Clone, Debug)]
pub(super) enum Action {
    RemoveOperation(String),
    RenameOperation(Renaming),
    RemoveModel(String),
    RenameModel(Renaming),
    RemoveProperty(String),
    RenameProperty(Renaming),
    RenameEnum(Renaming),
    RemoveParameter { name: String, location: String },
    Set(Value),
}

#[derive(Clone, Debug)]
pub(super) struct Renaming {
    pub from: String,
    pub to: String,
}

/// The keys of actions.
const ACTIONS: [&str; 9] = [
    "remove-model",
    "remove-operation",
    "remove-parameter",
    "remove-property",
    "rename-enum",
    "rename-model",
    "rename-operation",
    "rename-property",
    "set",
];
/// The keys of selectors.
const SELECTORS: [&str; 4] = ["from", "where", "where-model", "where-operation"];
/// The keys with program code.
const SCRIPTS: [&str; 4] = [
    "remove-operation-match",
    "test",
    "transform",
    "where-operation-match",
];
/// The keys for validation or documentation.
const WITHOUT_EFFECT: [&str; 4] = ["approved-by", "debug", "reason", "suppress"];
/// The values of `from` that mean all API descriptions.
const ALL_DOCUMENTS: [&str; 2] = ["swagger-document", "openapi-document"];

/// Reads the directives of a block. `Err` is a warning about a directive that cannot be applied.
pub(super) fn read(fragment: &Fragment, found: &mut Vec<Result<Directive, Diagnostic>>) {
    for at in entry::items(fragment, "directive") {
        let value = fragment
            .value()
            .ok()
            .and_then(|root| pointer::get(root, &at));
        let value = value.unwrap_or(&Value::Null);
        read_one(value, &at, &|at| fragment.place(at), found);
    }
}

/// Reads the directive at a pointer. `place` returns the place of a pointer.
pub(super) fn read_one(
    value: &Value,
    at: &str,
    place: &dyn Fn(&str) -> Place,
    found: &mut Vec<Result<Directive, Diagnostic>>,
) {
    match value {
        Value::Object(members) => DirectiveEntry { place, at, members }.read(found),
        _ => found.push(Err(ignored(place(at), "this directive is not an object"))),
    }
}

struct DirectiveEntry<'a> {
    place: &'a dyn Fn(&str) -> Place,
    at: &'a str,
    members: &'a Map<String, Value>,
}

impl DirectiveEntry<'_> {
    fn read(&self, found: &mut Vec<Result<Directive, Diagnostic>>) {
        let keys = || self.members.keys().map(String::as_str);
        if let Some(key) = keys().find(|key| SCRIPTS.contains(key)) {
            let message =
                format!("this directive contains program code in `{key}`, which is not run");
            return found.push(Err(self.ignored(key, message)));
        }
        let all = || {
            [&ACTIONS[..], &SELECTORS, &WITHOUT_EFFECT]
                .into_iter()
                .flatten()
        };
        if let Some(key) = keys().find(|key| !all().any(|known| known == key)) {
            let message = format!("unknown key `{key}` in this directive");
            let warning = self.ignored(key, message);
            return found.push(Err(match nearest(key, all().copied()) {
                Some(near) => warning.help(format!("did you mean `{near}`?")),
                None => warning,
            }));
        }
        let actions: Vec<_> = ACTIONS
            .into_iter()
            .filter(|action| self.members.contains_key(*action))
            .collect();
        if actions.is_empty() && !self.members.contains_key("suppress") {
            let message = "this directive has no action";
            return found.push(Err(ignored((self.place)(self.at), message)));
        }
        found.extend(actions.into_iter().map(|key| self.directive(key)));
    }

    fn directive(&self, key: &'static str) -> Result<Directive, Diagnostic> {
        Ok(Directive {
            place: (self.place)(&pointer::child(self.at, key)),
            key,
            from: self.from()?,
            selector: self.selector()?,
            action: self.action(key)?,
        })
    }

    fn from(&self) -> Result<Vec<String>, Diagnostic> {
        let Some(from) = self.members.get("from") else {
            return Ok(Vec::new());
        };
        let names: Option<Vec<String>> = match from {
            Value::String(name) => Some(vec![name.clone()]),
            Value::Array(names) => names
                .iter()
                .map(|name| name.as_str().map(ToOwned::to_owned))
                .collect(),
            _ => None,
        };
        let names = names.ok_or_else(|| {
            self.ignored("from", "`from` must be a file name or a list of file names")
        })?;
        if let Some(later) = names.iter().find(|name| name.starts_with("code-model")) {
            let message = format!("`{later}` refers to the code model of another generator");
            return Err(self.ignored("from", message));
        }
        let all = names
            .iter()
            .any(|name| ALL_DOCUMENTS.contains(&name.as_str()));
        Ok(if all { Vec::new() } else { names })
    }

    fn selector(&self) -> Result<DirectiveTarget, Diagnostic> {
        let wheres = ["where", "where-operation", "where-model"];
        let mut given = wheres
            .into_iter()
            .filter(|key| self.members.contains_key(*key));
        let Some(key) = given.next() else {
            return Ok(DirectiveTarget::Everywhere);
        };
        if given.next().is_some() {
            return Err(self.ignored(key, "this directive has more than one `where`"));
        }
        let text = self.text(key, self.members.get(key))?;
        match key {
            "where-operation" => Ok(DirectiveTarget::Operation(text)),
            "where-model" => Ok(DirectiveTarget::Model(text)),
            _ => JsonPath::parse(&text)
                .map(DirectiveTarget::Path)
                .map_err(|error| {
                    let message = format!("`{text}` is not a valid JSONPath: {error}");
                    self.ignored(key, message)
                }),
        }
    }

    fn action(&self, key: &'static str) -> Result<Action, Diagnostic> {
        let value = self.members.get(key);
        let renaming = || {
            let part = |name| self.text(key, value.and_then(|value| value.get(name)));
            Ok(Renaming {
                from: part("from")?,
                to: part("to")?,
            })
        };
        Ok(match key {
            "remove-model" => Action::RemoveModel(self.text(key, value)?),
            "remove-operation" => Action::RemoveOperation(self.text(key, value)?),
            "remove-property" => Action::RemoveProperty(self.text(key, value)?),
            "rename-enum" => Action::RenameEnum(renaming()?),
            "rename-model" => Action::RenameModel(renaming()?),
            "rename-operation" => Action::RenameOperation(renaming()?),
            "rename-property" => Action::RenameProperty(renaming()?),
            "remove-parameter" => Action::RemoveParameter {
                name: self.text(key, value.and_then(|value| value.get("name")))?,
                location: self.text(key, value.and_then(|value| value.get("in")))?,
            },
            _ => match &self.members.get("where") {
                Some(_) => Action::Set(value.cloned().unwrap_or_default()),
                None => return Err(self.ignored(key, "`set` needs a `where`")),
            },
        })
    }

    fn text(&self, key: &str, value: Option<&Value>) -> Result<String, Diagnostic> {
        let text = value
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty());
        text.map(ToOwned::to_owned).ok_or_else(|| {
            let form = match key {
                "rename-enum" | "rename-model" | "rename-operation" | "rename-property" => {
                    "an object with the strings `from` and `to`"
                }
                "remove-parameter" => "an object with the strings `in` and `name`",
                _ => "a text",
            };
            self.ignored(key, format!("`{key}` must be {form}"))
        })
    }

    fn ignored(&self, key: &str, message: impl Into<String>) -> Diagnostic {
        ignored((self.place)(&pointer::child(self.at, key)), message)
    }
}

fn ignored(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::IgnoredDirective, place, message)
}
