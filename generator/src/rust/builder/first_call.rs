//! Builds the first example of an API: a program that creates the client and calls it.

use super::{
    super::docs::DocExample,
    context::ModuleContext,
    example,
    named_operation::{NamedOperation, operations_of_group},
    types::TypeContext,
};
use crate::ir::{HttpMethod, Operation};

/// Returns a program that creates the root client and, if an operation is simple enough, calls it. `module` is the path
/// of the clients' module, if it differs from that of the API.
pub(super) fn first_call(context: ModuleContext<'_>, module: Option<String>) -> DocExample {
    let api = context.api();
    let is_scoped = |operation: &Operation| {
        let mut parameters = api.client.parameters.iter();
        parameters.all(|parameter| operation.needs(parameter))
    };
    let is_created = |operation: &Operation| {
        let mut puts = api.operations().filter(|it| it.method == HttpMethod::Put);
        puts.any(|put| put.path == operation.path)
    };
    // The main resource can be created, and has the shortest path. Others are its children.
    let call = (0..api.groups.len())
        .flat_map(|group| operations_of_group(&context, group))
        .filter(|NamedOperation { operation, .. }| {
            operation.method == HttpMethod::Get && operation.paging().is_none()
        })
        .min_by_key(|NamedOperation { operation, .. }| {
            let segments = operation.path.matches('/').count();
            // The path decides between equals, so that the order of the files does not.
            let is_main = is_created(operation);
            (!is_scoped(operation), !is_main, segments, &operation.path)
        });
    let context = TypeContext {
        context,
        here: None,
    };
    example::program(&context, module, 0, call.as_ref())
}
