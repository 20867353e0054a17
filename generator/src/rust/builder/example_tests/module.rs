//! Builds the tests of one API.

use std::{borrow::Cow, collections::BTreeSet};

use super::{
    analysis::{ExampleAnalysis, analyze},
    call::Arguments,
    client::TestClients,
    data::Data,
    function_name::FunctionNames,
    item::item,
    outcome::outcome,
    response_stream,
};
use crate::{
    ir::{BodyKind, Operation, OperationGroup, Response},
    names::ClientNames,
    rust::{
        builder::{
            context::{BuilderInput, ModuleContext},
            frame::gate,
            named_operation::{NamedOperation, operations_of_group},
        },
        docs::{self, Docs},
        example_tests::{
            EventTypes, ExampleTest, OperationTests, TestFile, TestModule,
            call::{ComparedStream, Receiver, TestCall},
            client::ClientFunctionName,
            findings::{ListedBreach, Unreached},
        },
        gate::Gate,
        path::Path,
    },
};

/// Builds the tests of one API, and collects errors in its examples and operations without a test.
pub(super) struct TestModuleBuilder<'a> {
    context: ModuleContext<'a>,
    clients: TestClients<'a>,
    data: &'a Data,
    name: String,
    header: String,
    gate: Gate,
    pub(super) breaches: Vec<ListedBreach>,
    pub(super) unreached: Vec<Unreached>,
}

impl<'a> TestModuleBuilder<'a> {
    /// Creates a builder for the module at `index`.
    pub(super) fn new(of: &BuilderInput<'a>, index: usize, data: &'a Data) -> Self {
        let context = ModuleContext::new(of, index).seen_from_outside();
        TestModuleBuilder {
            context,
            clients: TestClients::of(context),
            data,
            name: module_name(&context),
            header: of.options.header_for(&of.package.modules[index].inputs),
            gate: match context.features() {
                // The tests call operations of all groups.
                Some(features) => Gate::of(features.all.as_str()),
                None => gate(of, [index]),
            },
            breaches: Vec::new(),
            unreached: Vec::new(),
        }
    }

    /// Returns the tests, if any example can be tested.
    pub(super) fn module(&mut self) -> Option<TestModule> {
        let groups = self.context.api().groups.iter().enumerate();
        let files: Vec<_> = groups
            .filter_map(|(index, group)| self.file(index, group))
            .collect();
        if files.is_empty() {
            return None;
        }
        let mut docs = Docs::default();
        let name = docs::api_name(&self.context.api().client.title);
        docs.line(format!("The examples of the {name} API."));
        let options = self.context.names.client.options.as_str();
        let functions = functions(&files).into_iter();
        Some(TestModule {
            name: self.name.clone(),
            header: self.header.clone(),
            gate: self.gate.clone(),
            docs,
            clients: functions.map(|name| self.clients.function(name)).collect(),
            client_options: item(&self.context, "", options),
            files,
        })
    }

    /// Returns the tests of an operation group.
    fn file(&mut self, index: usize, group: &'a OperationGroup) -> Option<TestFile> {
        let names = self.context.names;
        let (client, sub_client, docs) = match group.name.as_str() {
            "" => {
                let docs = "The operations without a group.".to_owned();
                (&names.client, None, docs)
            }
            name => {
                let names = &names.groups[index];
                (names, Some(names), format!("The operations of `{name}`."))
            }
        };
        let mut function_names = FunctionNames::new();
        let operations = operations_of_group(&self.context, index);
        let operations: Vec<_> = operations
            .iter()
            .filter_map(|operation| self.operation(operation, sub_client, &mut function_names))
            .collect();
        if operations.is_empty() {
            return None;
        }
        let mut lines = Docs::default();
        lines.line(docs);
        let tests = operations.iter().flat_map(|operation| &operation.tests);
        let mut streams = tests.filter_map(|test| test.call.stream);
        let has_events = streams.any(|stream| stream == ComparedStream::Events);
        let of_crate = |name: &'static str| Path::Imported {
            module: Cow::Owned(self.context.root().to_owned()),
            name: Cow::Borrowed(name),
            alias: None,
        };
        Some(TestFile {
            name: client.file.clone(),
            docs: lines,
            event: has_events.then(|| EventTypes {
                event: of_crate("StreamEvent"),
                data: of_crate("EventData"),
            }),
            operations,
        })
    }

    fn operation(
        &mut self,
        named: &NamedOperation<'a>,
        client: Option<&ClientNames>,
        function_names: &mut FunctionNames,
    ) -> Option<OperationTests> {
        let NamedOperation {
            operation, names, ..
        } = *named;
        let analyses = self.analyses(operation);
        if analyses.is_empty() {
            self.unreached.push(Unreached {
                module: self.name.clone(),
                operation: operation.id.clone(),
            });
            return None;
        }
        let tests = analyses.iter().map(|analysis| {
            let name = function_names.claim(names, &analysis.example.name);
            let client = self.clients.receiver(client, operation, &analysis.reading);
            self.test(name, analysis, named, client)
        });
        Some(OperationTests {
            tests: tests.collect(),
            has_xml: operation.long_running.is_none() && operation.responses.iter().any(is_xml),
            outcome: outcome(&self.context, operation, names),
        })
    }

    /// Returns the examples that can be tested. Errors in examples are listed.
    fn analyses(&mut self, operation: &'a Operation) -> Vec<ExampleAnalysis<'a>> {
        let api = self.context.api();
        let mut testable = Vec::new();
        for example in &operation.examples {
            let analysis = analyze(api, operation, example);
            let breaches = analysis.breaches().map(|breach| ListedBreach {
                operation: operation.id.clone(),
                example: example.name.clone(),
                source: self.data.source(example),
                pointer: breach.pointer,
                reason: breach.reason,
            });
            self.breaches.extend(breaches);
            if analysis.is_testable() {
                testable.push(analysis);
            }
        }
        testable
    }

    fn test(
        &self,
        name: String,
        analysis: &ExampleAnalysis<'_>,
        named: &NamedOperation<'_>,
        client: Receiver,
    ) -> ExampleTest {
        let operation = named.operation;
        let arguments = Arguments {
            context: self.context,
            named,
            example: analysis.example,
            reading: &analysis.reading,
        };
        ExampleTest {
            name,
            docs: format!("`{}`: {}", operation.id, one_line(&analysis.example.name)),
            deprecated: operation.docs.deprecated.is_some(),
            case: analysis.case(self.data.source(analysis.example)),
            call: TestCall {
                client,
                method: named.names.method.clone(),
                arguments: arguments.expressions(),
                is_async: operation.long_running.is_none() && operation.paging().is_none(),
                stream: response_stream::compared(operation),
            },
        }
    }
}

/// True if a success has a body in XML.
fn is_xml(response: &Response) -> bool {
    response.is_success() && response.body.is_some() && response.kind == BodyKind::Xml
}

/// Returns the name of an API's tests, from its module path.
fn module_name(context: &ModuleContext<'_>) -> String {
    let names = context.names.path.iter().map(|name| name.as_str());
    let name = names.collect::<Vec<_>>().join("_");
    match name.is_empty() {
        true => "api".to_owned(),
        false => name,
    }
}

/// Returns the functions that the tests call to create clients.
fn functions(files: &[TestFile]) -> BTreeSet<ClientFunctionName> {
    let operations = files.iter().flat_map(|file| &file.operations);
    let tests = operations.flat_map(|operation| &operation.tests);
    tests.map(|test| test.call.client.function).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
