//! Tests generated from the examples of an API: each calls a client as an example says and compares the result.

pub mod call;
pub mod case;
pub mod client;
pub mod expression;
pub mod findings;
pub mod support;

use super::{docs::Docs, gate::Gate, path::Path};
use crate::names::{ModuleName, VariantName};
use call::Call;
use case::Case;
use client::ClientFunction;
use findings::{ListedBreach, Unreached};
use support::Support;

/// The example tests of a crate: the files in `tests/examples/`.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExampleTests {
    /// The line at the top of the files that concern all APIs.
    pub header: String,
    /// The features of which one is required, beside `loopback`; `None` if the tests are always built.
    pub features: Option<Vec<String>>,
    /// The tests of each API that has some.
    pub modules: Vec<TestModule>,
    /// The places where examples break their own specification.
    pub breaches: Vec<ListedBreach>,
    /// The operations without a test.
    pub unreached: Vec<Unreached>,
    /// The support module.
    pub support: Support,
    /// The examples, if the crate holds them itself.
    pub data: Vec<DataFile>,
}

/// The tests of an API.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TestModule {
    /// The name of the module and its folder.
    pub name: String,
    /// The line at the top of its files.
    pub header: String,
    /// The features that switch it on.
    pub gate: Gate,
    /// The documentation of its root.
    pub docs: Docs,
    /// The functions that create its clients.
    pub clients: Vec<ClientFunction>,
    /// The type of the options that a client is created with.
    pub client_options: Path,
    /// One file for each client.
    pub files: Vec<TestFile>,
}

/// The tests of the operations of a client.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TestFile {
    /// The module.
    pub name: ModuleName,
    /// Its documentation.
    pub docs: Docs,
    /// The operations that have tests.
    pub operations: Vec<OperationTests>,
}

/// The tests of an operation.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OperationTests {
    /// The implementation that makes a result that depends on the status code comparable.
    pub outcome: Option<StatusOutcome>,
    /// One test for each example.
    pub tests: Vec<ExampleTest>,
}

/// The implementation of the support module's `Outcome` for a result that depends on the status code.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusOutcome {
    /// The enum of the results.
    pub output: Path,
    /// Its variants, each of which holds a response.
    pub variants: Vec<VariantName>,
}

/// The test of an example.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExampleTest {
    /// The function.
    pub name: String,
    /// Its documentation, in one line.
    pub docs: String,
    /// True if the operation is deprecated.
    pub deprecated: bool,
    /// The request and the responses that the example shows.
    pub case: Case,
    /// The call that sends the request.
    pub call: Call,
}

/// A file with an example, in `tests/examples/data/`.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DataFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub text: String,
}

impl ExampleTests {
    /// Every test.
    pub fn tests(&self) -> impl Iterator<Item = &ExampleTest> {
        self.modules.iter().flat_map(TestModule::tests)
    }
}

impl TestModule {
    /// Its tests.
    pub fn tests(&self) -> impl Iterator<Item = &ExampleTest> {
        let operations = self.files.iter().flat_map(|file| &file.operations);
        operations.flat_map(|operation| &operation.tests)
    }
}
