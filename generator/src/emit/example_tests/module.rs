use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    super::{
        File,
        context::Context,
        docs::Docs,
        file::{self, Sheet},
        types::Scope,
    },
    by_status, call,
    case::{self, Case},
    client::Makers,
    data::Data,
    listed::{Entry, Findings},
};
use crate::{
    ir::{Operation, OperationGroup},
    names::{ClientNames, FieldName, MethodNames, Words},
};

/// Prints the test modules of one API.
pub(super) struct Writer<'a> {
    pub(super) context: Context<'a>,
    pub(super) header: String,
    /// The folder below `tests/examples`, which is the module's name.
    pub(super) name: String,
    pub(super) data: &'a Data,
}

impl Writer<'_> {
    /// The files of the API's tests, and what the examples themselves get wrong.
    pub(super) fn files(&self) -> (Vec<File>, Findings) {
        let mut findings = Findings::default();
        let makers = Makers::default();
        let mut modules = Vec::new();
        let mut files = Vec::new();
        for (index, group) in self.context.api().groups.iter().enumerate() {
            let names = self.client_names(index, group);
            if let Some(text) = self.group(index, group, &makers, &mut findings) {
                files.push((format!("{}/{}.rs", self.folder(), names.file), text));
                modules.push(&names.file);
            }
        }
        if files.is_empty() {
            return (files, findings);
        }
        let sheet = Sheet::default();
        let functions = makers.functions(&self.scope(&sheet));
        let mut docs = Docs::default();
        docs.line(format!(
            "The examples of {}.",
            self.context.api().client.title
        ));
        let items = quote!(#(mod #modules;)* #functions);
        let root = file::print(&self.header, &file::inner(&docs), &sheet, items);
        files.push((format!("{}/mod.rs", self.folder()), root));
        (files, findings)
    }

    fn folder(&self) -> String {
        format!("tests/examples/{}", self.name)
    }

    fn client_names(&self, index: usize, group: &OperationGroup) -> &ClientNames {
        let names = self.context.names;
        if group.name.is_empty() {
            &names.client
        } else {
            &names.groups[index]
        }
    }

    fn scope<'s>(&'s self, sheet: &'s Sheet) -> Scope<'s> {
        Scope {
            context: self.context,
            sheet,
            here: None,
        }
    }

    fn group(
        &self,
        index: usize,
        group: &OperationGroup,
        makers: &Makers,
        findings: &mut Findings,
    ) -> Option<String> {
        let sheet = Sheet::default();
        let scope = self.scope(&sheet);
        let own = Makers::default();
        let mut taken = HashSet::new();
        let mut tests = Vec::new();
        let methods = &self.context.names.methods[index];
        for (operation, method) in group.operations.iter().zip(methods) {
            let cases = self.cases(operation, findings);
            if cases.is_empty() {
                findings.unreached.push(operation.id.clone());
            } else {
                tests.extend(by_status::outcome(&scope, operation, method));
            }
            for case in cases {
                let client = (!group.name.is_empty()).then(|| self.client_names(index, group));
                let receiver = own.client(&scope, client, operation, &case.reading);
                let name = function_name(&mut taken, method, &case.example.name);
                tests.push(self.test(&scope, &case, method, &name, &receiver));
            }
        }
        makers.also(&own);
        if tests.is_empty() {
            return None;
        }
        for maker in own.names() {
            sheet.member("super", maker);
        }
        let docs = match group.name.as_str() {
            "" => " The operations without a group.".to_owned(),
            name => format!(" The operations of `{name}`."),
        };
        let docs = quote!(#![doc = #docs]);
        Some(file::print(&self.header, &docs, &sheet, quote!(#(#tests)*)))
    }

    /// The examples that can be tested; what they get wrong is listed.
    fn cases<'o>(&'o self, operation: &'o Operation, findings: &mut Findings) -> Vec<Case<'o>> {
        let cases = operation
            .examples
            .iter()
            .map(|example| case::case(self.context.api(), operation, example));
        let cases = cases.inspect(|case| {
            for breach in case.breaches() {
                findings.listed.push(Entry {
                    operation: operation.id.clone(),
                    example: case.example.name.clone(),
                    source: self.data.expression(case.example, &self.listing()),
                    breach,
                });
            }
        });
        cases.filter(Case::is_whole).collect()
    }

    /// The file of the list, from which sources are named.
    fn listing(&self) -> String {
        "tests/examples".to_owned()
    }

    fn test(
        &self,
        scope: &Scope<'_>,
        case: &Case<'_>,
        names: &MethodNames,
        name: &str,
        receiver: &TokenStream,
    ) -> TokenStream {
        let operation = case.operation;
        scope.name("crate::support::Case");
        let test = scope.name("crate::support::Test");
        let source = self.data.expression(case.example, &self.folder());
        let literal = case.literal(self.context.api(), &source);
        let method = &names.method;
        let arguments = call::arguments(scope, operation, names, &case.reading);
        let is_async = operation.long_running.is_none() && operation.paging.is_none();
        let call = if is_async {
            quote!(#receiver.#method(#arguments).await)
        } else {
            quote!(#receiver.#method(#arguments))
        };
        let docs = format!(" `{}`: {}", operation.id, one_line(&case.example.name));
        let name = file::ident(name);
        let deprecated = operation.docs.deprecated.as_ref();
        let deprecated = deprecated.map(|_| quote!(#[allow(deprecated)]));
        quote! {
            #[doc = #docs]
            #deprecated
            #[tokio::test]
            async fn #name() {
                let case = #literal;
                let call = async |test: &#test| { #call };
                case.run(call).await;
            }
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name that says method and example, and that no test of the file has.
fn function_name(taken: &mut HashSet<String>, names: &MethodNames, example: &str) -> String {
    let method = names.method.as_str().trim_start_matches("r#");
    let words = FieldName::new(&Words::of(example)).to_string();
    let words = words.trim_start_matches("r#");
    let name = if words.is_empty() || method.ends_with(words) {
        method.to_owned()
    } else {
        format!("{method}_{words}")
    };
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let mut free = std::iter::once(name.clone()).chain(numbered);
    let name = free.find(|name| !taken.contains(name)).unwrap_or(name);
    taken.insert(name.clone());
    name
}
