//! Supported keys without effect: documentation, examples and settings of other tools.

/// True if a key is known and has no effect, in any object.
pub fn is_quiet(key: &str) -> bool {
    KEYS.contains(&key) || PREFIXES.iter().any(|prefix| key.starts_with(prefix))
}

const PREFIXES: [&str; 5] = [
    "x-adl-",
    "x-cadl-",
    "x-ms-original",
    "x-original",
    "x-typespec-",
];

const KEYS: [&str; 36] = [
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$id",
    "$schema",
    "allowEmptyValue",
    "authorizationUrl",
    "contact",
    "example",
    "examples",
    "externalDocs",
    "flow",
    "license",
    "schemes",
    "security",
    "tags",
    "termsOfService",
    "tokenUrl",
    "x-abstract",
    "x-accessibility",
    "x-example",
    "x-examples",
    "x-generator",
    "x-ms-azure-rbac-permissions-required",
    "x-ms-azure-resource",
    "x-ms-code-generation-settings",
    "x-ms-examples",
    "x-ms-external",
    "x-ms-format",
    "x-ms-identifiers",
    "x-ms-internal",
    "x-ms-metadata",
    "x-ms-request-id",
    "x-ms-secondary-file",
    "x-previous-pattern",
];
