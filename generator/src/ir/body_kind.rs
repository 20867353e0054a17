//! The kinds of bodies.

/// The kind of a body.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum BodyKind {
    /// JSON.
    Json,
    /// JSON merge patch (RFC 7396).
    MergePatch,
    /// XML.
    Xml,
    /// Text.
    Text,
    /// Raw bytes.
    Bytes,
    /// `multipart/form-data`.
    Multipart,
    /// `application/x-www-form-urlencoded`.
    UrlEncoded,
}
