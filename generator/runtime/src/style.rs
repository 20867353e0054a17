//! RFC 6570 styles beyond lists: labels, matrices, object members, cookies.

use std::{borrow::Cow, fmt};

use azure_core::Value;
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};

use super::{
    Call, Parameter, ParameterList, Unwritable,
    call::missing,
    encode::{encoded, is_unreserved},
    template::refuse_dots,
};

/// The parts of a value that is written as text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Parts {
    /// A single text.
    One(String),
    /// The items of a list.
    Items(Vec<String>),
    /// The members of an object, by name.
    Members(Vec<(String, String)>),
}

/// The members of an object, in their order.
struct OrderedEntries(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for OrderedEntries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfObject;

        impl<'de> Visitor<'de> for OfObject {
            type Value = OrderedEntries;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<OrderedEntries, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(OrderedEntries(members))
            }
        }

        deserializer.deserialize_map(OfObject)
    }
}

/// The style of a path parameter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Style {
    /// Comma-separated.
    Simple,
    /// With a leading dot.
    Label,
    /// With a leading semicolon and the parameter name.
    Matrix,
}

/// True if a byte is allowed in a cookie value (RFC 6265, section 4.1.1).
fn is_cookie_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}

impl Parts {
    /// Creates the parts of a text, or `None` if there is no value.
    ///
    /// # Errors
    ///
    /// Returns an error if the value cannot be written. The call that receives the result reports it.
    pub fn one<P: Parameter + ?Sized>(value: &P) -> Result<Option<Self>, Unwritable> {
        let text = value.to_text()?;
        Ok(text.map(|text| Parts::One(text.into_owned())))
    }

    /// Creates the parts of a list, or `None` if there is no list.
    ///
    /// # Errors
    ///
    /// Returns an error if an item cannot be written.
    pub fn items<L: ParameterList + ?Sized>(values: &L) -> Result<Option<Self>, Unwritable> {
        let texts = values.to_texts()?;
        Ok(texts.map(|texts| Parts::Items(texts.into_iter().map(Cow::into_owned).collect())))
    }

    /// Creates the parts of a JSON value, or `None` if there is no value. A value that is not an object becomes a list
    /// or text.
    ///
    /// # Errors
    ///
    /// Returns an error if the value cannot be written as JSON or read again.
    pub fn members(json: Result<Option<String>, Unwritable>) -> Result<Option<Self>, Unwritable> {
        let Some(json) = json? else {
            return Ok(None);
        };
        if let Ok(OrderedEntries(members)) = serde_json::from_str(&json) {
            let members = members.into_iter();
            let texts = members.filter_map(|(name, value)| Some((name, text(value)?)));
            return Ok(Some(Parts::Members(texts.collect())));
        }
        match serde_json::from_str(&json) {
            Ok(Value::Array(items)) => {
                let texts = items.into_iter().filter_map(text).collect();
                Ok(Some(Parts::Items(texts)))
            }
            Ok(other) => Ok(text(other).map(Parts::One)),
            Err(error) => Err(Unwritable::new(error.to_string())),
        }
    }

    /// Encodes the bytes of every text that are not kept.
    fn encoded(self, is_kept: fn(u8) -> bool) -> Self {
        let encode = |text: String| encoded(&text, is_kept);
        match self {
            Parts::One(text) => Parts::One(encode(text)),
            Parts::Items(items) => Parts::Items(items.into_iter().map(encode).collect()),
            Parts::Members(members) => Parts::Members(
                members
                    .into_iter()
                    .map(|(name, value)| (encode(name), encode(value)))
                    .collect(),
            ),
        }
    }

    /// Returns names and values of members in alternation, or the items; `None` if there is no value.
    #[must_use]
    pub fn alternating(parts: Option<Self>) -> Option<Vec<String>> {
        parts.map(Parts::into_alternating)
    }

    /// Returns one text per item, or `name=value` per member; `None` if there is no value.
    #[must_use]
    pub fn key_value_pairs(parts: Option<Self>) -> Option<Vec<String>> {
        parts.map(Parts::into_key_value_pairs)
    }

