//! Tests generated from examples: each makes the call of an example and compares the result.

pub mod call;
pub mod case;
pub mod client;
pub mod expression;
pub mod findings;
pub mod support;

use super::{docs::Docs, gate::Gate, path::Path};
use crate::names::{ModuleName, VariantName};
use call::TestCall;
use case::ExampleCase;
use client::ClientFunction;
use findings::{ListedBreach, Unreached};
use support::Support;

/// The example tests of a crate, in `tests/examples/`.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExampleTests {
    /// The header of the files that concern all APIs.
    pub header: String,
    /// The features of which the tests require one. `None` if there are no such features.
    pub features: Option<Vec<String>>,
    /// True if the tests require the feature `loopback`, too.
    pub needs_loopback: bool,
    /// The tests of each API.
    pub modules: Vec<TestModule>,
    /// The places where examples violate their specification.
    pub breaches: Vec<ListedBreach>,
    /// The operations without a test.
    pub unreached: Vec<Unreached>,
    /// The support module.
    pub support: Support,
    /// The examples, if they are part of the crate.
    pub data: Vec<DataFile>,
}

/// The tests of an API.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TestModule {
    /// The name of the module and its folder.
    pub name: String,
    /// The header of the files.
    pub header: String,
    /// The features that enable it.
    pub gate: Gate,
    /// The documentation of the root.
    pub docs: Docs,
    /// The functions that create the clients.
    pub clients: Vec<ClientFunction>,
    /// The type of the client options.
    pub client_options: Path,
    /// One file per client.
    pub files: Vec<TestFile>,
}

/// The tests of the operations of a client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TestFile {
    /// The module.
    pub name: ModuleName,
    /// The documentation.
    pub docs: Docs,
    /// The types of events, if an operation returns them.
    pub event: Option<EventTypes>,
    /// The operations with tests.
    pub operations: Vec<OperationTests>,
}

/// The types of the events of a stream.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EventTypes {
    /// An event.
    pub event: Path,
    /// The data of an event.
    pub data: Path,
}

/// The tests of an operation.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OperationTests {
    /// True if a result is XML.
    pub has_xml: bool,
    /// The implementation of `Outcome`, if the result depends on the status code.
    pub outcome: Option<StatusOutcome>,
    /// One test per example.
    pub tests: Vec<ExampleTest>,
}

/// The implementation of `Outcome` for a result that depends on the status code.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusOutcome {
    /// The enum of the results.
    pub output: Path,
    /// The variants, each of which contains a response.
    pub variants: Vec<VariantName>,
}

/// The test of an example.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExampleTest {
    /// The function name.
    pub name: String,
    /// The documentation, in one line.
    pub docs: String,
    /// True if the operation is deprecated.
    pub deprecated: bool,
    /// The request and responses of the example.
    pub case: ExampleCase,
    /// The call.
    pub call: TestCall,
}

/// A file with an example in `tests/examples/data/`.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DataFile {
    /// The file name.
    pub name: String,
    /// The content.
    pub text: String,
}

impl ExampleTests {
    /// Returns every test.
    pub fn tests(&self) -> impl Iterator<Item = &ExampleTest> {
        self.modules.iter().flat_map(TestModule::tests)
    }
}

impl TestModule {
    /// Returns the operations with tests.
    pub fn operations(&self) -> impl Iterator<Item = &OperationTests> {
        self.files.iter().flat_map(|file| &file.operations)
    }

    /// Returns the tests.
    pub fn tests(&self) -> impl Iterator<Item = &ExampleTest> {
        self.operations().flat_map(|operation| &operation.tests)
    }
}
