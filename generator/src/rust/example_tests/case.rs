//! The request and responses of an example, and the permitted differences.

use crate::ir::StatusCode;

/// The request and responses of an example, which a test compares with the actual ones.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExampleCase {
    /// The example.
    pub example: ExampleSource,
    /// Method and URL, encoded as sent.
    pub request: String,
    /// The required headers.
    pub headers: Vec<(String, String)>,
    /// The request body.
    pub body: Option<CaseBody>,
    /// The responses.
    pub responses: Vec<CaseResponse>,
    /// The continuation of a long-running operation.
    pub polling: Option<Polling>,
}

/// The location of an example's text.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ExampleSource {
    /// A data file beside the tests.
    DataFile(String),
    /// A file of the specifications, by its path relative to their folder, or `path#pointer` for a part of it.
    Specification(String),
}

/// The request body of an example.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseBody {
    /// The body parameter of the example.
    pub parameter: String,
    /// The body as sent.
    pub sent: SentBody,
    /// The places in which the sent body may differ.
    pub notes: Vec<Note>,
}

/// A request body as sent.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SentBody {
    /// The value of the example as JSON.
    Json,
    /// The text of the example.
    Text,
    /// This text of events.
    Events(String),
    /// XML.
    Xml(String),
    /// Items, one JSON value per line.
    Lines(Vec<serde_json::Value>),
    /// Items, as a JSON text sequence.
    Records(Vec<serde_json::Value>),
    /// A form as `application/x-www-form-urlencoded`.
    UrlEncoded(String),
    /// The parts of a `multipart/form-data` form.
    Multipart(Vec<SentPart>),
}

/// A part of a `multipart/form-data` form.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SentPart {
    /// The name.
    pub name: String,
    /// The file name.
    pub file_name: Option<String>,
    /// The media type.
    pub media_type: Option<String>,
    /// The content.
    pub content: String,
}

/// A response of an example.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseResponse {
    /// The status code.
    pub status: StatusCode,
    /// The expected result.
    pub expected: Expected,
}

/// A stream of items, as its server writes it and as its client reads it.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StreamCase {
    /// The media type.
    pub media_type: &'static str,
    /// The text.
    pub text: String,
    /// The items, before the permitted differences.
    pub items: Vec<serde_json::Value>,
    /// The places in which the items may differ.
    pub notes: Vec<Note>,
}

/// The expected result of a response.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Expected {
    /// A result, with the places in which it may differ.
    Result(Vec<Note>),
    /// A stream, which is not compared.
    Stream,
    /// A stream of items.
    Items(StreamCase),
    /// A result that is read from XML.
    Xml {
        /// The media type.
        media_type: &'static str,
        /// The document.
        text: String,
        /// The places in which the result may differ.
        notes: Vec<Note>,
    },
    /// An error with the status code.
    Error,
}

/// The continuation of a long-running operation after its first response.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Polling {
    /// The header with the URL of the status monitor, if the example has none.
    pub header: &'static str,
    /// The final result.
    pub result: PolledResult,
    /// The location of the final result.
    pub place: ResultPlace,
}

/// The final result of a long-running operation.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PolledResult {
    /// The response of the example with this status code has it.
    Response(StatusCode),
    /// The example does not show it. This value takes its place, and is not compared.
    StandIn(serde_json::Value),
}

/// The location of the final result of a long-running operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ResultPlace {
    /// At the resource, or at a `Location`.
    Linked,
    /// At a `Location`, even if the example links to a status monitor: the result has its own `status`.
    Located,
    /// In the last response of the status monitor, among its members.
    Monitor,
    /// In the `result` of the status monitor's last response.
    Wrapped,
}

impl ResultPlace {
    /// Returns the name that the test support reads.
    pub fn as_str(self) -> &'static str {
        match self {
            ResultPlace::Linked => "linked",
            ResultPlace::Located => "located",
            ResultPlace::Monitor => "monitor",
            ResultPlace::Wrapped => "wrapped",
        }
    }
}

/// A place where the value may differ from the example.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The permitted difference.
    pub change: PermittedChange,
    /// The JSON pointer of the place; `*` is every item of a list or value of a map.
    pub pointer: String,
}

/// A permitted difference after decoding and encoding, which follows from the specification.
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PermittedChange {
    /// The member is not declared, and is lost.
    Undeclared,
    /// The member is read-only, and is not sent.
    ReadOnly,
    /// The member is `null` although it is not nullable, and is read as absent.
    Null,
    /// An RFC 3339 date may be formatted differently.
    Instant,
    /// An RFC 7231 date may be formatted differently.
    HttpDate,
    /// A time in seconds outside of a model, which is read as a date.
    UnixTime,
    /// Base64 outside of a model, which is read as bytes.
    Base64,
    /// Base64 with the URL-safe alphabet.
    Base64Url,
    /// The example omits a constant, which the client adds.
    Constant(serde_json::Value),
    /// A list without items, which XML does not show, is read as absent.
    Empty,
    /// The client sets the member.
    Set(serde_json::Value),
}
