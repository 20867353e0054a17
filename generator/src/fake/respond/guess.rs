//! Values for members that a service fills in, guessed from their names and types.

use serde_json::{Value, json};

use super::subject::Subject;
use crate::fake::made_up;
use crate::fake::route::ResourcePath;
use crate::ir::{Enumeration, Scalar, settled_state};

/// Returns the value of a text member, if its name or type tells one.
pub(super) fn text(subject: &Subject<'_>, scalar: Scalar, name: &str) -> Option<Value> {
    let lower = name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    let contains = |parts: &[&str]| parts.iter().any(|part| lower.contains(part));
    Some(match scalar {
        Scalar::Uuid => made_up::uuid(&format!("{} {name}", subject.id)).into(),
        Scalar::DateTime
            if contains(&[
                "creat",
                "modif",
                "updat",
                "changed",
                "provision",
                "timestamp",
            ]) =>
        {
            subject.now.clone().into()
        }
        Scalar::Url => url(subject, name).into(),
        Scalar::Etag => format!("\"{}\"", subject.etag).into(),
        Scalar::String if lower == "provisioningstate" => "Succeeded".into(),
        Scalar::String if lower == "etag" => format!("\"{}\"", subject.etag).into(),
        Scalar::String
            if ends(&[
                "principalid",
                "tenantid",
                "clientid",
                "objectid",
                "guid",
                "uniqueid",
                "vmid",
            ]) =>
        {
            made_up::uuid(&format!("{} {name}", subject.id)).into()
        }
        Scalar::String if is_url(name) => url(subject, name).into(),
        Scalar::String if contains(&["fqdn", "hostname", "domainname"]) => {
            host(subject, name).into()
        }
        _ => return None,
    })
}

/// Returns the value of a read-only text that follows from the resource itself.
pub(super) fn own_text(subject: &Subject<'_>, name: &str) -> Option<Value> {
    match name {
        "scope" if subject.is_managed => {
            let scope = ResourcePath::parse(subject.id).scope();
            (!scope.is_empty()).then(|| scope.into())
        }
        name if name.to_lowercase().ends_with("location") => {
            subject.location.clone().map(Value::from)
        }
        _ => None,
    }
}

/// True if a text member is a URL, by its name.
pub(super) fn is_url(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["uri", "url", "endpoint"]
        .iter()
        .any(|it| lower.ends_with(it))
}

/// Returns a URL of a resource.
pub(super) fn url(subject: &Subject<'_>, name: &str) -> String {
    format!("https://{}/", host(subject, name))
}

/// Returns a host of a resource, in a domain that exists for examples (RFC 2606).
fn host(subject: &Subject<'_>, name: &str) -> String {
    let own = subject.name.to_lowercase();
    let own: String = own
        .chars()
        .filter(|it| it.is_ascii_alphanumeric() || *it == '-')
        .collect();
    let label = match own.trim_matches('-') {
        "" => "fake",
        own => own,
    };
    format!("{label}.{}.example.net", name.to_lowercase())
}

/// Returns the value of an enumeration for a resource that is ready, if there is one.
pub(super) fn ready(enumeration: &Enumeration) -> Option<Value> {
    settled_state(enumeration).map(|found| enumeration.base.json(&found.wire))
}

/// True if a member has settings that are secret, by its name.
pub(super) fn is_protected(name: &str) -> bool {
    name.to_lowercase().contains("protectedsettings")
}

/// True if a text member is a secret, by its name.
pub(super) fn is_secret(name: &str) -> bool {
    let lower = name.to_lowercase();
    let parts = [
        "password",
        "secret",
        "connectionstring",
        "sastoken",
        "accesskey",
        "sharedkey",
    ];
    parts.iter().any(|part| lower.contains(part))
        || lower
            .trim_end_matches(|it: char| it.is_ascii_digit())
            .ends_with("key")
        || lower == "token"
}

/// Returns the metadata of a resource's creation and last modification.
pub(super) fn system_data(subject: &Subject<'_>, previous: Option<&Value>) -> Value {
    let created = |name: &str| previous.and_then(|it| it.get(name)).cloned();
    json!({
        "createdBy": created("createdBy").unwrap_or_else(|| "armsmith".into()),
        "createdByType": created("createdByType").unwrap_or_else(|| "Application".into()),
        "createdAt": created("createdAt").unwrap_or_else(|| subject.now.clone().into()),
        "lastModifiedBy": "armsmith",
        "lastModifiedByType": "Application",
        "lastModifiedAt": subject.now,
    })
}
