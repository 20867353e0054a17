//! Prints the module of an API.

use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

use super::{
    client, client_options, definition,
    file::{self, EmittedFile, Items},
    file_context::{FileContext, ident},
    headers, method_options, output, webhooks,
};
use crate::rust::{
    client::Client,
    docs::Docs,
    krate::{Family, Module},
};

/// Returns the files of an API: its module, clients, options, response headers and models.
pub(super) fn files(module: &Module) -> Vec<EmittedFile> {
    let mut files = Vec::new();
    if !module.path.is_empty() {
        files.push(print(
            module,
            "mod.rs",
            &module.docs,
            &FileContext::default(),
            root_items(module),
        ));
    }
    let ((clients, options), models) = rayon::join(
        || rayon::join(|| clients(module), || options(module)),
        || models(module),
    );
    files.extend(clients);
    files.extend(options);
    files.extend(response_headers(module));
    files.extend(received_calls(module));
    files.extend(models);
    files
}

/// Returns the items of an API's root module.
pub(super) fn root_items(module: &Module) -> TokenStream {
    let models = has_models(module).then(|| {
        quote! {
            #[doc = " Request and response models, method options, and traits for response headers."]
            pub mod models;
        }
    });
    let webhooks = module.webhooks.as_ref().map(|_| {
        quote! {
            #[doc = " Calls from the service to its users."]
            pub mod webhooks;
        }
    });
    quote! {
        mod clients;
        #models
        #webhooks
        pub use clients::*;
    }
}

fn print(
    module: &Module,
    path: &str,
    docs: &Docs,
    context: &FileContext,
    items: impl Into<Items>,
) -> EmittedFile {
    (
        format!("{}/{path}", module.folder()),
        file::print(&module.header, &file::inner(docs), context, items),
    )
}

fn undocumented(
    module: &Module,
    path: &str,
    context: &FileContext,
    items: impl Into<Items>,
) -> EmittedFile {
    print(module, path, &Docs::default(), context, items)
}

fn clients(module: &Module) -> Vec<EmittedFile> {
    let clients = module.clients.par_iter();
    let mut files: Vec<_> = clients.map(|client| client_file(module, client)).collect();
    let modules = module.clients.iter().map(|client| {
        let (file, types) = (&client.file, client.types());
        quote!(mod #file; pub use #file::{#(#types),*};)
    });
    let mut docs = Docs::default();
    docs.line("Clients used to communicate with the service. Create the other clients from the root client.");
    files.push(print(
        module,
        "clients/mod.rs",
        &docs,
        &FileContext::default(),
        quote!(#(#modules)*),
    ));
    files
}

fn client_file(module: &Module, it: &Client) -> EmittedFile {
    let context = FileContext::default();
    let client = client::client(&context, it, &format!("{}::models", module.inner_path()));
    let root = it.root.as_ref();
    let options = root.map(|root| client_options::client_options(&context, &root.options));
    let outputs = it.outputs.iter().map(|it| output::output(&context, it));
    let items = quote!(#client #options #(#outputs)*);
    undocumented(module, &format!("clients/{}.rs", it.file), &context, items)
}

/// The file of method options in `models/`.
const METHOD_OPTIONS: &str = "method_options";

/// The file of traits for response headers in `models/`.
const HEADER_TRAITS: &str = "header_traits";

fn options(module: &Module) -> Option<EmittedFile> {
    if !has_options(module) {
        return None;
    }
    let context = FileContext::default();
    let options = method_options::method_options(&context, &module.method_options);
    let groups = module.parameter_groups.iter();
    let groups = groups.map(|it| method_options::parameter_group(&context, it));
    let items: Items = std::iter::once(options).chain(groups).collect();
    let path = format!("models/{METHOD_OPTIONS}.rs");
    Some(undocumented(module, &path, &context, items))
}

fn response_headers(module: &Module) -> Option<EmittedFile> {
    if module.header_sets.is_empty() {
        return None;
    }
    let context = FileContext::default();
    let sets = module.header_sets.iter();
    let items: TokenStream = sets.map(|it| headers::header_set(&context, it)).collect();
    let path = format!("models/{HEADER_TRAITS}.rs");
    Some(undocumented(module, &path, &context, items))
}

fn has_options(module: &Module) -> bool {
    !module.method_options.is_empty() || !module.parameter_groups.is_empty()
}

fn has_models(module: &Module) -> bool {
    !module.families.is_empty() || has_options(module) || !module.header_sets.is_empty()
}

fn received_calls(module: &Module) -> Option<EmittedFile> {
    let webhooks = module.webhooks.as_ref()?;
    let context = FileContext::default();
    let items = webhooks::webhooks(&context, webhooks);
    Some(undocumented(module, "webhooks.rs", &context, items))
}

fn models(module: &Module) -> Vec<EmittedFile> {
    if !has_models(module) {
        return Vec::new();
    }
    let families = module.families.par_iter();
    let mut files: Vec<_> = families.map(|it| family(module, it)).collect();
    let families = module.families.iter().map(|family| family.name.as_str());
    let options = has_options(module).then_some(METHOD_OPTIONS);
    let headers = (!module.header_sets.is_empty()).then_some(HEADER_TRAITS);
    let modules = families.chain(options).chain(headers).map(|name| {
        let name = ident(name);
        quote!(mod #name; pub use #name::*;)
    });
    let items = quote!(#(#modules)*);
    files.push(undocumented(
        module,
        "models/mod.rs",
        &FileContext::default(),
        items,
    ));
    files
}

fn family(module: &Module, family: &Family) -> EmittedFile {
    let context = FileContext::default();
    let definitions = family.definitions.iter();
    let items: Items = definitions
        .map(|it| definition::definition(&context, it))
        .collect();
    undocumented(
        module,
        &format!("models/{}.rs", family.name),
        &context,
        items,
    )
}
