use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    docs::Docs,
    rows::{Rows, literal},
    types::Scope,
};
use crate::{
    ir::{Definition, Enumeration, EnumerationBase, code},
    names::{TypeNames, VariantName},
};

/// An open enumeration: its known values, and a variant that keeps any other.
pub(super) fn enumeration(
    scope: &Scope<'_>,
    definition: &Definition,
    enumeration: &Enumeration,
    names: &TypeNames,
) -> TokenStream {
    let declaration = declaration(scope, definition, enumeration, names);
    let conversions = match enumeration.base {
        EnumerationBase::String => text_conversions(scope, enumeration, names),
        base => literal_conversions(scope, enumeration, names, base),
    };
    quote!(#declaration #conversions)
}

fn declaration(
    scope: &Scope<'_>,
    definition: &Definition,
    enumeration: &Enumeration,
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
        &format!("The values of {}.", code(&definition.name.text())),
    );
    if let Some(note) = names.name.renamed_from() {
        docs.paragraph(&format!("Its name would be `{note}` were that not taken."));
    }
    let docs = scope.document(docs);
    let mut rows = Rows::at_depth(1);
    for (variant, value) in variants.iter().zip(&enumeration.values) {
        let mut docs = Docs::of(&value.docs, &code(&value.wire));
        docs.renaming(variant.renamed_from(), &value.wire);
        rows.document(docs);
        rows.push(format!("{variant},"));
    }
    let variants = rows.variants(scope);
    let raw = raw_type(enumeration.base);
    let derives = match enumeration.base {
        EnumerationBase::Number => quote!(#[derive(Clone, Debug, PartialEq)]),
        _ => quote!(#[derive(Clone, Debug, Eq, Hash, PartialEq)]),
    };
    let deprecated = super::deprecated(&definition.docs);
    quote! {
        #docs
        #deprecated
        #derives
        #[non_exhaustive]
        pub enum #name {
            #variants
            #[doc = " A value that this version of the API does not list."]
            #unknown(#raw),
        }
    }
}

fn raw_type(base: EnumerationBase) -> TokenStream {
    match base {
        EnumerationBase::String => quote!(String),
        EnumerationBase::Integer => quote!(i64),
        EnumerationBase::Number => quote!(f64),
        EnumerationBase::Boolean => quote!(bool),
    }
}

fn text_conversions(
    scope: &Scope<'_>,
    enumeration: &Enumeration,
    names: &TypeNames,
) -> TokenStream {
    scope.name("crate::runtime::wire");
    let TypeNames {
        name,
        unknown,
        variants,
        ..
    } = names;
    let mut texts = Rows::at_depth(3);
    let mut values = Rows::at_depth(4);
    for (variant, value) in variants.iter().zip(&enumeration.values) {
        let text = literal(&value.wire);
        texts.push(format!("Self::{variant} => {text},"));
        values.push(format!("{text} => Self::{variant},"));
    }
    let (texts, values) = (texts.arms(scope), values.arms(scope));
    let from_str = scope.name("std::str::FromStr");
    let infallible = scope.name("std::convert::Infallible");
    let fmt = scope.name("std::fmt");
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
    scope: &Scope<'_>,
    enumeration: &Enumeration,
    names: &TypeNames,
    base: EnumerationBase,
) -> TokenStream {
    scope.name("crate::runtime::wire");
    let TypeNames {
        name,
        unknown,
        variants,
        ..
    } = names;
    let raw = raw_type(base);
    let values: Vec<_> = enumeration
        .values
        .iter()
        .map(|value| raw_value(&value.wire, base))
        .collect();
    // `true` and `false` leave nothing over.
    let exhausted = base == EnumerationBase::Boolean && values.len() > 1;
    let other = (!exhausted).then(|| quote!(_ => Self::#unknown(value),));
    let (fmt, from_str) = (scope.name("std::fmt"), scope.name("std::str::FromStr"));
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

/// The variant that stands for a value, where the value is listed.
pub(super) fn variant<'n>(
    enumeration: &Enumeration,
    names: &'n TypeNames,
    wire: &str,
) -> Option<&'n VariantName> {
    let mut listed = enumeration.values.iter().zip(&names.variants);
    listed
        .find(|(value, _)| value.wire == wire)
        .map(|(_, variant)| variant)
}

fn raw_value(wire: &str, base: EnumerationBase) -> TokenStream {
    match base {
        EnumerationBase::Integer => {
            let value = Literal::i64_unsuffixed(wire.parse().unwrap_or_default());
            quote!(#value)
        }
        EnumerationBase::Number => {
            let value = Literal::f64_unsuffixed(wire.parse().unwrap_or_default());
            quote!(#value)
        }
        _ => {
            let value = wire == "true";
            quote!(#value)
        }
    }
}
