//! Prints the options of the root client.

use proc_macro2::TokenStream;
use quote::quote;

use super::file_context::FileContext;
use crate::rust::{client::ClientOptions, runtime::RuntimeItem};

/// Returns the options of the root client.
pub(super) fn client_options(context: &FileContext, it: &ClientOptions) -> TokenStream {
    let name = &it.name;
    let docs = context.document(&it.docs);
    let options = context.name("azure_core::http::ClientOptions");
    let safe_debug = context.name("azure_core::fmt::SafeDebug");
    let conversions = context.item(RuntimeItem::Options);
    let api_version = it.has_api_version.then(|| {
        quote! {
            #[doc = " The API version of all requests. By default, each operation uses the version in which it is described."]
            pub api_version: Option<String>,
        }
    });
    let parameters = it.parameters.iter().map(|field| {
        let docs = context.document(&field.docs);
        let (name, ty) = (&field.name, context.ty(&field.ty));
        quote!(#docs pub #name: #ty,)
    });
    let endpoint = it.has_endpoint.then(|| {
        quote! {
            #[doc = " The endpoint URL of the service. By default, it is selected by the cloud or given by the API description."]
            pub endpoint: Option<String>,
        }
    });
    let endpoint = match it.has_cloud {
        true => endpoint,
        false => it.has_endpoint.then(|| {
            quote! {
                #[doc = " The endpoint URL of the service. By default, that of the API description."]
                pub endpoint: Option<String>,
            }
        }),
    };
    let http = it.allows_http.then(|| {
        quote! {
            #[doc = " If true, sends credentials to an `http` endpoint as well, such as one on the loopback interface or in the same"]
            #[doc = " cluster. Anyone on the network between can read them."]
            pub credentials_over_http: bool,
        }
    });
    let customization = match it.has_cloud {
        true => {
            " Allows customization of the client: transport, retries, cloud, policies and logging."
        }
        false => " Allows customization of the client: transport, retries, policies and logging.",
    };
    let register = it.registers_providers.then(|| {
        quote! {
            #[doc = " If true, registers the resource provider with the subscription when the service reports that it is not"]
            #[doc = " registered, and retries the request."]
            pub register_providers: bool,
        }
    });
    let servers = it.servers.iter().map(|server| {
        let docs = context.document(&server.docs);
        let (name, url) = (&server.name, &server.url);
        quote!(#docs pub const #name: &'static str = #url;)
    });
    let servers = (!it.servers.is_empty()).then(|| quote!(impl #name { #(#servers)* }));
    quote! {
        #docs
        #[derive(Clone, Default, #safe_debug)]
        pub struct #name {
            #api_version
            #(#parameters)*
            #endpoint
            #http
            #[doc = " Additional hosts that links in responses may point to."]
            pub link_hosts: Vec<String>,
            #[doc = " The maximum size of a buffered response body, in bytes after decompression. The default is 256 MiB. Streamed"]
            #[doc = " responses have no limit."]
            pub max_response_bytes: Option<u64>,
            #[doc = " If true, follows redirects to the endpoint and to the hosts that links may point to."]
            pub follow_redirects: bool,
            #register
            #[doc = #customization]
            pub client_options: #options,
        }
        #servers
        #conversions::client_options!(#name);
    }
}
