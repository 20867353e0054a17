//! The style of parameters and headers.

use crate::dialect::document::Serialization;
use crate::ir::{DefinitionKind, Definitions, ParameterStyle, Type};

/// Returns the style for a value of this type; true if items or members are separate. A value that is not a list or
/// object is a single text, unless the style adds a mark. With the style of JSON, which is that of multipart forms, a
/// list is a part per item (OpenAPI 3.1, "Encoding `multipart` Media Types").
pub(crate) fn style(
    definitions: &Definitions,
    serialization: Serialization,
    ty: &Type,
) -> (ParameterStyle, bool) {
    let Serialization {
        style,
        explode,
        by_member,
    } = serialization;
    if style == ParameterStyle::Json {
        return match ty {
            Type::Array { .. } => (ParameterStyle::Form, explode),
            _ => (ParameterStyle::Text, false),
        };
    }
    let is_styled = match style {
        ParameterStyle::DeepObject | ParameterStyle::Label | ParameterStyle::Matrix => true,
        _ => match ty {
            Type::Array { .. } => true,
            Type::Map { .. } => by_member,
            Type::Named(id) => {
                let kind = definitions.get(*id).map(|definition| &definition.kind);
                let may_have_members = match kind {
                    Some(DefinitionKind::Model(_) | DefinitionKind::Union(_)) => true,
                    Some(DefinitionKind::JsonUnion(union)) => !union.is_scalar(),
                    _ => false,
                };
                by_member && may_have_members
            }
            Type::Any | Type::Scalar(_) | Type::Constant(_) | Type::JsonInText(_) => false,
        },
    };
    if is_styled {
        (style, explode)
    } else {
        (ParameterStyle::Text, false)
    }
}

/// True if a value has members or items.
pub(crate) fn is_structured(definitions: &Definitions, ty: &Type) -> bool {
    matches!(ty, Type::Array { .. }) || ty.may_have_members(definitions)
}
