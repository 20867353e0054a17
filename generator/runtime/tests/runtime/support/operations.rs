//! Long-running operations and their usual responses.

use std::sync::Arc;

use armsmith_runtime::{Call, FinalState, LongCall, Operation};
use azure_core::{
    Result,
    http::{Format, Method, Poller, poller::PollerOptions},
};

use super::{Reply, Service, connect, models::Everything, reply};

pub const MONITOR: &str = "https://management.azure.com/monitors/1?api-version=1";

pub fn call(method: Method) -> Call {
    Call::new(method, "/things/1", &[200, 201, 202, 204]).api_version("api-version", "7")
}

pub fn poller_of<T, F>(
    service: &Arc<Service>,
    method: Method,
    final_state: FinalState,
    options: PollerOptions<'_>,
) -> Poller<Operation<T, F>>
where
    T: Send + 'static,
    F: Format + Send + 'static,
{
    connect(service)
        .poller(call(method).final_state(final_state), options)
        .expect("can be sent")
}

pub fn put(service: &Arc<Service>) -> Poller<Operation<Everything>> {
    poller_of(
        service,
        Method::Put,
        FinalState::Unspecified,
        PollerOptions::default(),
    )
}

pub fn post(service: &Arc<Service>) -> Poller<Operation<Everything>> {
    poller_of(
        service,
        Method::Post,
        FinalState::Unspecified,
        PollerOptions::default(),
    )
}

pub async fn name(poller: Poller<Operation<Everything>>) -> Result<Option<String>> {
    Ok(poller.await?.into_model()?.name)
}

pub fn monitored(status: u16) -> Reply {
    reply(status, "").with("azure-asyncoperation", MONITOR)
}

pub fn status(status: &str) -> Reply {
    reply(200, format!(r#"{{"status":"{status}"}}"#))
}

pub fn thing(state: &str) -> Reply {
    reply(
        200,
        format!(r#"{{"name":"thing","properties":{{"provisioningState":"{state}"}}}}"#),
    )
}

/// Returns the name in the result of an operation.
pub async fn name_of(service: &Arc<Service>, call: impl Into<LongCall>) -> Result<Option<String>> {
    let poller = connect(service).poller(call, PollerOptions::default());
    name(poller.expect("can be sent")).await
}
