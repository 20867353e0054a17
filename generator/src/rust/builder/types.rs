//! Converts types of the specification to Rust types.

use super::{
    super::{path::Path, runtime::RuntimeItem, types::RustType},
    context::ModuleContext,
};
use crate::{
    ir::{DefinitionKind, EnumerationBase, JsonInText, Scalar, TextEncoding, Type},
    names::TypeModule,
};

/// The file that uses a type: its module, and the definitions in it.
#[derive(Clone, Copy)]
pub(crate) struct TypeContext<'a> {
    pub(crate) context: ModuleContext<'a>,
    pub(crate) here: Option<&'a TypeModule>,
}

impl TypeContext<'_> {
    /// Returns the owned Rust type of `ty`.
    pub(crate) fn owned(&self, ty: &Type) -> RustType {
        match ty {
            Type::Any => RustType::imported("azure_core::Value"),
            Type::Scalar(scalar) => self.scalar(*scalar),
            Type::Constant(_) => RustType::prelude("String"),
            Type::Named(id) => RustType::Named(self.context.named(self.here, *id)),
            Type::Array {
                items,
                nullable_items,
            } => optional_if(*nullable_items, self.owned(items)).list(),
            Type::Map {
                values,
                nullable_values,
            } => optional_if(*nullable_values, self.owned(values)).map(),
            Type::JsonInText(text) => self.owned(&text.content),
        }
    }

    /// Returns the owned Rust type of an optional parameter or a header.
    pub(crate) fn of_parameter(&self, ty: &Type) -> RustType {
        match ty {
            Type::Scalar(Scalar::Etag) => RustType::imported("azure_core::http::Etag"),
            ty => self.owned(ty),
        }
    }

    /// Returns the Rust type of a required argument, which is borrowed.
    pub(crate) fn borrowed(&self, ty: &Type) -> RustType {
        match ty {
            Type::Scalar(scalar) if is_copy(*scalar) => self.scalar(*scalar),
            Type::Scalar(Scalar::Base64 | Scalar::Base64Url) => RustType::prelude("u8").slice(),
            Type::Scalar(scalar @ (Scalar::Binary | Scalar::File)) => self.scalar(*scalar),
            Type::Scalar(Scalar::Duration) => self.scalar(Scalar::Duration).reference(),
            Type::Scalar(_) | Type::Constant(_) => RustType::prelude("str").reference(),
            Type::Array { items, .. } => self.owned(items).slice(),
            Type::Any | Type::Map { .. } | Type::Named(_) => self.owned(ty).reference(),
            Type::JsonInText(text) => self.borrowed(&text.content),
        }
    }

    /// Returns the encoding of `ty`, if it differs from the Rust type's default.
    pub(crate) fn marker(&self, ty: &Type) -> Option<RustType> {
        match ty {
            Type::Scalar(Scalar::DateTimeRfc1123) => Some(marker(RuntimeItem::WireRfc7231)),
            Type::Scalar(Scalar::UnixTime) => Some(marker(RuntimeItem::WireUnixTime)),
            Type::Scalar(Scalar::Base64) => Some(marker(RuntimeItem::WireBase64)),
            Type::Scalar(Scalar::Base64Url) => Some(marker(RuntimeItem::WireBase64Url)),
            Type::Array {
                items,
                nullable_items,
            } => Some(optional_if(*nullable_items, self.marker(items)?).list()),
            Type::Map {
                values,
                nullable_values,
            } => Some(optional_if(*nullable_values, self.marker(values)?).map()),
            Type::JsonInText(text) => Some(self.json_in_text(text)),
            Type::Any | Type::Scalar(_) | Type::Named(_) | Type::Constant(_) => None,
        }
    }

    /// Returns the encoding of text that contains JSON.
    fn json_in_text(&self, text: &JsonInText) -> RustType {
        let content = self.encoding(&text.content);
        match text_encoding(text.encoding) {
            None => {
                let marker = Path::Runtime(RuntimeItem::WireEmbeddedJson);
                RustType::Generic(marker, vec![content])
            }
            Some(encoding) => {
                let marker = Path::Runtime(RuntimeItem::WireEncodedJson);
                RustType::Generic(marker, vec![encoding, content])
            }
        }
    }

    /// True if a list, a map or a scalar has values that serde writes differently from the description.
    pub(crate) fn has_encoding(&self, ty: &Type) -> bool {
        self.response_marker(ty).is_some()
    }

    /// Returns the encoding of `ty`.
    pub(crate) fn encoding(&self, ty: &Type) -> RustType {
        self.marker(ty).unwrap_or(marker(RuntimeItem::WireInherent))
    }

    /// Returns the encoding of a response of type `ty`, if it differs from the Rust type's default.
    pub(crate) fn response_marker(&self, ty: &Type) -> Option<RustType> {
        let item = |inner: &Type, nullable: bool| {
            let marker = self.response_marker(inner)?;
            Some(match nullable {
                true => marker.optional(),
                false => RustType::Generic(Path::Runtime(RuntimeItem::WireNotNull), vec![marker]),
            })
        };
        match ty {
            Type::Scalar(Scalar::DateTime) => Some(marker(RuntimeItem::WireInherent)),
            Type::Scalar(_) | Type::JsonInText(_) => self.marker(ty),
            Type::Array {
                items,
                nullable_items,
            } => Some(item(items, *nullable_items)?.list()),
            Type::Map {
                values,
                nullable_values,
            } => Some(item(values, *nullable_values)?.map()),
            Type::Any | Type::Named(_) | Type::Constant(_) => None,
        }
    }

    fn scalar(&self, scalar: Scalar) -> RustType {
        match scalar {
            Scalar::Boolean => RustType::prelude("bool"),
            Scalar::Int32 => RustType::prelude("i32"),
            Scalar::Int64 => RustType::prelude("i64"),
            Scalar::Uint32 => RustType::prelude("u32"),
            Scalar::Uint64 => RustType::prelude("u64"),
            Scalar::Float32 => RustType::prelude("f32"),
            Scalar::Float64 | Scalar::Decimal => RustType::prelude("f64"),
            Scalar::DateTime | Scalar::DateTimeRfc1123 | Scalar::UnixTime => {
                RustType::imported("azure_core::time::OffsetDateTime")
            }
            Scalar::TypedUuid => RustType::imported("azure_core::Uuid"),
            Scalar::TypedDate => RustType::Named(self.word("time::Date")),
            Scalar::Base64 | Scalar::Base64Url => RustType::prelude("u8").list(),
            Scalar::Binary => RustType::imported("azure_core::Bytes"),
            Scalar::File => RustType::Named(self.runtime_word(RuntimeItem::File)),
            Scalar::Duration => RustType::Named(self.runtime_word(RuntimeItem::IsoDuration)),
            Scalar::String
            | Scalar::Uuid
            | Scalar::ArmId
            | Scalar::Url
            | Scalar::Etag
            | Scalar::Password
            | Scalar::Date
            | Scalar::Time => RustType::prelude("String"),
        }
    }

    /// Returns the path of a runtime item with a common name, which is written in full if the API has a type with this
    /// name.
    pub(crate) fn runtime_word(&self, item: RuntimeItem) -> Path {
        match self.context.is_in_use(item.name()) {
            true => Path::RuntimeInFull(item),
            false => Path::Runtime(item),
        }
    }

    /// Returns the path of a library item with a common name, which is written in full if the API has a type with this
    /// name.
    pub(crate) fn word(&self, path: &'static str) -> Path {
        let name = path.rsplit("::").next().unwrap_or(path);
        match self.context.is_in_use(name) {
            true => Path::Full(path.to_owned()),
            false => Path::imported(path),
        }
    }
}

