//! Samples of types for resources.

use serde_json::{Map, Value};

use super::guess;
use super::subject::Subject;
use crate::ir::{Property, SampleGuide, Scalar, Type};

/// The depth after which optional members are left out.
const DEPTH: usize = 6;

/// Returns a sample of a type for a resource.
pub(super) fn sample(subject: &Subject<'_>, ty: &Type) -> Value {
    let value = crate::ir::sample(subject.definitions, subject, ty, None);
    value.unwrap_or_else(|| Value::Object(Map::new()))
}

impl SampleGuide for Subject<'_> {
    /// Members of pages and errors are left out.
    fn has_optional(&self, property: &Property, depth: usize) -> bool {
        let name = property.wire_name.as_str();
        let is_of_page = matches!(name, "nextLink" | "@odata.nextLink" | "error" | "errors");
        !is_of_page && depth <= DEPTH
    }

    fn scalar(&self, scalar: Scalar, name: &str) -> Option<Value> {
        Some(match scalar {
            Scalar::Duration => "PT1M".into(),
            Scalar::Time => "12:00:00".into(),
            Scalar::UnixTime => 1_700_000_000.into(),
            Scalar::Base64 | Scalar::Base64Url | Scalar::Binary | Scalar::File => "ZmFrZQ==".into(),
            Scalar::ArmId => self.id.into(),
            Scalar::Password => return self.secret(name),
            Scalar::String if guess::is_secret(name) || name == "value" => {
                return self.secret(name);
            }
            Scalar::DateTime => self.now.clone().into(),
            Scalar::Date => self.now.get(..10).unwrap_or_default().into(),
            Scalar::String => match guess::text(self, scalar, name) {
                Some(text) => text,
                None => name.into(),
            },
            scalar => return guess::text(self, scalar, name),
        })
    }

    fn secret(&self, name: &str) -> Option<Value> {
        Some(self.made_up_secret(name, name).into())
    }
}
