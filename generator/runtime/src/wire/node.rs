//! A value on its way out.

use std::{borrow::Cow, fmt};

use azure_core::Value;
use serde::{
    Serialize, Serializer,
    ser::{Error, SerializeMap, SerializeSeq},
};

use super::Place;

/// A value on its way out, as a tree.
#[derive(Clone, Debug)]
pub enum Node {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number of double precision.
    Double(f64),
    /// A number of single precision.
    Single(f32),
    /// Text.
    Text(Cow<'static, str>),
    /// Any JSON.
    Json(Value),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Object(Vec<(Cow<'static, str>, Node)>),
    /// What stands in a place of its own; only in [`Mode::XmlRequest`](super::Mode::XmlRequest).
    Placed(Place, Box<Node>),
    /// A value that cannot be written, with the reason.
    Refused(&'static str),
    /// What must never be shown; only in [`Mode::Debug`](super::Mode::Debug).
    Redacted,
    /// What is not shown without the crate's `debug` feature; only in [`Mode::Debug`](super::Mode::Debug).
    Hidden,
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Placed(_, value) => value.serialize(serializer),
            Node::Refused(why) => Err(S::Error::custom(why)),
            Node::Null | Node::Redacted | Node::Hidden => serializer.serialize_unit(),
            Node::Boolean(value) => serializer.serialize_bool(*value),
            Node::Integer(value) => serializer.serialize_i64(*value),
            Node::Double(value) if !value.is_finite() => serializer.serialize_str(beyond(*value)),
            Node::Double(value) => serializer.serialize_f64(*value),
            Node::Single(value) if !value.is_finite() => {
                serializer.serialize_str(beyond(f64::from(*value)))
            }
            Node::Single(value) => serializer.serialize_f32(*value),
            Node::Text(value) => serializer.serialize_str(value),
            Node::Json(value) => value.serialize(serializer),
            Node::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Node::Object(members) => {
                let mut object = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    if let Node::Refused(why) = value {
                        return Err(S::Error::custom(format_args!("`{name}`: {why}")));
                    }
                    object.serialize_entry(name, value)?;
                }
                object.end()
            }
        }
    }
}

/// JSON has no word for these; services that know them write text, and it is read back as such.
fn beyond(value: f64) -> &'static str {
    if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    }
}

/// A tree as `Debug` shows it.
pub(super) struct Shown<'a>(pub(super) &'a Node);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Node::Null => f.write_str("null"),
            Node::Boolean(value) => value.fmt(f),
            Node::Integer(value) => value.fmt(f),
            Node::Double(value) => value.fmt(f),
            Node::Single(value) => value.fmt(f),
            Node::Text(value) => value.fmt(f),
            Node::Json(value) => write!(f, "{value}"),
            Node::List(items) => f.debug_list().entries(items.iter().map(Shown)).finish(),
            Node::Object(members) => {
                let members = members.iter();
                let members = members.map(|(name, value)| (Bare(name), Shown(value)));
                f.debug_map().entries(members).finish()
            }
            Node::Placed(_, value) => Shown(value).fmt(f),
            Node::Refused(why) => write!(f, "<{why}>"),
            Node::Redacted => f.write_str("<redacted>"),
            Node::Hidden => f.write_str(".."),
        }
    }
}

struct Bare<'a>(&'a str);

impl fmt::Debug for Bare<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
