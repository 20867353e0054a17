//! Text that contains JSON in parameters and bodies, where the text can be the JSON itself.

use crate::dialect::document::{ParameterIn, ResolvedParameter};
use crate::ir::{Origin, TextEncoding, Type};
use crate::lower::schema::{Builder, unparsed};

/// The value of a parameter.
pub(super) struct ParameterContent {
    /// The type of the value, or that of the JSON in its text.
    pub ty: Type,
    /// True if the text of the value is its JSON.
    pub is_json: bool,
}

/// Returns the value of a parameter, whose text may be JSON.
///
/// Rule: text that contains JSON is the JSON itself, except in JSON, where it is a string. A list in a form has a part
/// per item, and text that contains a list has one. In other lists and in maps, text is not parsed, because its commas
/// would separate items.
pub(super) fn parameter_content(
    builder: &mut Builder<'_, '_>,
    declared: &ResolvedParameter<'_>,
    ty: Type,
    origin: &Origin,
) -> ParameterContent {
    let is_form = declared.place == ParameterIn::Form;
    let (ty, is_json) = match ty {
        ty if declared.parameter.json => (ty, false),
        Type::JsonInText(text) => {
            let is_list = matches!(text.content, Type::Array { .. });
            match text.encoding {
                TextEncoding::Plain if !(is_form && is_list) => (text.content, true),
                _ => (Type::JsonInText(text), false),
            }
        }
        Type::Array {
            items,
            nullable_items,
        } if is_form => {
            let (item, is_json) = match plain_content(*items) {
                Ok(content) => (content, true),
                Err(item) => (unparsed(builder, item, origin), false),
            };
            let list = Type::Array {
                items: Box::new(item),
                nullable_items,
            };
            (list, is_json)
        }
        ty => (unparsed(builder, ty, origin), false),
    };
    ParameterContent { ty, is_json }
}

/// Returns the type of the JSON that a text is, or the type itself.
pub(super) fn plain_content(ty: Type) -> Result<Type, Type> {
    match ty {
        Type::JsonInText(text) if text.encoding == TextEncoding::Plain => Ok(text.content),
        ty => Err(ty),
    }
}
