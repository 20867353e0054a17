//! Lists whose pages are results of long-running operations, each started with the marker of the previous page.

use std::{
    collections::HashSet,
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
};

use azure_core::{
    Result,
    error::{Error, ErrorKind},
    http::{
        JsonFormat, Pager, RawResponse, Response,
        pager::{
            Page, PagerContinuation, PagerOptions, PagerResult, PagerResultFuture, PagerState,
        },
        poller::PollerOptions,
    },
    time::Duration,
};
use serde::de::DeserializeOwned;

use super::{
    Connection, FinalState, LongCall,
    deadline::bounded,
    link_version::Linked,
    long_running::{ResultSchema, unchanged},
    pages_from::PagesFrom,
    paging::{find_in_json, replace_parameter},
};

impl Connection {
    /// Lists pages after the first one, which is already there, or those after a continuation. `path` is the path of
    /// the marker in a page. The call is sent again with this value as a query parameter, and its result is the next
    /// page.
    ///
    /// # Errors
    ///
    /// Returns an error if a parameter cannot be sent.
    pub fn long_running_pager<P>(
        &self,
        from: impl Into<PagesFrom<P>>,
        call: impl Into<LongCall>,
        (path, parameter): (&'static [&'static str], &'static str),
        options: PollerOptions<'_>,
    ) -> Result<Pager<P>>
    where
        P: DeserializeOwned + Page + Send + 'static,
    {
        let LongCall {
            call,
            final_state,
            result,
        } = call.into();
        let call = self.prepare_linked(call)?;
        let frequency = options.frequency;
        let (first, continuation) = from.into().split();
        let pages = Arc::new(LongPages {
            connection: self.clone(),
            options: PagerOptions {
                context: self
                    .traced(options.context, call.prepared.operation)
                    .into_owned(),
                continuation,
            },
            first,
            call,
            end: (final_state, result),
            path,
            parameter,
            frequency,
            requested: Mutex::default(),
        });
        let options = pages.options.clone();
        let make_request = move |state: PagerState, options: PagerOptions<'static>| {
            let pages = Arc::clone(&pages);
            let page: PagerResultFuture<Response<P>> = Box::pin(async move {
                let context = options.context.clone();
                let page = pin!(pages.page::<P>(state, options));
                let (response, marker) = bounded(&context, page).await?;
                let response = response.into();
                Ok(match marker {
                    Some(marker) => PagerResult::More {
                        response,
                        continuation: PagerContinuation::Token(marker),
                    },
                    None => PagerResult::Done { response },
                })
            });
            page
        };
        Ok(Pager::new(make_request, Some(options)))
    }
}

struct LongPages {
    connection: Connection,
    options: PagerOptions<'static>,
    /// The first page, unless the list is continued.
    first: Option<RawResponse>,
    call: Linked,
    end: (FinalState, ResultSchema),
    path: &'static [&'static str],
    parameter: &'static str,
    frequency: Duration,
    /// The markers that were sent.
    requested: Mutex<HashSet<String>>,
}

impl LongPages {
    async fn page<P: Send + 'static>(
        &self,
        state: PagerState,
        options: PagerOptions<'static>,
    ) -> Result<(RawResponse, Option<String>)> {
        let response = match (state, &self.first) {
            (PagerState::Initial, Some(first)) => first.clone(),
            (state, _) => self.run::<P>(state, options).await?,
        };
        let marker = find_in_json(response.body(), self.path)?;
        let marker = marker.filter(|marker| !marker.trim().is_empty());
        Ok((response, marker))
    }

    /// Runs the operation for a page.
    async fn run<P: Send + 'static>(
        &self,
        state: PagerState,
        options: PagerOptions<'static>,
    ) -> Result<RawResponse> {
        let mut call = self.call.clone();
        if let PagerState::More(marker) = state {
            let marker = marker.as_ref();
            self.refuse_repetition(marker)?;
            replace_parameter(call.prepared.request.url_mut(), self.parameter, marker);
        }
        let options = PollerOptions {
            context: options.context,
            frequency: self.frequency,
        };
        let poller = self
            .connection
            .start::<P, JsonFormat>(call, self.end, unchanged, options);
        Ok(poller.await?.into())
    }

    fn refuse_repetition(&self, marker: &str) -> Result<()> {
        let mut requested = self
            .requested
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if requested.insert(marker.to_owned()) {
            return Ok(());
        }
        let message = "the list does not end: the next page was already requested";
        Err(Error::with_message(ErrorKind::DataConversion, message))
    }
}
