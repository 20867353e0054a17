//! Calls without retries.

use std::sync::{Arc, OnceLock};

use azure_core::http::{ClientOptions, Context, Pipeline, RetryOptions, policies::Policy};

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

    /// Returns the pipeline for calls with this context.
    pub(super) fn of(&self, context: &Context<'_>) -> &Pipeline {
        match context.value::<NoRetries>() {
            None => &self.retrying,
            Some(NoRetries) => {
                let make = || self.make.pipeline(RetryOptions::none());
                self.single.get_or_init(make)
            }
        }
    }
}
