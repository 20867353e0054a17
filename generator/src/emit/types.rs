use proc_macro2::TokenStream;
use quote::quote;

use super::{context::Context, docs::Docs, file::Sheet};
use crate::{
    ir::{DefinitionKind, EnumerationBase, Scalar, Type},
    names::TypeModule,
};

/// The file that mentions a type: its module, what it gathers, and which definitions it holds itself.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) context: Context<'a>,
    pub(super) sheet: &'a Sheet,
    pub(super) here: Option<&'a TypeModule>,
}

impl Scope<'_> {
    /// A path's last segment, imported.
    pub(super) fn name(&self, path: &str) -> proc_macro2::Ident {
        self.sheet.name(path)
    }

    /// The attributes that document an item.
    pub(super) fn document(&self, docs: Docs) -> TokenStream {
        self.sheet.document(docs)
    }

    /// The Rust type that owns a value of `ty`.
    pub(super) fn owned(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Any => self.path("azure_core::Value"),
            Type::Scalar(scalar) => self.scalar(*scalar),
            Type::Constant(_) => quote!(String),
            Type::Named(id) => self.context.named(self.sheet, self.here, *id),
            Type::Array {
                items,
                nullable_items,
            } => {
                let items = self.owned(items);
                if *nullable_items {
                    quote!(Vec<Option<#items>>)
                } else {
                    quote!(Vec<#items>)
                }
            }
            Type::Map {
                values,
                nullable_values,
            } => {
                let values = self.owned(values);
                let map = self.name("std::collections::BTreeMap");
                if *nullable_values {
                    quote!(#map<String, Option<#values>>)
                } else {
                    quote!(#map<String, #values>)
                }
            }
        }
    }

    /// The Rust type of a required argument that lends a value of `ty`.
    pub(super) fn borrowed(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Scalar(scalar) if is_copy(*scalar) => self.scalar(*scalar),
            Type::Scalar(Scalar::Base64 | Scalar::Base64Url) => quote!(&[u8]),
            Type::Scalar(scalar @ (Scalar::Binary | Scalar::File)) => self.scalar(*scalar),
            Type::Scalar(_) | Type::Constant(_) => quote!(&str),
            Type::Array { items, .. } => {
                let items = self.owned(items);
                quote!(&[#items])
            }
            Type::Any | Type::Map { .. } | Type::Named(_) => {
                let owned = self.owned(ty);
                quote!(&#owned)
            }
        }
    }

    /// The marker that reads and writes `ty`, where it is not the Rust type's own way.
    pub(super) fn marker(&self, ty: &Type) -> Option<TokenStream> {
        let within = |inner: &Type, nullable: bool| {
            let marker = self.marker(inner)?;
            Some(if nullable {
                quote!(Option<#marker>)
            } else {
                marker
            })
        };
        match ty {
            Type::Scalar(Scalar::DateTimeRfc1123) => Some(quote!(wire::Rfc7231)),
            Type::Scalar(Scalar::UnixTime) => Some(quote!(wire::UnixTime)),
            Type::Scalar(Scalar::Base64) => Some(quote!(wire::Base64)),
            Type::Scalar(Scalar::Base64Url) => Some(quote!(wire::Base64Url)),
            Type::Array {
                items,
                nullable_items,
            } => within(items, *nullable_items).map(|marker| quote!(Vec<#marker>)),
            Type::Map {
                values,
                nullable_values,
            } => within(values, *nullable_values).map(|marker| {
                let map = self.name("std::collections::BTreeMap");
                quote!(#map<String, #marker>)
            }),
            Type::Any | Type::Scalar(_) | Type::Named(_) | Type::Constant(_) => None,
        }
    }

    /// The marker that reads an answer of type `ty` where its Rust type does not decode by itself as it travels.
    pub(super) fn answer_marker(&self, ty: &Type) -> Option<TokenStream> {
        let item = |inner: &Type, nullable: bool| {
            let marker = self.answer_marker(inner)?;
            Some(match nullable {
                true => quote!(Option<#marker>),
                false => quote!(wire::NotNull<#marker>),
            })
        };
        match ty {
            Type::Scalar(Scalar::DateTime) => Some(quote!(wire::Own<_>)),
            Type::Scalar(_) => self.marker(ty),
            Type::Array {
                items,
                nullable_items,
            } => item(items, *nullable_items).map(|marker| quote!(Vec<#marker>)),
            Type::Map {
                values,
                nullable_values,
            } => item(values, *nullable_values).map(|marker| {
                let map = self.name("std::collections::BTreeMap");
                quote!(#map<String, #marker>)
            }),
            Type::Any | Type::Named(_) | Type::Constant(_) => None,
        }
    }

    fn scalar(&self, scalar: Scalar) -> TokenStream {
        match scalar {
            Scalar::Boolean => quote!(bool),
            Scalar::Int32 => quote!(i32),
            Scalar::Int64 => quote!(i64),
            Scalar::Float32 => quote!(f32),
            Scalar::Float64 | Scalar::Decimal => quote!(f64),
            Scalar::DateTime | Scalar::DateTimeRfc1123 | Scalar::UnixTime => {
                self.path("azure_core::time::OffsetDateTime")
            }
            Scalar::Base64 | Scalar::Base64Url => quote!(Vec<u8>),
            Scalar::Binary => self.path("azure_core::Bytes"),
            Scalar::File => self.word("crate::runtime", "File"),
            Scalar::String
            | Scalar::Uuid
            | Scalar::ArmId
            | Scalar::Url
            | Scalar::Etag
            | Scalar::Password
            | Scalar::Date
            | Scalar::Time
            | Scalar::Duration => quote!(String),
        }
    }

    /// A name that is an ordinary word: with the module that it is from where the API has a type that is called so.
    pub(super) fn word(&self, module: &str, name: &str) -> TokenStream {
        let mut types = self.context.names.types.iter();
        if !types.any(|ty| ty.local.as_str() == name) {
            let name = self.sheet.member(module, name);
            return quote!(#name);
        }
        let name = super::file::ident(name);
        let module = module.split("::").map(super::file::ident);
        quote!(#(#module)::*::#name)
    }

    pub(super) fn path(&self, path: &str) -> TokenStream {
        let name = self.name(path);
        quote!(#name)
    }
}

/// Whether a value travels by copy in an argument list.
pub(super) fn is_copy(scalar: Scalar) -> bool {
    matches!(
        scalar,
        Scalar::Boolean
            | Scalar::Int32
            | Scalar::Int64
            | Scalar::Float32
            | Scalar::Float64
            | Scalar::Decimal
            | Scalar::DateTime
            | Scalar::DateTimeRfc1123
            | Scalar::UnixTime
    )
}

/// Whether a value of `ty` is handed on by copying it.
pub(super) fn is_copied(ty: &Type) -> bool {
    matches!(ty, Type::Scalar(scalar) if is_copy(*scalar))
}

/// Whether `ty` is text whose Rust type is `String`.
pub(super) fn is_text(ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => {
            !is_copy(*scalar)
                && !matches!(
                    scalar,
                    Scalar::Base64 | Scalar::Base64Url | Scalar::Binary | Scalar::File
                )
        }
        Type::Constant(_) => true,
        _ => false,
    }
}

/// Whether `id` is an enumeration in this module's definitions.
pub(super) fn is_enumeration(context: &Context<'_>, ty: &Type) -> bool {
    matches!(ty, Type::Named(id) if matches!(context.definition(*id).kind, DefinitionKind::Enumeration(_)))
}

/// Whether `ty` is an enumeration whose values are text.
pub(super) fn is_text_enumeration(context: &Context<'_>, ty: &Type) -> bool {
    let Type::Named(id) = ty else { return false };
    matches!(&context.definition(*id).kind, DefinitionKind::Enumeration(values) if values.base == EnumerationBase::String)
}
