//! The directions in which a model travels.

/// What reaches a definition.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Usage {
    /// Something that a request can carry holds it.
    pub request: bool,
    /// Something that a response can carry holds it.
    pub response: bool,
    /// It, or what holds it, is the body of a JSON merge patch (RFC 7396).
    pub merge_patch: bool,
    /// It is the body of a request itself, so that `RequestContent` is made of it.
    pub body: bool,
    /// It is the body of a request in XML itself.
    pub xml_body: bool,
    /// It is sent or received as XML.
    pub xml: bool,
}

impl Usage {
    /// Reached by either.
    #[must_use]
    pub fn united(self, other: Usage) -> Usage {
        Usage {
            request: self.request || other.request,
            response: self.response || other.response,
            merge_patch: self.merge_patch || other.merge_patch,
            body: self.body || other.body,
            xml_body: self.xml_body || other.xml_body,
            xml: self.xml || other.xml,
        }
    }

    /// Whether anything reaches the definition.
    pub fn is_reached(self) -> bool {
        self.request || self.response
    }
}
