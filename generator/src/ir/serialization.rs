//! The facts of types and parameters that decide how a value is written outside of JSON.

use super::{
    BodyKind, DefinitionKind, Definitions, JsonType, Parameter, ParameterLocation, ParameterStyle,
    Type,
};

impl Type {
    /// True if values may be objects. Lists are not, whatever their items are.
    pub fn may_have_members(&self, definitions: &Definitions) -> bool {
        match self {
            Type::Any | Type::Map { .. } => true,
            Type::Named(id) => match definitions.get(*id).map(|it| &it.kind) {
                Some(DefinitionKind::Enumeration(_)) => false,
                Some(DefinitionKind::JsonUnion(union)) => !union.is_scalar(),
                _ => true,
            },
            Type::Array { .. } | Type::Scalar(_) | Type::Constant(_) | Type::JsonInText(_) => false,
        }
    }
}

/// The media type of a form part.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PartMediaType<'a> {
    /// Plain text, or that of a file.
    Default,
    /// One media type for all values.
    Fixed(&'a str),
    /// JSON for objects and lists, and plain text for other values.
    ByValue,
}

impl Parameter {
    /// Returns the media type of a form part (OpenAPI 3.1, "Encoding Object").
    pub fn part_media_type(&self, definitions: &Definitions) -> PartMediaType<'_> {
        if let Some(declared) = &self.media_type {
            return PartMediaType::Fixed(declared);
        }
        let (part, is_list) = match &self.ty {
            Type::Array { items, .. } => (&**items, true),
            ty => (ty, false),
        };
        let json = PartMediaType::Fixed(BodyKind::Json.default_media_type());
        match self.style {
            ParameterStyle::Json => json,
            ParameterStyle::Text if self.is_mixed_part(definitions) => PartMediaType::ByValue,
            // A part per member.
            ParameterStyle::Form if self.explode && !is_list => PartMediaType::ByValue,
            ParameterStyle::Text | ParameterStyle::Form
                if matches!(part, Type::Array { .. }) || part.may_have_members(definitions) =>
            {
                json
            }
            _ => PartMediaType::Default,
        }
    }

    /// True for a form that is the whole query (OpenAPI 3.2, `in: querystring`).
    pub fn is_whole_query(&self) -> bool {
        self.location == ParameterLocation::Query && self.media_type.is_some()
    }

    /// True for a form part some of whose values are JSON and others are not (OpenAPI 3.1, "Encoding Object").
    pub fn is_mixed_part(&self, definitions: &Definitions) -> bool {
        let is_part = self.location == ParameterLocation::Form && self.media_type.is_none();
        let union = match &self.ty {
            Type::Named(id) if is_part => match definitions.get(*id).map(|it| &it.kind) {
                Some(DefinitionKind::JsonUnion(union)) => union,
                _ => return false,
            },
            _ => return false,
        };
        let mut types = union.alternatives.iter().map(|one| one.json);
        types.any(|json| json != JsonType::Object)
    }
}
