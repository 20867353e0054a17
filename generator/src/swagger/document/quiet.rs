//! Keys that are known and have no effect on the client: docs, examples and marks of other tools.

/// Whether a key is known and has no effect, wherever it stands.
pub fn is_quiet(key: &str) -> bool {
    KEYS.contains(&key) || PREFIXES.iter().any(|prefix| key.starts_with(prefix))
}

const PREFIXES: [&str; 5] = [
    "x-ms-original",
    "x-original",
    "x-typespec-",
    "x-cadl-",
    "x-adl-",
];

const KEYS: [&str; 46] = [
    "$comment",
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
    "x-description",
    "x-example",
    "x-examples",
    "x-generator",
    "x-internal",
    "x-ms-app-code",
    "x-ms-arm-resource",
    "x-ms-authorization-auxiliary",
    "x-ms-azure-rbac-permissions-required",
    "x-ms-azure-resource",
    "x-ms-code-generation-settings",
    "x-ms-correlation-request-id",
    "x-ms-docs-key-type",
    "x-ms-docs-override",
    "x-ms-examples",
    "x-ms-external",
    "x-ms-format",
    "x-ms-identifiers",
    "x-ms-metadata",
    "x-ms-request-id",
    "x-ms-secondary-file",
    "x-ms-service-version",
    "x-ms-source-annotations",
    "x-ms-summary",
    "x-ms-test",
    "x-ms-visibility",
    "x-new-pattern",
    "x-previous-pattern",
    "x-publish",
];