fn marker(item: RuntimeItem) -> RustType {
    RustType::Named(Path::Runtime(item))
}

/// Returns the encoding of bytes as text, unless the text is the bytes.
pub(crate) fn text_encoding(encoding: TextEncoding) -> Option<RustType> {
    match encoding {
        TextEncoding::Plain => None,
        TextEncoding::Base64 => Some(marker(RuntimeItem::WireBase64)),
        TextEncoding::Base64Url => Some(marker(RuntimeItem::WireBase64Url)),
    }
}

pub(crate) fn optional_if(is_optional: bool, ty: RustType) -> RustType {
    match is_optional {
        true => ty.optional(),
        false => ty,
    }
}

/// True if a value is passed by copy.
pub(crate) fn is_copy(scalar: Scalar) -> bool {
    matches!(
        scalar,
        Scalar::Boolean
            | Scalar::Int32
            | Scalar::Int64
            | Scalar::Uint32
            | Scalar::Uint64
            | Scalar::Float32
            | Scalar::Float64
            | Scalar::Decimal
            | Scalar::DateTime
            | Scalar::DateTimeRfc1123
            | Scalar::UnixTime
            | Scalar::TypedUuid
            | Scalar::TypedDate
    )
}

/// True if a value of `ty` is passed by copy.
pub(crate) fn is_copied(ty: &Type) -> bool {
    matches!(ty.decoded(), Type::Scalar(scalar) if is_copy(*scalar))
}

/// True if `ty` is text with the Rust type `String`.
pub(crate) fn is_text(ty: &Type) -> bool {
    match ty.decoded() {
        Type::Scalar(scalar) => {
            !is_copy(*scalar)
                && !matches!(
                    scalar,
                    Scalar::Base64
                        | Scalar::Base64Url
                        | Scalar::Binary
                        | Scalar::File
                        | Scalar::Duration
                )
        }
        Type::Constant(_) => true,
        _ => false,
    }
}

/// True if `ty` is an enumeration.
pub(crate) fn is_enumeration(context: &ModuleContext<'_>, ty: &Type) -> bool {
    matches!(ty, Type::Named(id) if matches!(context.definition(*id).kind, DefinitionKind::Enumeration(_)))
}

/// True if `ty` is a union of scalars that are distinguished by their JSON type.
pub(crate) fn is_scalar_union(context: &ModuleContext<'_>, ty: &Type) -> bool {
    matches!(ty, Type::Named(id) if matches!(&context.definition(*id).kind, DefinitionKind::JsonUnion(union) if union.is_scalar()))
}

/// True if `ty` is an enumeration of text.
pub(crate) fn is_text_enumeration(context: &ModuleContext<'_>, ty: &Type) -> bool {
    let Type::Named(id) = ty else { return false };
    matches!(&context.definition(*id).kind, DefinitionKind::Enumeration(values) if values.base == EnumerationBase::String)
}
