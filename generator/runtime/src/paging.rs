//! Lists with pages.

use std::{
    collections::HashSet,
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use azure_core::{
    Bytes, Result,
    error::{Error, ErrorKind},
    http::{
        Body, Context, DeserializeWith, Format, Method, Pager, RawResponse, Request, Response, Url,
        headers::{CONTENT_LENGTH, CONTENT_TYPE},
        pager::{Page, PagerContinuation, PagerOptions, PagerResult, PagerState},
    },
};
use serde::de::DeserializeOwned;

use super::{
    Connection,
    body::replace_nothing,
    deadline::bounded,
    encode::{encoded, is_query_name, is_unreserved},
    link,
    link_version::{Linked, set_version},
    next::{ListCall, Next},
    redact,
    wire::find_text,
};

/// Finds the text at a path of members in a page.
pub(super) type Find = fn(&[u8], &[&str]) -> Result<Option<String>>;

impl Connection {
    /// Lists the pages of a call. `call` gets the first page. The others are requested with GET from the link of the
    /// previous page, with the same API version.
    ///
    /// No request is sent before the pager is polled. If a page links to a host that is not trusted, the page is
    /// returned, and the next one is the error.
    ///
    /// # Errors
    ///
    /// Returns an error if a parameter cannot be sent.
    pub fn pager<P>(&self, call: impl Into<ListCall>, options: PagerOptions<'_>) -> Result<Pager<P>>
    where
        P: DeserializeOwned + Page + Send + 'static,
    {
        self.begin(call.into(), options, find_in_json)
    }

    /// Creates a pager. `find` reads the next link of a page.
    pub(super) fn begin<P, F>(
        &self,
        call: ListCall,
        options: PagerOptions<'_>,
        find: Find,
    ) -> Result<Pager<P, F>>
    where
        P: DeserializeWith<F> + Page + Send + 'static,
        F: Format + Send + 'static,
    {
        let ListCall { call, next } = call;
        let first = self.prepare_linked(call)?;
        let options = PagerOptions {
            context: self.traced(options.context, first.prepared.operation),
            ..options
        };
        let success = first.prepared.success;
        let pages = PageRequests {
            connection: self.clone(),
            call: Some(Box::new(first)),
            first: None,
            success,
            next,
            find,
            completed: Mutex::default(),
        };
        Ok(pages.pager(options))
    }
}

/// The requests of a pager.
pub(super) struct PageRequests {
    pub(super) connection: Connection,
    /// The call, from which the requests for further pages are made.
    pub(super) call: Option<Box<Linked>>,
    /// The first page, if it is already there.
    pub(super) first: Option<RawResponse>,
    pub(super) success: &'static [u16],
    pub(super) next: Next,
    pub(super) find: Find,
    /// The method and URL of each request with a response.
    pub(super) completed: Mutex<HashSet<String>>,
}

impl PageRequests {
    /// Returns the pager.
    pub(super) fn pager<P, F>(self, options: PagerOptions<'_>) -> Pager<P, F>
    where
        P: DeserializeWith<F> + Page + Send + 'static,
        F: Format + Send + 'static,
    {
        let pages = Arc::new(self);
        let options = PagerOptions {
            context: options.context.into_owned(),
            continuation: options.continuation,
        };
        let make_request = move |state: PagerState, options: PagerOptions<'static>| {
            let pages = Arc::clone(&pages);
            let page: azure_core::http::pager::PagerResultFuture<Response<P, F>> =
                Box::pin(async move {
                    let page = pin!(pages.page(state, &options.context));
                    let (raw, continuation) = bounded(&options.context, page).await?;
                    let response = raw.into();
                    Ok(match continuation {
                        Some(continuation) => PagerResult::More {
                            response,
                            continuation,
                        },
                        None => PagerResult::Done { response },
                    })
                });
            page
        };
        Pager::new(make_request, Some(options))
    }

    async fn page(
        &self,
        state: PagerState,
        context: &Context<'_>,
    ) -> Result<(RawResponse, Option<PagerContinuation>)> {
        let mut request = match (state, &self.first) {
            (PagerState::More(continuation), _) => self.further(&continuation)?,
            (PagerState::Initial, None) => self.blank(),
            (PagerState::Initial, Some(first)) => {
                let request = self.blank();
                return self.with_next(first.clone(), &request);
            }
        };
        let key = key(&request);
        self.refuse_repetition(&key)?;
        let response = self
            .connection
            .execute(context, &mut request, self.success)
            .await?;
        // A request that failed may be sent again.
        self.lock_completed().insert(key);
        self.with_next(response, &request)
    }

    /// Returns an error if a request was sent before: its page would be followed by the same pages again.
    fn refuse_repetition(&self, key: &str) -> Result<()> {
        if !self.lock_completed().contains(key) {
            return Ok(());
        }
        Err(Error::with_message(
            ErrorKind::DataConversion,
            format!(
                "the list does not end: the next page was already requested: `{}`",
                redact::unparsed(key)
            ),
        ))
    }

    fn lock_completed(&self) -> MutexGuard<'_, HashSet<String>> {
        self.completed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Creates a request with everything that is common to all pages.
    fn blank(&self) -> Request {
        match &self.call {
            Some(call) => call.prepared.request.clone(),
            None => {
                let mut request = Request::new(self.connection.endpoint().clone(), Method::Get);
                request.insert_header("accept", "application/json");
                request
            }
        }
    }

    fn further(&self, continuation: &PagerContinuation) -> Result<Request> {
        match (continuation, &self.next, &self.call) {
            (PagerContinuation::Token(marker), Next::Marker(_, parameter), Some(call)) => {
                let mut request = call.prepared.request.clone();
                replace_parameter(request.url_mut(), parameter, marker);
                Ok(request)
            }
            _ => self.follow(continuation.as_ref()),
        }
    }

    fn follow(&self, link: &str) -> Result<Request> {
        let mut request = self.blank();
        let (method, url) = match (&self.next, &self.call) {
            (Next::Made(_, next), Some(call)) => {
                let endpoint = self.connection.endpoint();
                (
                    next.method(),
                    next.url(call.prepared.request.url(), endpoint, link)?,
                )
            }
            _ => (Method::Get, link::resolve(request.url(), link)?),
        };
        self.connection.trusted().check(&url)?;
        *request.url_mut() = url;
        request.set_method(method);
        request.set_body(Body::Bytes(Bytes::new()));
        request.headers_mut().remove(CONTENT_TYPE);
        request.headers_mut().remove(CONTENT_LENGTH);
        if let Some(call) = &self.call {
            set_version(&mut request, call.version.as_ref());
        }
        Ok(request)
    }

    fn with_next(
        &self,
        response: RawResponse,
        request: &Request,
    ) -> Result<(RawResponse, Option<PagerContinuation>)> {
        let response = replace_nothing(response, b"{}");
        let (path, is_argument) = match &self.next {
            Next::Never => return Ok((response, None)),
            Next::Link(path) | Next::Marker(path, _) => (path, false),
            Next::Made(path, _) => (path, true),
        };
        let link = (self.find)(response.body(), path)?.filter(|link| !link.trim().is_empty());
        if let (Next::Marker(..), Some(marker)) = (&self.next, &link)
            && !is_address(marker)
        {
            let marker = PagerContinuation::Token(marker.clone());
            return Ok((response, Some(marker)));
        }
        // An invalid link does not fail the page that contains it; following it does.
        let trusted = self.connection.trusted();
        let continuation = link.map(|link| match trusted.resolve(request.url(), &link) {
            Ok(url) if !is_argument => PagerContinuation::Link(url),
            _ => PagerContinuation::Token(link),
        });
        Ok((response, continuation))
    }
}

/// Returns the method and URL of a request.
fn key(request: &Request) -> String {
    format!("{} {}", request.method(), request.url())
}

/// True if text is an absolute URL, not only a part of one.
fn is_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

/// Sets a query parameter. All others are unchanged.
pub(super) fn replace_parameter(url: &mut Url, name: &str, value: &str) {
    let name = encoded(name, is_query_name);
    let pair = format!("{name}={}", encoded(value, is_unreserved));
    let query = url.query().unwrap_or_default().split('&');
    let others = query.filter(|pair| {
        let known = pair.split_once('=').map_or(*pair, |(known, _)| known);
        !pair.is_empty() && known != name
    });
    let query: Vec<_> = others.chain([pair.as_str()]).collect();
    let query = query.join("&");
    url.set_query(Some(&query));
}

pub(super) fn find_in_json(body: &[u8], path: &[&str]) -> Result<Option<String>> {
    find_text(body, path).map_err(|error| {
        let message = "cannot decode a page of the list";
        Error::with_error(ErrorKind::DataConversion, error, message)
    })
}
