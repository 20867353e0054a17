use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    call::{self, is_argument},
    file, method_docs, method_options, parameter_group,
    types::{self, Scope},
    xml,
};
use crate::{
    ir::{LongRunning, Operation, Output, Paging, Type},
    names::{ClientNames, FieldName, MethodNames},
};

/// The methods of one operation: the call itself, and for long-running ones the way to resume and to further pages.
pub(super) fn methods(
    scope: &Scope<'_>,
    client: &ClientNames,
    operation: &Operation,
    names: &MethodNames,
) -> TokenStream {
    let docs = method_docs::method(scope, client, operation, names);
    let deprecated = super::deprecated(operation.docs.deprecated.as_deref());
    let hidden = operation.internal.then(|| quote!(#[doc(hidden)]));
    let method = match (&operation.long_running, &operation.paging) {
        (Some(long_running), _) => begin(scope, operation, long_running, names),
        (None, Some(paging)) => list(scope, operation, paging, names),
        (None, None) => single(scope, operation, names),
    };
    let resume = operation
        .long_running
        .as_ref()
        .zip(names.resume.as_ref())
        .map(|(long_running, _)| {
            let method = resume(scope, operation, long_running, names);
            quote!(#deprecated #hidden #method)
        });
    let pages = operation
        .long_paging()
        .zip(names.pages.as_ref())
        .map(|(paging, name)| {
            let method = pages(scope, operation, paging, names, name);
            quote!(#deprecated #hidden #method)
        });
    quote!(#docs #deprecated #hidden #method #resume #pages)
}

/// A call with one answer.
fn single(scope: &Scope<'_>, operation: &Operation, names: &MethodNames) -> TokenStream {
    let method = &names.method;
    let arguments = arguments(scope, operation, names);
    let (path, call) = (call::path(operation), call::call(scope, operation, names));
    let (options, method_options) = options(operation);
    let (ty, send) = match &operation.output {
        Output::Exists => {
            let absent = absent_codes(operation);
            (
                quote!(bool),
                quote!(exists(call, options.method_options, #absent)),
            )
        }
        Output::Stream => {
            let response = scope.name("azure_core::http::AsyncResponse");
            (
                quote!(#response),
                quote!(stream(call, options.method_options)),
            )
        }
        Output::OptionalBody(ty) => {
            let send = file::ident(match operation.answers_xml() {
                true => "send_optional_element",
                false => "send_optional",
            });
            (
                response(scope, operation, Some(ty), true),
                quote!(#send(call, options.method_options)),
            )
        }
        Output::Body(ty) if is_plain_text(scope, operation, ty) => (
            response(scope, operation, Some(ty), false),
            quote!(send_text(call, #method_options)),
        ),
        Output::Body(ty) => {
            let marker = scope.answer_marker(ty).filter(|_| !operation.answers_xml());
            let send = marker.map_or(quote!(send), |marker| {
                // The marker names it.
                scope.name("crate::runtime::wire");
                quote!(send_encoded::<#marker, _>)
            });
            (
                response(scope, operation, Some(ty), false),
                quote!(#send(call, #method_options)),
            )
        }
        Output::ByStatus(_) => {
            let answer = match &names.output {
                Some(name) => quote!(#name),
                None => scope.path("azure_core::http::RawResponse"),
            };
            (answer, quote!(send_by_status(call, options.method_options)))
        }
        Output::Nothing => (
            response(scope, operation, None, false),
            quote!(send(call, #method_options)),
        ),
    };
    let result = scope.name("azure_core::Result");
    quote! {
        pub async fn #method(#arguments) -> #result<#ty> {
            #path
            #options
            #call
            self.connection.#send.await
        }
    }
}

fn list(
    scope: &Scope<'_>,
    operation: &Operation,
    paging: &Paging,
    names: &MethodNames,
) -> TokenStream {
    let method = &names.method;
    let arguments = arguments(scope, operation, names);
    let (path, call) = (call::path(operation), call::call(scope, operation, names));
    let (options, method_options) = options(operation);
    let result = scope.name("azure_core::Result");
    let pager = scope.name("azure_core::http::Pager");
    let page = match paging.page {
        Some(page) => scope.owned(&Type::Named(page)),
        None => scope.owned(&Type::Any),
    };
    let (page, send) = match operation.answers_xml() {
        true => {
            let format = xml::format(scope);
            (quote!(#page, #format), file::ident("element_pager"))
        }
        false => (page, file::ident("pager")),
    };
    quote! {
        pub fn #method(#arguments) -> #result<#pager<#page>> {
            #path
            #options
            #call
            self.connection.#send(call, #method_options)
        }
    }
}

fn begin(
    scope: &Scope<'_>,
    operation: &Operation,
    long_running: &LongRunning,
    names: &MethodNames,
) -> TokenStream {
    let method = &names.method;
    let arguments = arguments(scope, operation, names);
    let (path, call) = (call::path(operation), call::call(scope, operation, names));
    let (options, method_options) = options(operation);
    let result = scope.name("azure_core::Result");
    let poller = poller_type(scope, long_running);
    quote! {
        pub fn #method(#arguments) -> #result<#poller> {
            #path
            #options
            #call
            self.connection.poller(call, #method_options)
        }
    }
}

fn resume(
    scope: &Scope<'_>,
    operation: &Operation,
    long_running: &LongRunning,
    names: &MethodNames,
) -> Option<TokenStream> {
    let resume = names.resume.as_ref()?;
    let result = scope.name("azure_core::Result");
    let poller = poller_type(scope, long_running);
    let options = scope.name("azure_core::http::poller::PollerOptions");
    let docs = format!(
        " Goes on with a [`{}`](Self::{}) that another process began, from its token.",
        names.method,
        method_docs::plain(names.method.as_str())
    );
    let version = operation.api_version.as_ref().filter(|it| it.header);
    let call = match version.map(|version| &version.wire_name) {
        Some(header) => quote!(resume_by_header(token, #header, options.unwrap_or_default())),
        None => quote!(resume(token, options.unwrap_or_default())),
    };
    Some(quote! {
        #[doc = #docs]
        pub fn #resume(&self, token: &str, options: Option<#options<'_>>) -> #result<#poller> {
            self.connection.#call
        }
    })
}

/// The method that makes a list of the first page that the operation yields in the end.
fn pages(
    scope: &Scope<'_>,
    operation: &Operation,
    paging: &Paging,
    names: &MethodNames,
    method: &FieldName,
) -> TokenStream {
    let pager = scope.name("azure_core::http::Pager");
    let response = scope.name("azure_core::http::Response");
    let options = scope.name("azure_core::http::pager::PagerOptions");
    let page = scope.owned(&paging.page.map_or(Type::Any, Type::Named));
    let link = call::next_link(scope, operation, paging);
    let docs = format!(
        " Goes on with the list whose first page [`{}`](Self::{}) yields in the end.",
        names.method,
        method_docs::plain(names.method.as_str())
    );
    quote! {
        #[doc = #docs]
        pub fn #method(
            &self,
            first: #response<#page>,
            options: Option<#options<'_>>,
        ) -> #pager<#page> {
            self.connection.pager_from(first, options.unwrap_or_default(), &[#(#link),*])
        }
    }
}

fn poller_type(scope: &Scope<'_>, long_running: &LongRunning) -> TokenStream {
    let poller = scope.name("azure_core::http::Poller");
    let runtime = scope.name("crate::runtime");
    match &long_running.result {
        Some(ty) => {
            let ty = scope.owned(ty);
            quote!(#poller<#runtime::Operation<#ty>>)
        }
        None => {
            let format = scope.name("azure_core::http::NoFormat");
            quote!(#poller<#runtime::Operation<(), #format>>)
        }
    }
}

/// The statement that unwraps the options, where more than one thing is taken of them, and the expression for what
/// holds for every call.
fn options(operation: &Operation) -> (Option<TokenStream>, TokenStream) {
    let output = &operation.output;
    let is_plain = operation.long_running.is_some()
        || operation.paging.is_some()
        || matches!(output, Output::Body(_) | Output::Nothing);
    match is_plain && method_options::has_nothing_of_its_own(operation) {
        true => (None, quote!(options.unwrap_or_default().method_options)),
        false => (
            Some(quote!(let options = options.unwrap_or_default();)),
            quote!(options.method_options),
        ),
    }
}

/// `&self`, the required values, their groups, the body, the options.
fn arguments(scope: &Scope<'_>, operation: &Operation, names: &MethodNames) -> TokenStream {
    let required = operation.parameters.iter().zip(&names.parameters);
    let required = required
        .filter(|(parameter, _)| is_argument(parameter))
        .map(|(parameter, name)| {
            let ty = call::argument_type(scope, parameter);
            quote!(#name: #ty,)
        });
    let groups = parameter_group::used(scope, operation, names).filter(|used| used.required);
    let groups = groups.map(|used| {
        let (name, ty) = (used.held_by, &used.names.name);
        quote!(#name: &#ty,)
    });
    let body = call::carried(operation)
        .filter(|body| body.required)
        .zip(names.body.as_ref());
    let body = body.map(|(body, name)| {
        let ty = call::body_type(scope, body);
        quote!(#name: #ty,)
    });
    scope.sheet.all(&scope.context.path_to("options"));
    let options = &names.options;
    quote!(&self, #(#required)* #(#groups)* #body options: Option<#options<'_>>)
}

/// Whether an answer is text that is not in JSON's quotes.
fn is_plain_text(scope: &Scope<'_>, operation: &Operation, ty: &Type) -> bool {
    let is_text = types::is_text(ty) || types::is_text_enumeration(&scope.context, ty);
    let media = operation.produces.first();
    is_text && media.is_some_and(|media| !media.contains("json"))
}

/// The type of an answer with a body, perhaps, or none.
pub(super) fn response(
    scope: &Scope<'_>,
    operation: &Operation,
    body: Option<&Type>,
    optional: bool,
) -> TokenStream {
    let response = scope.name("azure_core::http::Response");
    match body {
        Some(ty) => {
            let mut ty = scope.owned(ty);
            if optional {
                ty = quote!(Option<#ty>);
            }
            match operation.answers_xml() {
                true => {
                    let format = xml::format(scope);
                    quote!(#response<#ty, #format>)
                }
                false => quote!(#response<#ty>),
            }
        }
        None => {
            let format = scope.name("azure_core::http::NoFormat");
            quote!(#response<(), #format>)
        }
    }
}

/// The codes by which a HEAD says that there is nothing.
fn absent_codes(operation: &Operation) -> TokenStream {
    let codes = operation
        .responses
        .iter()
        .filter(|response| !response.is_success() && !response.error);
    let codes = codes.map(|response| Literal::u16_unsuffixed(response.status));
    quote!(&[#(#codes),*])
}
