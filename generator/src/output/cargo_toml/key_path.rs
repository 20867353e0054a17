//! Paths of keys in a TOML document.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use toml_edit::Key;

/// The tables of dependencies.
const DEPENDENCIES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// Keys with their values.
pub(in crate::output) type Keys = BTreeMap<KeyPath, Value>;

/// The path of a key: its tables, outermost first, and its name. An entry of an array of tables is named by its `name`.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(in crate::output) struct KeyPath(Vec<String>);

impl KeyPath {
    /// Returns the path of a key in the table at this path.
    pub(super) fn join(&self, key: &str) -> KeyPath {
        let steps = self.0.iter().cloned();
        KeyPath(steps.chain([key.to_owned()]).collect())
    }

    /// Returns the names, outermost first.
    pub(in crate::output) fn steps(&self) -> &[String] {
        &self.0
    }

    /// Returns the path of the dependency that the key is part of.
    pub(super) fn dependency(&self) -> Option<KeyPath> {
        let mut lengths = 0..=self.0.len();
        let length = lengths.find(|length| is_dependency(&self.0[..*length]))?;
        Some(KeyPath(self.0[..length].to_vec()))
    }

    /// True for the path itself and the paths of keys in its table.
    pub(super) fn contains(&self, other: &KeyPath) -> bool {
        other.0.starts_with(&self.0)
    }
}

/// True for the path of a dependency. There, `serde = "1"` means `serde = { version = "1" }`.
pub(super) fn is_dependency(steps: &[String]) -> bool {
    let tables = match steps {
        [target, _, tables, _] if target == "target" => tables,
        [tables, _] => tables,
        _ => return false,
    };
    DEPENDENCIES.contains(&tables.as_str())
}

impl Display for KeyPath {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let steps: Vec<_> = self.0.iter().map(Key::new).collect();
        let steps: Vec<_> = steps.iter().map(Key::display_repr).collect();
        f.write_str(&steps.join("."))
    }
}

impl Serialize for KeyPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for KeyPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let keys = Key::parse(&text).map_err(D::Error::custom)?;
        Ok(KeyPath(
            keys.iter().map(|key| key.get().to_owned()).collect(),
        ))
    }
}
