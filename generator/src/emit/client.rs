//! Prints clients.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    attributes::gate,
    constructor,
    file_context::{FileContext, ident},
    method,
};
use crate::{
    names::FieldName,
    rust::{
        client::{Client, ClientAccessor, ClientStates, Replacement, RootClient},
        method::Argument,
        runtime::RuntimeItem,
    },
};

/// Returns a client. The root client includes constructors and accessors of the others.
pub(super) fn client(context: &FileContext, client: &Client, models: &str) -> TokenStream {
    if client.all_methods().next().is_some() {
        context.all(models);
    }
    let name = &client.name;
    let docs = context.document(&client.docs);
    let connection = context.item(RuntimeItem::Connection);
    let visibility = client.is_created_by_others.then(|| quote!(pub(super)));
    let fields = fields(context, visibility.as_ref(), &client.fields);
    let scoped = client.scoped.as_ref();
    let states = scoped.map(|scoped| {
        let default = context.path(&scoped.state);
        quote!(<S = #default>)
    });
    let (any, state) = (
        scoped.map(|_| quote!(<S>)),
        scoped.map(|_| quote!(#visibility state: S,)),
    );
    let scoped = scoped.map(|scoped| {
        let methods = scoped.methods.iter().map(|it| method::method(context, it));
        quote!(impl #name { #(#methods)* })
    });
    let root = client.root.as_deref();
    let constructors = root.map(|root| constructor::constructors(context, root));
    let root = root.map(|root| root_methods(context, root));
    let methods = client.methods.iter().map(|it| method::method(context, it));
    let url = context.name("azure_core::http::Url");
    let unused = unused(client.may_be_unused);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #unused
        pub struct #name #states {
            #visibility connection: #connection,
            #fields
            #state
        }
        impl #any #name #any {
            #constructors
            #[doc = " Returns the endpoint URL of this client."]
            pub fn endpoint(&self) -> &#url {
                self.connection.endpoint()
            }
            #root
            #(#methods)*
        }
        #scoped
    }
}

fn fields(
    context: &FileContext,
    visibility: Option<&TokenStream>,
    fields: &[Argument],
) -> TokenStream {
    let fields = fields.iter().map(|field| {
        let (field, ty) = (&field.name, context.ty(&field.ty));
        quote!(#visibility #field: #ty,)
    });
    fields.collect()
}

/// Returns the type arguments of clients.
pub(super) fn states(
    context: &FileContext,
    states: &ClientStates,
    may_be_unused: bool,
) -> TokenStream {
    let states = [&states.scoped, &states.unscoped].into_iter().map(|state| {
        let (docs, name) = (context.document(&state.docs), &state.name);
        let unused = unused(may_be_unused && !state.fields.is_empty());
        let body = match state.fields.is_empty() {
            true => quote!(;),
            false => {
                let fields = fields(context, Some(&quote!(pub(super))), &state.fields);
                quote!({ #fields })
            }
        };
        quote!(#docs #[derive(Clone, Debug)] #unused pub struct #name #body)
    });
    states.collect()
}

fn unused(may_be_unused: bool) -> Option<TokenStream> {
    may_be_unused
        .then(|| quote!(#[allow(dead_code, reason = "the features of operations may be disabled")]))
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
    let fields = handed_on(&accessor.fields);
    let state = accessor.state.as_ref().map(|state| {
        let ty = context.path(&state.ty);
        let fields = (!state.fields.is_empty()).then(|| {
            let fields = handed_on(&state.fields);
            quote!({ #fields })
        });
        quote!(state: #ty #fields)
    });
    let argument = accessor.state.as_ref().filter(|state| !state.is_default);
    let argument = argument.map(|state| {
        let ty = context.path(&state.ty);
        quote!(<#ty>)
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
        pub fn #name(&self, #(#arguments),*) -> #client #argument {
            #client { connection: self.connection.clone(), #(#values)* #fields #state }
        }
    }
}

/// Returns the fields of a client that have the values of another one.
fn handed_on(fields: &[(FieldName, bool)]) -> TokenStream {
    let fields = fields.iter().map(|(field, copied)| match copied {
        true => quote!(#field: self.#field,),
        false => quote!(#field: self.#field.clone(),),
    });
    fields.collect()
}
