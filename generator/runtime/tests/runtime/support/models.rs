//! Models written out as the generator emits them.

use std::{collections::BTreeMap, convert::Infallible, fmt, str::FromStr};

use armsmith_runtime::{
    Nullable,
    wire::{self, Members},
};
use azure_core::{Value, http::RequestContent, time::OffsetDateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One member of every kind that travels.
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

impl wire::Object for Everything {
    fn members(&mut self, list: &mut impl Members) {
        list.constant("kind", "Everything");
        list.read_only("id", &mut self.id);
        list.member("name", &mut self.name);
        list.member("enabled", &mut self.enabled);
        list.member("count", &mut self.count);
        list.member("size", &mut self.size);
        list.member("ratio", &mut self.ratio);
        list.member("share", &mut self.share);
        list.read_only("createdAt", &mut self.created_at);
        list.member_as::<wire::Rfc7231, _>("modifiedAt", &mut self.modified_at);
        list.member_as::<wire::UnixTime, _>("stamp", &mut self.stamp);
        list.member_as::<wire::Base64, _>("blob", &mut self.blob);
        list.member_as::<Vec<wire::Base64>, _>("blobs", &mut self.blobs);
        list.member_as::<BTreeMap<String, wire::Base64Url>, _>("urlBlobs", &mut self.url_blobs);
        list.member("scope", &mut self.scope);
        list.member("level", &mut self.level);
        list.member("tags", &mut self.tags);
        list.member("names", &mut self.names);
        list.member("gaps", &mut self.gaps);
        list.member_as::<Vec<Option<wire::Base64>>, _>("gapBlobs", &mut self.gap_blobs);
        list.member("child", &mut self.child);
        list.member("children", &mut self.children);
        list.member("byName", &mut self.by_name);
        list.member("shape", &mut self.shape);
        list.member("comment", &mut self.comment);
        list.member_as::<Nullable<wire::Rfc7231>, _>("since", &mut self.since);
        list.secret("password", &mut self.password);
        list.secret("secrets", &mut self.secrets);
        list.read_only_secret("key", &mut self.key);
        list.member("any", &mut self.any);
        list.additional(&mut self.additional_properties);
    }
}

impl<'de> Deserialize<'de> for Everything {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::read_object(deserializer)
    }
}

impl Serialize for Everything {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_object(self, serializer)
    }
}

impl fmt::Debug for Everything {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::debug_object("Everything", self, f)
    }
}

impl TryFrom<Everything> for RequestContent<Everything> {
    type Error = azure_core::Error;

    fn try_from(value: Everything) -> azure_core::Result<Self> {
        wire::request_content(value)
    }
}

/// An enumeration of text.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Scope {
    None,
    Regional,
    UnknownValue(String),
}

impl wire::Enumeration for Scope {
    type Base = str;
}

impl AsRef<str> for Scope {
    fn as_ref(&self) -> &str {
        match self {
            Self::None => "None",
            Self::Regional => "Regional",
            Self::UnknownValue(value) => value,
        }
    }
}

impl FromStr for Scope {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(match text {
            "None" => Self::None,
            "Regional" => Self::Regional,
            _ => Self::UnknownValue(text.to_owned()),
        })
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::read_enumeration(deserializer)
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_enumeration(self, serializer)
    }
}

/// An enumeration of numbers.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Level {
    One,
    Two,
    UnknownValue(i64),
}

impl wire::Enumeration for Level {
    type Base = i64;
}

impl From<i64> for Level {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::One,
            2 => Self::Two,
            _ => Self::UnknownValue(value),
        }
    }
}

impl From<Level> for i64 {
    fn from(value: Level) -> Self {
        match value {
            Level::One => 1,
            Level::Two => 2,
            Level::UnknownValue(value) => value,
        }
    }
}

/// A choice of objects.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Circle(Circle),
    Everything(Box<Everything>),
    UnknownKind(wire::UnknownKind),
}

impl wire::Union for Shape {
    const TAG: &'static str = "kind";

    fn of_tag(tag: Option<&str>) -> Self {
        match tag {
            Some("Circle") => Self::Circle(Default::default()),
            Some("Everything") => Self::Everything(Default::default()),
            _ => Self::UnknownKind(Default::default()),
        }
    }

    fn members(&mut self, list: &mut impl Members) {
        match self {
            Self::Circle(kind) => wire::Object::members(kind, list),
            Self::Everything(kind) => wire::Object::members(kind.as_mut(), list),
            Self::UnknownKind(kind) => wire::Object::members(kind, list),
        }
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::read_union(deserializer)
    }
}

impl Serialize for Shape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write_union(self, serializer)
    }
}

/// One kind of [`Shape`].
#[derive(Clone, Default, PartialEq)]
pub struct Circle {
    pub radius: Option<f64>,
    pub label: Option<String>,
}

impl wire::Object for Circle {
    fn members(&mut self, list: &mut impl Members) {
        list.constant("kind", "Circle");
        list.member("radius", &mut self.radius);
        list.member("label", &mut self.label);
    }
}

impl fmt::Debug for Circle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::debug_object("Circle", self, f)
    }
}

/// A page of names.
#[derive(Clone, Default, PartialEq)]
pub struct Names {
    pub value: Option<Vec<String>>,
    pub next_link: Option<String>,
}

impl wire::Object for Names {
    fn members(&mut self, list: &mut impl Members) {
        list.member("value", &mut self.value);
        list.member("nextLink", &mut self.next_link);
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::read_object(deserializer)
    }
}

#[async_trait::async_trait]
impl azure_core::http::pager::Page for Names {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    async fn into_items(self) -> azure_core::Result<Self::IntoIter> {
        Ok(self.value.unwrap_or_default().into_iter())
    }
}