    fn into_alternating(self) -> Vec<String> {
        match self {
            Parts::One(text) => vec![text],
            Parts::Items(items) => items,
            Parts::Members(members) => members
                .into_iter()
                .flat_map(|(name, value)| [name, value])
                .collect(),
        }
    }

    fn into_key_value_pairs(self) -> Vec<String> {
        match self {
            Parts::Members(members) => members
                .into_iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect(),
            other => other.into_alternating(),
        }
    }

    /// Returns the value of the path parameter with this name.
    fn in_path(self, name: &str, style: Style, explode: bool) -> String {
        match (style, explode, self.encoded(is_unreserved)) {
            (Style::Simple, true, parts) => parts.into_key_value_pairs().join(","),
            (Style::Simple, false, parts) => parts.into_alternating().join(","),
            (Style::Label, true, parts) => format!(".{}", parts.into_key_value_pairs().join(".")),
            (Style::Label, false, parts) => format!(".{}", parts.into_alternating().join(",")),
            (Style::Matrix, true, parts @ Parts::Members(_)) => parts
                .into_key_value_pairs()
                .iter()
                .map(|pair| format!(";{pair}"))
                .collect(),
            (Style::Matrix, true, Parts::Items(items)) if !items.is_empty() => {
                items.iter().map(|item| matrix(name, item)).collect()
            }
            (Style::Matrix, _, parts) => matrix(name, &parts.into_alternating().join(",")),
        }
    }
}

fn matrix(name: &str, value: &str) -> String {
    let name = encoded(name, is_unreserved);
    match value {
        "" => format!(";{name}"),
        value => format!(";{name}={value}"),
    }
}

/// Returns a member as text. A nested object or list is written as JSON.
fn text(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}

impl Call {
    /// Replaces `{name}` by a value in a style, as one segment. `explode` separates items and members.
    #[must_use]
    pub fn path_style(
        mut self,
        name: &'static str,
        parts: Result<Option<Parts>, Unwritable>,
        style: Style,
        explode: bool,
    ) -> Self {
        let parts = self.accept_value(name, parts);
        let encoded = parts.map(|parts| parts.in_path(name, style, explode));
        let encoded = encoded.ok_or_else(|| missing(name));
        let written = encoded.and_then(|text| {
            refuse_dots(name, &text)?;
            self.parts.target.path(name, |out| {
                out.push_str(&text);
                Ok(())
            })
        });
        if let Err(error) = written {
            self.fail(error);
        }
        self
    }

    /// Adds a cookie. It is omitted if it has no value. With `explode` there is one cookie per item, or per member
    /// under the member's name.
    #[must_use]
    pub fn cookie(
        self,
        name: &'static str,
        parts: Result<Option<Parts>, Unwritable>,
        explode: bool,
    ) -> Self {
        self.cookies(name, parts, explode, is_unreserved)
    }

    /// Adds a cookie like [`cookie`](Self::cookie), in which only what a cookie cannot contain is encoded.
    #[must_use]
    pub fn raw_cookie(
        self,
        name: &'static str,
        parts: Result<Option<Parts>, Unwritable>,
        explode: bool,
    ) -> Self {
        self.cookies(name, parts, explode, is_cookie_octet)
    }

    fn cookies(
        mut self,
        name: &'static str,
        parts: Result<Option<Parts>, Unwritable>,
        explode: bool,
        is_kept: fn(u8) -> bool,
    ) -> Self {
        let parts = self.accept_value(name, parts);
        let Some(parts) = parts.map(|parts| parts.encoded(is_kept)) else {
            return self;
        };
        let pairs: Vec<String> = match (parts, explode) {
            (parts @ Parts::Members(_), true) => parts.into_key_value_pairs(),
            (Parts::Items(items), true) => {
                let items = items.into_iter();
                items.map(|item| format!("{name}={item}")).collect()
            }
            (parts, _) => vec![format!("{name}={}", parts.into_alternating().join(","))],
        };
        let all = self
            .parts
            .headers
            .iter()
            .position(|(name, _)| name == "cookie");
        let before = all.map(|place| self.parts.headers.remove(place).1);
        let all: Vec<String> = before.into_iter().chain(pairs).collect();
        match all.is_empty() {
            true => self,
            false => self.header("cookie", &all.join("; ")),
        }
    }
}
