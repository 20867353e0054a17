use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::{call, docs::Docs, method, method_docs, types::Scope};
use crate::{
    ir::{Header, HeaderSet, Operation, Output, Type, code},
    names::{ClientNames, FieldName, HeaderSetNames, MethodNames},
};

/// An operation whose answers carry headers, with its client.
pub(super) type Carrier<'a> = (&'a ClientNames, &'a Operation, &'a MethodNames);

/// The trait that reads one set of headers, and the answers that have it.
pub(super) fn header_set(
    scope: &Scope<'_>,
    set: &HeaderSet,
    names: &HeaderSetNames,
    carriers: &[Carrier<'_>],
) -> TokenStream {
    let name = &names.name;
    let docs = docs(scope, carriers);
    let runtime = scope.name("crate::runtime");
    let methods = set
        .headers
        .iter()
        .zip(&names.methods)
        .map(|(header, name)| reader(scope, header, name));
    // By their text, so that each type stands once and in one order.
    let answers: BTreeMap<String, TokenStream> = carriers
        .iter()
        .map(|(_, operation, names)| answer(scope, operation, names))
        .map(|answer| (answer.to_string(), answer))
        .collect();
    let answers = answers.values();
    quote! {
        #docs
        pub trait #name: #runtime::Answer {
            #(#methods)*
        }
        #(impl #name for #answers {})*
    }
}

fn docs(scope: &Scope<'_>, carriers: &[Carrier<'_>]) -> TokenStream {
    let mut docs = Docs::default();
    if let Some((client, _, names)) = carriers.first() {
        let more = match carriers.len() - 1 {
            0 => "answers with".to_owned(),
            1 => "and one other method answer with".to_owned(),
            more => format!("and {more} other methods answer with"),
        };
        docs.line(format!(
            "The headers that [`{client}::{method}`]({path}::{method}) {more}.",
            client = client.client,
            path = scope.context.path_to(client.client.as_str()),
            method = method_docs::plain(names.method.as_str()),
        ));
    }
    scope.document(docs)
}

fn reader(scope: &Scope<'_>, header: &Header, name: &FieldName) -> TokenStream {
    let wire_name = &header.wire_name;
    let fallback = if header.prefix {
        format!(
            "The headers that begin with {}, by the rest of their names.",
            code(wire_name)
        )
    } else {
        format!("The header {}.", code(wire_name))
    };
    let mut docs = Docs::of(&header.docs, &fallback);
    docs.renaming(name.renamed_from(), wire_name);
    let docs = scope.document(docs);
    let runtime = scope.name("crate::runtime");
    if header.prefix {
        let map = scope.name("std::collections::BTreeMap");
        return quote! {
            #docs
            fn #name(&self) -> #map<String, String> {
                #runtime::header_map(self.headers(), #wire_name)
            }
        };
    }
    let result = scope.name("azure_core::Result");
    let ty = scope.owned(&header.ty);
    let marker = scope.marker(&header.ty);
    if marker.is_some() {
        scope.name("crate::runtime::wire");
    }
    let read = match (&header.ty, marker) {
        (Type::Array { .. }, marker) => {
            let separator = call::separator(scope, header.style, header.explode);
            let read = match marker {
                Some(marker) => quote!(read_header_list_as::<#marker, _>),
                None => quote!(read_header_list),
            };
            quote!(#read(self.headers(), #wire_name, #separator))
        }
        (_, Some(marker)) => quote!(read_header_as::<#marker, _>(self.headers(), #wire_name)),
        (_, None) => quote!(read_header(self.headers(), #wire_name)),
    };
    quote! {
        #docs
        fn #name(&self) -> #result<Option<#ty>> {
            #runtime::#read
        }
    }
}

/// The type that carries the headers: what the method answers with, or a page of its list.
fn answer(scope: &Scope<'_>, operation: &Operation, names: &MethodNames) -> TokenStream {
    if let Some(paging) = &operation.paging {
        let page = paging.page.map_or(Type::Any, Type::Named);
        return method::response(scope, operation, Some(&page), false);
    }
    match (&operation.output, &names.output) {
        (Output::Stream, _) => scope.path("azure_core::http::AsyncResponse"),
        (Output::Body(ty), _) => method::response(scope, operation, Some(ty), false),
        (Output::OptionalBody(ty), _) => method::response(scope, operation, Some(ty), true),
        (Output::ByStatus(_), Some(name)) => {
            let name = scope
                .sheet
                .member(&scope.context.path_to(""), name.as_str());
            quote!(#name)
        }
        (Output::ByStatus(_), None) => scope.path("azure_core::http::RawResponse"),
        (Output::Nothing | Output::Exists, _) => method::response(scope, operation, None, false),
    }
}
