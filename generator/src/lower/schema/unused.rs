//! Checks the references of schemas that no operation uses.

use serde_json::Value;

use super::builder::Builder;
use crate::diagnostics::{Code, Diagnostic};
use crate::dialect::origin::{child, item};
use crate::ir::{DocumentId, Origin};
use crate::source::pointer;

/// Reports broken references in the definitions of a document that no operation uses.
///
/// They do not affect the output, so they are warnings; those in schemas that are used are errors.
pub(crate) fn check_unused(builder: &mut Builder<'_, '_>, document: DocumentId) {
    let sources = builder.sources();
    let document = sources.document(document);
    let home = pointer::of(builder.conventions().definitions.iter().copied());
    let definitions = document.get(&home).and_then(Value::as_object);
    let mut broken = Vec::new();
    for (name, schema) in definitions.into_iter().flatten() {
        let origin = document.origin(pointer::child(&home, name));
        if !builder.catalog.known.contains_key(&origin) {
            visit(schema, &origin, &mut |reference, at| {
                broken.extend(sources.resolve(reference, at).err());
            });
        }
    }
    for error in broken {
        builder.report().push(Diagnostic {
            code: Code::UnusedBrokenReference,
            ..error
        });
    }
}

/// Visits the references in a schema, with the places of the objects that contain them.
fn visit(schema: &Value, at: &Origin, see: &mut dyn FnMut(&str, &Origin)) {
    let Value::Object(keywords) = schema else {
        return;
    };
    for (keyword, value) in keywords {
        let inside = child(at, keyword);
        match (keyword.as_str(), value) {
            ("$ref", Value::String(reference)) => see(reference, at),
            ("allOf" | "anyOf" | "oneOf" | "items", Value::Array(schemas)) => {
                for (index, schema) in schemas.iter().enumerate() {
                    visit(schema, &item(&inside, index), see);
                }
            }
            ("properties", Value::Object(schemas)) => {
                for (name, schema) in schemas {
                    visit(schema, &child(&inside, name), see);
                }
            }
            ("items" | "additionalProperties" | "not", schema) => visit(schema, &inside, see),
            _ => {}
        }
    }
}
