//! Lowers webhooks and callbacks.

use std::collections::HashMap;

use super::schema::{Builder, NamePath, SchemaNode, complete_value, docs, unparsed};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{ParameterIn, WebhookPlace, body_kind};
use crate::ir::{BodyKind, DocumentId, Origin, Webhook};

/// Lowers the webhooks and callbacks of these documents.
pub(super) fn webhooks(builder: &mut Builder<'_, '_>, inputs: &[DocumentId]) -> Vec<Webhook> {
    let mut found = Vec::new();
    let mut met: HashMap<String, Origin> = HashMap::new();
    for input in inputs {
        for place in builder.reader.webhooks(*input) {
            match met.insert(place.name.clone(), place.origin.clone()) {
                None => found.extend(webhook(builder, *input, place)),
                // Several paths may refer to one path item.
                Some(first) if first == place.origin => {}
                Some(_) => {
                    let message = format!("duplicate webhook `{}`; ignored", place.name);
                    let report = builder.report();
                    report.key(Code::Inconsistent, &place.origin, message);
                }
            }
        }
    }
    found
}

fn webhook(
    builder: &mut Builder<'_, '_>,
    input: DocumentId,
    place: WebhookPlace,
) -> Option<Webhook> {
    let WebhookPlace {
        name,
        item,
        origin,
        method,
    } = place;
    let (operation, _) = builder.reader.operation(input, &item, &origin, method)?;
    let bodies = operation.request.iter();
    let mut bodies = bodies.filter(|parameter| parameter.place == ParameterIn::Body);
    let media_types = operation.consumes.as_deref().unwrap_or_default();
    let is_json = media_types
        .first()
        .is_some_and(|media_type| body_kind(media_type) == BodyKind::Json);
    let payload = match bodies.next() {
        Some(body) if is_json => {
            let schema = body.parameter.value_schema();
            let words = [name.clone()];
            let words = NamePath::Place(&words);
            let words = NamePath::Inner(&words, "Payload");
            let origin = body.schema_origin();
            let node = SchemaNode::inline(&schema, &origin, words);
            let payload = complete_value(builder, node).ty;
            Some(unparsed(builder, payload, &origin))
        }
        _ => {
            if !operation.request.is_empty() {
                let message = "the payload of this webhook is not JSON; it is not decoded";
                let diagnostic =
                    Diagnostic::new(Code::Unsupported, Place::Key(origin.clone()), message);
                builder.report().push(diagnostic.subject("webhooks"));
            }
            None
        }
    };
    let description = operation.description.or(operation.summary);
    Some(Webhook {
        name,
        docs: docs(None, description, operation.deprecated),
        origin,
        payload,
    })
}
