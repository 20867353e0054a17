//! Prints clients.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    attributes::gate,
    constructor,
    file_context::{FileContext, ident},
    method,
};
use crate::rust::{
    client::{Client, ClientAccessor, Replacement, RootClient},
    runtime::RuntimeItem,
};

/// Returns a client. The root client includes constructors and accessors of the others.
pub(super) fn client(context: &FileContext, client: &Client, models: &str) -> TokenStream {
    if !client.methods.is_empty() {
        context.all(models);
    }
    let name = &client.name;
    let docs = context.document(&client.docs);
    let connection = context.item(RuntimeItem::Connection);
    let visibility = client.is_created_by_others.then(|| quote!(pub(super)));
    let fields = client.fields.iter().map(|field| {
        let (field, ty) = (&field.name, context.ty(&field.ty));
        quote!(#visibility #field: #ty,)
    });
    let root = client.root.as_deref();
    let constructors = root.map(|root| constructor::constructors(context, root));
    let root = root.map(|root| root_methods(context, root));
    let methods = client.methods.iter().map(|it| method::method(context, it));
    let url = context.name("azure_core::http::Url");
    let unused = client.may_be_unused.then(
        || quote!(#[allow(dead_code, reason = "the features of operations may be disabled")]),
    );
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #unused
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

fn root_methods(context: &FileContext, root: &RootClient) -> TokenStream {
    let request = context.path(&root.request);
    let response = context.name("azure_core::http::RawResponse");
    let result = context.name("azure_core::Result");
    let replacements = root.replacements.iter().map(|it| replacement(context, it));
    let accessors = root.accessors.iter().map(|it| accessor(context, it));
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

fn replacement(context: &FileContext, replacement: &Replacement) -> TokenStream {
    let docs = context.document(&replacement.docs);
    let method = ident(&replacement.name);
    let (field, ty) = (
        &replacement.argument.name,
        context.ty(&replacement.argument.ty),
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

fn accessor(context: &FileContext, accessor: &ClientAccessor) -> TokenStream {
    let docs = context.document(&accessor.docs);
    let (name, client) = (&accessor.name, context.path(&accessor.client));
    let fields = accessor.fields.iter().map(|(field, copied)| match copied {
        true => quote!(#field: self.#field,),
        false => quote!(#field: self.#field.clone(),),
    });
    let cfg = gate(&accessor.gate);
    let arguments = accessor.arguments.iter().map(|(argument, _)| {
        let (name, ty) = (&argument.name, context.ty(&argument.ty));
        quote!(#name: #ty)
    });
    let values = accessor.arguments.iter().map(|(argument, kept)| {
        let name = &argument.name;
        let value = constructor::kept(&quote!(#name), *kept);
        quote!(#name: #value,)
    });
    quote! {
        #docs
        #cfg
        pub fn #name(&self, #(#arguments),*) -> #client {
            #client { connection: self.connection.clone(), #(#values)* #(#fields)* }
        }
    }
}
