//! Prints enumerations: the known values, and a variant that keeps any other.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    attributes,
    rows::{Rows, literal},
    sheet::Sheet,
};
use crate::rust::{
    definition::Definition,
    enumeration::{Base, Enumeration, Literal},
};

/// The enum and its conversions.
pub(super) fn enumeration(
    sheet: &Sheet,
    definition: &Definition,
    enumeration: &Enumeration,
) -> TokenStream {
    let declaration = declaration(sheet, definition, enumeration);
    let conversions = match enumeration.base {
        Base::Text => text_conversions(sheet, definition, enumeration),
        _ => literal_conversions(sheet, definition, enumeration),
    };
    quote!(#declaration #conversions)
}

fn declaration(sheet: &Sheet, definition: &Definition, enumeration: &Enumeration) -> TokenStream {
    let (name, unknown) = (&definition.name, &enumeration.unknown);
    let docs = sheet.document(&definition.docs);
    let mut rows = Rows::at_depth(1);
    for it in &enumeration.values {
        rows.document(&it.docs);
        rows.push(format!("{},", it.variant));
    }
    let variants = rows.variants(sheet);
    let raw = raw_type(enumeration.base);
    let derives = match enumeration.base {
        Base::Number => quote!(#[derive(Clone, Debug, PartialEq)]),
        _ => quote!(#[derive(Clone, Debug, Eq, Hash, PartialEq)]),
    };
    let deprecated = attributes::deprecated(definition.deprecated.as_deref());
    quote! {
        #docs
        #deprecated
        #derives
        #[non_exhaustive]
        pub enum #name {
            #variants
            #[doc = " A value that is not defined in this API version."]
            #unknown(#raw),
        }
    }
}

fn raw_type(base: Base) -> TokenStream {
    match base {
        Base::Text => quote!(String),
        Base::Integer => quote!(i64),
        Base::Number => quote!(f64),
        Base::Boolean => quote!(bool),
    }
}

fn text_conversions(
    sheet: &Sheet,
    definition: &Definition,
    enumeration: &Enumeration,
) -> TokenStream {
    sheet.name("crate::runtime::wire");
    let (name, unknown) = (&definition.name, &enumeration.unknown);
    let mut texts = Rows::at_depth(3);
    let mut values = Rows::at_depth(4);
    for it in &enumeration.values {
        let (variant, text) = (&it.variant, wire_value(&it.value));
        texts.push(format!("Self::{variant} => {text},"));
        values.push(format!("{text} => Self::{variant},"));
    }
    let (texts, values) = (texts.arms(sheet), values.arms(sheet));
    let from_str = sheet.name("std::str::FromStr");
    let infallible = sheet.name("std::convert::Infallible");
    let fmt = sheet.name("std::fmt");
    quote! {
        impl wire::Enumeration for #name {
            type Base = str;
        }
        impl AsRef<str> for #name {
            fn as_ref(&self) -> &str {
                match self {
                    #texts
                    Self::#unknown(value) => value,
                }
            }
        }
        impl #from_str for #name {
            type Err = #infallible;
            fn from_str(text: &str) -> Result<Self, #infallible> {
                Ok(match text {
                    #values
                    _ => Self::#unknown(text.to_owned()),
                })
            }
        }
        impl #fmt::Display for #name {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                f.write_str(self.as_ref())
            }
        }
    }
}

fn literal_conversions(
    sheet: &Sheet,
    definition: &Definition,
    enumeration: &Enumeration,
) -> TokenStream {
    sheet.name("crate::runtime::wire");
    let (name, unknown) = (&definition.name, &enumeration.unknown);
    let raw = raw_type(enumeration.base);
    let variants: Vec<_> = enumeration.values.iter().map(|it| &it.variant).collect();
    let values = enumeration.values.iter();
    let values: Vec<_> = values.map(|it| wire_value(&it.value)).collect();
    // `true` and `false` leave nothing over.
    let exhausted = enumeration.base == Base::Boolean && values.len() > 1;
    let other = (!exhausted).then(|| quote!(_ => Self::#unknown(value),));
    let (fmt, from_str) = (sheet.name("std::fmt"), sheet.name("std::str::FromStr"));
    quote! {
        impl wire::Enumeration for #name {
            type Base = #raw;
        }
        impl From<#raw> for #name {
            fn from(value: #raw) -> Self {
                match value {
                    #(#values => Self::#variants,)*
                    #other
                }
            }
        }
        impl From<#name> for #raw {
            fn from(value: #name) -> Self {
                match value {
                    #(#name::#variants => #values,)*
                    #name::#unknown(value) => value,
                }
            }
        }
        impl #from_str for #name {
            type Err = <#raw as #from_str>::Err;
            fn from_str(text: &str) -> Result<Self, <#raw as #from_str>::Err> {
                Ok(text.parse::<#raw>()?.into())
            }
        }
        impl #fmt::Display for #name {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                #fmt::Display::fmt(&#raw::from(self.clone()), f)
            }
        }
    }
}

/// A value on the wire as Rust writes it.
fn wire_value(value: &Literal) -> TokenStream {
    match value {
        Literal::Text(text) => {
            let text = literal(text);
            quote!(#text)
        }
        Literal::Integer(value) => {
            let value = proc_macro2::Literal::i64_unsuffixed(*value);
            quote!(#value)
        }
        Literal::Number(value) => {
            let value = proc_macro2::Literal::f64_unsuffixed(*value);
            quote!(#value)
        }
        Literal::Boolean(value) => quote!(#value),
    }
}
