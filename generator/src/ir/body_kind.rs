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
    /// A sequence of items.
    Items(ItemFormat),
}

impl BodyKind {
    /// Returns the media type of a body that declares none.
    pub fn default_media_type(self) -> &'static str {
        match self {
            BodyKind::Json => "application/json",
            BodyKind::MergePatch => "application/merge-patch+json",
            BodyKind::Xml => "application/xml",
            BodyKind::Text => "text/plain",
            BodyKind::Bytes => "application/octet-stream",
            BodyKind::Multipart => "multipart/form-data",
            BodyKind::UrlEncoded => "application/x-www-form-urlencoded",
            BodyKind::Items(ItemFormat::Events) => "text/event-stream",
            BodyKind::Items(ItemFormat::Lines) => "application/x-ndjson",
            BodyKind::Items(ItemFormat::Records) => "application/json-seq",
        }
    }
}

/// The format of a sequence of items.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ItemFormat {
    /// An event stream (HTML, "Server-sent events").
    Events,
    /// A JSON value per line: JSON Lines, NDJSON.
    Lines,
    /// A JSON text sequence (RFC 7464).
    Records,
}
