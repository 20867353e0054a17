//! The parts of the support module that the tests use.

use std::collections::BTreeSet;

use crate::rust::{
    example_tests::{
        TestModule,
        call::ComparedStream,
        client::ConstructorArgument,
        expression::{BodyForm, TestExpression},
        support::SupportPart,
    },
    options::CrateKind,
};

/// Returns the parts that the tests of this kind of crate use.
pub(super) fn parts(kind: CrateKind, modules: &[TestModule]) -> BTreeSet<SupportPart> {
    let mut used = BTreeSet::from([example(kind)]);
    let mut tests = modules.iter().flat_map(TestModule::tests).peekable();
    if tests.peek().is_some() {
        used.extend(EVERY_TEST);
        used.insert(server(kind));
    }
    for test in tests {
        test.call
            .expressions(&mut |expression| used.extend(of_expression(expression)));
    }
    let tests = || modules.iter().flat_map(TestModule::tests);
    let streams: BTreeSet<_> = tests().filter_map(|test| test.call.stream).collect();
    for stream in streams {
        match stream {
            ComparedStream::Items => used.extend([SupportPart::Items]),
            ComparedStream::Events => used.extend([SupportPart::Items, SupportPart::Events]),
        }
    }
    let mut operations = modules.iter().flat_map(TestModule::operations);
    if operations.any(|operation| operation.has_xml) {
        used.insert(SupportPart::XmlOutcome);
    }
    let functions = modules.iter().flat_map(|module| &module.clients);
    let mut arguments = functions.flat_map(|function| &function.arguments);
    if arguments.any(|argument| *argument == ConstructorArgument::Credential) {
        used.insert(SupportPart::Credential);
    }
    used
}

/// The parts that all tests use.
const EVERY_TEST: [SupportPart; 11] = [
    SupportPart::Arrived,
    SupportPart::Case,
    SupportPart::Comparison,
    SupportPart::Forward,
    SupportPart::Live,
    SupportPart::Outcome,
    SupportPart::Recorder,
    SupportPart::Script,
    SupportPart::SentBody,
    SupportPart::Test,
    SupportPart::XmlTags,
];

/// Returns the part that reads examples, for the tests and the list of errors.
fn example(kind: CrateKind) -> SupportPart {
    match kind {
        CrateKind::Standalone | CrateKind::Module | CrateKind::Service | CrateKind::Runtime => {
            SupportPart::DataFile
        }
        CrateKind::Curated => SupportPart::SpecificationFile,
    }
}

fn server(kind: CrateKind) -> SupportPart {
    match kind {
        CrateKind::Standalone | CrateKind::Module | CrateKind::Service | CrateKind::Runtime => {
            SupportPart::InProcessServer
        }
        CrateKind::Curated => SupportPart::LoopbackServer,
    }
}

fn of_expression(expression: &TestExpression) -> Option<SupportPart> {
    match expression {
        TestExpression::Decoded { .. } => Some(SupportPart::Argument),
        TestExpression::Body(BodyForm::Model, _) => Some(SupportPart::Body),
        TestExpression::Body(BodyForm::Json, _) => Some(SupportPart::JsonBody),
        TestExpression::Body(BodyForm::Plain, _) => Some(SupportPart::PlainBody),
        TestExpression::Body(BodyForm::Text, _) => Some(SupportPart::TextBody),
        TestExpression::Body(BodyForm::Xml, _) => Some(SupportPart::XmlBody),
        TestExpression::Items { .. } => Some(SupportPart::ItemBody),
        _ => None,
    }
}
