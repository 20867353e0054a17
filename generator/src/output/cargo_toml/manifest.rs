//! A `Cargo.toml` as a list of keys.

use std::ops::Range;

use indexmap::IndexMap;
use serde_json::Value;
use toml_edit::{Array, Document, DocumentMut, Item, TableLike, TomlError, Value as TomlValue};

use super::key_path::{KeyPath, Keys, is_dependency};

/// A `Cargo.toml` and its keys. The keys of tables are listed instead of the tables, unless they are empty.
#[derive(Clone, Debug)]
pub(in crate::output) struct CargoToml {
    pub(super) document: DocumentMut,
    pub(super) entries: IndexMap<KeyPath, Entry>,
    text: String,
}

/// The value of a key.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) value: Value,
    /// The place in the text.
    pub(super) span: Option<Range<usize>>,
}

impl CargoToml {
    /// Reads a text.
    pub(in crate::output) fn parse(text: &str) -> Result<CargoToml, TomlError> {
        let document = Document::parse(text.to_owned())?;
        let mut entries = IndexMap::new();
        list(document.as_table(), &KeyPath::default(), &mut entries);
        Ok(CargoToml {
            document: document.into_mut(),
            entries,
            text: text.to_owned(),
        })
    }

    /// Returns the text.
    pub(in crate::output) fn text(&self) -> &str {
        &self.text
    }

    /// Returns all keys with their values.
    pub(in crate::output) fn keys(&self) -> Keys {
        let entries = self.entries.iter();
        entries
            .map(|(path, entry)| (path.clone(), entry.value.clone()))
            .collect()
    }

    /// True if the keys have these values.
    pub(in crate::output) fn has(&self, keys: &Keys) -> bool {
        keys.iter().all(|(key, value)| self.is(key, value))
    }

    /// True if a key has this value. An empty table stands for a table with any keys.
    pub(super) fn is(&self, key: &KeyPath, value: &Value) -> bool {
        let found = self.at(key);
        match found.as_slice() {
            [(path, entry)] if *path == key => entry.value == *value,
            [(path, _), ..] => is_empty_table(value) && key.contains(path),
            [] => false,
        }
    }

    /// Returns the keys that are not in these lists.
    pub(in crate::output) fn others(&self, lists: &[&Keys]) -> Keys {
        let mut others = self.keys();
        others.retain(|path, _| !lists.iter().any(|keys| keys.contains_key(path)));
        others
    }

    /// Returns the entry of a key, those in its table, or that of the value in place of one of its tables.
    pub(super) fn at(&self, key: &KeyPath) -> Vec<(&KeyPath, &Entry)> {
        let inside: Vec<_> = self
            .entries
            .iter()
            .filter(|(path, _)| key.contains(path))
            .collect();
        if !inside.is_empty() {
            return inside;
        }
        let mut entries = self.entries.iter();
        let in_place = entries.find(|(path, entry)| path.contains(key) && !entry.value.is_object());
        in_place.into_iter().collect()
    }
}

/// True for the value of a table whose existence has a meaning.
pub(super) fn is_empty_table(value: &Value) -> bool {
    value.as_object().is_some_and(serde_json::Map::is_empty)
}

fn list(table: &dyn TableLike, at: &KeyPath, entries: &mut IndexMap<KeyPath, Entry>) {
    for (key, item) in table.iter() {
        let path = at.join(key);
        let mut add = |path: KeyPath, value: Value| {
            let entry = Entry {
                value,
                span: item.span(),
            };
            entries.insert(path, entry);
        };
        match item {
            Item::Value(TomlValue::String(version)) if is_dependency(path.steps()) => {
                add(path.join("version"), version.value().clone().into());
            }
            Item::ArrayOfTables(tables) => {
                for (index, table) in tables.iter().enumerate() {
                    let name = table.get("name").and_then(Item::as_str);
                    let path = path.join(name.unwrap_or(&index.to_string()));
                    list(table, &path, entries);
                }
            }
            _ => match (item.as_table_like(), item.as_value()) {
                (Some(table), _) if !table.is_empty() => list(table, &path, entries),
                (_, Some(value)) => add(path, json(value)),
                _ => add(path, Value::Object(Default::default())),
            },
        }
    }
}

/// Returns a value as JSON. Dates are text.
fn json(value: &TomlValue) -> Value {
    let array = |array: &Array| array.iter().map(json).collect();
    match value {
        TomlValue::String(text) => text.value().clone().into(),
        TomlValue::Integer(number) => (*number.value()).into(),
        TomlValue::Float(number) => (*number.value()).into(),
        TomlValue::Boolean(value) => (*value.value()).into(),
        TomlValue::Datetime(date) => date.value().to_string().into(),
        TomlValue::Array(values) => array(values),
        TomlValue::InlineTable(table) => {
            let members = table.iter();
            members
                .map(|(key, value)| (key.to_owned(), json(value)))
                .collect()
        }
    }
}
