use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{self, Docs},
    model,
    types::Scope,
};
use crate::{
    ir::{Definition, Property, Union, code},
    names::TypeNames,
};

/// A choice of models by a discriminator: an enum over the kinds, and a variant that keeps any other.
pub(super) fn union(
    scope: &Scope<'_>,
    definition: &Definition,
    union: &Union,
    names: &TypeNames,
) -> TokenStream {
    let declaration = declaration(scope, definition, union, names);
    let conversions = conversions(scope, union, names);
    let wire = wire(union, names);
    let accessors = accessors(scope, definition, union, names);
    quote!(#declaration #accessors #conversions #wire)
}

fn declaration(
    scope: &Scope<'_>,
    definition: &Definition,
    union: &Union,
    names: &TypeNames,
) -> TokenStream {
    let TypeNames {
        name,
        unknown,
        variants,
        ..
    } = names;
    let mut docs = Docs::of(
        &definition.docs,
        &format!("The kinds of {}.", code(&definition.name.text())),
    );
    docs.paragraph(&format!(
        "The member {} tells the kinds apart.",
        code(&union.discriminator)
    ));
    let docs = scope.document(docs);
    let deprecated = super::deprecated(&definition.docs);
    let members = variants.iter().zip(&union.variants).map(|(variant, kind)| {
        let docs = format!(" {}", code(&kind.tag));
        let model = scope.owned(&crate::ir::Type::Named(kind.model));
        quote!(#[doc = #docs] #variant(Box<#model>),)
    });
    scope.name("crate::runtime::wire");
    quote! {
        #docs
        #deprecated
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#members)*
            #[doc = " A kind that this version of the API does not list."]
            #unknown(wire::UnknownKind),
        }
    }
}

fn conversions(scope: &Scope<'_>, union: &Union, names: &TypeNames) -> TokenStream {
    let name = &names.name;
    let mut seen = Vec::new();
    let from = names
        .variants
        .iter()
        .zip(&union.variants)
        .filter_map(|(variant, kind)| {
            if seen.contains(&kind.model) {
                return None;
            }
            seen.push(kind.model);
            let model = scope.owned(&crate::ir::Type::Named(kind.model));
            Some(quote! {
                impl From<#model> for #name {
                    fn from(value: #model) -> Self {
                        Self::#variant(Box::new(value))
                    }
                }
            })
        });
    quote!(#(#from)*)
}

fn wire(union: &Union, names: &TypeNames) -> TokenStream {
    let TypeNames {
        name,
        unknown,
        variants,
        ..
    } = names;
    let discriminator = &union.discriminator;
    let tags: Vec<_> = union.variants.iter().map(|kind| &kind.tag).collect();
    quote! {
        impl wire::Union for #name {
            const TAG: &'static str = #discriminator;
            fn of_tag(tag: Option<&str>) -> Self {
                match tag {
                    #(Some(#tags) => Self::#variants(Default::default()),)*
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

/// Methods for the members that every kind has.
fn accessors(
    scope: &Scope<'_>,
    definition: &Definition,
    union: &Union,
    names: &TypeNames,
) -> TokenStream {
    let accessors = union
        .shared
        .iter()
        .zip(&names.fields)
        .filter(|(property, _)| model::is_field(property));
    let accessors: Vec<_> = accessors
        .filter_map(|(property, field)| {
            shared_accessor(scope, definition, union, names, property, field)
        })
        .collect();
    let name = &names.name;
    if accessors.is_empty() {
        TokenStream::new()
    } else {
        quote!(impl #name { #(#accessors)* })
    }
}

/// The accessor of one shared member, unless a kind declares it as something else.
fn shared_accessor(
    scope: &Scope<'_>,
    definition: &Definition,
    union: &Union,
    names: &TypeNames,
    property: &Property,
    accessor: &crate::names::FieldName,
) -> Option<TokenStream> {
    let TypeNames {
        unknown, variants, ..
    } = names;
    let mut arms = Vec::new();
    for (variant, kind) in variants.iter().zip(&union.variants) {
        let kind_definition = scope.context.definition(kind.model);
        let (own, field) = model::fields(
            kind_definition.as_model()?,
            scope.context.type_names(kind.model),
        )
        .find(|(own, _)| own.wire_name == property.wire_name)?;
        let same = own.ty == property.ty
            && own.tells_null_apart(kind_definition.usage)
                == property.tells_null_apart(definition.usage);
        if !same {
            return None;
        }
        let value = if own.boxed {
            quote!(kind.#field.as_deref())
        } else {
            quote!(kind.#field.as_ref())
        };
        arms.push(quote!(Self::#variant(kind) => #value,));
    }
    let mut ty = scope.owned(&property.ty);
    if property.tells_null_apart(definition.usage) {
        let nullable = scope.name("crate::runtime::Nullable");
        ty = quote!(#nullable<#ty>);
    }
    let docs = docs::inline(
        &property.docs,
        &format!("The {} of every kind.", code(&property.wire_name)),
    );
    let docs = format!(" {docs}");
    Some(quote! {
        #[doc = #docs]
        pub fn #accessor(&self) -> Option<&#ty> {
            match self {
                #(#arms)*
                Self::#unknown(_) => None,
            }
        }
    })
}
