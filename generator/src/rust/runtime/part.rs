//! The optional parts of the runtime.

use std::collections::BTreeSet;

macro_rules! parts {
    ($($part:ident: $path:literal $(, needs $($need:ident)+)? $(, offers $($offer:literal)+)?;)*) => {
        /// A file or folder of the runtime that only some crates have.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
        pub enum RuntimePart {
            $(
                #[doc = concat!("`", $path, "`")]
                $part,
            )*
        }

        impl RuntimePart {
            /// All parts. Files in no part are in every crate.
            pub const ALL: &'static [RuntimePart] = &[$(RuntimePart::$part),*];

            /// Returns the path in the runtime's folder, without extension.
            pub fn path(self) -> &'static str {
                match self {
                    $(RuntimePart::$part => $path,)*
                }
            }

            /// Returns the items of the part that users may name, by their paths in the runtime.
            fn offers(self) -> &'static [&'static str] {
                match self {
                    $(RuntimePart::$part => &[$($($offer),+)?],)*
                }
            }

            /// Returns the parts that it requires.
            fn needs(self) -> &'static [RuntimePart] {
                match self {
                    $(RuntimePart::$part => &[$($(RuntimePart::$need),+)?],)*
                }
            }
        }
    };
}

parts! {
    Bearer: "bearer";
    Body: "body";
    BodyFlag: "body_flag";
    BodyTimeout: "body_timeout", offers "BodyTimeout";
    Cloud: "cloud", needs Bearer, offers "ResourceManager";
    CredentialsOverHttp: "credentials_over_http";
    CookieKey: "cookie_key", needs Key;
    Deep: "deep", offers "Deep";
    DoubleEncoding: "double_encoding";
    Download: "download", needs Stream, offers "ResumeDownload";
    ElementPager: "element_pager", needs Next Paging WireXml;
    Encoded: "encoded";
    EncodedText: "encoded_text", needs TextAs;
    EndpointTemplate: "endpoint_template";
    EventStream: "event_stream", needs HasHeaders Stream Streaming, offers "EventData" "EventStream" "Reconnect" "StreamEvent";
    Exists: "exists";
    Form: "form", needs List Nesting, offers "File";
    HasHeaders: "has_headers";
    HeaderMap: "header_map";
    IsoDuration: "iso_duration", offers "IsoDuration";
    ItemBody: "item_body", needs Upload, offers "JsonLines" "JsonRecords";
    ItemStream: "item_stream", needs HasHeaders Stream Streaming, offers "ItemStream";
    JsonText: "json_text";
    Key: "key";
    LinkVersion: "link_version";
    List: "list";
LongRunning: "long_running", needs LinkVersion WireDateTime, offers "Operation" "PollingLinkRefused" "resume_token";
    LongRunningEncoded: "long_running_encoded", needs Encoded LongRunning;
    LongRunningPages: "long_running_pages", needs LongRunning PagesFrom;
    LongRunningText: "long_running_text", needs LongRunning PlainText;
    Nesting: "nesting";
    Next: "next";
    NextOperation: "next_operation", needs Next Paging;
    Nullable: "nullable", offers "Nullable";
    Paging: "paging", needs Body LinkVersion Next WireMemberText;
    OptionalSegment: "optional_segment";
    PagesFrom: "pages_from", needs Next Paging, offers "PagesFrom";
    PlainText: "plain_text";
    ProviderRegistration: "provider_registration";
    ReadHeader: "read_header";
    ReadHeaderList: "read_header_list", needs List ReadHeader;
    ResourceId: "resource_id", offers "InvalidResourceId" "ResourceId";
    SendByStatus: "send_by_status";
    SendElement: "send_element", needs WireXml;
    SendEncoded: "send_encoded", needs Body Encoded;
    SendOptional: "send_optional", needs Body;
    SendText: "send_text", needs Body PlainText;
    Stream: "stream", needs BodyTimeout;
    Streaming: "streaming", offers "StreamError" "StreamOptions" "StreamPosition" "StreamProblem";
    Style: "style", needs List;
    TextAs: "text_as";
    Upload: "upload", offers "upload";
    UserAgent: "user_agent";
    WireBuffer: "wire/buffer";
    WireBytes: "wire/bytes", needs TextAs, offers "wire::Base64" "wire::Base64Url" "wire::request_content_as";
    WireDate: "wire/date";
    WireDateTime: "wire/date_time";
    WireDefaultAlternative: "wire/default_alternative", needs WireUnion, offers "wire::DefaultAlternative";
    WireEmbeddedJson: "wire/embedded_json";
    WireEncodedJson: "wire/encoded_json", needs WireBytes WireEmbeddedJson;
    WireEnumeration: "wire/enumeration";
    WireHttpDate: "wire/http_date";
    WireJsonUnion: "wire/json_union", needs TextAs;
    WireMemberText: "wire/member_text";
    WireModel: "wire/model";
    WireNotNull: "wire/not_null";
    WirePage: "wire/page";
    WireRequest: "wire/request";
    WireRequired: "wire/required";
    WireRfc7231: "wire/rfc7231", needs TextAs WireDateTime WireHttpDate, offers "wire::Rfc7231" "wire::request_content_as";
    WireTuple: "wire/tuple";
    WireUnion: "wire/union", needs WireBuffer, offers "wire::UnknownAlternative";
    WireUnixTime: "wire/unix_time", needs TextAs, offers "wire::UnixTime" "wire::request_content_as";
    WireUuid: "wire/uuid";
    WireXml: "wire/xml", needs WireBuffer;
}

/// The items that users may name in every crate.
const OFFERED_ALWAYS: [&str; 10] = [
    "Deadline",
    "DeadlineExceeded",
    "Loopback",
    "NoRetries",
    "ResponseTooLarge",
    "ServiceError",
    "ServiceErrorDetail",
    "error_body",
    "error_headers",
    "wire::request_content",
];

impl RuntimePart {
    /// Returns the items that users may name in a crate with these parts, by their paths in the runtime. The root of
    /// the crate exports them; the rest of the runtime is private.
    pub fn offered(parts: &BTreeSet<RuntimePart>) -> BTreeSet<&'static str> {
        let own = parts.iter().flat_map(|part| part.offers());
        own.chain(&OFFERED_ALWAYS).copied().collect()
    }

    /// Returns the parts with all parts that they require.
    pub fn closure(used: impl IntoIterator<Item = RuntimePart>) -> BTreeSet<RuntimePart> {
        let mut all: BTreeSet<_> = used.into_iter().collect();
        let mut open: Vec<_> = all.iter().copied().collect();
        while let Some(part) = open.pop() {
            open.extend(part.needs().iter().filter(|need| all.insert(**need)));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::RuntimePart;

    #[test]
    fn what_a_part_uses_comes_with_it() {
        let parts = RuntimePart::closure([RuntimePart::CookieKey, RuntimePart::NextOperation]);
        let paths: Vec<_> = parts.iter().map(|part| part.path()).collect();
        let expected = [
            "body",
            "cookie_key",
            "key",
            "link_version",
            "next",
            "next_operation",
            "paging",
            "wire/member_text",
        ];
        assert_eq!(paths, expected);
    }
}
