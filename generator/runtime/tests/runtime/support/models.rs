//! Models written out as the generator emits them.

use std::{collections::BTreeMap, fmt};

use armsmith_runtime::{
    Nullable,
    wire::{self, Member, ObjectWriter},
};
use azure_core::{
    Value,
    http::RequestContent,
    time::{Duration, OffsetDateTime},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::MapAccess};

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
    pub day: Option<OffsetDateTime>,
    pub hour: Option<Duration>,
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
    fn read<'de, M: MapAccess<'de>>(
        &mut self,
        key: &str,
        member: Member<'_, M>,
    ) -> Result<(), M::Error> {
        match key {
            "id" => member.read(&mut self.id),
            "name" => member.read(&mut self.name),
            "enabled" => member.read(&mut self.enabled),
            "count" => member.read(&mut self.count),
            "size" => member.read(&mut self.size),
            "ratio" => member.read(&mut self.ratio),
            "share" => member.read(&mut self.share),
            "createdAt" => member.read(&mut self.created_at),
            "modifiedAt" => member.read_as::<wire::Rfc7231, _>(&mut self.modified_at),
            "stamp" => member.read_as::<wire::UnixTime, _>(&mut self.stamp),
            "day" => member.read_as::<wire::Date, _>(&mut self.day),
            "hour" => member.read_as::<wire::Time, _>(&mut self.hour),
            "blob" => member.read_as::<wire::Base64, _>(&mut self.blob),
            "blobs" => member.read_as::<Vec<wire::Base64>, _>(&mut self.blobs),
            "urlBlobs" => {
                member.read_as::<BTreeMap<String, wire::Base64Url>, _>(&mut self.url_blobs)
            }
            "scope" => member.read(&mut self.scope),
            "level" => member.read(&mut self.level),
            "tags" => member.read(&mut self.tags),
            "names" => member.read(&mut self.names),
            "gaps" => member.read(&mut self.gaps),
            "gapBlobs" => member.read_as::<Vec<Option<wire::Base64>>, _>(&mut self.gap_blobs),
            "child" => member.read(&mut self.child),
            "children" => member.read(&mut self.children),
            "byName" => member.read(&mut self.by_name),
            "shape" => member.read(&mut self.shape),
            "comment" => member.read(&mut self.comment),
            "since" => member.read_as::<Nullable<wire::Rfc7231>, _>(&mut self.since),
            "password" => member.read(&mut self.password),
            "secrets" => member.read(&mut self.secrets),
            "key" => member.read(&mut self.key),
            "any" => member.read(&mut self.any),
            "kind" => member.skip(),
            _ => member.read_additional(&mut self.additional_properties, key),
        }
    }

    fn write<'a>(&'a self, object: &mut ObjectWriter<'a>) {
        object.constant("kind", "Everything");
        object.read_only("id", &self.id);
        object.member("name", &self.name);
        object.member("enabled", &self.enabled);
        object.member("count", &self.count);
        object.member("size", &self.size);
        object.member("ratio", &self.ratio);
        object.member("share", &self.share);
        object.read_only("createdAt", &self.created_at);
        object.member_as::<wire::Rfc7231, _>("modifiedAt", &self.modified_at);
        object.member_as::<wire::UnixTime, _>("stamp", &self.stamp);
        object.member_as::<wire::Date, _>("day", &self.day);
        object.member_as::<wire::Time, _>("hour", &self.hour);
        object.member_as::<wire::Base64, _>("blob", &self.blob);
        object.member_as::<Vec<wire::Base64>, _>("blobs", &self.blobs);
        object.member_as::<BTreeMap<String, wire::Base64Url>, _>("urlBlobs", &self.url_blobs);
        object.member("scope", &self.scope);
        object.member("level", &self.level);
        object.member("tags", &self.tags);
        object.member("names", &self.names);
        object.member("gaps", &self.gaps);
        object.member_as::<Vec<Option<wire::Base64>>, _>("gapBlobs", &self.gap_blobs);
        object.member("child", &self.child);
        object.member("children", &self.children);
        object.member("byName", &self.by_name);
        object.member("shape", &self.shape);
        object.member("comment", &self.comment);
        object.member_as::<Nullable<wire::Rfc7231>, _>("since", &self.since);
        object.secret("password", &self.password);
        object.secret("secrets", &self.secrets);
        object.read_only_secret("key", &self.key);
        object.member("any", &self.any);
        object.additional(&self.additional_properties);
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
        wire::request_content(&value)
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

    fn from_wire(value: &str) -> Self {
        match value {
            "None" => Self::None,
            "Regional" => Self::Regional,
            _ => Self::UnknownValue(value.to_owned()),
        }
    }

    fn as_wire(&self) -> &str {
        match self {
            Self::None => "None",
            Self::Regional => "Regional",
            Self::UnknownValue(value) => value,
        }
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

    fn from_wire(value: &i64) -> Self {
        match *value {
            1 => Self::One,
            2 => Self::Two,
            value => Self::UnknownValue(value),
        }
    }

    fn as_wire(&self) -> &i64 {
        match self {
            Self::One => &1,
            Self::Two => &2,
            Self::UnknownValue(value) => value,
        }
    }
}

/// A choice of objects.
#[derive(Clone, PartialEq)]
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

    fn read<'de, M: MapAccess<'de>>(
        &mut self,
        key: &str,
        member: Member<'_, M>,
    ) -> Result<(), M::Error> {
        match self {
            Self::Circle(value) => wire::Object::read(value, key, member),
            Self::Everything(value) => wire::Object::read(&mut **value, key, member),
            Self::UnknownKind(value) => wire::Object::read(value, key, member),
        }
    }

    fn write<'a>(&'a self, object: &mut ObjectWriter<'a>) {
        match self {
            Self::Circle(value) => wire::Object::write(value, object),
            Self::Everything(value) => wire::Object::write(&**value, object),
            Self::UnknownKind(value) => wire::Object::write(value, object),
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

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::debug_union("Shape", self, f)
    }
}

/// One kind of [`Shape`].
#[derive(Clone, Default, PartialEq)]
pub struct Circle {
    pub radius: Option<f64>,
    pub label: Option<String>,
}

impl wire::Object for Circle {
    fn read<'de, M: MapAccess<'de>>(
        &mut self,
        key: &str,
        member: Member<'_, M>,
    ) -> Result<(), M::Error> {
        match key {
            "radius" => member.read(&mut self.radius),
            "label" => member.read(&mut self.label),
            _ => member.skip(),
        }
    }

    fn write<'a>(&'a self, object: &mut ObjectWriter<'a>) {
        object.constant("kind", "Circle");
        object.member("radius", &self.radius);
        object.member("label", &self.label);
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
    fn read<'de, M: MapAccess<'de>>(
        &mut self,
        key: &str,
        member: Member<'_, M>,
    ) -> Result<(), M::Error> {
        match key {
            "value" => member.read(&mut self.value),
            "nextLink" => member.read(&mut self.next_link),
            _ => member.skip(),
        }
    }

    fn write<'a>(&'a self, object: &mut ObjectWriter<'a>) {
        object.member("value", &self.value);
        object.member("nextLink", &self.next_link);
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
