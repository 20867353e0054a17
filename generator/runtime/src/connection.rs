//! What every client holds: the way to the service.

use std::{fmt, future::Future, pin::Pin, sync::Arc};

use azure_core::{
    Result,
    http::{
        AsyncRawResponse, AsyncResponse, ClientMethodOptions, ClientOptions, Context, Pipeline,
        PipelineSendOptions, PipelineStreamOptions, RawResponse, Request, Response, Url,
        policies::Policy,
    },
    tracing::{PublicApiInstrumentationInformation, Tracer},
};
use serde::Serialize;

use super::{
    Authentication, Call, Endpoint,
    body::{json_for_text, null_for_nothing, plain_for_encoded, without_mark},
    error::failure,
    link::TrustedHosts,
    provider_registration::ProviderRegistrationPolicy,
    redirect::RedirectPolicy,
    request::Prepared,
    user_agent::{self, UserAgentPolicy},
    wire::Encoding,
};

/// What a connection is made of.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where requests go.
    pub endpoint: Endpoint,
    /// How they prove who sends them.
    pub authentication: Authentication,
    /// Transport, retries, policies and cloud.
    pub client_options: ClientOptions,
    /// The version of the API to speak instead of each operation's own.
    pub api_version: Option<String>,
    /// Hosts besides the endpoint's whose links are followed, each with all hosts below it.
    pub link_hosts: Vec<String>,
    /// Whether redirects are followed, to the hosts whose links are.
    pub follow_redirects: bool,
    /// Whether a resource provider that the subscription lacks is registered on the way.
    pub register_providers: bool,
}

const CRATE: Option<&str> = option_env!("CARGO_PKG_NAME");
const VERSION: Option<&str> = option_env!("CARGO_PKG_VERSION");

/// The way to a service: endpoint, credentials and policies.
///
/// Cheap to clone: clones share everything.
#[derive(Clone)]
pub struct Connection {
    inner: Arc<Inner>,
}

struct Inner {
    endpoint: Url,
    pipeline: Pipeline,
    api_version: Option<String>,
    trusted: TrustedHosts,
    tracer: Option<Arc<dyn Tracer>>,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A query may hold a signature.
        let origin = self.inner.endpoint.origin().ascii_serialization();
        f.debug_tuple("Connection").field(&origin).finish()
    }
}

/// A future behind a pointer, so that emitted methods stay small however much happens in here.
pub(super) type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

impl Connection {
    /// Opens the way; nothing is sent yet.
    ///
    /// # Errors
    ///
    /// The endpoint is not an http(s) address, or the cloud is custom and names no audience.
    pub fn new(settings: Settings) -> Result<Self> {
        let cloud = settings.client_options.cloud.clone();
        let endpoint = settings.endpoint.resolve(cloud.as_deref())?;
        let trusted = TrustedHosts::new(&endpoint, settings.link_hosts);
        let mut per_call: Vec<Arc<dyn Policy>> = Vec::new();
        if settings.register_providers {
            per_call.push(Arc::new(ProviderRegistrationPolicy::new(endpoint.clone())));
        }
        if settings.follow_redirects {
            per_call.push(Arc::new(RedirectPolicy::new(trusted.clone())));
        }
        let authentication = settings.authentication.policies(cloud.as_deref())?;
        let mut per_try: Vec<Arc<dyn Policy>> = vec![Arc::new(UserAgentPolicy)];
        per_try.extend(authentication);
        let tracing = &settings.client_options.instrumentation.tracer_provider;
        let tracer = tracing
            .as_ref()
            .map(|tracing| tracing.get_tracer(None, CRATE.unwrap_or("unknown"), VERSION));
        let pipeline = Pipeline::new(
            CRATE,
            VERSION,
            settings.client_options,
            per_call,
            per_try,
            None,
        );
        Ok(Self {
            inner: Arc::new(Inner {
                endpoint,
                pipeline,
                api_version: settings.api_version,
                trusted,
                tracer,
            }),
        })
    }

    /// Where requests go.
    #[must_use]
    pub fn endpoint(&self) -> &Url {
        &self.inner.endpoint
    }

    /// Sends a call that answers with a body.
    ///
    /// # Errors
    ///
    /// A parameter cannot be sent, the service is out of reach, or it answers with a status that is no success of
    /// the call.
    pub async fn send<T, F>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<T, F>> {
        Ok(self.send_raw(call, options).await?.into())
    }

