//! Names that generated code uses, so that items of the specification must not have them.
//!
//! Adding an entry here renames published items.

/// Types, traits and variants that generated code uses without a path. Names that services often define (`Operation`,
/// `Endpoint`, `Settings`, `Secret`, `Display`) are not in the list: generated code must use these with their module,
/// as in `runtime::Operation`.
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

/// Methods that every client has or may have. `with_…` for each client parameter is added to them.
pub(super) const CLIENT_METHODS: &[&str] = &[
    "new",
    "connect",
    "with_key",
    "with_no_credential",
    "with_password",
    "with_query_key",
    "with_token",
    "unscoped_client",
    "scoped_client",
    "endpoint",
    "send_request",
    "clone",
    "fmt",
];

/// Fields of clients and client options, and arguments of constructors.
pub(super) const CLIENT_FIELDS: &[&str] = &[
    "api_version",
    "client_options",
    "cloud",
    "connection",
    "credential",
    "credentials_over_http",
    "key",
    "options",
    "state",
];

/// The argument of constructors if the specification has no endpoint.
pub(super) const ENDPOINT: &str = "endpoint";

/// Arguments and variables of methods, and the field of every options type.
pub(super) const ARGUMENTS: &[&str] = &[
    "call",
    "credential",
    "method_options",
    "options",
    // Functions of the runtime that generated code calls without a path.
    "json_text",
    "json_texts",
    "text_as",
    "texts_as",
];

/// Methods of every model, including those of its traits.
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

/// Methods of every response.
pub(super) const RESPONSE_METHODS: &[&str] = &[
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

/// Variants of enumerations: unknown values.
pub(super) const ENUMERATION_VARIANTS: &[&str] = &["UnknownValue"];

/// Variants of unions: unknown alternatives.
pub(super) const UNION_VARIANTS: &[&str] = &["Unknown"];

/// Variants of webhooks: none beside those of the description.
pub(super) const WEBHOOK_VARIANTS: &[&str] = &["Self"];

/// Modules other than those of services and common types, and crates that generated code uses.
pub(super) const MODULES: &[&str] = &[
    "lib",
    "main",
    "clients",
    "models",
    "runtime",
    "webhooks",
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

/// Files in `models/` without a family. A module in a module with the same name causes a warning.
pub(super) const FAMILIES: &[&str] = &["header_traits", "method_options", "models"];
