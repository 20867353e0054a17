//! A deserializer of JSON values that only accepts objects for structs, and records unused keys.

use std::cell::RefCell;

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Map, Value, map, value};

use super::{ExclusiveBound, Schema};
use crate::source::pointer;

/// A strict deserializer of a JSON value. Only an object can be a struct, although serde also accepts an array of its
/// fields. Records the path of each value that no field uses.
#[derive(Clone, Copy)]
pub(super) struct Strict<'de, 'p> {
    value: &'de Value,
    way: ValuePath<'p>,
    notes: &'p Notes<'de, 'p>,
}

/// The recorded paths.
pub(super) struct Notes<'de, 'p> {
    /// The pointers of unused values.
    pub ignored: RefCell<Vec<String>>,
    /// The keys of other dialects, which are recorded although structs have fields for them.
    pub foreign: &'p [&'p [&'p str]],
    /// True if `true` and `false` are schemas.
    pub boolean_schemas: bool,
    /// The source text of the number or boolean at a pointer.
    pub source_text: &'p dyn Fn(&str) -> Option<&'de str>,
    /// The pointers of the numbers and booleans that were read as their source text.
    pub unquoted: RefCell<Vec<String>>,
    /// The pointers of the exclusive bounds that are numbers.
    pub numeric_bounds: RefCell<Vec<String>>,
    /// The pointers of `items` with a schema by position, of earlier versions of JSON Schema.
    pub positional_items: RefCell<Vec<String>>,
    /// The pointers of documentation that is not text.
    pub structured_prose: RefCell<Vec<String>>,
}

/// The path from the whole value.
#[derive(Clone, Copy)]
enum ValuePath<'p> {
    Start,
    Member(&'p ValuePath<'p>, &'p str),
    Item(&'p ValuePath<'p>, usize),
}

impl<'de, 'p> Strict<'de, 'p> {
    /// Creates a deserializer of a whole value.
    pub fn new(value: &'de Value, notes: &'p Notes<'de, 'p>) -> Self {
        Strict {
            value,
            way: ValuePath::Start,
            notes,
        }
    }

    fn object<V: Visitor<'de>>(
        self,
        object: &'de Map<String, Value>,
        visitor: V,
        foreign: &'p [&'p [&'p str]],
        renamed: &'p [(&'static str, &'static str)],
        is_struct: bool,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(ObjectEntries {
            rest: object.iter(),
            is_struct,
            foreign,
            renamed,
            next: None,
            way: &self.way,
            notes: self.notes,
        })
    }

    /// True if a schema lists the schemas of its items by position in `items`.
    fn has_positional_items(&self, schema: &Map<String, Value>) -> bool {
        let is_positional = self.notes.boolean_schemas
            && schema.get("items").is_some_and(Value::is_array)
            && !schema.contains_key("prefixItems");
        if is_positional {
            let pointer = ValuePath::Member(&self.way, "items").pointer();
            self.notes.positional_items.borrow_mut().push(pointer);
        }
        is_positional
    }

    /// Reads text. YAML makes a number of an unquoted `1.10`, which is meant as it is written.
    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if matches!(self.value, Value::Number(_) | Value::Bool(_)) {
            let pointer = self.way.pointer();
            if let Some(text) = (self.notes.source_text)(&pointer) {
                self.notes.unquoted.borrow_mut().push(pointer);
                return visitor.visit_borrowed_str(text);
            }
        }
        self.deserialize_any(visitor)
    }
}

impl ValuePath<'_> {
    fn pointer(self) -> String {
        match self {
            ValuePath::Start => String::new(),
            ValuePath::Member(outer, key) => pointer::child(&outer.pointer(), key),
            ValuePath::Item(outer, index) => pointer::item(&outer.pointer(), index),
        }
    }
}

