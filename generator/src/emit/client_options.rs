use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, types::Scope};
use crate::{
    ir::{Endpoint, Parameter, Type, code},
    names::FieldName,
};

/// The options that the root client is made with.
pub(super) fn client_options(scope: &Scope<'_>) -> TokenStream {
    let names = &scope.context.names.client;
    let (name, client) = (&names.options, &names.client);
    let options = scope.name("azure_core::http::ClientOptions");
    let safe_debug = scope.name("azure_core::fmt::SafeDebug");
    let docs = format!(" Options of [`{client}`].");
    let api_version = has_api_version(scope).then(|| {
        quote! {
            #[doc = " The version of the API to ask for, in place of the one that each operation was described with."]
            pub api_version: Option<String>,
        }
    });
    let parameters = optional_parameters(scope).map(|(parameter, field)| {
        let docs = format!(
            " {}",
            docs::inline(
                &parameter.docs,
                &format!("The {} of requests.", code(&parameter.wire_name))
            )
        );
        let ty = scope.owned(&parameter.ty);
        quote!(#[doc = #docs] pub #field: Option<#ty>,)
    });
    let endpoint = takes_endpoint_option(scope).then(|| {
        quote! {
            #[doc = " Where to send requests, in place of the address that follows from the cloud or the specification."]
            pub endpoint: Option<String>,
        }
    });
    let register = is_resource_manager(scope).then(|| {
        quote! {
            #[doc = " Whether to register a resource provider with the subscription when the service says that it is not, and to"]
            #[doc = " try again."]
            pub register_providers: bool,
        }
    });
    quote! {
        #[doc = #docs]
        #[derive(Clone, Default, #safe_debug)]
        pub struct #name {
            #api_version
            #(#parameters)*
            #endpoint
            #[doc = " Hosts beside the endpoint's own to which links of answers may lead."]
            pub link_hosts: Vec<String>,
            #[doc = " The largest response body that is kept in memory, in bytes after decompression: 256 MiB by default. Streamed"]
            #[doc = " responses have no limit."]
            pub max_response_bytes: Option<u64>,
            #[doc = " Whether to follow redirects, within the same hosts as links."]
            pub follow_redirects: bool,
            #register
            #[doc = " What all Azure clients share: transport, retries, cloud, policies, logging."]
            pub client_options: #options,
        }
    }
}

/// The parameters that the client can be made without.
pub(super) fn optional_parameters<'a>(
    scope: &Scope<'a>,
) -> impl Iterator<Item = (&'a Parameter, &'a FieldName)> {
    let parameters = &scope.context.api().client.parameters;
    parameters
        .iter()
        .zip(&scope.context.names.client.parameters)
        .filter(|(parameter, _)| !parameter.required && !matches!(parameter.ty, Type::Constant(_)))
}

pub(super) fn has_api_version(scope: &Scope<'_>) -> bool {
    scope
        .context
        .api()
        .operations()
        .any(|operation| operation.api_version.is_some())
}

pub(super) fn is_resource_manager(scope: &Scope<'_>) -> bool {
    scope.context.api().client.endpoint == Endpoint::ResourceManager
}

fn takes_endpoint_option(scope: &Scope<'_>) -> bool {
    matches!(
        scope.context.api().client.endpoint,
        Endpoint::ResourceManager | Endpoint::Fixed(_)
    )
}
