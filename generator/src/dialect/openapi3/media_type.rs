//! Media type objects of OpenAPI 3.2: references, and the items of bodies that are not sequences.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Content, MediaType, body_kind};
use crate::dialect::origin::child;
use crate::dialect::reading::Reading;
use crate::ir::{BodyKind, Origin};

/// Replaces the media types of a `content` that refer to `components.mediaTypes` by their targets, and reports the
/// items of media types that are not sequences. `origin` is the origin of the `content`.
pub(super) fn resolve<'s>(
    reading: &mut Reading<'s, '_>,
    content: &mut Content<'s>,
    origin: &Origin,
) {
    for (name, entry) in content {
        let at = child(origin, name);
        if let Some(reference) = entry.reference {
            follow(reading, entry, reference, &at);
        }
        let is_sequence = matches!(body_kind(name), BodyKind::Items(_));
        if entry.item_schema.is_some() && !is_sequence {
            let message =
                "the items of this media type are not decoded; its body is a stream of bytes";
            let place = Place::Key(child(&at, "itemSchema"));
            let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
            reading.report.push(diagnostic.subject("itemSchema"));
        }
    }
}

/// Reads the target of a reference. Only a schema that is a reference itself means the same at the place of this one.
fn follow<'s>(
    reading: &mut Reading<'s, '_>,
    entry: &mut MediaType<'s>,
    reference: &str,
    at: &Origin,
) {
    let Some(target) = reading.resolve(reference, at) else {
        return;
    };
    let Some(found) = reading.read::<MediaType<'s>>(&target, &[]) else {
        return;
    };
    let is_portable = found
        .schema
        .as_ref()
        .is_none_or(|schema| schema.reference.is_some() && target.document == at.document);
    if is_portable && found.reference.is_none() {
        *entry = found;
        return;
    }
    let message =
        "a media type that is referenced must refer to its schema; treated as arbitrary data";
    let place = Place::Value(at.clone());
    let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
    reading.report.push(
        diagnostic
            .subject("referenced media types")
            .help("move the schema to `components.schemas` and refer to it"),
    );
}
