//! Prints the constructors of the root client.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    expression::literal,
    file_context::{FileContext, ident},
};
use crate::rust::{
    client::{
        Authentication, ClientConstructor, Connect, Endpoint, HostOption, HostPart, Initial, Kept,
        RootClient,
    },
    runtime::RuntimeItem,
};

/// Returns the constructors, and their shared function.
pub(super) fn constructors(context: &FileContext, root: &RootClient) -> TokenStream {
    let options = context.path(&root.options_type);
    let constructors = root.constructors.iter().map(|it| {
        let docs = context.document(&it.docs);
        let name = ident(&it.name);
        let endpoint = it.asks_endpoint.then(|| quote!(endpoint: &str,));
        let arguments = it.parameters.iter().chain(&it.credentials).map(|argument| {
            let (name, ty) = (&argument.name, context.ty(&argument.ty));
            quote!(#name: #ty,)
        });
        let result = context.name("azure_core::Result");
        let body = body(context, it);
        quote! {
            #docs
            pub fn #name(#endpoint #(#arguments)* options: Option<#options>) -> #result<Self> {
                #body
            }
        }
    });
    let constructors: TokenStream = constructors.collect();
    let connect = root.connect.as_ref();
    let connect = connect.map(|it| self::connect(context, &options, it));
    quote!(#constructors #connect)
}

fn body(context: &FileContext, constructor: &ClientConstructor) -> TokenStream {
    let endpoint = constructor.asks_endpoint.then(|| quote!(endpoint,));
    let host_options = constructor.host_options.iter().map(host_option);
    let fields = constructor.fields.iter().map(|(field, initial)| {
        let value = self::initial(context, &quote!(#field), initial);
        quote!(#field: #value,)
    });
    let hosts = constructor.hosts.as_ref().map(|hosts| {
        let hosts = hosts.iter().map(host_part);
        quote!([#(#hosts),*],)
    });
    let authentication = self::authentication(context, &constructor.authentication);
    let connector = context.path(&constructor.connector);
    quote! {
        let options = options.unwrap_or_default();
        #(#host_options)*
        Ok(Self {
            #(#fields)*
            connection: #connector::connect(#endpoint #hosts #authentication, options)?,
        })
    }
}

/// Returns the value of a field from an argument.
pub(super) fn kept(argument: &TokenStream, kept: Kept) -> TokenStream {
    let value = match kept.copied {
        true => quote!(#argument),
        false => quote!(#argument.to_owned()),
    };
    match kept.optional {
        true => quote!(Some(#value)),
        false => value,
    }
}

fn initial(context: &FileContext, field: &TokenStream, initial: &Initial) -> TokenStream {
    match initial {
        Initial::Argument(it) => kept(field, *it),
        Initial::Option { copied, default } => {
            let clone = (!copied).then(|| quote!(.clone()));
            let default = default.as_ref().map(|default| {
                let default = literal(context, default);
                quote!(.or_else(|| Some(#default)))
            });
            quote!(options.#field #clone #default)
        }
    }
}

fn host_option(option: &HostOption) -> TokenStream {
    let field = &option.field;
    let default = match &option.default {
        Some(default) => quote!(|| #default.to_owned()),
        None => quote!(String::new),
    };
    quote!(let #field = options.#field.as_ref().map_or_else(#default, ToString::to_string);)
}

fn host_part(part: &HostPart) -> TokenStream {
    match part {
        HostPart::Text(text) => quote!(#text),
        HostPart::Argument(name) => quote!(#name),
        HostPart::Shown(name) => quote!(&#name.to_string()),
        HostPart::Option(name) => quote!(&#name),
    }
}

fn authentication(context: &FileContext, authentication: &Authentication) -> TokenStream {
    let ty = context.item(RuntimeItem::Authentication);
    match authentication {
        Authentication::ResourceManager(credential) => {
            quote!(#ty::resource_manager(#credential, &options.client_options)?)
        }
        Authentication::Bearer(credential, scopes) => {
            quote!(#ty::bearer(#credential, &[#(#scopes),*]))
        }
        Authentication::HeaderKey(name, key) => quote!(#ty::header_key(#name, #key)?),
        Authentication::QueryKey(name, key) => quote!(#ty::query_key(#name, #key)),
        Authentication::CookieKey(name, key) => quote!(#ty::cookie_key(#name, #key)?),
        Authentication::Token(token) => quote!(#ty::token(#token)?),
        Authentication::Credentials(scheme, credentials) => {
            quote!(#ty::credentials(#scheme, #credentials)?)
        }
        Authentication::Basic(user_name, password) => quote!(#ty::basic(#user_name, #password)?),
        Authentication::All(all) => {
            let all = all.iter().map(|each| self::authentication(context, each));
            quote!(#ty::all([#(#all),*]))
        }
        Authentication::None => quote!(#ty::none()),
    }
}

/// Returns the private function that all constructors share, with the endpoint and the settings.
fn connect(context: &FileContext, options: &TokenStream, connect: &Connect) -> TokenStream {
    let connection = context.item(RuntimeItem::Connection);
    let settings = context.item(RuntimeItem::Settings);
    let authentication = context.item(RuntimeItem::Authentication);
    let result = context.name("azure_core::Result");
    let Connect {
        namespace,
        endpoint,
        has_api_version,
        registers_providers,
        allows_http,
        has_own_user_agent,
        is_shared,
    } = connect;
    let visibility = is_shared.then(|| quote!(pub(super)));
    let namespace = match namespace {
        Some(namespace) => quote!(Some(#namespace)),
        None => quote!(None),
    };
    let (hosts, endpoint) = self::endpoint(context, endpoint);
    let api_version = match has_api_version {
        true => quote!(options.api_version),
        false => quote!(None),
    };
    let policies = match registers_providers {
        true => {
            let registration = context.item(RuntimeItem::ProviderRegistration);
            quote!(#registration(options.register_providers))
        }
        false => quote!(Vec::new()),
    };
    let over_http =
        allows_http.then(|| quote!(: authentication.over_http(options.credentials_over_http)));
    let with_own_user_agent = has_own_user_agent.then(|| quote!(.with_own_user_agent()));
    quote! {
        #visibility fn connect(#hosts authentication: #authentication, options: #options) -> #result<#connection> {
            #connection::new(#settings {
                crate_name: option_env!("CARGO_PKG_NAME"),
                crate_version: option_env!("CARGO_PKG_VERSION"),
                namespace: #namespace,
                endpoint: #endpoint,
                authentication #over_http,
                api_version: #api_version,
                link_hosts: options.link_hosts,
                max_response_bytes: options.max_response_bytes,
                follow_redirects: options.follow_redirects,
                policies: #policies,
                client_options: options.client_options,
            } #with_own_user_agent)
        }
    }
}

/// Returns the argument of `connect` for the host, and the endpoint.
fn endpoint(context: &FileContext, endpoint: &Endpoint) -> (Option<TokenStream>, TokenStream) {
    let ty = context.item(RuntimeItem::Endpoint);
    match endpoint {
        Endpoint::ResourceManager => (
            None,
            quote!(#ty::resource_manager(options.endpoint.as_deref(), &options.client_options)?),
        ),
        Endpoint::Fixed(url) => (
            None,
            quote!(#ty::url(options.endpoint.as_deref().unwrap_or(#url))?),
        ),
        Endpoint::Argument => (Some(quote!(endpoint: &str,)), quote!(#ty::url(endpoint)?)),
        Endpoint::Template { template, names } => {
            let count = Literal::usize_unsuffixed(names.len());
            let names = names.iter().enumerate().map(|(index, name)| {
                let index = Literal::usize_unsuffixed(index);
                quote!((#name, hosts[#index]))
            });
            (
                Some(quote!(hosts: [&str; #count],)),
                quote!(#ty::template(#template, &[#(#names),*])?),
            )
        }
    }
}
