//! Names that generated code gives a meaning of its own, so that nothing of the specification may have them.
//!
//! An entry added here renames what is already published.

/// Types, traits and variants that stand unqualified in generated code. What services often define themselves
/// (`Operation`, `Endpoint`, `Settings`, `Secret`, `Display`) is not among them: generated code must write such names of
/// its own with their module, as in `runtime::Operation`.
pub(super) const TYPES: &[&str] = &[
    // The language and its prelude.
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "Vec",
    "String",
    "Box",
    "Send",
    "Sync",
    "Sized",
    "Copy",
    "Clone",
    "Default",
    "Drop",
    "Eq",
    "PartialEq",
    "Ord",
    "PartialOrd",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Into",
    "TryFrom",
    "TryInto",
    "AsRef",
    "AsMut",
    "ToString",
    "ToOwned",
    "Iterator",
    "IntoIterator",
    "Extend",
    "Future",
    // The standard library.
    "Arc",
    "BTreeMap",
    "Debug",
    "Error",
    "FromStr",
    "Infallible",
    // serde.
    "Deserialize",
    "Deserializer",
    "MapAccess",
    "Serialize",
    "Serializer",
    "Value",
    // azure_core.
    "AsyncResponse",
    "Bytes",
    "ClientMethodOptions",
    "ClientOptions",
    "Etag",
    "JsonFormat",
    "Method",
    "NoFormat",
    "OffsetDateTime",
    "Page",
    "Pager",
    "PagerOptions",
    "Poller",
    "PollerOptions",
    "RawResponse",
    "RequestContent",
    "Response",
    "SafeDebug",
    "TokenCredential",
    "Url",
    "Uuid",
    "XmlFormat",
    // The runtime of a generated crate.
    "Authentication",
    "Call",
    "Connection",
    "FinalState",
    "Separator",
    "Nullable",
];

/// Methods that every client has or is expected to have. `with_…` for each parameter of the client comes to them.
pub(super) const CLIENT_METHODS: &[&str] = &[
    "new",
    "with_key",
    "with_no_credential",
    "with_password",
    "with_query_key",
    "with_token",
    "unscoped",
    "endpoint",
    "send_request",
    "clone",
    "fmt",
];

/// Fields of clients and of their options, and arguments of constructors.
pub(super) const CLIENT_FIELDS: &[&str] = &[
    "api_version",
    "client_options",
    "cloud",
    "connection",
    "credential",
    "key",
    "options",
];

/// The argument of constructors where the specification says nothing of the endpoint.
pub(super) const ENDPOINT: &str = "endpoint";

/// Arguments and variables of methods, and the field that every options type has.
pub(super) const ARGUMENTS: &[&str] = &["call", "credential", "method_options", "options"];

/// Methods that every model has, its traits' included.
pub(super) const MODEL_METHODS: &[&str] = &[
    "new",
    "clone",
    "default",
    "eq",
    "ne",
    "fmt",
    "read",
    "write",
    "serialize",
    "deserialize",
    "from",
    "into",
    "try_from",
    "try_into",
    "to_string",
    "to_owned",
];

/// Methods that answers have themselves.
pub(super) const ANSWER_METHODS: &[&str] = &[
    "body",
    "clone",
    "deconstruct",
    "fmt",
    "from",
    "headers",
    "into",
    "into_body",
    "into_model",
    "into_raw_body",
    "status",
    "to_raw_response",
    "try_into",
    "try_into_raw_response",
];

/// Variants of enumerations: what the specification does not know.
pub(super) const ENUMERATION_VARIANTS: &[&str] = &["UnknownValue"];

/// Variants of unions: kinds that the specification does not know.
pub(super) const UNION_VARIANTS: &[&str] = &["Unknown"];

/// Modules beside those of services and of common types, and crates whose paths generated code begins with.
pub(super) const MODULES: &[&str] = &[
    "lib",
    "main",
    "clients",
    "headers",
    "models",
    "options",
    "runtime",
    "common_types",
    "std",
    "core",
    "alloc",
    "async_trait",
    "azure_core",
    "futures",
    "serde",
    "serde_json",
    "tracing",
];

/// Files in `models/` that hold no family. A module within one of its own name draws a warning.
pub(super) const FAMILIES: &[&str] = &["models"];
