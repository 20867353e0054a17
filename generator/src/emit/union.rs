//! Prints unions: an enum over the alternatives, and a variant that keeps any other.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    attributes, file_context::FileContext, invocation::Invocation, literal::literal as value,
    model, preformatted::literal,
};
use crate::{
    names::{TypeName, VariantName},
    rust::{
        definition::{Definition, Formats},
        docs::Docs,
        union::{SharedAccessor, Union},
    },
};

/// Returns the enum and its accessors.
pub(super) fn union(context: &FileContext, definition: &Definition, union: &Union) -> TokenStream {
    let declaration = declaration(context, definition, union);
    let accessors = accessors(context, definition, union);
    quote!(#declaration #accessors)
}

/// Returns the macro call for the encoding of a union.
pub(super) fn invocation(
    context: &FileContext,
    name: &TypeName,
    union: &Union,
    formats: Formats,
) -> String {
    let discriminator = literal(&union.discriminator);
    let subject = format!(
        "{name}{} by {discriminator}, else {}",
        formats.suffix(),
        union.unknown
    );
    let mut body = Invocation::begin(context, "union", &subject);
    for it in &union.alternatives {
        let mut row = format!("{} = {}", it.variant, value(&it.value));
        if it.is_conversion {
            row.push_str(&format!(" from {}", context.spelled(&it.model)));
        }
        body.row(row);
    }
    body.end()
}

fn declaration(context: &FileContext, definition: &Definition, union: &Union) -> TokenStream {
    let (name, unknown) = (&definition.name, &union.unknown);
    let docs = context.document(&definition.docs);
    let derives = attributes::derives(definition.derives());
    let deprecated = attributes::deprecated(definition.deprecated.as_deref());
    let alternatives = union.alternatives.iter().map(|it| {
        let docs = context.document(&it.docs);
        let (variant, model) = (&it.variant, context.ty(&it.model));
        quote!(#docs #variant(Box<#model>),)
    });
    let (unknown_docs, unknown_type) = (
        context.document(&union.unknown_docs),
        context.ty(&union.unknown_type),
    );
    quote! {
        #docs
        #deprecated
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#alternatives)*
            #unknown_docs
            #unknown(#unknown_type),
        }
    }
}

fn accessors(context: &FileContext, definition: &Definition, union: &Union) -> Option<TokenStream> {
    let accessors = union.accessors.iter();
    let accessors: Vec<_> = accessors
        .map(|it| accessor(context, it, &union.unknown))
        .collect();
    let name = &definition.name;
    (!accessors.is_empty()).then(|| quote!(impl #name { #(#accessors)* }))
}

fn accessor(
    context: &FileContext,
    accessor: &SharedAccessor,
    unknown: &VariantName,
) -> TokenStream {
    let docs = context.document(&Docs::one_line(&accessor.docs));
    let (name, ty) = (&accessor.name, context.ty(&accessor.output));
    let arms = accessor.arms.iter().map(|(variant, step)| {
        let value = model::borrowed(&quote!(alternative), step);
        quote!(Self::#variant(alternative) => #value,)
    });
    let unknown = match &accessor.unknown {
        Some(step) => {
            let value = model::borrowed(&quote!(alternative.model), step);
            quote!(Self::#unknown(alternative) => #value,)
        }
        None => quote!(Self::#unknown(_) => None,),
    };
    quote! {
        #docs
        pub fn #name(&self) -> #ty {
            match self {
                #(#arms)*
                #unknown
            }
        }
    }
}
