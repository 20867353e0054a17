//! Starts long-running operations.

use serde_json::{Value, json};

use super::context::Context;
use super::status::lists;
use crate::fake::http::FakeReply;
use crate::fake::long_running::{
    Effect, MonitorLinks, RunStatus, RunningOperation, links, with_pause,
};
use crate::fake::state::FakeState;

/// The parts of an operation that depend on the request.
pub(super) struct Start {
    /// The effect of its end.
    pub(super) effect: Effect,
    /// The status code and body of its result.
    pub(super) result: (u16, Option<Value>),
}

/// An operation that has started.
pub(super) struct Started {
    /// The number of the operation.
    pub(super) number: u64,
    links: MonitorLinks,
    monitor: String,
    result: String,
    retry_after: u64,
}

/// Starts the operation of a request, if it is a long-running one that takes any time, or whose only response is 202.
pub(super) fn start(context: &Context<'_>, state: &mut FakeState, start: Start) -> Option<Started> {
    let long_running = context.operation().long_running.as_ref()?;
    let settings = &context.engine.settings;
    let takes_time = settings.polls > 0 || !settings.duration.is_zero() || context.fails;
    let may_be_over = |status| lists(context.operation(), status);
    if !takes_time && [200, 201, 204].into_iter().any(may_be_over) {
        return None;
    }
    let links = links(
        context.operation().method,
        long_running,
        context.is_managed(),
    );
    let failure = context.fails.then(|| {
        json!({"code": "InternalServerError", "message": "The operation failed, as a rule of the fake says."})
    });
    let (number, id) = state.operations.start(RunningOperation {
        status: RunStatus::InProgress,
        effect: start.effect,
        polls_left: settings.polls,
        ready_at: state.clock.now() + settings.duration,
        started: state.clock.text(),
        failure,
        result: start.result,
        is_wrapped: links.operation_location,
    });
    let path = context.path();
    let mut scope = String::new();
    if let Some(subscription) = path.subscription() {
        scope = format!("/subscriptions/{subscription}");
    }
    if let Some(namespace) = path.namespace() {
        scope.push_str(&format!("/providers/{namespace}"));
    }
    let version = context.query("api-version").unwrap_or_default();
    let url = |kind: &str| {
        let origin = &context.request.origin;
        let query = match version {
            "" => String::new(),
            version => format!("?api-version={version}"),
        };
        format!("{origin}{scope}/{kind}/{id}{query}")
    };
    Some(Started {
        number,
        links,
        monitor: url("operationStatuses"),
        result: url("operationResults"),
        retry_after: settings.retry_after,
    })
}

impl Started {
    /// Adds the links of the operation to a reply.
    pub(super) fn announce(self, mut reply: FakeReply) -> FakeReply {
        if self.links.async_operation {
            reply = reply.header("Azure-AsyncOperation", self.monitor.clone());
        }
        if self.links.operation_location {
            reply = reply.header("Operation-Location", self.monitor);
        }
        if self.links.location {
            reply = reply.header("Location", self.result);
        }
        with_pause(reply, self.retry_after)
    }
}
