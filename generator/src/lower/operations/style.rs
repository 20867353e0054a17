//! The style in which the value of a parameter or header is written.

use crate::dialect::document::Serialization;
use crate::ir::{DefinitionKind, Definitions, ParameterStyle, Type};

/// The style in which a value of this type is written, and whether its items or members are written one by one.
/// Anything but a list or an object is one text, unless the style marks that.
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
    let is_styled = match style {
        ParameterStyle::DeepObject | ParameterStyle::Label | ParameterStyle::Matrix => true,
        _ => match ty {
            Type::Array { .. } => true,
            Type::Map { .. } => by_member,
            Type::Named(id) => {
                let kind = definitions.get(*id).map(|definition| &definition.kind);
                by_member && matches!(kind, Some(DefinitionKind::Model(_)))
            }
            Type::Any | Type::Scalar(_) | Type::Constant(_) => false,
        },
    };
    if is_styled {
        (style, explode)
    } else {
        (ParameterStyle::Text, false)
    }
}
