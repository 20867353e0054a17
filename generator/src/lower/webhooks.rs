//! Lowers webhooks and callbacks, and the schemas of documents without operations.

use serde_json::Value;

use super::schema::{
    Builder, NamePath, SchemaNode, complete_named_value, complete_value, docs, drain,
};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{ParameterIn, WebhookPlace, body_kind};
use crate::dialect::origin::{child, whole};
use crate::ir::{BodyKind, DefinitionId, DocumentId, Type, Webhook};
use crate::source::pointer;

/// Lowers the webhooks and callbacks of these documents.
pub(super) fn webhooks(builder: &mut Builder<'_, '_>, inputs: &[DocumentId]) -> Vec<Webhook> {
    let mut found = Vec::new();
    for input in inputs {
        for place in builder.reader.webhooks(*input) {
            found.extend(webhook(builder, *input, place));
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
            Some(complete_value(builder, SchemaNode::inline(&schema, &origin, words)).ty)
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

/// Lowers all named schemas of these documents, if they describe no operations. Returns their definitions.
pub(super) fn exported(builder: &mut Builder<'_, '_>, inputs: &[DocumentId]) -> Vec<DefinitionId> {
    let mut found = Vec::new();
    for input in inputs {
        let home = pointer::of(builder.conventions().definitions.iter().copied());
        let mut origin = whole(*input);
        origin.pointer = home;
        let schemas = builder.reading().value(&origin).and_then(Value::as_object);
        for name in schemas.into_iter().flat_map(|schemas| schemas.keys()) {
            let ty = complete_named_value(builder, &child(&origin, name));
            found.extend(ty.as_ref().and_then(Type::definition));
        }
    }
    drain(builder);
    found
}
