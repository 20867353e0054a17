//! An example, and its accepted differences from what the client sends and reads.

/// An accepted difference between an example and what the client sends or reads: a kind, and the places as a JSON
/// pointer in which `*` is any item.
///
/// - `undeclared`: the specification does not declare the member, and it is lost;
/// - `read-only`: the member is not sent;
/// - `null`: the member is an explicit `null` although it is not nullable, and is read as absent;
/// - `instant`, `http-date`: the same time in another format;
/// - `constant X`: the example omits a member whose only value is X;
/// - `base64`, `base64url`, `unix-time`: the value outside of a model is read as bytes or a time, not as JSON;
/// - `empty`: the list has no items, which XML does not show, and is read as absent;
/// - `set X`: the client sets the member to X;
/// - `stream`: the body is streamed, and not compared;
/// - `content-type`, `body`, `items`: the response is XML or a stream of items, with the media type, the text and the
///   items in JSON instead of a place;
/// - `text`: the body is the text of the example;
/// - `events`, `xml`: the body is this text of events or of an XML document, instead of a place;
/// - `form`, `parts`, `lines`, `records`: the body is a form, the parts of a form in JSON, or items in JSON, instead of
///   a place;
/// - `error`: the status code is an error.
pub type Note = (&'static str, &'static str);

/// The end of a long-running operation: the header to poll if the example has none, the status code whose body is the
/// final result, and the location of that result. If the example does not show the result, the server returns other
/// JSON, which is not compared (`Err`). The locations are:
///
/// - `linked`: at the resource, or at a `Location`;
/// - `located`: at a `Location`, even if the example links to a status monitor;
/// - `monitor`: in the status monitor, among its members;
/// - `wrapped`: in the `result` of the status monitor.
pub type Polling = (&'static str, Result<u16, &'static str>, &'static str);

/// One example: its request and responses.
pub struct Case {
    /// The example.
    pub example: &'static str,
    /// Method and URL, encoded as sent. The order of the query is ignored.
    pub request: &'static str,
    /// Headers that the specification requires.
    pub headers: &'static [(&'static str, &'static str)],
    /// The body parameter of the example.
    pub body: Option<(&'static str, &'static [Note])>,
    /// The status codes of the example's responses.
    pub responses: &'static [(u16, &'static [Note])],
    /// The polling of a long-running operation.
    pub polling: Option<Polling>,
}
