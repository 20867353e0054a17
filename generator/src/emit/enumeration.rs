//! Prints enumerations: the known values, and a variant that keeps any other.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    attributes, file_context::FileContext, invocation::Invocation, literal::literal,
    preformatted::PreformattedLines,
};
use crate::{
    names::TypeName,
    rust::{
        definition::Definition,
        enumeration::{Enumeration, EnumerationBase},
    },
};

/// Returns the enum.
pub(super) fn enumeration(
    context: &FileContext,
    definition: &Definition,
    enumeration: &Enumeration,
) -> TokenStream {
    let (name, unknown) = (&definition.name, &enumeration.unknown);
    let docs = context.document(&definition.docs);
    let mut lines = PreformattedLines::at_depth(1);
    for it in &enumeration.values {
        lines.document(&it.docs);
        lines.push(format!("{},", it.variant));
    }
    let variants = lines.variants(context);
    let raw = raw_type(enumeration.base);
    let derives = attributes::derives(definition.derives());
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

fn raw_type(base: EnumerationBase) -> TokenStream {
    match base {
        EnumerationBase::Text => quote!(String),
        EnumerationBase::Integer => quote!(i64),
        EnumerationBase::Number => quote!(f64),
        EnumerationBase::Boolean => quote!(bool),
    }
}

/// Returns the macro call for the encoding of an enumeration.
pub(super) fn invocation(
    context: &FileContext,
    name: &TypeName,
    enumeration: &Enumeration,
) -> String {
    let base = match enumeration.base {
        EnumerationBase::Text => "str",
        EnumerationBase::Integer => "i64",
        EnumerationBase::Number => "f64",
        EnumerationBase::Boolean => "bool",
    };
    let subject = format!("{name}: {base}, else {}", enumeration.unknown);
    let mut body = Invocation::begin(context, "enumeration", &subject);
    for it in &enumeration.values {
        body.row(format!("{} = {}", it.variant, literal(&it.value)));
    }
    body.end()
}
