use super::Lowering;
use super::declared::{Declared, Place};
use super::document::{Header, Operation, Parameter, PathItem, Response, Root, Schema};
use super::host::Host;
use crate::ir::{Authentication, DocumentId, Endpoint, Origin, StatusCode};
use crate::source::Dialect;

/// What a dialect says in its own way: where things stand, and how they are read into the structs of
/// [`document`](super::document), which all dialects share.
pub(crate) trait Grammar {
    /// The dialect.
    fn dialect(&self) -> Dialect;

    /// The keys that only other dialects know.
    fn foreign(&self) -> &'static [&'static str];

    /// Whether a key that nothing takes is no reason to say so.
    fn is_quiet(&self, key: &str) -> bool;

    /// Whether descriptions are read as authors outside Azure write them: operations of one name are told apart by verb and
    /// path, and a `default` response that stands alone answers successes too. Else the first is a mistake, and the
    /// second a failure.
    fn is_general(&self) -> bool;

    /// The keys that lead to the schemas with names.
    fn definitions(&self) -> &'static [&'static str];

    /// Whether an origin is that of a parameter with a name, for all operations that refer to it.
    fn is_global(&self, origin: &Origin) -> bool;

    /// Whether a global parameter belongs to the client where nothing else is said.
    fn is_of_client(&self, lowering: &mut Lowering<'_, '_>, parameter: &Origin) -> bool;

    /// The places that a parameter may name.
    fn places(&self) -> &'static [Place];

    /// The verbs of a path, in the order in which the dialect lists them.
    fn verbs(&self) -> &'static [&'static str];

    /// The head of a document.
    fn root<'s>(&self, lowering: &mut Lowering<'s, '_>, document: DocumentId) -> Option<Root<'s>>;

    /// The templated host of a document, where it has one.
    fn host<'s>(&self, lowering: &mut Lowering<'s, '_>, document: DocumentId) -> Option<Host<'s>>;

    /// Where the requests of a document go, and the key that says so.
    fn endpoint(
        &self,
        lowering: &mut Lowering<'_, '_>,
        document: DocumentId,
    ) -> (Endpoint, &'static str);

    /// The ways of a document to prove who sends a request.
    fn authentication(
        &self,
        lowering: &mut Lowering<'_, '_>,
        document: DocumentId,
    ) -> Vec<Authentication>;

    /// An operation.
    fn operation<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        origin: &Origin,
    ) -> Option<Operation<'s>>;

    /// What the request of an operation carries, where that does not stand among its parameters: the body, or the
    /// parts of a form. Its media types become those of the operation.
    fn request<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        operation: &mut Operation<'s>,
        origin: &Origin,
        verb: &str,
    ) -> Vec<Declared<'s>>;

    /// The group that an operation belongs to, and its name within.
    fn group(&self, operation: &Operation<'_>, id: &str) -> (String, String);

    /// Whether a parameter has no effect; says so where that matters.
    fn passes_over(&self, parameter: &Declared<'_>) -> bool;

    /// Whether a parameter that is named so is the version of the API, although nothing says it.
    fn is_version(&self, lowering: &mut Lowering<'_, '_>, parameter: &Declared<'_>) -> bool;

    /// A path of the API, without its operations.
    fn path_item<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        origin: &Origin,
    ) -> Option<PathItem<'s>>;

    /// The parameter that a reference leads to.
    fn parameter<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        origin: &Origin,
    ) -> Option<Parameter<'s>>;

    /// The response that a reference leads to.
    fn response<'s>(
        &self,
        lowering: &mut Lowering<'s, '_>,
        origin: &Origin,
    ) -> Option<Response<'s>>;

    /// The header that a reference leads to.
    fn header<'s>(&self, lowering: &mut Lowering<'s, '_>, origin: &Origin) -> Option<Header<'s>>;

    /// The schema that a reference leads to.
    fn schema<'s>(&self, lowering: &mut Lowering<'s, '_>, origin: &Origin) -> Option<Schema<'s>>;

    /// What a key among the responses stands for.
    fn status(&self, key: &str) -> Option<Status>;
}

/// A key among the responses.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Status {
    /// Whatever is not listed.
    Default,
    /// One status.
    Code(StatusCode),
    /// All that begin with this digit.
    Range(u16),
}

impl Status {
    /// Whether it is one that a call succeeds with.
    pub fn is_success(self) -> bool {
        match self {
            Status::Default => false,
            Status::Code(code) => code < 400,
            Status::Range(digit) => digit < 4,
        }
    }
}
