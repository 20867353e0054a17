use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

use super::{
    File, Options, client, client_options,
    context::Context,
    definition,
    docs::{self, Docs},
    file::{self, Items, Sheet},
    headers, method_options, output, parameter_group,
    types::Scope,
};
use crate::{
    ir::OperationGroup,
    names::{ClientNames, ModuleName, TypeModule, TypeName},
    rust::build,
};

/// Every file of one API: its module, clients, options and models.
pub(super) fn files(context: &Context<'_>, options: &Options) -> Vec<File> {
    let writer = Writer {
        context: *context,
        header: options.header_for(&context.module.inputs),
    };
    let mut files = Vec::new();
    if !context.names.path.is_empty() {
        files.push(writer.module_root());
    }
    let ((clients, options), models) = rayon::join(
        || rayon::join(|| writer.clients(), || writer.options()),
        || writer.models(),
    );
    files.extend(clients);
    files.push(options);
    files.extend(writer.headers());
    files.extend(models);
    files
}

/// The items of an API's root module.
pub(super) fn root_items(context: &Context<'_>) -> TokenStream {
    let models = has_models(context).then(|| {
        quote! {
            #[doc = " What the operations send and receive."]
            pub mod models;
        }
    });
    let headers = (!context.names.header_sets.is_empty()).then(|| {
        quote! {
            #[doc = " Headers of answers by type: import the trait that a method's documentation names."]
            pub mod headers;
        }
    });
    quote! {
        mod clients;
        #headers
        #models
        #[doc = " What calls can go without, one struct a method."]
        pub mod options;
        pub use clients::*;
    }
}

fn has_models(context: &Context<'_>) -> bool {
    !context.names.families.is_empty()
}

struct Writer<'a> {
    context: Context<'a>,
    header: String,
}

