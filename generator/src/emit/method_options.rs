//! Prints method options and parameter groups.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    file::Items,
    file_context::{FileContext, comments},
    invocation::Invocation,
    preformatted::PreformattedLines,
};
use crate::{
    names::TypeName,
    rust::{
        method::{MethodOptions, ParameterGroup},
        model::Field,
        types::RustType,
    },
};

/// Returns the options of all methods. Those without fields of their own are declared by macro calls, one per run.
pub(super) fn method_options(context: &FileContext, all: &[MethodOptions]) -> Items {
    let runs = all.chunk_by(|one, next| one.fields.is_empty() && next.fields.is_empty());
    let items = runs.map(|run| match run {
        [options] if !options.fields.is_empty() => with_fields(context, options),
        run => Items::from(declared(context, run)),
    });
    items.collect()
}

/// Returns the call that declares options without fields of their own.
fn declared(context: &FileContext, run: &[MethodOptions]) -> String {
    let mut call = Invocation::of_options(context, "");
    for options in run {
        let common = context.path(&options.common.path());
        let mut lines: Vec<_> = comments(&options.docs);
        lines.push(format!("{}: {common},", options.name));
        call.lines(lines);
    }
    call.end()
}

fn with_fields(context: &FileContext, options: &MethodOptions) -> Items {
    let name = &options.name;
    let docs = context.document(&options.docs);
    let fields = self::fields(context, &options.fields);
    let common = context.ty(&options.common.ty());
    let (derive, debug) = debug(context, name, options.secret, Some(quote!(<'_>)));
    let mut items = Items::from(quote! {
        #docs
        #derive
        pub struct #name<'a> {
            #fields
            #[doc = " Allows customization of the method call."]
            pub method_options: #common,
        }
        #debug
    });
    let path = context.path(&options.common.path());
    let mut call = Invocation::of_options(context, &format!("impl {name}: {path}"));
    for field in &options.fields {
        call.row(field.name.to_string());
    }
    items.text(call.end());
    items
}

fn fields(context: &FileContext, fields: &[Field]) -> TokenStream {
    let mut lines = PreformattedLines::at_depth(1);
    for Field { name, ty, docs, .. } in fields {
        lines.document(docs);
        lines.push(format!("pub {name}: {},", context.spelled(ty)));
    }
    lines.fields(context)
}

/// Returns the derives of a type of optional values, and a `Debug` implementation if it is not derived: a type with a
/// secret prints nothing of itself.
fn debug(
    context: &FileContext,
    name: &TypeName,
    secret: bool,
    lifetime: Option<TokenStream>,
) -> (TokenStream, Option<TokenStream>) {
    if !secret {
        let safe_debug = context.name("azure_core::fmt::SafeDebug");
        return (quote!(#[derive(Clone, Default, #safe_debug)]), None);
    }
    let fmt = context.name("std::fmt");
    let label = name.as_str();
    let debug = quote! {
        impl #fmt::Debug for #name #lifetime {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                f.debug_struct(#label).finish_non_exhaustive()
            }
        }
    };
    (quote!(#[derive(Clone, Default)]), Some(debug))
}

/// Returns the struct of a parameter group.
pub(super) fn parameter_group(context: &FileContext, group: &ParameterGroup) -> Items {
    let name = &group.name;
    let docs = context.document(&group.docs);
    let fields = fields(context, &group.fields);
    let (derive, debug) = debug(context, name, group.secret, None);
    let constructor = (!group.required.is_empty()).then(|| constructor(context, group));
    let tokens = quote! {
        #docs
        #derive
        pub struct #name {
            #fields
        }
        #debug
        #constructor
    };
    tokens.into()
}

/// Returns `new` with the parameters that every operation of the group requires.
fn constructor(context: &FileContext, group: &ParameterGroup) -> TokenStream {
    let arguments = group.required.iter().map(|it| {
        let (name, ty) = (&it.name, context.ty(&it.ty));
        quote!(#name: #ty)
    });
    let values = group.required.iter().map(|it| {
        let name = &it.name;
        match it.ty {
            RustType::Into(_) => quote!(#name: Some(#name.into())),
            _ => quote!(#name: Some(#name)),
        }
    });
    let has_rest = group.required.len() < group.fields.len();
    let rest = has_rest.then(|| quote!(..Default::default()));
    let name = &group.name;
    quote! {
        impl #name {
            #[doc = " Creates a value with the required fields set; all others are `None`."]
            pub fn new(#(#arguments),*) -> Self {
                #name { #(#values,)* #rest }
            }
        }
    }
}
