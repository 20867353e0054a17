//! The runtime methods that emitted code calls.

use super::RuntimePart;

macro_rules! methods {
    ($($method:ident: $written:literal $(, $part:ident)?;)*) => {
        /// A method of the runtime.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
        pub enum RuntimeMethod {
            $(
                #[doc = concat!("`", $written, "`")]
                $method,
            )*
        }

        impl RuntimeMethod {
            /// Returns the name.
            pub fn written(self) -> &'static str {
                match self {
                    $(RuntimeMethod::$method => $written,)*
                }
            }

            /// Returns the runtime part of the method, or `None` if every crate has it.
            pub fn part(self) -> Option<RuntimePart> {
                match self {
                    $(RuntimeMethod::$method => methods!(@part $($part)?),)*
                }
            }
        }
    };
    (@part) => { None };
    (@part $part:ident) => { Some(RuntimePart::$part) };
}

methods! {
    Accept: "accept";
    ApiVersion: "api_version";
    ApiVersionHeader: "api_version_header";
    Body: "body";
    BodyFlag: "body_flag", BodyFlag;
    BodyOptional: "body_optional";
    Cookie: "cookie", Style;
    Download: "download", Download;
    ElementPager: "element_pager", ElementPager;
    Events: "events", EventStream;
    EventsAs: "events_as", EventStream;
    Exists: "exists", Exists;
    File: "file", Form;
    FileMap: "file_map", Form;
    Files: "files", Form;
    FinalState: "final_state", LongRunning;
    FixedQuery: "fixed_query";
    Form: "form", Form;
    Header: "header";
    HeaderList: "header_list", List;
    HeaderMap: "header_map", HeaderMap;
    Items: "items", ItemStream;
    ItemsAs: "items_as", ItemStream;
    Json: "json";
    JsonOptional: "json_optional";
    LongRunningPager: "long_running_pager", LongRunningPages;
    Members: "members", Nesting;
    NextLink: "next_link", Next;
    NextMarker: "next_marker", Next;
    NextOperation: "next_operation", NextOperation;
    OfType: "of_type", Form;
    OptionalPath: "optional_path", OptionalSegment;
    OptionalPathSegments: "optional_path_segments", OptionalSegment;
    Pager: "pager", Paging;
    PagerAfter: "pager_after", PagesFrom;
    PagerFrom: "pager_from", PagesFrom;
    Path: "path";
    PathList: "path_list", List;
    PathSegments: "path_segments";
    PathStyle: "path_style", Style;
    Poller: "poller", LongRunning;
    PollerEncoded: "poller_encoded", LongRunningEncoded;
    PollerText: "poller_text", LongRunningText;
    Query: "query";
    QueryList: "query_list", List;
    QueryListUnencoded: "query_list_unencoded", List;
    QueryMembers: "query_members", Nesting;
    QueryUnencoded: "query_unencoded";
    RawCookie: "raw_cookie", Style;
    ResultHasStatus: "result_has_status", LongRunning;
    ResultInMonitor: "result_in_monitor", LongRunning;
    ResultIsMonitor: "result_is_monitor", LongRunning;
    Resume: "resume", LongRunning;
    ResumeEncoded: "resume_encoded", LongRunningEncoded;
    ResumeText: "resume_text", LongRunningText;
    Send: "send";
    SendByStatus: "send_by_status", SendByStatus;
    SendElement: "send_element", SendElement;
    SendElementByStatus: "send_element_by_status", SendElement;
    SendEncoded: "send_encoded", SendEncoded;
    SendOptional: "send_optional", SendOptional;
    SendOptionalElement: "send_optional_element", SendElement;
    SendOptionalEncoded: "send_optional_encoded", SendEncoded;
    SendOptionalText: "send_optional_text", SendText;
    SendText: "send_text", SendText;
    Stream: "stream", Stream;
    Text: "text", Form;
    Texts: "texts", Form;
}
