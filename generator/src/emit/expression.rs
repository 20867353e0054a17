//! Prints expressions over the values of a call.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::file_context::{FileContext, ident};
use crate::rust::{
    expression::{
        self, Expression, FormPart, Handed, Joined, NextOperation, RequestStep, Taken,
        ValueLocation,
    },
    http_method::variant,
    runtime::{RuntimeItem, RuntimeMethod},
};

/// Returns an expression as Rust code.
pub(super) fn expression(context: &FileContext, expression: &Expression) -> TokenStream {
    match expression {
        Expression::Text(text) => quote!(#text),
        Expression::Flag(flag) => quote!(#flag),
        Expression::Texts(texts) => quote!(&[#(#texts),*]),
        Expression::Value { source, handed } => self::handed(context, source, handed),
        Expression::Converted {
            function,
            form,
            value,
            lent,
        } => {
            let function = context.item(*function);
            let form = form.as_ref().map(|form| {
                let form = context.ty(form);
                quote!(::<#form, _>)
            });
            let value = self::expression(context, value);
            match lent {
                true => quote!(&#function #form(#value)),
                false => quote!(#function #form(#value)),
            }
        }
        Expression::Parts { ty, taken, value } => {
            let ty = context.path(ty);
            let function = ident(match taken {
                Taken::One => "one",
                Taken::Items => "items",
                Taken::Members => "members",
            });
            let value = self::expression(context, value);
            quote!(#ty::#function(#value))
        }
        Expression::MembersAsTexts { ty, parts, joined } => {
            let ty = context.path(ty);
            let function = ident(match joined {
                Joined::Alternating => "alternating",
                Joined::Pairs => "key_value_pairs",
            });
            let parts = self::expression(context, parts);
            quote!(&#parts.map(#ty::#function))
        }
        Expression::Variant { ty, variant } => {
            let (ty, variant) = (context.path(ty), ident(variant));
            quote!(#ty::#variant)
        }
        Expression::Form { multipart, parts } => form(context, *multipart, parts),
        Expression::NextOperation(next) => next_operation(context, next),
    }
}

fn source(source: &ValueLocation) -> TokenStream {
    match source {
        ValueLocation::Argument(name) => quote!(#name),
        ValueLocation::Client(name) => quote!(self.#name),
        ValueLocation::ClientState(name) => quote!(self.state.#name),
        ValueLocation::Group { group, field } => quote!(#group.#field),
        ValueLocation::Options(name) => quote!(options.#name),
        ValueLocation::OptionsGroup { group, field } => quote!(options.#group.#field),
    }
}

fn handed(context: &FileContext, from: &ValueLocation, handed: &Handed) -> TokenStream {
    let value = source(from);
    match handed {
        Handed::Whole => value,
        Handed::Lent => quote!(&#value),
        Handed::Cloned => quote!(#value.clone()),
        Handed::AsRef => quote!(#value.as_ref()),
        Handed::AsSlice => quote!(#value.as_slice()),
        Handed::AsDeref => quote!(#value.as_deref()),
        Handed::ClonedItems => quote!(#value.iter().cloned()),
        Handed::Flattened => quote!(#value.into_iter().flatten()),
        Handed::ClonedFlattened => quote!(#value.clone().into_iter().flatten()),
        Handed::OrCopy(default) => {
            let default = literal(context, default);
            quote!(&#value.unwrap_or(#default))
        }
        Handed::OrElse(default) => {
            let default = literal(context, default);
            quote!(&#value.unwrap_or_else(|| #default))
        }
        Handed::ClonedOrElse(default) => {
            let default = literal(context, default);
            quote!(&#value.clone().unwrap_or_else(|| #default))
        }
    }
}

/// Returns a value from the description.
pub(super) fn literal(context: &FileContext, literal: &expression::DescribedValue) -> TokenStream {
    match literal {
        expression::DescribedValue::Boolean(value) => quote!(#value),
        expression::DescribedValue::Integer(value) => {
            let value = Literal::i64_unsuffixed(*value);
            quote!(#value)
        }
        expression::DescribedValue::Text(value) => quote!(#value.to_owned()),
        expression::DescribedValue::Verbatim { ty, value } => {
            let ty = context.ty(ty);
            quote!(#ty::verbatim(#value))
        }
        expression::DescribedValue::Variant { ty, variant } => {
            let ty = context.ty(ty);
            quote!(#ty::#variant)
        }
        expression::DescribedValue::Unknown { ty, variant, value } => {
            let ty = context.ty(ty);
            quote!(#ty::#variant(#value.to_owned()))
        }
    }
}

fn form(context: &FileContext, multipart: bool, parts: &[FormPart]) -> TokenStream {
    let form = context.item(RuntimeItem::Form);
    let constructor = ident(match multipart {
        true => "multipart",
        false => "url_encoded",
    });
    let of_type = ident(RuntimeMethod::OfType.written());
    let is_long = parts.len() > LONGEST_CHAIN;
    let parts = parts.iter().map(|part| {
        let step = self::step(context, &part.step);
        let media_type = part.media_type.as_ref();
        let media_type = media_type.map(|name| quote!(.#of_type(#name)));
        quote!(#step #media_type)
    });
    let parts = chained("form", parts);
    let form = quote!(#form::#constructor() #parts);
    match is_long {
        true => quote!({ let form = #form; form }),
        false => form,
    }
}

fn next_operation(context: &FileContext, next: &NextOperation) -> TokenStream {
    let ty = context.path(&next.ty);
    let method = http_method(context, variant(next.method));
    let NextOperation {
        template,
        parameter,
        query,
        constants,
        ..
    } = next;
    let constants = constants
        .iter()
        .map(|(name, value)| quote!((#name, #value)));
    quote! {
        #ty {
            method: #method,
            template: #template,
            parameter: #parameter,
            query: &[#(#query),*],
            constants: &[#(#constants),*],
        }
    }
}

/// Returns an HTTP method.
pub(super) fn http_method(context: &FileContext, variant: &str) -> TokenStream {
    let ty = context.name("azure_core::http::Method");
    let variant = ident(variant);
    quote!(#ty::#variant)
}

/// Returns a call of a runtime method.
pub(super) fn step(context: &FileContext, step: &RequestStep) -> TokenStream {
    let method = ident(step.method.written());
    let arguments = step.arguments.iter().map(|it| expression(context, it));
    quote!(.#method(#(#arguments),*))
}

/// The maximum length of a call chain: parsers of Rust are recursive in it.
const LONGEST_CHAIN: usize = 100;

/// Returns steps on the value `name`, one after the other. A long chain is split into several statements.
pub(super) fn chained(name: &str, steps: impl Iterator<Item = TokenStream>) -> TokenStream {
    let name = ident(name);
    let steps: Vec<_> = steps.collect();
    let mut chunks = steps.chunks(LONGEST_CHAIN);
    let first = chunks.next().unwrap_or_default();
    quote!(#(#first)* #(; let #name = #name #(#chunks)*)*)
}
