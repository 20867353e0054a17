//! Calls without retries.

use std::sync::{Arc, OnceLock};

use azure_core::http::{Body, ClientOptions, Context, Pipeline, RetryOptions, policies::Policy};

/// Disables retries for a call, whatever the retry options of the client.
///
/// By default, any request is retried after the status codes 408, 429, 500, 502, 503 and 504 and after a failed
/// connection, POST included. Insert this into the context of the options if a repeated request could have a second
/// effect:
///
/// ```rust
/// use armsmith_runtime::NoRetries;
/// use azure_core::http::ClientMethodOptions;
///
/// let mut method_options = ClientMethodOptions::default();
/// method_options.context.insert(NoRetries);
/// ```
///
/// Request bodies that can only be sent once are never retried.
///
/// It applies to every page of a list and to every request of a long-running operation.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct NoRetries;

/// The HTTP pipelines of a client: with and without retries.
pub(super) struct Pipelines {
    make: MakePipeline,
    retrying: Pipeline,
    single: OnceLock<Pipeline>,
}

/// The settings of an HTTP pipeline.
pub(super) struct MakePipeline {
    pub(super) crate_name: Option<&'static str>,
    pub(super) crate_version: Option<&'static str>,
    pub(super) client_options: ClientOptions,
    pub(super) per_call: Vec<Arc<dyn Policy>>,
    pub(super) per_try: Vec<Arc<dyn Policy>>,
}

impl MakePipeline {
    fn pipeline(&self, retry: RetryOptions) -> Pipeline {
        let options = ClientOptions {
            retry,
            ..self.client_options.clone()
        };
        Pipeline::new(
            self.crate_name,
            self.crate_version,
            options,
            self.per_call.clone(),
            self.per_try.clone(),
            None,
        )
    }
}

impl Pipelines {
    pub(super) fn new(make: MakePipeline) -> Self {
        Self {
            retrying: make.pipeline(make.client_options.retry.clone()),
            make,
            single: OnceLock::new(),
        }
    }

    /// Returns the pipeline for calls with this context and body.
    ///
    /// A body that cannot be reset can be sent once. A retry of it would fail and hide the first error.
    pub(super) async fn of(&self, context: &Context<'_>, body: &mut Body) -> &Pipeline {
        let is_repeatable = match body {
            Body::Bytes(_) => true,
            Body::SeekableStream(stream) => stream.reset().await.is_ok(),
        };
        match context.value::<NoRetries>() {
            None if is_repeatable => &self.retrying,
            _ => {
                let make = || self.make.pipeline(RetryOptions::none());
                self.single.get_or_init(make)
            }
        }
    }
}
