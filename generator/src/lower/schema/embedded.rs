//! Text that contains JSON with a schema.

use super::attributes::SchemaAttributes;
use super::builder::Builder;
use super::name_path::NamePath;
use super::node::{Lowered, SchemaNode};
use super::value::value;
use crate::dialect::document::{Schema, SchemaType};
use crate::dialect::origin::child;

/// True if the values of a schema are text that contains JSON of its `contentSchema`. Readers of schemas remove other
/// media types of text.
pub(crate) fn is_embedded(schema: &Schema<'_>) -> bool {
    let is_text = matches!(schema.kinds.kind, None | Some(SchemaType::String));
    schema.reference.is_none()
        && schema.content_schema.is_some()
        && schema.content_media_type.is_some()
        && is_text
        && !schema.kinds.several
        && schema.values.is_empty()
}

/// Lowers the content of a text. Its attributes are those of the text.
pub(crate) fn embedded<'s>(builder: &mut Builder<'s, '_>, node: SchemaNode<'_, 's>) -> Lowered {
    let own = SchemaAttributes::of(node.schema);
    let Some(content) = &node.schema.content_schema else {
        return Lowered::any(own);
    };
    let origin = child(node.origin, "contentSchema");
    let mut content = (**content).clone();
    builder.reading().normalize(&mut content, &origin);
    let words = NamePath::Inner(&node.words, "Content");
    let lowered = value(builder, SchemaNode::inline(&content, &origin, words));
    let nullable = own.nullable;
    Lowered {
        ty: lowered.ty,
        attributes: SchemaAttributes {
            nullable,
            ..own.over(lowered.attributes)
        },
    }
}
