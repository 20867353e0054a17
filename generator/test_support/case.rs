//! An example, and how it may differ from what the client makes of it.

/// What may differ between an example and what the client makes of it: a kind, and the places it holds for, as a
/// JSON pointer in which `*` stands for every item.
///
/// - `undeclared`: the specification has no such member, and it gets lost;
/// - `read-only`: no request carries the member;
/// - `null`: an explicit `null` of a member that cannot be null, which is none;
/// - `instant`, `http-date`: the same moment in another spelling;
/// - `constant X`: a member that the example leaves out and whose only value is X;
/// - `stream`: the body is read as it comes, and not compared;
/// - `error`: the status is an error.
pub type Note = (&'static str, &'static str);

/// How a long-running operation ends: the header that leads on where the example names none, the status whose body
/// is the final result, and whether the status monitor holds it.
pub type Polling = (&'static str, Option<u16>, bool);

/// One example: the request that it stands for, and its answers.
pub struct Case {
    /// The example itself.
    pub example: &'static str,
    /// Method and URL, encoded as they must arrive; the order of the query does not count.
    pub request: &'static str,
    /// Headers that the specification asks for.
    pub headers: &'static [(&'static str, &'static str)],
    /// The example's parameter that is the body.
    pub body: Option<(&'static str, &'static [Note])>,
    /// The statuses of the example's answers.
    pub answers: &'static [(u16, &'static [Note])],
    /// What follows the first answer of a long-running operation.
    pub polling: Option<Polling>,
}
