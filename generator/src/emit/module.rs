//! Prints the module of an API.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use rayon::prelude::*;

use super::{
    attributes::gate,
    client, client_options, definition,
    file::{self, EmittedFile, Items},
    file_context::{FileContext, ident},
    headers, method_options, output, webhooks,
};
use crate::names::ModuleName;
use crate::rust::{
    client::Client,
    docs::Docs,
    gate::Gate,
    krate::{Family, HeadersFile, Module, OptionsFile},
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
    files.extend(headers(module));
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
        let (file, types, cfg) = (&client.file, client.types(), gate(&client.gate));
        quote!(#cfg mod #file; #cfg pub use #file::{#(#types),*};)
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
    let options = root.and_then(|root| root.options.as_ref());
    let options = options.map(|it| client_options::client_options(&context, it));
    let states = root.and_then(|root| root.states.as_ref());
    let states = states.map(|states| client::states(&context, states, it.may_be_unused));
    let outputs = it.outputs.iter().map(|it| output::output(&context, it));
    let items = quote!(#client #states #options #(#outputs)*);
    undocumented(module, &format!("clients/{}.rs", it.file), &context, items)
}

/// The file of method options in `models/`.
const METHOD_OPTIONS: &str = "method_options";

/// The file of traits for response headers in `models/`.
const HEADER_TRAITS: &str = "header_traits";

fn options(module: &Module) -> Vec<EmittedFile> {
    let files = module.options.iter();
    let mut emitted: Vec<_> = files.map(|it| options_file(module, it)).collect();
    let parts = module.options.iter();
    let parts = parts.map(|it| (it.name.as_ref(), &it.gate));
    emitted.extend(folder(module, METHOD_OPTIONS, parts));
    emitted
}

fn options_file(module: &Module, file: &OptionsFile) -> EmittedFile {
    let context = FileContext::default();
    let options = method_options::method_options(&context, &file.method_options);
    let groups = file.parameter_groups.iter();
    let groups = groups.map(|it| method_options::parameter_group(&context, it));
    let items: Items = std::iter::once(options).chain(groups).collect();
    let path = path_below(METHOD_OPTIONS, file.name.as_ref());
    let docs = Docs::one_line("Options of methods, and groups of parameters.");
    print(module, &path, &docs, &context, items)
}

fn headers(module: &Module) -> Vec<EmittedFile> {
    let files = module.headers.iter();
    let mut emitted: Vec<_> = files.map(|it| headers_file(module, it)).collect();
    let parts = module.headers.iter();
    let parts = parts.map(|it| (it.name.as_ref(), &it.gate));
    emitted.extend(folder(module, HEADER_TRAITS, parts));
    emitted
}

fn headers_file(module: &Module, file: &HeadersFile) -> EmittedFile {
    let context = FileContext::default();
    let sets = file.sets.iter();
    let items: TokenStream = sets.map(|it| headers::header_set(&context, it)).collect();
    let path = path_below(HEADER_TRAITS, file.name.as_ref());
    let docs = Docs::one_line("Traits that read the headers of responses.");
    print(module, &path, &docs, &context, items)
}

/// Returns the path of a file in `models/`, which is in a folder if it has a name.
fn path_below(folder: &str, name: Option<&ModuleName>) -> String {
    match name {
        Some(name) => format!("models/{folder}/{name}.rs"),
        None => format!("models/{folder}.rs"),
    }
}

/// Returns the module file of a folder in `models/`, if its files have names. `models/mod.rs` exports their items.
fn folder<'m>(
    module: &Module,
    folder: &str,
    parts: impl Iterator<Item = (Option<&'m ModuleName>, &'m Gate)>,
) -> Option<EmittedFile> {
    let parts = parts.filter_map(|(name, gate)| Some((name?, gate)));
    let parts = parts.map(|(name, features)| {
        let cfg = gate(features);
        quote!(#cfg pub mod #name;)
    });
    let parts: Vec<_> = parts.collect();
    if parts.is_empty() {
        return None;
    }
    let context = FileContext::default();
    let path = format!("models/{folder}/mod.rs");
    Some(undocumented(module, &path, &context, quote!(#(#parts)*)))
}

/// Returns the declaration of a private module, whose items are exported.
fn reexported(name: &impl ToTokens, features: &Gate) -> TokenStream {
    let cfg = gate(features);
    quote!(#cfg mod #name; #cfg pub use #name::*;)
}

/// Returns the declaration of a file or folder in `models/`, and the exports of its items.
fn exports(name: &str, parts: Vec<(Option<&ModuleName>, &Gate)>) -> TokenStream {
    if parts.is_empty() {
        return TokenStream::new();
    }
    let folder = ident(name);
    let exports = parts.iter().map(|(part, features)| {
        let (part, cfg) = (part.map(|part| quote!(::#part)), gate(features));
        quote!(#cfg pub use #folder #part::*;)
    });
    quote!(mod #folder; #(#exports)*)
}

fn has_models(module: &Module) -> bool {
    !module.families.is_empty() || !module.options.is_empty() || !module.headers.is_empty()
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
    let families = module.families.iter();
    let families = families.map(|family| reexported(&family.name, &family.gate));
    let options = module.options.iter();
    let options = options.map(|it| (it.name.as_ref(), &it.gate));
    let options = exports(METHOD_OPTIONS, options.collect());
    let headers = module.headers.iter();
    let headers = headers.map(|it| (it.name.as_ref(), &it.gate));
    let headers = exports(HEADER_TRAITS, headers.collect());
    let modules = families.chain([options, headers]);
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
