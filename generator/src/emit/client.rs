use proc_macro2::TokenStream;
use quote::quote;

use super::{
    constructor,
    context::Context,
    docs::{self, Docs},
    method, method_docs,
    types::{self, Scope},
};
use crate::{
    ir::{self, Operation, OperationGroup, Parameter, Placement, code},
    names::{ClientNames, FieldName, MethodNames},
};

/// The operations of one client, each with its names.
pub(super) type Operations<'a> = Vec<(&'a Operation, &'a MethodNames)>;

/// The root client: how to make it, its sub-clients, and the operations without a group.
pub(super) fn root(scope: &Scope<'_>, operations: &Operations<'_>) -> TokenStream {
    let context = scope.context;
    let names = &context.names.client;
    let name = &names.client;
    let docs = Docs::of(
        &prose(&context),
        &format!("A client of {}.", docs::text(&context.api().client.title)),
    );
    let docs = scope.document(docs);
    let fields = parameters(scope, &|_| true);
    let connection = scope.name("crate::runtime::Connection");
    let field_types = fields.iter().map(|(parameter, field)| {
        let ty = stored_type(scope, parameter);
        quote!(#field: #ty,)
    });
    let constructors = constructor::constructors(scope);
    let withs = fields
        .iter()
        .map(|(parameter, field)| with_parameter(scope, parameter, field));
    let accessors = accessors(scope);
    let methods = operations
        .iter()
        .map(|(operation, method)| method::methods(scope, names, operation, method));
    let url = scope.name("azure_core::http::Url");
    let request = scope.word("azure_core::http", "Request");
    let answer = scope.name("azure_core::http::RawResponse");
    let result = scope.name("azure_core::Result");
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            connection: #connection,
            #(#field_types)*
        }
        impl #name {
            #constructors
            #[doc = " Where the client sends its requests."]
            pub fn endpoint(&self) -> &#url {
                self.connection.endpoint()
            }
            #[doc = " Sends a request of the caller's own making, to the endpoint or a host that the options trust, and"]
            #[doc = " gives its answer; a status other than 2xx is an error."]
            pub async fn send_request(&self, request: #request) -> #result<#answer> {
                self.connection.send_request(request).await
            }
            #(#withs)*
            #(#accessors)*
            #(#methods)*
        }
    }
}

/// What the specification says of the API; its title is the client's name already.
pub(super) fn prose(context: &Context<'_>) -> ir::Docs {
    ir::Docs {
        summary: None,
        ..context.api().docs.clone()
    }
}

/// A sub-client: the operations of one group.
pub(super) fn sub_client(
    scope: &Scope<'_>,
    group: &OperationGroup,
    names: &ClientNames,
    operations: &Operations<'_>,
) -> TokenStream {
    let name = &names.client;
    let root = &scope.context.names.client.client;
    let path = scope.context.path_to(root.as_str());
    let accessor = method_docs::plain(names.accessor.as_str());
    let docs = format!(
        " The operations of {}: [`{root}::{accessor}`]({path}::{accessor}) makes it.",
        code(&group.name)
    );
    let connection = scope.name("crate::runtime::Connection");
    let fields = parameters(scope, &|parameter| uses(group, parameter));
    let field_types = fields.iter().map(|(parameter, field)| {
        let ty = stored_type(scope, parameter);
        quote!(pub(super) #field: #ty,)
    });
    let methods = operations
        .iter()
        .map(|(operation, method)| method::methods(scope, names, operation, method));
    let url = scope.name("azure_core::http::Url");
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug)]
        pub struct #name {
            pub(super) connection: #connection,
            #(#field_types)*
        }
        impl #name {
            #[doc = " Where the client sends its requests."]
            pub fn endpoint(&self) -> &#url {
                self.connection.endpoint()
            }
            #(#methods)*
        }
    }
}

/// The client's parameters that live in fields, where `wanted` says so.
pub(super) fn parameters<'a>(
    scope: &Scope<'a>,
    wanted: &dyn Fn(&Parameter) -> bool,
) -> Vec<(&'a Parameter, &'a FieldName)> {
    let parameters = &scope.context.api().client.parameters;
    let both = parameters
        .iter()
        .zip(&scope.context.names.client.parameters);
    both.filter(|(parameter, _)| constructor::is_stored(parameter) && wanted(parameter))
        .collect()
}

/// Whether an operation of the group needs a client parameter.
pub(super) fn uses(group: &OperationGroup, parameter: &Parameter) -> bool {
    group
        .operations
        .iter()
        .any(|operation| needs(operation, parameter))
}

/// Whether an operation needs a client parameter.
pub(super) fn needs(operation: &Operation, parameter: &Parameter) -> bool {
    operation.parameters.iter().any(|own| {
        own.placement == Placement::Client
            && own.wire_name == parameter.wire_name
            && own.location == parameter.location
    })
}

/// The type of the field that keeps a client parameter.
pub(super) fn stored_type(scope: &Scope<'_>, parameter: &Parameter) -> TokenStream {
    let ty = scope.owned(&parameter.ty);
    if constructor::may_be_absent(scope, parameter) {
        quote!(Option<#ty>)
    } else {
        ty
    }
}

fn with_parameter(scope: &Scope<'_>, parameter: &Parameter, field: &FieldName) -> TokenStream {
    let method = super::file::ident(&format!("with_{}", field.as_str().trim_start_matches("r#")));
    let docs = format!(
        " The same client for another {}.",
        code(&parameter.wire_name)
    );
    let ty = scope.borrowed(&parameter.ty);
    let value = constructor::stored_value(scope, parameter, field);
    quote! {
        #[doc = #docs]
        #[must_use]
        pub fn #method(&self, #field: #ty) -> Self {
            Self { #field: #value, ..self.clone() }
        }
    }
}

fn accessors<'a>(scope: &'a Scope<'_>) -> impl Iterator<Item = TokenStream> + 'a {
    let context = scope.context;
    let groups = context.api().groups.iter().zip(&context.names.groups);
    groups
        .filter(|(group, _)| !group.name.is_empty())
        .map(move |(group, names)| {
            let (client, accessor) = (&names.client, &names.accessor);
            let client = scope.sheet.member("super", client.as_str());
            let docs = format!(" A client for the operations of {}.", code(&group.name));
            let fields = parameters(scope, &|parameter| uses(group, parameter));
            let fields = fields.iter().map(|(parameter, field)| {
                if types::is_copied(&parameter.ty) {
                    quote!(#field: self.#field,)
                } else {
                    quote!(#field: self.#field.clone(),)
                }
            });
            quote! {
                #[doc = #docs]
                pub fn #accessor(&self) -> #client {
                    #client { connection: self.connection.clone(), #(#fields)* }
                }
            }
        })
}
