//! The fixed values of scalars.

use serde_json::{Value, json};

use crate::ir::Scalar;

/// Returns the fixed value of a scalar, or `None` for files.
pub(super) fn fixed(scalar: Scalar) -> Option<Value> {
    Some(match scalar {
        Scalar::Boolean => json!(true),
        Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 | Scalar::UnixTime => {
            json!(1)
        }
        Scalar::Float32 | Scalar::Float64 | Scalar::Decimal => json!(1.5),
        Scalar::String | Scalar::Etag | Scalar::Password => json!("text"),
        Scalar::Uuid | Scalar::TypedUuid => json!("00000000-0000-0000-0000-000000000001"),
        Scalar::Url => json!("https://example.com"),
        Scalar::DateTime => json!("2024-01-01T00:00:00Z"),
        Scalar::DateTimeRfc1123 => json!("Mon, 01 Jan 2024 00:00:00 GMT"),
        Scalar::Date | Scalar::TypedDate => json!("2024-01-01"),
        Scalar::Time => json!("00:00:00"),
        Scalar::Duration => json!("PT1S"),
        Scalar::Base64 | Scalar::Base64Url => json!("AAEC"),
        Scalar::ArmId => {
            json!("/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group")
        }
        Scalar::Binary | Scalar::File => return None,
    })
}
