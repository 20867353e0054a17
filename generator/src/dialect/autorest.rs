//! The keys by which a description shows that it is written for AutoRest.

use serde_json::Value;

/// The extensions of AutoRest that change a client. Headers of Azure have similar names, such as `x-ms-request-id`.
const EXTENSIONS: [&str; 26] = [
    "x-ms-api-version",
    "x-ms-arm-id-details",
    "x-ms-azure-resource",
    "x-ms-client-default",
    "x-ms-client-flatten",
    "x-ms-client-name",
    "x-ms-code-generation-settings",
    "x-ms-discriminator-value",
    "x-ms-enum",
    "x-ms-error-response",
    "x-ms-examples",
    "x-ms-external",
    "x-ms-header-collection-prefix",
    "x-ms-identifiers",
    "x-ms-internal",
    "x-ms-long-running-operation",
    "x-ms-mutability",
    "x-ms-odata",
    "x-ms-pageable",
    "x-ms-parameter-grouping",
    "x-ms-parameter-location",
    "x-ms-parameterized-host",
    "x-ms-paths",
    "x-ms-secondary-file",
    "x-ms-secret",
    "x-ms-skip-url-encoding",
];

/// The keys whose values are data.
const DATA: [&str; 5] = ["default", "enum", "example", "examples", "headers"];

/// True if a value contains an extension of AutoRest. Calls `on_reference` for each reference before that.
pub(super) fn has_extension<'v>(value: &'v Value, on_reference: &mut dyn FnMut(&'v str)) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(key, value)| {
            if EXTENSIONS.contains(&key.as_str()) {
                return true;
            }
            if let ("$ref", Value::String(reference)) = (key.as_str(), value) {
                on_reference(reference);
            }
            !DATA.contains(&key.as_str()) && has_extension(value, on_reference)
        }),
        Value::Array(items) => items.iter().any(|item| has_extension(item, on_reference)),
        _ => false,
    }
}
