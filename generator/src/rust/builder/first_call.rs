//! Builds the first example of an API: a program that creates the client and calls it.

use super::{
    super::docs::DocExample,
    context::ModuleContext,
    example,
    named_operation::{NamedOperation, operations_of_group},
    types::TypeContext,
};
use crate::ir::{HttpMethod, Operation};

/// Returns a program that creates the root client and, if an operation is simple enough, calls it.
pub(super) fn first_call(context: ModuleContext<'_>) -> DocExample {
    let api = context.api();
    let is_scoped = |operation: &Operation| {
        let mut parameters = api.client.parameters.iter();
        parameters.all(|parameter| operation.needs(parameter))
    };
    // The shortest path is that of the main resource. Others are its children.
    let call = (0..api.groups.len())
        .flat_map(|group| operations_of_group(&context, group))
        .filter(|NamedOperation { operation, .. }| {
            operation.method == HttpMethod::Get && operation.paging().is_none()
        })
        .min_by_key(|NamedOperation { operation, .. }| {
            let segments = operation.path.matches('/').count();
            // The path decides between equals, so that the order of the files does not.
            (!is_scoped(operation), segments, &operation.path)
        });
    let context = TypeContext {
        context,
        here: None,
    };
    example::program(&context, 0, call.as_ref())
}
