//! The usage of definitions.

/// The usage of a definition.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Usage {
    /// True if it is in a request.
    pub request: bool,
    /// True if it is in a response.
    pub response: bool,
    /// True if it is in the body of a JSON merge patch (RFC 7396).
    pub merge_patch: bool,
    /// True if it is a request body, so that it converts to `RequestContent`.
    pub body: bool,
    /// True if it is an XML request body.
    pub xml_body: bool,
    /// True if it is sent or received as XML.
    pub xml: bool,
    /// True if it is a resource of Azure Resource Manager, or part of one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub resource: bool,
}

impl Usage {
    /// Combines two usages.
    #[must_use]
    pub fn united(self, other: Usage) -> Usage {
        Usage {
            request: self.request || other.request,
            response: self.response || other.response,
            merge_patch: self.merge_patch || other.merge_patch,
            body: self.body || other.body,
            xml_body: self.xml_body || other.xml_body,
            xml: self.xml || other.xml,
            resource: self.resource || other.resource,
        }
    }

    /// True if the definition is used.
    pub fn is_reached(self) -> bool {
        self.request || self.response
    }
}
