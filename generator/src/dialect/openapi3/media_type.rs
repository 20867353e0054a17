//! Media type objects of OpenAPI 3.2: references, and the items of bodies that are not sequences.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{Content, MediaType, Schema, body_kind};
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

/// Reads the target of a reference. Its schemas are those at the target, to which the place of this one refers.
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
    if found.reference.is_some() {
        let message = "a reference to a media type that is a reference; treated as arbitrary data";
        let place = Place::Value(at.clone());
        let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
        reading.report.push(
            diagnostic
                .subject("referenced media types")
                .help("refer to the media type itself"),
        );
        return;
    }
    let sources = reading.sources;
    let refer = |key: &str| Schema {
        reference: Some(sources.keep_reference(format!("{reference}/{key}"))),
        ..Schema::default()
    };
    *entry = MediaType {
        schema: found.schema.as_ref().map(|_| refer("schema")),
        item_schema: found.item_schema.as_ref().map(|_| refer("itemSchema")),
        ..found
    };
}
