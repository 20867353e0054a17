//! Media types: the format of a body, and the names that stand for several types.

use crate::ir::{BodyKind, ItemFormat};

/// The media types with a JSON value per line.
const LINES: [&str; 9] = [
    "application/json-lines",
    "application/jsonl",
    "application/jsonlines",
    "application/ndjson",
    "application/stream+json",
    "application/x-json-stream",
    "application/x-jsonlines",
    "application/x-ldjson",
    "application/x-ndjson",
];

/// Returns the kind of body for a media type: raw bytes if Armsmith does not encode it.
pub fn body_kind(media_type: &str) -> BodyKind {
    let name = essence(media_type);
    match name.as_str() {
        "application/merge-patch+json" => BodyKind::MergePatch,
        "multipart/form-data" => BodyKind::Multipart,
        "application/x-www-form-urlencoded" => BodyKind::UrlEncoded,
        "text/event-stream" => BodyKind::Items(ItemFormat::Events),
        name if LINES.contains(&name) => BodyKind::Items(ItemFormat::Lines),
        name if name.ends_with("/json-seq") || name.ends_with("+json-seq") => {
            BodyKind::Items(ItemFormat::Records)
        }
        name if name.ends_with("/json") || name.ends_with("+json") => BodyKind::Json,
        name if name.ends_with("/xml") || name.ends_with("+xml") => BodyKind::Xml,
        name if name.starts_with("text/") => BodyKind::Text,
        _ => BodyKind::Bytes,
    }
}

/// Returns a media type in lower case, without its parameters.
pub fn essence(media_type: &str) -> String {
    let name = media_type.split(';').next().unwrap_or_default();
    name.trim().to_ascii_lowercase()
}

/// True if a media type is a range of types, such as `image/*` (RFC 9110, section 12.5.1).
pub fn is_range(media_type: &str) -> bool {
    let name = essence(media_type);
    name.is_empty() || name.contains('*')
}

/// True for a range of media types that includes every kind of body.
pub fn holds_every_format(media_type: &str) -> bool {
    matches!(
        essence(media_type).as_str(),
        "*/*" | "*" | "application/*" | ""
    )
}

/// True for JSON without the parameters of a variant.
pub fn is_plain_json(media_type: &str) -> bool {
    let mut parameters = media_type.split(';').skip(1);
    essence(media_type) == "application/json"
        && parameters.all(|parameter| {
            let name = parameter.split('=').next().unwrap_or_default().trim();
            let is_neutral = |known: &&str| name.eq_ignore_ascii_case(known);
            name.is_empty() || ["charset", "q"].iter().any(is_neutral)
        })
}

/// Returns the default media type of a body whose description has a range of them. `None` if the range includes no
/// default, such as `image/*`.
pub fn usual(range: &str, kind: BodyKind) -> Option<&'static str> {
    let name = match kind {
        BodyKind::Json => "application/json",
        BodyKind::Xml => "application/xml",
        BodyKind::Text => "text/plain",
        BodyKind::Bytes => "application/octet-stream",
        BodyKind::MergePatch | BodyKind::Multipart | BodyKind::UrlEncoded | BodyKind::Items(_) => {
            return None;
        }
    };
    let range = essence(range);
    let (kind, subtype) = range.split_once('/').unwrap_or((&range, "*"));
    let is_open = matches!(subtype, "*" | "*+json" | "*+xml");
    let is_within = matches!(kind, "*" | "") || name.split('/').next() == Some(kind);
    (is_open && is_within).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_type_has_a_format() {
        for (media_type, kind) in [
            ("application/json; charset=utf-8", BodyKind::Json),
            ("application/problem+JSON", BodyKind::Json),
            ("text/json", BodyKind::Json),
            ("application/*+json", BodyKind::Json),
            ("application/merge-patch+json", BodyKind::MergePatch),
            ("text/xml", BodyKind::Xml),
            ("application/atom+xml", BodyKind::Xml),
            ("text/csv", BodyKind::Text),
            ("text/event-stream", BodyKind::Items(ItemFormat::Events)),
            ("application/x-ndjson", BodyKind::Items(ItemFormat::Lines)),
            ("application/json-seq", BodyKind::Items(ItemFormat::Records)),
            (
                "application/geo+json-seq",
                BodyKind::Items(ItemFormat::Records),
            ),
            (
                "application/stream+json; a=b",
                BodyKind::Items(ItemFormat::Lines),
            ),
            ("application/yaml", BodyKind::Bytes),
            ("multipart/mixed", BodyKind::Bytes),
            ("*/*", BodyKind::Bytes),
        ] {
            assert_eq!(body_kind(media_type), kind, "{media_type}");
        }
    }

    #[test]
    fn json_is_plain_without_parameters_of_its_own() {
        for (media_type, plain) in [
            ("application/json", true),
            ("Application/JSON; charset=utf-8", true),
            ("application/json;odata.metadata=full", false),
            ("application/vnd.acme+json", false),
            ("text/json", false),
        ] {
            assert_eq!(is_plain_json(media_type), plain, "{media_type}");
        }
    }

    #[test]
    fn a_range_may_hold_a_usual_type() {
        for (range, kind, name) in [
            ("*/*", BodyKind::Json, Some("application/json")),
            (
                "application/*",
                BodyKind::Bytes,
                Some("application/octet-stream"),
            ),
            (
                "application/*+json",
                BodyKind::Json,
                Some("application/json"),
            ),
            ("text/*", BodyKind::Text, Some("text/plain")),
            ("image/*", BodyKind::Bytes, None),
            ("image/*", BodyKind::Json, None),
        ] {
            assert_eq!(usual(range, kind), name, "{range}");
        }
    }
}
