//! Prints method options and parameter groups.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    file::Items,
    file_context::{FileContext, comments},
    invocation::{INDENT, Invocation},
    preformatted::PreformattedLines,
};
use crate::rust::{
    method::{MethodOptions, ParameterGroup},
    model::Field,
    types::RustType,
};

/// Returns the macro call that declares the options of all methods.
pub(super) fn method_options(context: &FileContext, all: &[MethodOptions]) -> Items {
    if all.is_empty() {
        return Items::default();
    }
    let mut call = Invocation::of_options(context);
    for options in all {
        call.lines(declaration(context, options));
    }
    call.end().into()
}

/// Returns the lines that declare the options of a method.
fn declaration(context: &FileContext, options: &MethodOptions) -> Vec<String> {
    let mut lines = comments(&options.docs);
    let common = context.path(&options.common.path());
    let head = format!("{}: {common}", options.name);
    if options.fields.is_empty() {
        lines.push(format!("{head},"));
        return lines;
    }
    let secret = if options.secret { " secret" } else { "" };
    lines.push(format!("{head}{secret} {{"));
    for Field { name, ty, docs, .. } in &options.fields {
        let field = format!("pub {name}: {},", context.spelled(ty));
        let field = comments(docs).into_iter().chain([field]);
        lines.extend(field.map(|line| format!("{INDENT}{line}")));
    }
    lines.push("},".to_owned());
    lines
}

fn fields(context: &FileContext, fields: &[Field]) -> TokenStream {
    let mut lines = PreformattedLines::at_depth(1);
    for Field { name, ty, docs, .. } in fields {
        lines.document(docs);
        lines.push(format!("pub {name}: {},", context.spelled(ty)));
    }
    lines.fields(context)
}

/// Returns the derives of a parameter group, and a `Debug` implementation if it is not derived: a group with a secret
/// prints nothing of itself.
fn debug(context: &FileContext, group: &ParameterGroup) -> (TokenStream, Option<TokenStream>) {
    if !group.secret {
        let safe_debug = context.name("azure_core::fmt::SafeDebug");
        return (quote!(#[derive(Clone, Default, #safe_debug)]), None);
    }
    let fmt = context.name("std::fmt");
    let name = &group.name;
    let label = name.as_str();
    let debug = quote! {
        impl #fmt::Debug for #name {
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
    let (derive, debug) = debug(context, group);
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