impl Writer<'_> {
    fn file(&self, path: &str, docs: &Docs, sheet: &Sheet, items: impl Into<Items>) -> File {
        let path = format!("{}/{path}", self.context.folder());
        (
            path,
            file::print(&self.header, &file::inner(docs), sheet, items),
        )
    }

    fn module_root(&self) -> File {
        let api = self.context.api();
        let mut docs = Docs::of(
            &client::prose(&self.context),
            &format!("{}.", docs::text(&api.client.title)),
        );
        docs.paragraph(&format!(
            "API version {}.",
            docs::text(&api.versions.join(", "))
        ));
        self.file(
            "mod.rs",
            &docs,
            &Sheet::default(),
            root_items(&self.context),
        )
    }

    /// The clients with the groups whose operations they offer: the root first.
    fn clients(&self) -> Vec<File> {
        let names = self.context.names;
        let groups = &self.context.api().groups;
        let mut files = vec![self.root_client()];
        let ungrouped = groups.iter().position(|group| group.name.is_empty());
        let mut types = vec![&names.client.client, &names.client.options];
        types.extend(ungrouped.into_iter().flat_map(|group| self.outputs(group)));
        let mut modules = vec![(&names.client.file, types)];
        let named: Vec<_> = groups
            .iter()
            .enumerate()
            .filter(|(_, group)| !group.name.is_empty())
            .collect();
        for (index, _) in &named {
            let client = &names.groups[*index];
            let types = std::iter::once(&client.client).chain(self.outputs(*index));
            modules.push((&client.file, types.collect()));
        }
        files.par_extend(
            named
                .par_iter()
                .map(|(index, group)| self.sub_client(*index, group, &names.groups[*index])),
        );
        let items = modules
            .iter()
            .map(|(file, types)| quote!(mod #file; pub use #file::{#(#types),*};));
        let mut docs = Docs::default();
        docs.line("The clients: the root one makes the others.");
        files.push(self.file(
            "clients/mod.rs",
            &docs,
            &Sheet::default(),
            quote!(#(#items)*),
        ));
        files
    }

    /// The types of answers that differ by status.
    fn outputs(&self, group: usize) -> impl Iterator<Item = &TypeName> {
        let methods = self.context.names.methods[group].iter();
        methods.filter_map(|method| method.output.as_ref())
    }

    fn root_client(&self) -> File {
        let names = self.context.names;
        let groups = &self.context.api().groups;
        let ungrouped = groups.iter().position(|group| group.name.is_empty());
        let operations = ungrouped
            .map(|index| self.operations(index))
            .unwrap_or_default();
        let sheet = Sheet::default();
        let scope = self.scope(&sheet, None);
        let client = client::root(&scope, &operations);
        let options = client_options::client_options(&scope);
        let path = format!("clients/{}.rs", names.client.file);
        let outputs = output::outputs(&scope, &names.client, &operations);
        let items = quote!(#client #options #outputs);
        self.file(&path, &Docs::default(), &sheet, items)
    }

    fn sub_client(&self, index: usize, group: &OperationGroup, names: &ClientNames) -> File {
        let sheet = Sheet::default();
        let (scope, operations) = (self.scope(&sheet, None), self.operations(index));
        let client = client::sub_client(&scope, group, names, &operations);
        let outputs = output::outputs(&scope, names, &operations);
        let items = quote!(#client #outputs);
        self.file(
            &format!("clients/{}.rs", names.file),
            &Docs::default(),
            &sheet,
            items,
        )
    }

    fn operations(&self, group: usize) -> client::Operations<'_> {
        let operations = &self.context.api().groups[group].operations;
        operations
            .iter()
            .zip(&self.context.names.methods[group])
            .collect()
    }

    fn scope<'s>(&'s self, sheet: &'s Sheet, here: Option<&'s TypeModule>) -> Scope<'s> {
        Scope {
            context: self.context,
            sheet,
            here,
        }
    }

    fn options(&self) -> File {
        let names = self.context.names;
        let sheet = Sheet::default();
        let scope = self.scope(&sheet, None);
        let groups = self.context.api().groups.iter().zip(&names.groups);
        let items = groups.enumerate().flat_map(|(index, (group, client))| {
            let client = if group.name.is_empty() {
                &names.client
            } else {
                client
            };
            let operations = self.operations(index).into_iter();
            let scope = &scope;
            operations.map(move |(operation, method)| {
                method_options::method_options(scope, client, operation, method)
            })
        });
        let parameter_groups = &self.context.api().parameter_groups;
        let gathered = parameter_groups.iter().zip(&names.parameter_groups);
        let gathered = gathered
            .map(|(group, names)| parameter_group::parameter_group(&scope, group, names).into());
        let items: Items = items.chain(gathered).collect();
        self.file("options.rs", &Docs::default(), &sheet, items)
    }

    fn headers(&self) -> Option<File> {
        let sets = &self.context.api().header_sets;
        if sets.is_empty() {
            return None;
        }
        let names = self.context.names;
        let mut carriers: Vec<Vec<headers::Carrier<'_>>> = vec![Vec::new(); sets.len()];
        for (index, client) in names.groups.iter().enumerate() {
            for (operation, method) in self.operations(index) {
                if let Some(place) = operation.header_set {
                    carriers[place].push((client, operation, method));
                }
            }
        }
        let sheet = Sheet::default();
        let scope = self.scope(&sheet, None);
        let items = sets
            .iter()
            .zip(&names.header_sets)
            .zip(&carriers)
            .map(|((set, names), carriers)| headers::header_set(&scope, set, names, carriers));
        let items = quote!(#(#items)*);
        Some(self.file("headers.rs", &Docs::default(), &sheet, items))
    }

    fn models(&self) -> Vec<File> {
        let families = &self.context.names.families;
        if families.is_empty() {
            return Vec::new();
        }
        let mut files: Vec<_> = families
            .par_iter()
            .map(|(_, family)| self.family(family))
            .collect();
        let modules = families
            .iter()
            .map(|(_, family)| quote!(mod #family; pub use #family::*;));
        files.push(self.file(
            "models/mod.rs",
            &Docs::default(),
            &Sheet::default(),
            quote!(#(#modules)*),
        ));
        files
    }

    fn family(&self, family: &ModuleName) -> File {
        let here = TypeModule::Family(family.clone());
        let sheet = Sheet::default();
        let types = self.scope(&sheet, Some(&here)).types();
        let definitions = self.context.api().definitions.iter();
        let own = definitions.filter(|(id, _)| self.context.type_names(*id).module == here);
        let own = own.map(|(id, _)| build::definition(&types, id));
        let items: Items = own
            .map(|own| definition::definition(&sheet, &own))
            .collect();
        self.file(
            &format!("models/{family}.rs"),
            &Docs::default(),
            &sheet,
            items,
        )
    }
}
