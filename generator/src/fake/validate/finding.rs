//! The differences between a request and its description.

/// A difference between a request and its description.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct RequestFinding {
    /// The kind.
    pub kind: FindingKind,
    /// The place: the path of a member in the body, such as `properties.sku.name`, or the name of a parameter.
    pub target: String,
    /// The message.
    pub message: String,
}

/// The kind of a finding.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FindingKind {
    /// A value of another JSON type.
    WrongType,
    /// A text that does not have the format of its type.
    WrongFormat,
    /// A value that a closed enumeration does not have.
    UnknownValue,
    /// A value that an extensible enumeration does not have.
    UnlistedValue,
    /// A discriminator value that no alternative has.
    UnknownAlternative,
    /// A text that does not match its pattern.
    Pattern,
    /// A text, list or object of a length that is not allowed.
    Length,
    /// A number that is out of range.
    Range,
    /// A member that the model does not have.
    UnknownMember,
    /// A required member that is missing.
    MissingMember,
    /// A member that only responses may have.
    ReadOnlyMember,
    /// A parameter that the operation does not have.
    UnknownParameter,
    /// A required parameter that is missing.
    MissingParameter,
    /// A body that is missing.
    MissingBody,
    /// A body that the operation does not have.
    UnexpectedBody,
    /// A body that does not have the form of its media type, such as JSON or XML.
    InvalidBody,
    /// A media type that the operation does not accept.
    MediaType,
    /// A filter of a list that the fake cannot evaluate; the list has all items.
    Filter,
    /// An API version that is not described; another one was used.
    NearestVersion,
}

/// The treatment of a finding.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::fake) enum FindingSeverity {
    /// The request is rejected.
    Error,
    /// The request is rejected in strict mode.
    Strict,
    /// The request is accepted.
    Note,
}

impl FindingKind {
    /// Returns the treatment.
    pub(in crate::fake) fn severity(self) -> FindingSeverity {
        match self {
            FindingKind::WrongType
            | FindingKind::UnknownValue
            | FindingKind::Pattern
            | FindingKind::Length
            | FindingKind::Range
            | FindingKind::MissingParameter
            | FindingKind::MissingBody
            | FindingKind::InvalidBody
            | FindingKind::MediaType => FindingSeverity::Error,
            FindingKind::WrongFormat
            | FindingKind::UnknownAlternative
            | FindingKind::UnknownMember
            | FindingKind::MissingMember
            | FindingKind::ReadOnlyMember
            | FindingKind::UnknownParameter
            | FindingKind::UnexpectedBody => FindingSeverity::Strict,
            FindingKind::UnlistedValue | FindingKind::Filter | FindingKind::NearestVersion => {
                FindingSeverity::Note
            }
        }
    }

    /// Returns the error code of Azure Resource Manager.
    pub(in crate::fake) fn code(self, target: &str) -> &'static str {
        match self {
            FindingKind::MissingMember if target == "location" => "LocationRequired",
            FindingKind::MissingParameter | FindingKind::UnknownParameter => "InvalidParameter",
            FindingKind::MediaType => "UnsupportedMediaType",
            _ => "InvalidRequestContent",
        }
    }
}

impl RequestFinding {
    pub(super) fn new(kind: FindingKind, target: &str, message: String) -> Self {
        RequestFinding {
            kind,
            target: target.to_owned(),
            message,
        }
    }
}
