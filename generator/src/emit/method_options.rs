//! Prints method options and parameter groups.

use proc_macro2::TokenStream;
use quote::quote;

use super::{file::Items, file_context::FileContext, preformatted::PreformattedLines};
use crate::{
    names::TypeName,
    rust::{
        method::{MethodOptions, OptionsKind, ParameterGroup},
        model::Field,
        runtime::RuntimeItem,
        types::RustType,
    },
};

/// Returns the options of a method.
pub(super) fn method_options(context: &FileContext, options: &MethodOptions) -> Items {
    let name = &options.name;
    let (fields, secret, common) = match &options.kind {
        OptionsKind::Alias(item) => return alias(context, options, *item).into(),
        OptionsKind::Struct {
            fields,
            secret,
            common,
        } => (fields, *secret, common),
    };
    let docs = context.document(&options.docs);
    let fields = self::fields(context, fields);
    let common = context.ty(common);
    let (derive, debug) = debug(context, name, secret, Some(quote!(<'_>)));
    let tokens = quote! {
        #docs
        #derive
        pub struct #name<'a> {
            #fields
            #[doc = " Allows customization of the method call."]
            pub method_options: #common,
        }
        #debug
    };
    tokens.into()
}

/// Returns an alias of the runtime's options, on one line if it fits.
fn alias(context: &FileContext, options: &MethodOptions, item: RuntimeItem) -> String {
    const WIDTH: usize = 100;
    let shared = context.item(item);
    let docs = options.docs.lines().join(" ");
    let (left, right) = (
        format!("pub type {}<'a> =", options.name),
        format!("{shared}<'a>;"),
    );
    let between = match left.len() + 1 + right.len() > WIDTH {
        true => "\n    ",
        false => " ",
    };
    format!("/// {docs}\n{left}{between}{right}\n")
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
            RustType::IntoString => quote!(#name: Some(#name.into())),
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
