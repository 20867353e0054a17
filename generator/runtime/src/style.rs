//! Values in the styles of RFC 6570 that go beyond lists: labels, matrices, the members of objects, cookies.

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
    template::{PathValue, refuse_dots},
};

/// What a value comes to where only text can stand.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Parts {
    /// A text of its own.
    One(String),
    /// The items of a list.
    Items(Vec<String>),
    /// The members of an object, by name.
    Members(Vec<(String, String)>),
}

/// The members of an object in the order in which they are written.
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

/// How the parts of a value stand in a path.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Style {
    /// As they are, with commas between them.
    Simple,
    /// Behind a dot.
    Label,
    /// Behind a semicolon and the name of the value.
    Matrix,
}

impl Parts {
    /// Of a value that is a text; `None` when there is none.
    ///
    /// # Errors
    ///
    /// No text stands for the value. The step of the call that takes the result reports it.
    pub fn one<P: Parameter + ?Sized>(value: &P) -> Result<Option<Self>, Unwritable> {
        let text = value.to_text()?;
        Ok(text.map(|text| Parts::One(text.into_owned())))
    }

    /// Of a list; `None` when there is none.
    ///
    /// # Errors
    ///
    /// No text stands for one of the values.
    pub fn items<L: ParameterList + ?Sized>(values: &L) -> Result<Option<Self>, Unwritable> {
        let texts = values.to_texts()?;
        Ok(texts.map(|texts| Parts::Items(texts.into_iter().map(Cow::into_owned).collect())))
    }

    /// Of an object in JSON; `None` when there is none. What is no object is taken for what it is.
    ///
    /// # Errors
    ///
    /// There is no JSON for the value, or none that can be read.
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

    /// The same with every text encoded.
    fn encoded(self) -> Self {
        let encode = |text: String| encoded(&text, is_unreserved);
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

    /// All texts in turns, the names of members before their values; `None` when there is no value.
    #[must_use]
    pub fn alternating(parts: Option<Self>) -> Option<Vec<String>> {
        parts.map(Parts::into_alternating)
    }

    /// A text for each item or member, `name=value` for the latter; `None` when there is no value.
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

    /// What stands in the path, for a value of this name.
    fn in_path(self, name: &str, style: Style, explode: bool) -> String {
        match (style, explode, self.encoded()) {
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

/// A member as text; what has members of its own is JSON.
fn text(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}

impl Call {
    /// Fills `{name}` with one segment in a style. `explode`: each item and member stands on its own.
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
        match encoded.and_then(|text| refuse_dots(name, &text).map(|()| text)) {
            Ok(encoded) => self.path.push(PathValue { name, encoded }),
            Err(error) => self.fail(error),
        }
        self
    }

    /// A cookie, left out when there is no value. `explode`: one for each item, or for each member under its own name.
    #[must_use]
    pub fn cookie(
        mut self,
        name: &'static str,
        parts: Result<Option<Parts>, Unwritable>,
        explode: bool,
    ) -> Self {
        let parts = self.accept_value(name, parts);
        let Some(parts) = parts.map(Parts::encoded) else {
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
        let all = self.headers.iter().position(|(name, _)| name == "cookie");
        let before = all.map(|place| self.headers.remove(place).1);
        let all: Vec<String> = before.into_iter().chain(pairs).collect();
        match all.is_empty() {
            true => self,
            false => self.header("cookie", &all.join("; ")),
        }
    }
}
