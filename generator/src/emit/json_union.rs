//! Prints unions that are distinguished by their JSON: an enum over the alternatives, and a variant that keeps any
//! other value.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    attributes, file_context::FileContext, invocation::Invocation, literal::literal as value,
    preformatted::literal,
};
use crate::{
    names::TypeName,
    rust::{
        definition::Definition,
        json_union::{JsonAlternative, JsonUnion},
    },
};

/// Returns the enum.
pub(super) fn json_union(
    context: &FileContext,
    definition: &Definition,
    union: &JsonUnion,
) -> TokenStream {
    let (name, unknown) = (&definition.name, &union.unknown);
    let docs = context.document(&definition.docs);
    let derives = attributes::derives(definition.derives());
    let deprecated = attributes::deprecated(definition.deprecated.as_deref());
    let alternatives = union.alternatives.iter().map(|it| {
        let docs = context.document(&it.docs);
        let (variant, held) = (&it.variant, context.ty(&it.held));
        quote!(#docs #variant(#held),)
    });
    let any = context.ty(&union.any);
    quote! {
        #docs
        #deprecated
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#alternatives)*
            #[doc = " A value that is none of the alternatives of this API version."]
            #unknown(#any),
        }
    }
}

/// Returns the macro call for the encoding of a union.
pub(super) fn invocation(context: &FileContext, name: &TypeName, union: &JsonUnion) -> String {
    let subject = format!("{name}, else {}", union.unknown);
    let mut body = Invocation::begin(context, "json_union", &subject);
    for it in &union.alternatives {
        body.row(row(context, it));
    }
    body.end()
}

fn row(context: &FileContext, it: &JsonAlternative) -> String {
    let mut row = format!("{} = {}", it.variant, it.kind);
    for (name, values) in &it.members {
        row.push_str(&format!(" with {}", literal(name)));
        match values.as_slice() {
            [] => {}
            [only] => row.push_str(&format!(" = {}", value(only))),
            several => {
                let values: Vec<_> = several.iter().map(|one| value(one).to_string()).collect();
                row.push_str(&format!(" in [{}]", values.join(", ")));
            }
        }
    }
    if let Some((required, optional)) = &it.complete {
        row.push_str(&format!(" requires [{}]", names(required)));
        if let Some(optional) = optional {
            row.push_str(&format!(" allows [{}]", names(optional)));
        }
    }
    if !it.conversions.is_empty() {
        let conversions = it.conversions.iter().map(|ty| context.spelled(ty));
        let conversions: Vec<_> = conversions.collect();
        row.push_str(&format!(" from [{}]", conversions.join(", ")));
    }
    if let Some(marker) = &it.marker {
        row.push_str(&format!(" as {}", context.spelled(marker)));
    }
    row
}

fn names(all: &[String]) -> String {
    let all: Vec<_> = all.iter().map(|name| literal(name).to_string()).collect();
    all.join(", ")
}
