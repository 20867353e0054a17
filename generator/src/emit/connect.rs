use proc_macro2::TokenStream;
use quote::quote;

use super::{
    client_options::{has_api_version, is_resource_manager, optional_parameters},
    types::Scope,
};
use crate::{
    ir::{Endpoint, Location, Parameter, Type},
    names::FieldName,
};

/// The private function that all constructors share: where to connect, and with which settings.
pub(super) fn connect(scope: &Scope<'_>) -> TokenStream {
    let connection = scope.name("crate::runtime::Connection");
    let runtime = scope.name("crate::runtime");
    let authentication = scope.name("crate::runtime::Authentication");
    let result = scope.name("azure_core::Result");
    let options = &scope.context.names.client.options;
    let (hosts, endpoint) = endpoint(scope);
    let api_version = if has_api_version(scope) {
        quote!(options.api_version)
    } else {
        quote!(None)
    };
    let policies = if is_resource_manager(scope) {
        quote!(#runtime::provider_registration(options.register_providers))
    } else {
        quote!(Vec::new())
    };
    quote! {
        fn connect(#hosts authentication: #authentication, options: #options) -> #result<#connection> {
            let settings = #runtime::Settings {
                endpoint: #endpoint,
                authentication,
                api_version: #api_version,
                link_hosts: options.link_hosts,
                max_response_bytes: options.max_response_bytes,
                follow_redirects: options.follow_redirects,
                policies: #policies,
                client_options: options.client_options,
            };
            #connection::new(settings)
        }
    }
}

fn endpoint(scope: &Scope<'_>) -> (TokenStream, TokenStream) {
    let runtime = scope.name("crate::runtime");
    let ty = quote!(#runtime::Endpoint);
    match &scope.context.api().client.endpoint {
        Endpoint::ResourceManager => (
            TokenStream::new(),
            quote!(#ty::resource_manager(options.endpoint.as_deref(), &options.client_options)?),
        ),
        Endpoint::Fixed(url) => (
            TokenStream::new(),
            quote!(#ty::url(options.endpoint.as_deref().unwrap_or(#url))?),
        ),
        Endpoint::Unspecified => (quote!(endpoint: &str,), quote!(#ty::url(endpoint)?)),
        Endpoint::Template {
            template,
            parameters,
        } => {
            let names = parameters.iter().map(|parameter| &parameter.name);
            let values = (0..parameters.len()).map(proc_macro2::Literal::usize_unsuffixed);
            let count = proc_macro2::Literal::usize_unsuffixed(parameters.len());
            (
                quote!(hosts: [&str; #count],),
                quote!(#ty::template(#template, &[#((#names, hosts[#values])),*])?),
            )
        }
    }
}

/// What a constructor hands to `connect` for the host.
pub(super) fn host_values(scope: &Scope<'_>) -> TokenStream {
    match &scope.context.api().client.endpoint {
        Endpoint::ResourceManager | Endpoint::Fixed(_) => TokenStream::new(),
        Endpoint::Unspecified => quote!(endpoint,),
        Endpoint::Template { parameters, .. } => {
            let all = &scope.context.api().client.parameters;
            let names = &scope.context.names.client.parameters;
            let values = parameters.iter().map(|wanted| {
                let found = all
                    .iter()
                    .zip(names)
                    .find(|(parameter, _)| parameter.wire_name == wanted.name);
                match found {
                    Some((parameter, field)) => host_value(parameter, field),
                    None => quote!(""),
                }
            });
            quote!([#(#values),*],)
        }
    }
}

fn host_value(parameter: &Parameter, field: &FieldName) -> TokenStream {
    match (&parameter.ty, parameter.required) {
        (Type::Constant(value), _) => quote!(#value),
        (ty, true) if super::types::is_text(ty) => quote!(#field),
        (_, true) => quote!(&#field.to_string()),
        (_, false) => quote!(&#field),
    }
}

/// The texts of host parameters that the caller may leave to the client.
pub(super) fn host_options<'a>(scope: &'a Scope<'_>) -> impl Iterator<Item = TokenStream> + 'a {
    let hosts =
        optional_parameters(scope).filter(|(parameter, _)| parameter.location == Location::Host);
    hosts.map(|(parameter, field)| {
        let default = parameter
            .client_default
            .as_ref()
            .or(parameter.default.as_ref());
        let default = default.map(|default| match default.as_str() {
            Some(text) => text.to_owned(),
            None => default.to_string(),
        });
        let default = default.map_or_else(
            || quote!(String::new),
            |default| quote!(|| #default.to_owned()),
        );
        quote!(let #field = options.#field.as_ref().map_or_else(#default, ToString::to_string);)
    })
}
