//! Prints the methods of clients.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    attributes,
    file_context::{FileContext, ident},
    request,
};
use crate::rust::{
    method::{Method, NextPages, PagesMethod, Resume, Send, StreamArguments},
    runtime::RuntimeItem,
    types::RustType,
};

/// Returns the method of an operation, and those that resume a long-running one.
///
/// They are compiled where they are called (`#[inline]`): most users call a few of them.
pub(super) fn method(context: &FileContext, method: &Method) -> TokenStream {
    let docs = context.document(&method.docs);
    let deprecated = attributes::deprecated(method.deprecated.as_deref());
    let hidden = method.internal.then(|| quote!(#[doc(hidden)]));
    let declaration = declaration(context, method);
    let poller = method.kind.output();
    let resume = method
        .kind
        .resume()
        .map(|it| resume(context, it, (poller, &method.request.operation)));
    let pages = method.kind.pages().map(|it| pages(context, method, it));
    let further = resume.into_iter().chain(pages);
    let further = further.map(|method| quote!(#deprecated #hidden #method));
    quote!(#docs #deprecated #hidden #declaration #(#further)*)
}

fn declaration(context: &FileContext, method: &Method) -> TokenStream {
    let Method {
        name,
        options,
        request,
        ..
    } = method;
    let parts = MethodParts::of(context, method);
    let (arguments, unwrapped) = (&parts.arguments, &parts.unwrapped);
    let result = context.name("azure_core::Result");
    let output = context.ty(method.kind.output());
    let path = request::path(request);
    let call = request::request(context, request);
    let send = send(context, &method.send, &parts.options);
    let (asyncness, wait) = match method.kind.is_async() {
        true => (Some(quote!(async)), Some(quote!(.await))),
        false => (None, None),
    };
    quote! {
        #[inline]
        pub #asyncness fn #name(&self, #arguments options: Option<#options<'_>>) -> #result<#output> {
            #path
            #unwrapped
            #call
            self.connection.#send #wait
        }
    }
}

fn send(context: &FileContext, send: &Send, options: &TokenStream) -> TokenStream {
    let method = ident(send.method.written());
    let marker = marker(context, send.marker.as_ref());
    let absent = send.absent.as_ref().map(|codes| {
        let codes = codes.iter().map(|code| Literal::u16_unsuffixed(*code));
        quote!(, &[#(#codes),*])
    });
    let stream = send.stream.as_ref().map(|stream| match stream {
        StreamArguments::Events { names, end_marker } => {
            let end_marker = match end_marker {
                Some(text) => quote!(Some(#text)),
                None => quote!(None),
            };
            quote!(, &[#(#names),*], #end_marker)
        }
        StreamArguments::Items(format) => {
            let (formats, format) = (context.item(RuntimeItem::SequenceFormat), ident(format));
            quote!(, #formats::#format)
        }
    });
    quote!(#method #marker(call, #options #absent #stream))
}

fn marker(context: &FileContext, marker: Option<&RustType>) -> Option<TokenStream> {
    marker.map(|marker| {
        let marker = context.ty(marker);
        quote!(::<#marker, _>)
    })
}

fn resume(
    context: &FileContext,
    resume: &Resume,
    (poller, operation): (&RustType, &str),
) -> TokenStream {
    let docs = context.document(&resume.docs);
    let name = &resume.name;
    let result = context.name("azure_core::Result");
    let (options, poller) = (context.ty(&resume.options), context.ty(poller));
    let method = ident(resume.method.written());
    let marker = marker(context, resume.marker.as_ref());
    let header = match &resume.version_header {
        Some(header) => quote!(Some(#header)),
        None => quote!(None),
    };
    quote! {
        #docs
        #[inline]
        pub fn #name(&self, token: &str, options: Option<#options>) -> #result<#poller> {
            self.connection.#method #marker(token, #operation, #header, options.unwrap_or_default())
        }
    }
}

fn pages(context: &FileContext, begin: &Method, pages: &PagesMethod) -> TokenStream {
    let docs = context.document(&pages.docs);
    let name = &pages.name;
    let (from, pager) = (context.ty(&pages.from), context.ty(&pages.pager));
    let method = ident(pages.next.send().written());
    let (request, marker) = match &pages.next {
        NextPages::Link(link) => {
            let options = context.ty(&pages.options);
            let operation = &begin.request.operation;
            return quote! {
                #docs
                #[inline]
                pub fn #name(&self, from: #from, options: Option<#options>) -> #pager {
                    self.connection.#method(from, #operation, options.unwrap_or_default(), &[#(#link),*])
                }
            };
        }
        NextPages::Request { request, marker } => (request, marker),
    };
    let marker = marker
        .as_ref()
        .map(|(path, parameter)| quote!((&[#(#path),*], #parameter),));
    let MethodParts {
        arguments,
        unwrapped,
        options,
    } = MethodParts::of(context, begin);
    let (path, call) = (request::path(request), request::request(context, request));
    let result = context.name("azure_core::Result");
    let own = &begin.options;
    quote! {
        #docs
        #[inline]
        pub fn #name(&self, from: #from, #arguments options: Option<#own<'_>>) -> #result<#pager> {
            #path
            #unwrapped
            #call
            self.connection.#method(from, call, #marker #options)
        }
    }
}

/// The parts of a method that depend on its arguments and options.
struct MethodParts {
    arguments: TokenStream,
    /// The statement that replaces absent options by default ones.
    unwrapped: Option<TokenStream>,
    /// The common options.
    options: TokenStream,
}

impl MethodParts {
    fn of(context: &FileContext, method: &Method) -> Self {
        let arguments = method.arguments.iter().map(|it| {
            let (name, ty) = (&it.name, context.ty(&it.ty));
            quote!(#name: #ty,)
        });
        let unwrapped = quote!(let options = options.unwrap_or_default(););
        Self {
            arguments: quote!(#(#arguments)*),
            unwrapped: method.unwraps_options.then_some(unwrapped),
            options: match method.unwraps_options {
                true => quote!(options.method_options),
                false => quote!(options.unwrap_or_default().method_options),
            },
        }
    }
}
