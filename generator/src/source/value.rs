use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The key by which YAML merges another object's members into this one.
const MERGE_KEY: &str = "<<";

/// What is said of a text that is far larger than it looks.
pub(super) const ALIASES_REPEAT: &str = "its aliases repeat too much of it";

/// Reads a value of any shape, in either format, and watches over it: how much it holds, and whether
/// an object has a key twice.
pub(super) struct Watch {
    /// How many bytes the value may still take, by a rough count.
    budget: Cell<usize>,
    has_duplicates: Cell<bool>,
    merges: bool,
}

impl Watch {
    /// For a text whose value cannot be larger than the text says.
    pub fn plain() -> Self {
        Watch {
            budget: Cell::new(usize::MAX),
            has_duplicates: Cell::new(false),
            merges: false,
        }
    }

    /// For a text that can repeat parts of itself by aliases. Honest documents repeat little.
    pub fn with_aliases(length: usize) -> Self {
        Watch {
            budget: Cell::new(length.saturating_mul(16).saturating_add(1 << 20)),
            merges: true,
            ..Watch::plain()
        }
    }

    /// Whether an object had a key twice.
    pub fn has_duplicates(&self) -> bool {
        self.has_duplicates.get()
    }

    fn spend<E: Error>(&self, bytes: usize) -> Result<(), E> {
        match self.budget.get().checked_sub(bytes.saturating_add(1)) {
            Some(rest) => {
                self.budget.set(rest);
                Ok(())
            }
            None => Err(E::custom(ALIASES_REPEAT)),
        }
    }

    fn number<E: Error>(&self, number: f64) -> Result<Value, E> {
        Number::from_f64(number).map(Value::Number).ok_or_else(|| {
            E::custom("infinity and not-a-number have no place in an API description")
        })
    }

    /// Adds the members that a merge key brings, where the object does not say otherwise.
    fn merge(&self, object: &mut Map<String, Value>) {
        match object.shift_remove(MERGE_KEY) {
            Some(Value::Object(more)) => absorb(object, more),
            Some(Value::Array(all)) if all.iter().all(Value::is_object) => {
                for more in all {
                    if let Value::Object(more) = more {
                        absorb(object, more);
                    }
                }
            }
            Some(other) => {
                object.insert(MERGE_KEY.to_owned(), other);
            }
            None => {}
        }
    }
}

fn absorb(object: &mut Map<String, Value>, more: Map<String, Value>) {
    for (key, value) in more {
        object.entry(key).or_insert(value);
    }
}

impl<'de> DeserializeSeed<'de> for &Watch {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Watch {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value that JSON can express")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    // Beyond 64 bits an integer is a floating-point number, in YAML as in JSON.
    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.number(value as f64)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.number(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.number(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.spend(value.len())?;
        Ok(Value::String(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            self.spend(0)?;
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            self.spend(key.len())?;
            let value = members.next_value_seed(self)?;
            if object.insert(key, value).is_some() {
                self.has_duplicates.set(true);
            }
        }
        if self.merges {
            self.merge(&mut object);
        }
        Ok(Value::Object(object))
    }
}
