use proc_macro2::TokenStream;
use quote::quote;

use super::{
    call::{self, is_option},
    docs::Docs,
    method_docs::parameter_text,
    types::Scope,
};
use crate::{
    ir::Operation,
    names::{ClientNames, MethodNames},
};

/// The options of one method: everything that a call can go without.
pub(super) fn method_options(
    scope: &Scope<'_>,
    client: &ClientNames,
    operation: &Operation,
    names: &MethodNames,
) -> TokenStream {
    let name = &names.options;
    let client_name = &client.client;
    let path = scope.context.path_to(client_name.as_str());
    let docs = format!(
        " Options of [`{client_name}::{method}`]({path}::{method}).",
        // A link names a raw identifier without its mark, which would begin a fragment.
        method = names.method.as_str().trim_start_matches("r#")
    );
    if has_nothing_of_its_own(operation) {
        let shared = scope.name(match (&operation.long_running, &operation.paging) {
            (Some(_), _) => "crate::runtime::BeginOptions",
            (None, Some(_)) => "crate::runtime::ListOptions",
            (None, None) => "crate::runtime::CallOptions",
        });
        return quote!(#[doc = #docs] pub type #name<'a> = #shared<'a>;);
    }
    let optional = operation
        .parameters
        .iter()
        .zip(&names.parameters)
        .filter(|(parameter, _)| is_option(parameter));
    let secret = optional.clone().any(|(parameter, _)| parameter.secret);
    let fields = optional.map(|(parameter, field)| {
        let mut docs = Docs::default();
        docs.paragraph(&parameter_text(parameter));
        docs.renaming(field.renamed_from(), &parameter.wire_name);
        let docs = docs.outer();
        let ty = scope.owned(&parameter.ty);
        quote!(#docs pub #field: Option<#ty>,)
    });
    let body = call::carried(operation)
        .filter(|body| !body.required)
        .zip(names.body.as_ref());
    let body = body.map(|(body, field)| {
        let docs = Docs::of(&body.docs, "What the request carries.").outer();
        let ty = call::body_type(scope, body);
        quote!(#docs pub #field: Option<#ty>,)
    });
    let options = scope.name(match (&operation.long_running, &operation.paging) {
        (Some(_), _) => "azure_core::http::poller::PollerOptions",
        (None, Some(_)) => "azure_core::http::pager::PagerOptions",
        (None, None) => "azure_core::http::ClientMethodOptions",
    });
    let debug = if secret {
        hidden_debug(scope, names)
    } else {
        TokenStream::new()
    };
    let derive = if secret {
        quote!(#[derive(Clone, Default)])
    } else {
        let safe_debug = scope.name("azure_core::fmt::SafeDebug");
        quote!(#[derive(Clone, Default, #safe_debug)])
    };
    quote! {
        #[doc = #docs]
        #derive
        pub struct #name<'a> {
            #(#fields)*
            #body
            #[doc = " What holds for every call: context, and how to page or poll."]
            pub method_options: #options<'a>,
        }
        #debug
    }
}

/// Whether the runtime's options say all that can be said.
pub(super) fn has_nothing_of_its_own(operation: &Operation) -> bool {
    let has_body = call::carried(operation).is_some_and(|body| !body.required);
    !has_body && !operation.parameters.iter().any(is_option)
}

/// Options that carry a secret show nothing of themselves, whatever features are on.
fn hidden_debug(scope: &Scope<'_>, names: &MethodNames) -> TokenStream {
    let fmt = scope.name("std::fmt");
    let name = &names.options;
    let label = name.as_str();
    quote! {
        impl #fmt::Debug for #name<'_> {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                f.debug_struct(#label).finish_non_exhaustive()
            }
        }
    }
}
