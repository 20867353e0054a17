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
    let as_text = ty.clone().with_items(|item| match item {
        Type::JsonInText(_) => Type::STRING,
        other => other,
    });
    if as_text != ty {
        report_content(builder, origin);
    }
    as_text
}