impl<'de> Deserializer<'de> for Strict<'de, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Object(object) => self.object(object, visitor, &[], &[], false),
            Value::Array(items) => visitor.visit_seq(ArrayItems {
                rest: items.iter(),
                index: 0,
                way: &self.way,
                notes: self.notes,
            }),
            scalar => scalar.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let unexpected = match self.value {
            Value::Object(object) => {
                let renamed = match name == Schema::NAME && self.has_positional_items(object) {
                    true => &POSITIONAL_ITEMS[..],
                    false => &[],
                };
                return self.object(object, visitor, self.notes.foreign, renamed, true);
            }
            Value::Array(_) => Unexpected::Seq,
            Value::Bool(flag) if self.notes.boolean_schemas && name == Schema::NAME => {
                return visitor.visit_map(MapDeserializer::new(schema_of(*flag)));
            }
            scalar => return scalar.deserialize_any(visitor),
        };
        Err(Error::invalid_type(unexpected, &visitor))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == ExclusiveBound::NAME && self.value.is_number() {
            let pointer = self.way.pointer();
            self.notes.numeric_bounds.borrow_mut().push(pointer);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.notes.ignored.borrow_mut().push(self.way.pointer());
        visitor.visit_unit()
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit
        unit_struct seq tuple tuple_struct map enum identifier
    }
}

/// Returns the keys of the schema that `true` or `false` stands for (JSON Schema 2020-12, section 4.3.2).
fn schema_of(flag: bool) -> impl Iterator<Item = (&'static str, bool)> {
    (!flag).then_some(("$false", true)).into_iter()
}

/// The keywords that JSON Schema 2020-12 replaced: `items` was a list, and `additionalItems` the other items.
const POSITIONAL_ITEMS: [(&str, &str); 2] =
    [("items", "prefixItems"), ("additionalItems", "items")];

/// The keys of documentation. A `title` is also a name.
const PROSE: [&str; 2] = ["description", "summary"];

struct ObjectEntries<'de, 'p> {
    rest: map::Iter<'de>,
    /// True if the keys are those of a struct, and not chosen by the description.
    is_struct: bool,
    foreign: &'p [&'p [&'p str]],
    /// Keys that are read as other ones.
    renamed: &'p [(&'static str, &'static str)],
    next: Option<(&'de str, &'de Value)>,
    way: &'p ValuePath<'p>,
    notes: &'p Notes<'de, 'p>,
}

impl<'de> MapAccess<'de> for ObjectEntries<'de, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let (key, value) = loop {
            let Some((key, value)) = self.rest.next() else {
                return Ok(None);
            };
            if !self.foreign.iter().any(|keys| keys.contains(&key.as_str())) {
                break (key, value);
            }
            let pointer = ValuePath::Member(self.way, key).pointer();
            self.notes.ignored.borrow_mut().push(pointer);
        };
        self.next = Some((key, value));
        let renamed = self.renamed.iter().find(|(from, _)| from == key);
        let key = renamed.map_or(key.as_str(), |(_, to)| to);
        seed.deserialize(BorrowedStrDeserializer::new(key))
            .map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let (key, value) = self
            .next
            .take()
            .ok_or_else(|| Error::custom("a value was read before its key"))?;
        let is_prose = self.is_struct && PROSE.contains(&key);
        let value = match is_prose && (value.is_object() || value.is_array()) {
            true => {
                let pointer = ValuePath::Member(self.way, key).pointer();
                self.notes.structured_prose.borrow_mut().push(pointer);
                &Value::Null
            }
            false => value,
        };
        seed.deserialize(Strict {
            value,
            way: ValuePath::Member(self.way, key),
            notes: self.notes,
        })
    }
}

struct ArrayItems<'de, 'p> {
    rest: std::slice::Iter<'de, value::Value>,
    index: usize,
    way: &'p ValuePath<'p>,
    notes: &'p Notes<'de, 'p>,
}

impl<'de> SeqAccess<'de> for ArrayItems<'de, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some(value) = self.rest.next() else {
            return Ok(None);
        };
        let way = ValuePath::Item(self.way, self.index);
        self.index += 1;
        let item = Strict {
            value,
            way,
            notes: self.notes,
        };
        seed.deserialize(item).map(Some)
    }
}
