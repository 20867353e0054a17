//! The connection of every client: pipeline, endpoint and options.

use std::{
    backtrace::{Backtrace, BacktraceStatus},
    borrow::Cow,
    fmt,
    future::Future,
    pin::{Pin, pin},
    sync::Arc,
};

use azure_core::{
    Bytes, Result,
    http::{
        AsyncRawResponse, ClientMethodOptions, ClientOptions, Context, Pipeline,
        PipelineStreamOptions, RawResponse, Request, Response, Url, policies::Policy,
    },
    tracing::{PublicApiInstrumentationInformation, Tracer},
};

use super::{
    Authentication, Endpoint,
    body_limit::{DEFAULT_LIMIT, read},
    call::Call,
    client_request_id,
    deadline::bounded,
    error::failure,
    link::TrustedHosts,
    redirect::RedirectPolicy,
    request::{PreparedRequest, is_success},
    retries::{MakePipeline, Pipelines},
    transport::{self, GuardedTransport},
};

/// The settings of a connection.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The name of the package of the client, for the user agent and for tracing.
    pub crate_name: Option<&'static str>,
    /// The version of the package.
    pub crate_version: Option<&'static str>,
    /// The namespace of the resource provider, for distributed tracing: `Microsoft.KeyVault`.
    pub namespace: Option<&'static str>,
    /// The endpoint.
    pub endpoint: Endpoint,
    /// The authentication of requests.
    pub authentication: Authentication,
    /// Transport, retries, policies and cloud.
    pub client_options: ClientOptions,
    /// The API version. `None` uses the version of each operation.
    pub api_version: Option<String>,
    /// Further hosts whose links are followed, each with its subdomains.
    pub link_hosts: Vec<String>,
    /// The maximum size of response bodies in memory, in bytes after decompression. `None` means 256 MiB.
    pub max_response_bytes: Option<u64>,
    /// True if redirects to trusted hosts are followed.
    pub follow_redirects: bool,
    /// Policies for each call, created from the endpoint URL.
    pub policies: Vec<MakePolicy>,
}

/// Creates a policy from the endpoint URL.
pub type MakePolicy = fn(&Url) -> Arc<dyn Policy>;

/// A connection to a service: endpoint, credentials and policies.
///
/// Cheap to clone: clones share all state.
#[derive(Clone)]
pub struct Connection {
    inner: Arc<Inner>,
}

struct Inner {
    endpoint: Url,
    pipelines: Pipelines,
    api_version: Option<String>,
    trusted: TrustedHosts,
    namespace: Option<&'static str>,
    tracer: Option<Arc<dyn Tracer>>,
    /// True if azure_core captures a backtrace for each error that it creates.
    backtraces: bool,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The query may contain a signature.
        let origin = self.inner.endpoint.origin().ascii_serialization();
        f.debug_tuple("Connection").field(&origin).finish()
    }
}

/// A boxed future, which keeps the futures of emitted methods small.
pub(super) type BoxedFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

impl Connection {
    /// Creates a connection. No request is sent.
    ///
    /// # Errors
    ///
    /// Returns an error if a link host is not a host name.
    pub fn new(settings: Settings) -> Result<Self> {
        let Endpoint(endpoint) = settings.endpoint;
        let trusted = TrustedHosts::new(&endpoint, &settings.link_hosts)?
            .with_keys(&settings.authentication.query_keys);
        let policies = settings.policies.iter();
        let mut per_call: Vec<_> = policies.map(|make| make(&endpoint)).collect();
        if settings.follow_redirects {
            per_call.push(Arc::new(RedirectPolicy::new(trusted.clone())));
        }
        let per_try = settings.authentication.policies;
        let tracing = &settings.client_options.instrumentation.tracer_provider;
        let (crate_name, crate_version) = (settings.crate_name, settings.crate_version);
        let tracer = tracing.as_ref().map(|tracing| {
            tracing.get_tracer(
                settings.namespace,
                crate_name.unwrap_or("unknown"),
                crate_version,
            )
        });
        let limit = settings.max_response_bytes.unwrap_or(DEFAULT_LIMIT);
        let mut client_options = settings.client_options;
        let transport = client_options.transport.take();
        client_options.transport = Some(GuardedTransport::around(transport, limit));
        let pipelines = Pipelines::new(MakePipeline {
            crate_name,
            crate_version,
            client_options,
            per_call,
            per_try,
        });
        Ok(Self {
            inner: Arc::new(Inner {
                endpoint,
                pipelines,
                api_version: settings.api_version,
                trusted,
                namespace: settings.namespace,
                tracer,
                backtraces: Backtrace::capture().status() == BacktraceStatus::Captured,
            }),
        })
    }

    /// Returns the endpoint URL.
    #[must_use]
    pub fn endpoint(&self) -> &Url {
        &self.inner.endpoint
    }

