//! Models as the generator emits them.

use std::collections::BTreeMap;

use armsmith_runtime::{Nullable, wire};
use azure_core::{Value, time::OffsetDateTime};

/// A model with one member per kind.
#[derive(Clone, Default, PartialEq)]
pub struct Everything {
    pub id: Option<String>,
    pub name: Option<String>,
    pub enabled: Option<bool>,
    pub count: Option<i32>,
    pub size: Option<i64>,
    pub ratio: Option<f64>,
    pub share: Option<f32>,
    pub created_at: Option<OffsetDateTime>,
    pub modified_at: Option<OffsetDateTime>,
    pub stamp: Option<OffsetDateTime>,
    pub blob: Option<Vec<u8>>,
    pub blobs: Option<Vec<Vec<u8>>>,
    pub url_blobs: Option<BTreeMap<String, Vec<u8>>>,
    pub scope: Option<Scope>,
    pub level: Option<Level>,
    pub tags: Option<BTreeMap<String, String>>,
    pub names: Option<Vec<String>>,
    pub gaps: Option<Vec<Option<String>>>,
    pub gap_blobs: Option<Vec<Option<Vec<u8>>>>,
    pub child: Option<Box<Everything>>,
    pub children: Option<Vec<Everything>>,
    pub by_name: Option<BTreeMap<String, Everything>>,
    pub shape: Option<Shape>,
    pub comment: Option<Nullable<String>>,
    pub since: Option<Nullable<OffsetDateTime>>,
    pub password: Option<String>,
    pub secrets: Option<Box<Everything>>,
    pub key: Option<String>,
    pub any: Option<Value>,
    pub additional_properties: Option<BTreeMap<String, Value>>,
}

wire::model! { Everything
    constant "kind": "Everything",
    read_only id = "id",
    member name = "name",
    member enabled = "enabled",
    member count = "count",
    member size = "size",
    member ratio = "ratio",
    member share = "share",
    read_only created_at = "createdAt",
    member modified_at as wire::Rfc7231 = "modifiedAt",
    member stamp as wire::UnixTime = "stamp",
    member blob as wire::Base64 = "blob",
    member blobs as Vec<wire::Base64> = "blobs",
    member url_blobs as BTreeMap<String, wire::Base64Url> = "urlBlobs",
    member scope = "scope",
    member level = "level",
    member tags = "tags",
    member names = "names",
    member gaps = "gaps",
    member gap_blobs as Vec<Option<wire::Base64>> = "gapBlobs",
    member child = "child",
    member children = "children",
    member by_name = "byName",
    member shape = "shape",
    member comment = "comment",
    member since as Nullable<wire::Rfc7231> = "since",
    secret password = "password",
    secret secrets = "secrets",
    read_only_secret key = "key",
    member any = "any",
    ..additional_properties,
}

wire::request! { Everything }

/// An enumeration of text.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Scope {
    None,
    Regional,
    UnknownValue(String),
}

wire::enumeration! { Scope: str, else UnknownValue
    None = "None",
    Regional = "Regional",
}

/// An enumeration of numbers.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Level {
    One,
    Two,
    UnknownValue(i64),
}

wire::enumeration! { Level: i64, else UnknownValue
    One = 1,
    Two = 2,
}

/// A union.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Circle(Box<Circle>),
    Everything(Box<Everything>),
    UnknownAlternative(wire::UnknownAlternative),
}

wire::union! { Shape by "kind", else UnknownAlternative
    Circle = "Circle" from Circle,
    Everything = "Everything" from Everything,
}

/// An alternative of [`Shape`].
#[derive(Clone, Default, PartialEq)]
pub struct Circle {
    pub radius: Option<f64>,
    pub label: Option<String>,
}

wire::model! { Circle
    constant "kind": "Circle",
    member radius = "radius",
    member label = "label",
}

/// A page of names.
#[derive(Clone, Default, PartialEq)]
pub struct Names {
    pub value: Option<Vec<String>>,
    pub next_link: Option<String>,
}

wire::model! { Names
    member value = "value",
    member next_link = "nextLink",
}

wire::page! { Names, String, |page| page.value.unwrap_or_default() }
