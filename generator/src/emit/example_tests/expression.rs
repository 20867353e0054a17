//! Prints the values of a call.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::file_context::FileContext;
use crate::rust::example_tests::expression::{BodyForm, Expression, Parser};

/// Returns a value in a test.
pub(super) fn expression(context: &FileContext, value: &Expression) -> TokenStream {
    match value {
        Expression::Text(text) => quote!(#text),
        Expression::OwnedText(text) => quote!(#text.to_owned()),
        Expression::Boolean(value) => quote!(#value),
        Expression::Integer(value) => {
            let literal = Literal::i64_unsuffixed(*value);
            quote!(#literal)
        }
        Expression::Unsigned(value) => {
            let literal = Literal::u64_unsuffixed(*value);
            quote!(#literal)
        }
        Expression::Number(value) => {
            let literal = Literal::f64_unsuffixed(*value);
            quote!(#literal)
        }
        Expression::UnixTime(seconds) => {
            let literal = Literal::u64_unsuffixed(seconds.unsigned_abs());
            let sign = if *seconds < 0 { quote!(-) } else { quote!(+) };
            quote!((std::time::UNIX_EPOCH #sign std::time::Duration::from_secs(#literal)).into())
        }
        Expression::Parsed(parser, text) => {
            let function = function(*parser);
            quote!(#function(#text)?)
        }
        Expression::Decoded {
            parameter,
            is_list: true,
        } => quote!(test.argument::<Vec<_>>(#parameter)?),
        Expression::Decoded {
            parameter,
            is_list: false,
        } => quote!(test.argument(#parameter)?),
        Expression::List(items) => {
            let items = items.iter().map(|item| expression(context, item));
            quote!(Vec::from([#(#items),*]))
        }
        Expression::Body(BodyForm::Model, parameter) => quote!(test.body(#parameter)?),
        Expression::Body(BodyForm::Json, parameter) => quote!(test.json_body(#parameter)?),
        Expression::Body(BodyForm::Plain, parameter) => quote!(test.plain_body(#parameter)?),
        Expression::Reference(value) if let Expression::List(items) = &**value => {
            let items = items.iter().map(|item| expression(context, item));
            quote!(&[#(#items),*])
        }
        Expression::Reference(value) => {
            let value = expression(context, value);
            quote!(&#value)
        }
        Expression::Absent => quote!(None),
        Expression::Present(value) => {
            let value = expression(context, value);
            quote!(Some(#value))
        }
        Expression::Struct {
            ty,
            fields,
            has_rest,
        } => {
            let ty = context.path(ty);
            let fields = fields.iter().map(|(name, value)| {
                let value = expression(context, value);
                quote!(#name: #value,)
            });
            let rest = has_rest.then(|| quote!(..Default::default()));
            quote!(#ty { #(#fields)* #rest })
        }
    }
}

fn function(parser: Parser) -> TokenStream {
    match parser {
        Parser::Rfc3339 => quote!(azure_core::time::parse_rfc3339),
        Parser::Rfc7231 => quote!(azure_core::time::parse_rfc7231),
        Parser::Base64 => quote!(azure_core::base64::decode),
        Parser::Base64Url => quote!(azure_core::base64::decode_url_safe),
    }
}
