//! Reads one text of a JSON document.

use std::fmt;

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor},
};

use super::{Wire, number::first, reader::MemberName};

/// Finds the text at a path of members without decoding the rest.
pub(in super::super) fn find_text(
    body: &[u8],
    path: &[&str],
) -> serde_json::Result<Option<String>> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let found = Finder(path).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(found)
}

struct Finder<'p>(&'p [&'p str]);

impl Finder<'_> {
    /// Returns the rest of the path if the key is the next name, or all remaining names joined by dots.
    fn rest(&self, key: &str) -> Option<&[&str]> {
        match self.0.split_first() {
            Some((first, rest)) if *first == key => Some(rest),
            Some((_, [])) | None => None,
            Some(_) => (self.0.join(".") == key).then_some(&[]),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Finder<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<Self::Value, D::Error> {
        if self.0.is_empty() {
            let mut text = None;
            String::read(deserializer, &mut text)?;
            Ok(text)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for Finder<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        mut access: A,
    ) -> std::result::Result<Self::Value, A::Error> {
        // A list may be in place of the object, so any type is requested; then a number may arrive as an object.
        let Err(mut name) = first(&mut access)? else {
            return Err(A::Error::invalid_type(Unexpected::Other("number"), &self));
        };
        let mut found = None;
        while let Some(key) = name {
            match self.rest(&key) {
                Some(rest) => found = access.next_value_seed(Finder(rest))?,
                None => {
                    access.next_value::<IgnoredAny>()?;
                }
            }
            name = access.next_key_seed(MemberName)?;
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(
        self,
        mut access: A,
    ) -> std::result::Result<Self::Value, A::Error> {
        while access.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_unit<E>(self) -> std::result::Result<Self::Value, E> {
        Ok(None)
    }
}
