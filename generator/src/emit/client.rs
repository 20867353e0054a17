//! Prints clients.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    constructor, method,
    sheet::{Sheet, ident},
};
use crate::rust::{
    client::{Client, ClientAccessor, Replacement, RootClient},
    runtime::RuntimeItem,
};

/// A client; the root one with what makes it and the others.
pub(super) fn client(sheet: &Sheet, client: &Client, options: &str) -> TokenStream {
    if !client.methods.is_empty() {
        sheet.all(options);
    }
    let name = &client.name;
    let docs = sheet.document(&client.docs);
    let connection = sheet.item(RuntimeItem::Connection);
    // The root client makes the others.
    let visibility = match client.root {
        Some(_) => None,
        None => Some(quote!(pub(super))),
    };
    let fields = client.fields.iter().map(|field| {
        let (field, ty) = (&field.name, sheet.ty(&field.ty));
        quote!(#visibility #field: #ty,)
    });
    let root = client.root.as_deref();
    let constructors = root.map(|root| constructor::constructors(sheet, root));
    let root = root.map(|root| root_methods(sheet, root));
    let methods = client.methods.iter().map(|it| method::method(sheet, it));
    let url = sheet.name("azure_core::http::Url");
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            #visibility connection: #connection,
            #(#fields)*
        }
        impl #name {
            #constructors
            #[doc = " Returns the endpoint URL of this client."]
            pub fn endpoint(&self) -> &#url {
                self.connection.endpoint()
            }
            #root
            #(#methods)*
        }
    }
}

fn root_methods(sheet: &Sheet, root: &RootClient) -> TokenStream {
    let request = sheet.path(&root.request);
    let response = sheet.name("azure_core::http::RawResponse");
    let result = sheet.name("azure_core::Result");
    let replacements = root.replacements.iter().map(|it| replacement(sheet, it));
    let accessors = root.accessors.iter().map(|it| accessor(sheet, it));
    quote! {
        #[doc = " Sends a custom request to the endpoint or to a host that the client options trust, and returns the response."]
        #[doc = ""]
        #[doc = " Returns an error for status codes other than 2xx."]
        pub async fn send_request(&self, request: #request) -> #result<#response> {
            self.connection.send_request(request).await
        }
        #(#replacements)*
        #(#accessors)*
    }
}

fn replacement(sheet: &Sheet, replacement: &Replacement) -> TokenStream {
    let docs = sheet.document(&replacement.docs);
    let method = ident(&replacement.name);
    let (field, ty) = (
        &replacement.argument.name,
        sheet.ty(&replacement.argument.ty),
    );
    let value = constructor::kept(&quote!(#field), replacement.kept);
    quote! {
        #docs
        #[must_use]
        pub fn #method(&self, #field: #ty) -> Self {
            Self { #field: #value, ..self.clone() }
        }
    }
}

fn accessor(sheet: &Sheet, accessor: &ClientAccessor) -> TokenStream {
    let docs = sheet.document(&accessor.docs);
    let (name, client) = (&accessor.name, sheet.path(&accessor.client));
    let fields = accessor.fields.iter().map(|(field, copied)| match copied {
        true => quote!(#field: self.#field,),
        false => quote!(#field: self.#field.clone(),),
    });
    quote! {
        #docs
        pub fn #name(&self) -> #client {
            #client { connection: self.connection.clone(), #(#fields)* }
        }
    }
}
