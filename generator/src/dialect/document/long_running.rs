//! The extension `x-ms-long-running-operation-options`.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::Schema;

/// `x-ms-long-running-operation-options`
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, rename_all = "kebab-case", bound(deserialize = "'de: 'a"))]
pub struct LongRunningOptions<'a> {
    /// The location of the result.
    pub final_state_via: Option<&'a str>,
    /// A reference to the schema of the result.
    pub final_state_schema: Option<FinalSchema<'a>>,
}

/// The key `final-state-schema`.
#[derive(Clone, Debug)]
pub enum FinalSchema<'a> {
    /// A reference.
    Reference(&'a str),
    /// A schema, usually a reference.
    Schema(Box<Schema<'a>>),
}

impl<'de: 'a, 'a> Deserialize<'de> for FinalSchema<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ReferenceOrSchema;
        impl<'de> Visitor<'de> for ReferenceOrSchema {
            type Value = FinalSchema<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a reference to a schema")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(FinalSchema::Reference(text))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let schema = Schema::deserialize(MapAccessDeserializer::new(map))?;
                Ok(FinalSchema::Schema(Box::new(schema)))
            }
        }
        deserializer.deserialize_any(ReferenceOrSchema)
    }
}
