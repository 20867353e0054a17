//! The encoding of a part of a form.

use super::media::{BodyContent, content};
use super::style::is_structured;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::dialect::document::{
    ParameterIn, ResolvedParameter, body_kind, holds_every_format, is_range,
};
use crate::ir::{BodyKind, Origin, Scalar, Type};
use crate::lower::schema::Builder;

/// A part of a form.
pub(crate) struct Part {
    /// The type of the value.
    pub ty: Type,
    /// The media type of the part, if the description names one.
    pub media_type: Option<String>,
    /// True if the part is JSON because of its media type.
    pub is_json: bool,
}

/// Chooses the encoding of a part by its media type (OpenAPI 3.0, "Encoding Object", `contentType`).
///
/// Rule: a part of JSON is the value in JSON, be it text or an object. A list has a part per item, and the media type
/// is that of each. Text is unchanged in other media types of text. A value that Armsmith does not encode is a file of
/// the caller, which is reported for objects and lists.
pub(crate) fn part(
    builder: &mut Builder<'_, '_>,
    declared: &ResolvedParameter<'_>,
    ty: Type,
    origin: &Origin,
) -> Part {
    let plain = |ty, media_type| Part {
        ty,
        media_type,
        is_json: false,
    };
    let listed = declared.parameter.media_type.unwrap_or_default();
    let listed: Vec<_> = listed.split(',').map(str::trim).collect();
    let listed: Vec<_> = listed.into_iter().filter(|name| !name.is_empty()).collect();
    if declared.place != ParameterIn::Form || listed.is_empty() {
        return plain(ty, None);
    }
    // With several types, or a range, the caller's file has one of them.
    let only = match listed.as_slice() {
        [only] if !is_range(only) => Some((*only).to_owned()),
        _ => None,
    };
    let definitions = &builder.catalog.definitions;
    let item = match &ty {
        Type::Array { items, .. } => items,
        ty => ty,
    };
    let (of_item, is_list) = (content(definitions, item), matches!(ty, Type::Array { .. }));
    let is_structure = is_structured(definitions, item);
    if of_item == BodyContent::Binary {
        return plain(ty, only);
    }
    let is_styled = declared.parameter.serialization.by_member;
    if is_styled && is_structure && !is_list {
        // A style takes precedence over the media type.
        return plain(ty, None);
    }
    let find = |fits: &dyn Fn(BodyKind) -> bool| {
        let found = listed.iter().find(|name| fits(body_kind(name)));
        found.map(|name| (*name).to_owned())
    };
    let json = find(&|kind| matches!(kind, BodyKind::Json | BodyKind::MergePatch));
    if let Some(name) = json {
        // Items with members are JSON anyway.
        let is_json = !is_structure || (ty == Type::Any && !is_list);
        let media_type = match is_range(&name) {
            true => "application/json".to_owned(),
            false => name,
        };
        return Part {
            ty,
            media_type: Some(media_type),
            is_json,
        };
    }
    if listed.iter().any(|name| holds_every_format(name)) {
        return plain(ty, None);
    }
    let is_text = |kind| matches!(kind, BodyKind::Text | BodyKind::Xml);
    if !is_structure && (of_item != BodyContent::Text || find(&is_text).is_some()) {
        return plain(ty, only);
    }
    // Binary data has no type (OpenAPI 3.1, "Working with Binary Data").
    let is_any = *item == Type::Any;
    if is_structure && !is_any {
        let name = listed.first().copied().unwrap_or_default();
        let message =
            format!("cannot encode `{name}`; the schema is ignored, and the caller passes a file");
        let diagnostic = Diagnostic::new(Code::Unsupported, Place::Value(origin.clone()), message);
        let help = "encode the value with a library for the media type";
        builder.report().push(diagnostic.subject(name).help(help));
    }
    let file = Type::Scalar(Scalar::Binary);
    let ty = match is_list && (!is_structure || is_any) {
        true => Type::Array {
            items: Box::new(file),
            nullable_items: false,
        },
        false => file,
    };
    plain(ty, only)
}
