//! Prints the values of a call.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::file_context::FileContext;
use crate::rust::example_tests::expression::{BodyForm, TestExpression, TextParser};

/// Returns a value in a test.
pub(super) fn expression(context: &FileContext, value: &TestExpression) -> TokenStream {
    match value {
        TestExpression::Text(text) => quote!(#text),
        TestExpression::OwnedText(text) => quote!(#text.to_owned()),
        TestExpression::Boolean(value) => quote!(#value),
        TestExpression::Integer(value) => {
            let literal = Literal::i64_unsuffixed(*value);
            quote!(#literal)
        }
        TestExpression::Unsigned(value) => {
            let literal = Literal::u64_unsuffixed(*value);
            quote!(#literal)
        }
        TestExpression::Number(value) => {
            let literal = Literal::f64_unsuffixed(*value);
            quote!(#literal)
        }
        TestExpression::UnixTime(seconds) => {
            let literal = Literal::u64_unsuffixed(seconds.unsigned_abs());
            let sign = if *seconds < 0 { quote!(-) } else { quote!(+) };
            quote!((std::time::UNIX_EPOCH #sign std::time::Duration::from_secs(#literal)).into())
        }
        TestExpression::Uuid(digits) => {
            let value = u128::from_str_radix(digits, 16).unwrap_or_default();
            let literal = Literal::u128_unsuffixed(value);
            quote!(azure_core::Uuid::from_u128(#literal))
        }
        TestExpression::Parsed(parser, text) => {
            let function = function(*parser);
            let date = (*parser == TextParser::Date).then(|| quote!(.date()));
            quote!(#function(#text)? #date)
        }
        TestExpression::Decoded {
            parameter,
            is_list: true,
        } => quote!(test.argument::<Vec<_>>(#parameter)?),
        TestExpression::Decoded {
            parameter,
            is_list: false,
        } => quote!(test.argument(#parameter)?),
        TestExpression::List(items) => {
            let items = items.iter().map(|item| expression(context, item));
            quote!(Vec::from([#(#items),*]))
        }
        TestExpression::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let value = expression(context, value);
                quote!((#key.to_owned(), #value))
            });
            quote!(std::collections::BTreeMap::from([#(#entries),*]))
        }
        TestExpression::Body(BodyForm::Model, parameter) => quote!(test.body(#parameter)?),
        TestExpression::Body(BodyForm::Json, parameter) => quote!(test.json_body(#parameter)?),
        TestExpression::Body(BodyForm::Plain, parameter) => quote!(test.plain_body(#parameter)?),
        TestExpression::Body(BodyForm::Text, parameter) => quote!(test.text_body(#parameter)?),
        TestExpression::Body(BodyForm::Xml, parameter) => quote!(test.xml_body(#parameter)?),
        TestExpression::TextBody(text) => {
            quote!(azure_core::http::RequestContent::from(#text.as_bytes().to_vec()))
        }
        TestExpression::ItemList { ty, items } => {
            let ty = context.path(ty);
            let items = expression(context, items);
            quote!(#ty::of(#items)?)
        }
        TestExpression::Items { ty, parameter } => {
            let ty = context.path(ty);
            quote!(#ty::of(&test.items(#parameter)?)?)
        }
        TestExpression::File(text) => quote!(#text.into()),
        TestExpression::Reference(value) if let TestExpression::List(items) = &**value => {
            let items = items.iter().map(|item| expression(context, item));
            quote!(&[#(#items),*])
        }
        TestExpression::Reference(value) => {
            let value = expression(context, value);
            quote!(&#value)
        }
        TestExpression::Absent => quote!(None),
        TestExpression::Present(value) => {
            let value = expression(context, value);
            quote!(Some(#value))
        }
        TestExpression::Struct {
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

fn function(parser: TextParser) -> TokenStream {
    match parser {
        TextParser::Rfc3339 | TextParser::Date => quote!(azure_core::time::parse_rfc3339),
        TextParser::Rfc7231 => quote!(azure_core::time::parse_rfc7231),
        TextParser::Base64 => quote!(azure_core::base64::decode),
        TextParser::Base64Url => quote!(azure_core::base64::decode_url_safe),
    }
}
