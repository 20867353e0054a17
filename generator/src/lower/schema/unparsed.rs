//! Text whose JSON has no type.

use super::builder::Builder;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::ir::{Origin, Type};

/// Reports text with a `contentSchema` that is kept as text.
pub(crate) fn report_content(builder: &mut Builder<'_, '_>, origin: &Origin) {
    let message = "the text is not parsed by its `contentSchema`";
    let place = Place::Value(origin.clone());
    let diagnostic = Diagnostic::new(Code::Unsupported, place, message);
    builder.report().push(diagnostic.subject("contentSchema"));
}

/// Returns a type with text in place of text that contains JSON, which is reported.
pub(crate) fn unparsed(builder: &mut Builder<'_, '_>, ty: Type, origin: &Origin) -> Type {
    let as_text = without_json(ty.clone());
    if as_text != ty {
        report_content(builder, origin);
    }
    as_text
}

fn without_json(ty: Type) -> Type {
    match ty {
        Type::JsonInText(_) => Type::STRING,
        Type::Array {
            items,
            nullable_items,
        } => Type::Array {
            items: Box::new(without_json(*items)),
            nullable_items,
        },
        Type::Map {
            values,
            nullable_values,
        } => Type::Map {
            values: Box::new(without_json(*values)),
            nullable_values,
        },
        ty => ty,
    }
}
