//! Prints unions: an enum over the alternatives, and a variant that keeps any other.

use proc_macro2::TokenStream;
use quote::quote;

use super::{attributes, model, sheet::Sheet};
use crate::{
    ir::code,
    names::VariantName,
    rust::{
        definition::Definition,
        docs::Docs,
        union::{SharedAccessor, Union},
    },
};

/// The enum, its accessors and conversions, and how its values travel.
pub(super) fn union(sheet: &Sheet, definition: &Definition, union: &Union) -> TokenStream {
    let declaration = declaration(sheet, definition, union);
    let accessors = accessors(sheet, definition, union);
    let conversions = conversions(sheet, definition, union);
    let wire = wire(definition, union);
    quote!(#declaration #accessors #conversions #wire)
}

fn declaration(sheet: &Sheet, definition: &Definition, union: &Union) -> TokenStream {
    let (name, unknown) = (&definition.name, &union.unknown);
    let docs = sheet.document(&definition.docs);
    let deprecated = attributes::deprecated(definition.deprecated.as_deref());
    let alternatives = union.alternatives.iter().map(|it| {
        let docs = format!(" {}", code(&it.value));
        let (variant, model) = (&it.variant, sheet.ty(&it.model));
        quote!(#[doc = #docs] #variant(Box<#model>),)
    });
    sheet.name("crate::runtime::wire");
    quote! {
        #docs
        #deprecated
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#alternatives)*
            #[doc = " A kind that this version of the API does not list."]
            #unknown(wire::UnknownKind),
        }
    }
}

fn conversions(sheet: &Sheet, definition: &Definition, union: &Union) -> TokenStream {
    let name = &definition.name;
    let converted = union.alternatives.iter().filter(|it| it.is_conversion);
    let blocks = converted.map(|it| {
        let (variant, model) = (&it.variant, sheet.ty(&it.model));
        quote! {
            impl From<#model> for #name {
                fn from(value: #model) -> Self {
                    Self::#variant(Box::new(value))
                }
            }
        }
    });
    quote!(#(#blocks)*)
}

fn wire(definition: &Definition, union: &Union) -> TokenStream {
    let (name, unknown) = (&definition.name, &union.unknown);
    let discriminator = &union.discriminator;
    let values = union.alternatives.iter().map(|it| &it.value);
    let variants: Vec<_> = union.alternatives.iter().map(|it| &it.variant).collect();
    quote! {
        impl wire::Union for #name {
            const TAG: &'static str = #discriminator;
            fn of_tag(tag: Option<&str>) -> Self {
                match tag {
                    #(Some(#values) => Self::#variants(Default::default()),)*
                    _ => Self::#unknown(Default::default()),
                }
            }
            fn members(&mut self, list: &mut impl wire::Members) {
                match self {
                    #(Self::#variants(kind) => wire::Object::members(kind.as_mut(), list),)*
                    Self::#unknown(kind) => wire::Object::members(kind, list),
                }
            }
        }
    }
}

fn accessors(sheet: &Sheet, definition: &Definition, union: &Union) -> Option<TokenStream> {
    let accessors = union.accessors.iter();
    let accessors: Vec<_> = accessors
        .map(|it| accessor(sheet, it, &union.unknown))
        .collect();
    let name = &definition.name;
    (!accessors.is_empty()).then(|| quote!(impl #name { #(#accessors)* }))
}

fn accessor(sheet: &Sheet, accessor: &SharedAccessor, unknown: &VariantName) -> TokenStream {
    let docs = sheet.document(&Docs::one_line(&accessor.docs));
    let (name, ty) = (&accessor.name, sheet.ty(&accessor.ty));
    let arms = accessor.arms.iter().map(|(variant, step)| {
        let value = model::borrowed(step);
        quote!(Self::#variant(kind) => kind.#value,)
    });
    quote! {
        #docs
        pub fn #name(&self) -> Option<&#ty> {
            match self {
                #(#arms)*
                Self::#unknown(_) => None,
            }
        }
    }
}