    /// Sends a call and returns a response with a typed body.
    ///
    /// # Errors
    ///
    /// Returns an error if a parameter cannot be sent, if the service cannot be reached, or if the status code is not a
    /// success of the call.
    pub fn send<T, F>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> impl Future<Output = Result<Response<T, F>>> + Send {
        self.send_as(call, options)
    }

    /// Sends a call and returns the raw response.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub fn send_raw(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> impl Future<Output = Result<RawResponse>> + Send {
        self.send_as(call, options)
    }

    /// Sends a request of the caller. Hosts are checked as for links.
    ///
    /// # Errors
    ///
    /// Returns an error if the host is not trusted, or for the reasons listed for [`send`](Self::send).
    pub fn send_request(
        &self,
        mut request: Request,
    ) -> impl Future<Output = Result<RawResponse>> + Send + '_ {
        let response: BoxedFuture<'_, RawResponse> = Box::pin(async move {
            self.trusted().check(request.url())?;
            self.execute(&Context::new(), &mut request, &[]).await
        });
        response
    }
}

impl Connection {
    /// Sends a call. The future contains the request, not the call, which is larger.
    pub(super) fn send_as<R: From<RawResponse>>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
    ) -> impl Future<Output = Result<R>> + Send {
        let mut prepared = self.prepare_call(call);
        async move {
            let prepared = match prepared {
                Ok(ref mut prepared) => prepared,
                Err(error) => return Err(error),
            };
            let context = self.traced(options.context, prepared.operation);
            let sent = pin!(self.execute(&context, &mut prepared.request, prepared.success));
            Ok(bounded(&context, sent).await?.into())
        }
    }

    /// Converts a call to a request.
    pub(super) fn prepare_call(&self, call: Call) -> Result<PreparedRequest> {
        call.prepare(&self.inner.endpoint, self.api_version())
    }

    /// Returns the API version in the client options.
    pub(super) fn api_version(&self) -> Option<&str> {
        self.inner.api_version.as_deref()
    }

    /// Returns the context of an operation's requests. It carries the operation name for distributed tracing.
    pub(super) fn traced<'a>(
        &self,
        context: Context<'a>,
        operation: Option<&'static str>,
    ) -> Context<'a> {
        match (&self.inner.tracer, operation) {
            (Some(tracer), Some(name)) => {
                let name: Cow<'static, str> = match self.inner.namespace {
                    Some(namespace) => format!("{namespace}.{name}").into(),
                    None => name.into(),
                };
                context
                    .with_value(PublicApiInstrumentationInformation::new(name, Vec::new()))
                    .with_value(Arc::clone(tracer))
            }
            _ => context,
        }
    }

    /// Returns the hosts whose links are followed.
    pub(super) fn trusted(&self) -> &TrustedHosts {
        &self.inner.trusted
    }

    /// Sends a request. A status code that is not a success is an error.
    pub(super) async fn execute(
        &self,
        context: &Context<'_>,
        request: &mut Request,
        success: &[u16],
    ) -> Result<RawResponse> {
        check(self.exchange(context, request).await?, success)
    }

    /// Sends a request and returns the response with any status code.
    pub(super) async fn exchange(
        &self,
        context: &Context<'_>,
        request: &mut Request,
    ) -> Result<RawResponse> {
        let response = self.transmit(context, request, None).await?;
        let query = request.url().query();
        Ok(without_mark(read(response, u64::MAX, query).await?))
    }

    /// Sends a request through the pipeline. The body of the response is in memory, unless its status code is one of
    /// `streamed`.
    pub(super) async fn transmit(
        &self,
        context: &Context<'_>,
        request: &mut Request,
        streamed: Option<&'static [u16]>,
    ) -> Result<AsyncRawResponse> {
        if self.inner.backtraces {
            client_request_id::insert(context, request);
        }
        let context = transport::context(context, request, streamed);
        // `Pipeline::send` would copy the body twice.
        let options = PipelineStreamOptions {
            skip_checks: true,
            ..PipelineStreamOptions::default()
        };
        let body = request.body_mut();
        let pipeline = self.inner.pipelines.of(&context, body).await;
        Pipeline::stream(pipeline, &context, request, Some(options)).await
    }
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Removes a byte order mark from the body. Some services send one, although JSON does not allow it.
pub(super) fn without_mark(raw: RawResponse) -> RawResponse {
    if !raw.body().starts_with(BYTE_ORDER_MARK) {
        return raw;
    }
    let (status, headers, body) = raw.deconstruct();
    let body = Bytes::from(body).slice(BYTE_ORDER_MARK.len()..);
    RawResponse::from_bytes(status, headers, body)
}

/// Returns an error if the status code is not a success.
pub(super) fn check(raw: RawResponse, success: &[u16]) -> Result<RawResponse> {
    if is_success(raw.status().into(), success) {
        Ok(raw)
    } else {
        Err(failure(raw))
    }
}
