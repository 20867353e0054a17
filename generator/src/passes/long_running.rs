use crate::ir::{Api, LongRunning, Operation, Type};

/// Decides what a poller yields in the end (AutoRest, `x-ms-long-running-operation-options`; ARM RPC, "Asynchronous
/// operations"): the schema that the specification names, else the body of the first success that has one. A DELETE
/// ends with nothing unless a success says otherwise.
pub(super) fn run(api: &mut Api) {
    for operation in api.operations_mut() {
        let result = operation
            .long_running
            .as_ref()
            .map(|long_running| result(operation, long_running));
        if let (Some(long_running), Some(result)) = (&mut operation.long_running, result) {
            long_running.result = result;
        }
    }
}

fn result(operation: &Operation, long_running: &LongRunning) -> Option<Type> {
    let body_of = |status: u16| {
        let response = operation
            .responses
            .iter()
            .find(|response| response.status == status && !response.error);
        response.and_then(|response| response.body.clone())
    };
    long_running
        .final_schema
        .clone()
        .or_else(|| [200, 201, 202, 204].into_iter().find_map(body_of))
}
