//! Prints the options that the root client is made with.

use proc_macro2::TokenStream;
use quote::quote;

use super::sheet::Sheet;
use crate::rust::client::ClientOptions;

/// The options that the root client is made with.
pub(super) fn client_options(sheet: &Sheet, it: &ClientOptions) -> TokenStream {
    let name = &it.name;
    let docs = sheet.document(&it.docs);
    let options = sheet.name("azure_core::http::ClientOptions");
    let safe_debug = sheet.name("azure_core::fmt::SafeDebug");
    let api_version = it.has_api_version.then(|| {
        quote! {
            #[doc = " The version of the API to ask for, in place of the one that each operation was described with."]
            pub api_version: Option<String>,
        }
    });
    let parameters = it.parameters.iter().map(|field| {
        let docs = sheet.document(&field.docs);
        let (name, ty) = (&field.name, sheet.ty(&field.ty));
        quote!(#docs pub #name: #ty,)
    });
    let endpoint = it.has_endpoint.then(|| {
        quote! {
            #[doc = " Where to send requests, in place of the address that follows from the cloud or the specification."]
            pub endpoint: Option<String>,
        }
    });
    let register = it.registers_providers.then(|| {
        quote! {
            #[doc = " Whether to register a resource provider with the subscription when the service says that it is not, and to"]
            #[doc = " try again."]
            pub register_providers: bool,
        }
    });
    quote! {
        #docs
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
