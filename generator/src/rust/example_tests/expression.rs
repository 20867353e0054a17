//! The values of a call as expressions.

use super::super::path::Path;
use crate::names::FieldName;

/// A value of a call.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TestExpression {
    /// `"text"`
    Text(String),
    /// `"text".to_owned()`
    OwnedText(String),
    /// `true` or `false`
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// An integer without a sign.
    Unsigned(u64),
    /// A number.
    Number(f64),
    /// A date, in seconds since the Unix epoch.
    UnixTime(i64),
    /// A UUID, by its hexadecimal digits.
    Uuid(String),
    /// A text that is parsed by a function of `azure_core`.
    Parsed(TextParser, String),
    /// A parameter of the example, decoded when the test runs.
    Decoded {
        /// The parameter.
        parameter: String,
        /// True if the value is a list.
        is_list: bool,
    },
    /// The values of a list.
    List(Vec<TestExpression>),
    /// The keys and values of a map.
    Map(Vec<(String, TestExpression)>),
    /// A file with a text as content.
    File(String),
    /// A parameter of the example as the request body.
    Body(BodyForm, String),
    /// A text as the request body.
    TextBody(String),
    /// A parameter of the example as a request body of items.
    Items {
        /// The type that creates the body.
        ty: Path,
        /// The parameter.
        parameter: String,
    },
    /// These items as a request body.
    ItemList {
        /// The type that creates the body.
        ty: Path,
        /// A reference to the items.
        items: Box<TestExpression>,
    },
    /// `&value`
    Reference(Box<TestExpression>),
    /// `None`
    Absent,
    /// `Some(value)`
    Present(Box<TestExpression>),
    /// A struct.
    Struct {
        /// The type.
        ty: Path,
        /// The fields with a value.
        fields: Vec<(FieldName, TestExpression)>,
        /// True if other fields keep their defaults.
        has_rest: bool,
    },
}

/// The functions that parse a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TextParser {
    /// `azure_core::time::parse_rfc3339`
    Rfc3339,
    /// `azure_core::time::parse_rfc7231`
    Rfc7231,
    /// `azure_core::time::parse_rfc3339`, of which it is the date
    Date,
    /// `azure_core::base64::decode`
    Base64,
    /// `azure_core::base64::decode_url_safe`
    Base64Url,
}

/// The conversion of the example's value to a request body.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum BodyForm {
    /// Decodes the model, which converts to a body.
    Model,
    /// Uses the JSON of the example, because the type's default encoding differs from that of the body.
    Json,
    /// Decodes a type without a conversion to a body.
    Plain,
    /// Uses the text of the example.
    Text,
    /// Decodes the model, which converts to a body in XML.
    Xml,
}

impl TestExpression {
    /// `&self`
    #[must_use]
    pub fn reference(self) -> Self {
        TestExpression::Reference(Box::new(self))
    }

    /// `Some(self)`
    #[must_use]
    pub fn present(self) -> Self {
        TestExpression::Present(Box::new(self))
    }

    /// Calls `each` with the expression and every expression within it.
    pub fn walk<'a>(&'a self, each: &mut dyn FnMut(&'a TestExpression)) {
        each(self);
        match self {
            TestExpression::Reference(inner) | TestExpression::Present(inner) => inner.walk(each),
            TestExpression::List(items) => items.iter().for_each(|item| item.walk(each)),
            TestExpression::Map(entries) => entries.iter().for_each(|(_, value)| value.walk(each)),
            TestExpression::ItemList { items, .. } => items.walk(each),
            TestExpression::Struct { fields, .. } => {
                fields.iter().for_each(|(_, value)| value.walk(each));
            }
            TestExpression::Text(_)
            | TestExpression::OwnedText(_)
            | TestExpression::Boolean(_)
            | TestExpression::Integer(_)
            | TestExpression::Unsigned(_)
            | TestExpression::Number(_)
            | TestExpression::UnixTime(_)
            | TestExpression::Uuid(_)
            | TestExpression::Parsed(..)
            | TestExpression::Decoded { .. }
            | TestExpression::File(_)
            | TestExpression::Items { .. }
            | TestExpression::TextBody(_)
            | TestExpression::Body(..)
            | TestExpression::Absent => {}
        }
    }
}
