use proc_macro2::TokenStream;
use quote::quote;

use super::file::Sheet;
use crate::{
    ir::Type,
    names::TypeModule,
    rust::{
        build::{context::Context, types::TypeContext},
        docs::Docs,
        types::RustType,
    },
};

pub(super) use crate::rust::build::types::{
    is_copied, is_copy, is_enumeration, is_text, is_text_enumeration,
};

/// The file that mentions a type: its module, what it gathers, and which definitions it holds itself.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) context: Context<'a>,
    pub(super) sheet: &'a Sheet,
    pub(super) here: Option<&'a TypeModule>,
}

impl<'a> Scope<'a> {
    /// A path's last segment, imported.
    pub(super) fn name(&self, path: &str) -> proc_macro2::Ident {
        self.sheet.name(path)
    }

    /// The attributes that document an item.
    pub(super) fn document(&self, docs: Docs) -> TokenStream {
        self.sheet.document(&docs)
    }

    /// The context in which types are built.
    pub(super) fn types(&self) -> TypeContext<'a> {
        TypeContext {
            context: self.context,
            here: self.here,
        }
    }

    /// The Rust type that owns a value of `ty`.
    pub(super) fn owned(&self, ty: &Type) -> TokenStream {
        self.sheet.ty(&self.types().owned(ty))
    }

    /// The Rust type of a required argument that lends a value of `ty`.
    pub(super) fn borrowed(&self, ty: &Type) -> TokenStream {
        self.sheet.ty(&self.types().borrowed(ty))
    }

    /// The marker that reads and writes `ty`, where it is not the Rust type's own way.
    pub(super) fn marker(&self, ty: &Type) -> Option<TokenStream> {
        let marker: RustType = self.types().marker(ty)?;
        Some(self.sheet.ty(&marker))
    }

    /// The marker that reads an answer of type `ty` where its Rust type does not decode by itself as it travels.
    pub(super) fn answer_marker(&self, ty: &Type) -> Option<TokenStream> {
        let marker: RustType = self.types().response_marker(ty)?;
        Some(self.sheet.ty(&marker))
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
