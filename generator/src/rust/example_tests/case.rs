//! The request and the responses that an example shows, and the permitted differences.

use crate::ir::StatusCode;

/// The request and the responses that an example shows, which a test compares with the actual ones.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Case {
    /// The example.
    pub example: ExampleSource,
    /// Method and URL, encoded as they must arrive.
    pub request: String,
    /// The headers that the request must have.
    pub headers: Vec<(String, String)>,
    /// The request body.
    pub body: Option<CaseBody>,
    /// The responses.
    pub responses: Vec<CaseResponse>,
    /// The continuation of a long-running operation.
    pub polling: Option<Polling>,
}

/// Where the text of an example is.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ExampleSource {
    /// In a data file beside the tests, by its name.
    DataFile(String),
    /// In a file of the specifications, by its path from their folder.
    Specification(String),
}

/// The request body of an example.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseBody {
    /// The parameter of the example that is the body.
    pub parameter: String,
    /// The places in which the body that arrives may differ from it.
    pub notes: Vec<Note>,
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

/// The expected result of a response.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Expected {
    /// A result, which may differ from the response in these places.
    Result(Vec<Note>),
    /// A stream, which is not compared.
    Stream,
    /// An error with the status code.
    Error,
}

/// The continuation of a long-running operation after its first response.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Polling {
    /// The header with the address of the status monitor, if the example has none.
    pub header: &'static str,
    /// The status code whose response has the final result.
    pub result: Option<StatusCode>,
    /// True if the status monitor itself has the result.
    pub in_monitor: bool,
}

/// A place where the client's value may differ from the example's.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The permitted difference.
    pub change: Change,
    /// The JSON pointer of the place; `*` is every item of a list or value of a map.
    pub pointer: String,
}

/// A permitted difference of a value that was deserialized and serialized, by the specification alone.
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// The specification does not declare the member, which gets lost.
    Undeclared,
    /// The member is read-only, and no request has it.
    ReadOnly,
    /// The member is `null` although it is not nullable, which is the same as absent.
    Null,
    /// The text of a date and time of RFC 3339 may change, the instant may not.
    Instant,
    /// The text of a date and time of RFC 7231 may change, the instant may not.
    HttpDate,
    /// The example leaves out a constant, which the client adds.
    Constant(String),
}
