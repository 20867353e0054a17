use std::{cell::RefCell, collections::BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    super::{client, constructor, file, types::Scope},
    call,
    reading::Reading,
    request::{self, NOWHERE},
};
use crate::{
    ir::{Authentication, Endpoint, Location, Operation, Parameter},
    names::{ClientNames, FieldName},
};

/// The functions that make a module's clients, as far as its tests use them.
#[derive(Default)]
pub(super) struct Makers {
    used: RefCell<BTreeSet<&'static str>>,
}

impl Makers {
    /// The expression for the client that has an operation, and `None` where the example lacks what it is made of.
    pub(super) fn client(
        &self,
        scope: &Scope<'_>,
        group: Option<&ClientNames>,
        operation: &Operation,
        reading: &Reading<'_>,
    ) -> TokenStream {
        let stored = client::parameters(scope, &|_| true);
        let needed = |parameter: &Parameter| client::needs(operation, parameter);
        let scoped = !constructor::has_unscoped(scope)
            || stored
                .iter()
                .any(|(parameter, _)| parameter.required && needed(parameter));
        let maker = if scoped { "client" } else { "unscoped" };
        self.used.borrow_mut().insert(maker);
        let maker = file::ident(maker);
        let leading =
            constructor::leading(scope, scoped).map(|parameter| argument(parameter, reading));
        let optional = stored
            .iter()
            .filter(|(parameter, _)| !parameter.required && needed(parameter))
            .filter_map(|(parameter, field)| with(parameter, field, reading));
        let accessor = group.map(|names| {
            let accessor = &names.accessor;
            quote!(.#accessor())
        });
        quote!(#maker(test #(, #leading)*)? #(#optional)* #accessor)
    }

    /// Uses what another file uses, too.
    pub(super) fn also(&self, other: &Makers) {
        self.used.borrow_mut().extend(other.names());
    }

    /// The names of the functions that are used.
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.used.borrow().iter().copied().collect()
    }

    /// The functions that are used.
    pub(super) fn functions(&self, scope: &Scope<'_>) -> TokenStream {
        let functions = self.names().into_iter().map(|name| {
            let scoped = name == "client";
            maker(scope, name, scoped)
        });
        let functions: Vec<_> = functions.collect();
        let names = &scope.context.names.client;
        let module = scope.context.path_to("");
        let options = scope.sheet.member(&module, names.options.as_str());
        let test = scope.name("crate::support::Test");
        quote! {
            #(#functions)*
            fn options(test: &#test) -> #options {
                #options { client_options: test.client_options(), ..Default::default() }
            }
        }
    }
}

/// The value of a client parameter; one that the operation does not need gets its own name.
fn argument(parameter: &Parameter, reading: &Reading<'_>) -> TokenStream {
    match request::value(reading, parameter) {
        Some(value) => call::argument(parameter, value),
        None => {
            let name = &parameter.wire_name;
            quote!(#name)
        }
    }
}

fn with(parameter: &Parameter, field: &FieldName, reading: &Reading<'_>) -> Option<TokenStream> {
    let value = call::argument(parameter, request::value(reading, parameter)?);
    let method = file::ident(&format!("with_{}", field.as_str().trim_start_matches("r#")));
    Some(quote!(.#method(#value)))
}

fn maker(scope: &Scope<'_>, name: &str, scoped: bool) -> TokenStream {
    let api = scope.context.api();
    let names = &scope.context.names.client;
    let module = scope.context.path_to("");
    let client = scope.sheet.member(&module, names.client.as_str());
    let all = api.client.parameters.iter().zip(&names.parameters);
    let leading: Vec<_> = constructor::leading(scope, scoped)
        .filter_map(|parameter| {
            let mut all = all.clone();
            all.find(|(own, _)| is_parameter(own, parameter))
        })
        .collect();
    let declared = leading.iter().map(|(parameter, field)| {
        let ty = scope.borrowed(&parameter.ty);
        quote!(, #field: #ty)
    });
    let endpoint = (api.client.endpoint == Endpoint::Unspecified).then(|| quote!(#NOWHERE,));
    let handed = leading.iter().map(|(_, field)| quote!(#field,));
    let way = api.client.ways().first();
    let proof = way.map(proof);
    let constructor = match (scoped, names.constructors.first()) {
        (true, Some(constructor)) => {
            let name = &constructor.name;
            quote!(#name)
        }
        _ => {
            let name = file::ident(name);
            quote!(#name)
        }
    };
    let test = scope.name("crate::support::Test");
    let result = scope.name("azure_core::Result");
    let name = file::ident(name);
    quote! {
        fn #name(test: &#test #(#declared)*) -> #result<#client> {
            #client::#constructor(#endpoint #(#handed)* #proof Some(options(test)))
        }
    }
}

fn is_parameter(one: &Parameter, other: &Parameter) -> bool {
    one.wire_name == other.wire_name
        && one.location == other.location
        && one.location != Location::Form
}

/// What a constructor takes for a way to prove who one is.
fn proof(way: &Authentication) -> TokenStream {
    match way {
        Authentication::Bearer { .. } => quote!(test.credential(),),
        Authentication::HeaderKey { .. }
        | Authentication::QueryKey { .. }
        | Authentication::CookieKey { .. } => quote!("key".into(),),
        Authentication::Token => quote!("token".into(),),
        Authentication::Basic => quote!("name", "password".into(),),
        Authentication::All(all) => all.iter().map(proof).collect(),
        Authentication::None => TokenStream::new(),
    }
}