    /// Sends a call that answers with a body for some success codes only: without one, the model is `None`.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_optional<T>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<Option<T>>> {
        let raw = self.send_raw(call, options).await?;
        Ok(null_for_nothing(raw).into())
    }

    /// The same for an answer in XML, of which nothing is made where there is none.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_optional_element<T, F>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<Option<T>, F>> {
        self.send(call, options).await
    }

    /// Asks whether something is there: a status in `absent` says that it is not.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn exists(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
        absent: &'static [u16],
    ) -> Result<bool> {
        let request = self.prepare_call(call);
        self.ask(request, options.context, absent).await
    }

    /// Sends a call whose answer is read as it arrives.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn stream<T>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<AsyncResponse<T>> {
        let request = self.prepare_call(call);
        Ok(self.open(request, options.context).await?.into())
    }

    /// Sends a call that answers with text as it is, without JSON's quotes.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_text<T>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<T>> {
        let raw = self.send_raw(call, options).await?;
        Ok(json_for_text(raw).into())
    }

    /// Sends a call that answers with a value that is no model and travels otherwise than its Rust type does by itself:
    /// bytes, points in time, lists and maps of them.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_encoded<E: Encoding<T>, T: Serialize>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<Response<T>> {
        let raw = self.send_raw(call, options).await?;
        Ok(plain_for_encoded::<E, T>(raw).into())
    }

    /// Sends a call whose statuses answer with different bodies.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn send_by_status<T: From<RawResponse>>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> Result<T> {
        Ok(self.send_raw(call, options).await?.into())
    }

    /// Sends a call and gives its answer as it came.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub fn send_raw<'a>(
        &'a self,
        call: Call,
        options: ClientMethodOptions<'a>,
    ) -> impl Future<Output = Result<RawResponse>> + Send + 'a {
        let prepared = self.prepare_call(call);
        let answer: Pending<'a, RawResponse> = Box::pin(async move {
            let Prepared {
                mut request,
                operation,
                success,
                ..
            } = prepared?;
            let context = self.traced(options.context, operation);
            self.execute(&context, &mut request, success).await
        });
        answer
    }

    /// Sends a request that no call describes. The rules for hosts are those for links.
    ///
    /// # Errors
    ///
    /// The request would go to a host that the client does not trust, or [`send`](Self::send) says it.
    pub fn send_request(
        &self,
        mut request: Request,
    ) -> impl Future<Output = Result<RawResponse>> + Send + '_ {
        let answer: Pending<'_, RawResponse> = Box::pin(async move {
            self.trusted().check(request.url())?;
            self.execute(&Context::new(), &mut request, &[]).await
        });
        answer
    }

    fn ask<'a>(
        &'a self,
        prepared: Result<Prepared>,
        context: Context<'a>,
        absent: &'static [u16],
    ) -> Pending<'a, bool> {
        Box::pin(async move {
            let mut prepared = prepared?;
            let context = self.traced(context, prepared.operation);
            let raw = self.exchange(&context, &mut prepared.request).await?;
            let status = u16::from(raw.status());
            if absent.contains(&status) {
                return Ok(false);
            }
            check(raw, prepared.success).map(|_| true)
        })
    }

    fn open<'a>(
        &'a self,
        prepared: Result<Prepared>,
        context: Context<'a>,
    ) -> Pending<'a, AsyncRawResponse> {
        Box::pin(async move {
            let mut prepared = prepared?;
            let context = self.traced(context, prepared.operation);
            let options = PipelineStreamOptions {
                skip_checks: true,
                ..PipelineStreamOptions::default()
            };
            let pipeline = &self.inner.pipeline;
            let context = user_agent::kept(&context, &prepared.request);
            let answer = pipeline
                .stream(&context, &mut prepared.request, Some(options))
                .await?;
            if is_success(answer.status().into(), prepared.success) {
                return Ok(answer);
            }
            Err(failure(without_mark(answer.try_into_raw_response().await?)))
        })
    }
}

impl Connection {
    /// Makes a call into a request.
    pub(super) fn prepare_call(&self, call: Call) -> Result<Prepared> {
        call.prepare(&self.inner.endpoint, self.inner.api_version.as_deref())
    }

    /// The context in which the requests of an operation are sent: what traces them finds its name there.
    pub(super) fn traced<'a>(
        &self,
        context: Context<'a>,
        operation: Option<&'static str>,
    ) -> Context<'a> {
        match (&self.inner.tracer, operation) {
            (Some(tracer), Some(name)) => context
                .with_value(PublicApiInstrumentationInformation::new(name, Vec::new()))
                .with_value(Arc::clone(tracer)),
            _ => context,
        }
    }

    /// The hosts to which links may lead.
    pub(super) fn trusted(&self) -> &TrustedHosts {
        &self.inner.trusted
    }

    /// Sends a request and makes an error of any status that is not a success.
    pub(super) async fn execute(
        &self,
        context: &Context<'_>,
        request: &mut Request,
        success: &[u16],
    ) -> Result<RawResponse> {
        check(self.exchange(context, request).await?, success)
    }

    /// Sends a request and gives its answer, whatever the status.
    pub(super) async fn exchange(
        &self,
        context: &Context<'_>,
        request: &mut Request,
    ) -> Result<RawResponse> {
        let options = PipelineSendOptions {
            skip_checks: true,
            ..PipelineSendOptions::default()
        };
        let context = user_agent::kept(context, request);
        let raw = self
            .inner
            .pipeline
            .send(&context, request, Some(options))
            .await?;
        Ok(without_mark(raw))
    }
}

fn check(raw: RawResponse, success: &[u16]) -> Result<RawResponse> {
    if is_success(raw.status().into(), success) {
        Ok(raw)
    } else {
        Err(failure(raw))
    }
}

fn is_success(status: u16, success: &[u16]) -> bool {
    if success.is_empty() {
        (200..300).contains(&status)
    } else {
        success.contains(&status)
    }
}
