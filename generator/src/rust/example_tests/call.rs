//! The call of a test: the client, the method and its arguments.

use super::{client::ClientFunctionName, expression::TestExpression};
use crate::names::FieldName;

/// A method call.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TestCall {
    /// The client.
    pub client: Receiver,
    /// The method.
    pub method: FieldName,
    /// The arguments.
    pub arguments: Vec<TestExpression>,
    /// True if the method is `async`.
    pub is_async: bool,
    /// The part of a stream of items that the test compares, if the method returns one.
    pub stream: Option<ComparedStream>,
}

/// The part of a stream of items that a test compares.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ComparedStream {
    /// The items.
    Items,
    /// The events with their names, IDs, reconnection times and data.
    Events,
}

/// The client on which a method is called.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Receiver {
    /// The function that creates the root client.
    pub function: ClientFunctionName,
    /// The arguments of the function, after the test itself.
    pub arguments: Vec<TestExpression>,
    /// The methods that replace optional client parameters, each with the value.
    pub replacements: Vec<(String, TestExpression)>,
    /// The method that creates the client of the operation group, if it is not the root client.
    pub accessor: Option<FieldName>,
}

impl TestCall {
    /// Calls `each` with every expression, including nested ones.
    pub fn expressions<'a>(&'a self, each: &mut dyn FnMut(&'a TestExpression)) {
        let replacements = self.client.replacements.iter().map(|(_, value)| value);
        let all = self.client.arguments.iter().chain(replacements);
        for expression in all.chain(&self.arguments) {
            expression.walk(each);
        }
    }
}
