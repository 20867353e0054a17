//! Descriptions.

use crate::dialect::document::{Deprecated, Schema};
use crate::ir::Docs;

/// Returns the documentation of an item.
pub(crate) fn docs(
    title: Option<&str>,
    description: Option<&str>,
    deprecated: Deprecated<'_>,
) -> Docs {
    Docs {
        summary: text(title),
        description: text(description),
        deprecated: match deprecated {
            Deprecated::No => None,
            Deprecated::Yes(why) => Some(why.to_owned()),
        },
        internal: false,
    }
}

/// Returns the documentation of a schema, and its visibility.
pub(crate) fn schema_docs(schema: &Schema<'_>) -> Docs {
    Docs {
        internal: schema.internal || schema.accessibility == Some("internal"),
        ..docs(schema.title, schema.description, schema.deprecated)
    }
}

/// Returns a text, unless it is blank.
pub(crate) fn text(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
        .map(str::to_owned)
}
