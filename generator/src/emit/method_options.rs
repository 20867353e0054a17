use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    call::{self, is_option},
    docs::Docs,
    file::Items,
    method_docs::parameter_text,
    parameter_group,
    rows::{Rows, spelled},
    types::Scope,
};
use crate::{
    ir::{Operation, Parameter},
    names::{ClientNames, FieldName, MethodNames, TypeName},
};

/// The options of one method: everything that a call can go without.
pub(super) fn method_options(
    scope: &Scope<'_>,
    client: &ClientNames,
    operation: &Operation,
    names: &MethodNames,
) -> Items {
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
        return alias(&docs, name, &shared).into();
    }
    let optional = operation
        .parameters
        .iter()
        .zip(&names.parameters)
        .filter(|(parameter, _)| is_option(parameter));
    let secret = optional.clone().any(|(parameter, _)| parameter.secret);
    let mut rows = Rows::at_depth(1);
    for (parameter, name) in optional {
        field(&mut rows, scope, parameter, name);
    }
    let groups = parameter_group::used(scope, operation, names).filter(|used| !used.required);
    for used in groups {
        let mut docs = Docs::default();
        docs.paragraph(&used.text());
        rows.document(&docs);
        rows.push(format!("pub {}: {},", used.held_by, used.names.name));
    }
    let body = call::carried(operation)
        .filter(|body| !body.required)
        .zip(names.body.as_ref());
    if let Some((body, field)) = body {
        rows.document(&Docs::of(&body.docs, "What the request carries."));
        let ty = spelled(&call::body_type(scope, body));
        rows.push(format!("pub {field}: Option<{ty}>,"));
    }
    let fields = rows.fields(scope.sheet);
    let options = scope.name(match (&operation.long_running, &operation.paging) {
        (Some(_), _) => "azure_core::http::poller::PollerOptions",
        (None, Some(_)) => "azure_core::http::pager::PagerOptions",
        (None, None) => "azure_core::http::ClientMethodOptions",
    });
    let lifetime = quote!(<'_>);
    let (derive, debug) = debug(scope, name, secret, Some(lifetime));
    let tokens = quote! {
        #[doc = #docs]
        #derive
        pub struct #name<'a> {
            #fields
            #[doc = " What holds for every call: context, and how to page or poll."]
            pub method_options: #options<'a>,
        }
        #debug
    };
    tokens.into()
}

/// Options that are those of the runtime, on one line where it is not too long.
fn alias(docs: &str, name: &TypeName, shared: &Ident) -> String {
    const WIDTH: usize = 100;
    let (left, right) = (format!("pub type {name}<'a> ="), format!("{shared}<'a>;"));
    let between = match left.len() + 1 + right.len() > WIDTH {
        true => "\n    ",
        false => " ",
    };
    format!("///{docs}\n{left}{between}{right}\n")
}

/// Adds a field for a parameter that may be absent.
pub(super) fn field(rows: &mut Rows, scope: &Scope<'_>, parameter: &Parameter, name: &FieldName) {
    let mut docs = Docs::default();
    docs.paragraph(&parameter_text(parameter));
    docs.renaming(name.renamed_from(), &parameter.wire_name);
    rows.document(&docs);
    let ty = spelled(&scope.owned(&parameter.ty));
    rows.push(format!("pub {name}: Option<{ty}>,"));
}

/// Whether the runtime's options say all that can be said.
pub(super) fn has_nothing_of_its_own(operation: &Operation) -> bool {
    let has_body = call::carried(operation).is_some_and(|body| !body.required);
    let has_group = operation.parameter_groups.iter().any(|used| !used.required);
    !has_body && !has_group && !operation.parameters.iter().any(is_option)
}

/// The derives of a type of values that calls can go without, and its `Debug` where it is not derived: what carries a
/// secret shows nothing of itself, whatever features are on.
pub(super) fn debug(
    scope: &Scope<'_>,
    name: &TypeName,
    secret: bool,
    lifetime: Option<TokenStream>,
) -> (TokenStream, Option<TokenStream>) {
    if !secret {
        let safe_debug = scope.name("azure_core::fmt::SafeDebug");
        return (quote!(#[derive(Clone, Default, #safe_debug)]), None);
    }
    let fmt = scope.name("std::fmt");
    let label = name.as_str();
    let debug = quote! {
        impl #fmt::Debug for #name #lifetime {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                f.debug_struct(#label).finish_non_exhaustive()
            }
        }
    };
    (quote!(#[derive(Clone, Default)]), Some(debug))
}
