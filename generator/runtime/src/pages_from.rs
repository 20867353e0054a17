//! Lists whose first page is the result of a long-running operation.

use std::sync::Mutex;

use azure_core::{
    Result,
    http::{
        JsonFormat, Pager, RawResponse, Response,
        pager::{Page, PagerContinuation, PagerOptions},
        poller::PollerOptions,
    },
};
use serde::de::DeserializeOwned;

use super::{
    Connection,
    link_version::Linked,
    next::{ListCall, Next},
    paging::{PageRequests, find_in_json},
};

/// The start of a list whose first page is the result of a long-running operation: this page, or the continuation of a
/// pager of the same list, which another process may have stored.
#[derive(Debug)]
pub enum PagesFrom<P> {
    /// The first page, which is returned first.
    First(Response<P>),
    /// The continuation of a pager: [`Pager::continuation`](azure_core::http::pager::ItemIterator::continuation). The
    /// page after it is returned first.
    Continuation(PagerContinuation),
}

impl<P> From<Response<P>> for PagesFrom<P> {
    fn from(first: Response<P>) -> Self {
        Self::First(first)
    }
}

impl<P> From<PagerContinuation> for PagesFrom<P> {
    fn from(continuation: PagerContinuation) -> Self {
        Self::Continuation(continuation)
    }
}

impl<P> PagesFrom<P> {
    /// Returns the first page or the continuation.
    pub(super) fn split(self) -> (Option<RawResponse>, Option<PagerContinuation>) {
        match self {
            Self::First(first) => (Some(first.into()), None),
            Self::Continuation(continuation) => (None, Some(continuation)),
        }
    }
}

impl Connection {
    /// Lists pages whose first page is already there, or the pages after a continuation. `link` is the path of the next
    /// link, as for [`Call::next_link`](super::Call::next_link). If it is empty, one page has all items. `operation` is
    /// the name of the operation for distributed tracing.
    pub fn pager_from<P>(
        &self,
        from: impl Into<PagesFrom<P>>,
        operation: &'static str,
        options: PagerOptions<'_>,
        link: &'static [&'static str],
    ) -> Pager<P>
    where
        P: DeserializeOwned + Page + Send + 'static,
    {
        let next = match link {
            [] => Next::Never,
            link => Next::Link(link),
        };
        let context = self.traced(options.context, Some(operation));
        self.pages_from(from.into(), None, next, PagerOptions { context, ..options })
    }

    /// Like [`pager_from`](Self::pager_from), for pages whose requests need the values of the call that started the
    /// operation. The call itself is not sent.
    ///
    /// # Errors
    ///
    /// Returns an error if a parameter cannot be sent.
    pub fn pager_after<P>(
        &self,
        from: impl Into<PagesFrom<P>>,
        call: ListCall,
        options: PollerOptions<'_>,
    ) -> Result<Pager<P>>
    where
        P: DeserializeOwned + Page + Send + 'static,
    {
        let ListCall { call, next } = call;
        let call = self.prepare_linked(call)?;
        let options = PagerOptions {
            context: self.traced(options.context, call.prepared.operation),
            continuation: None,
        };
        Ok(self.pages_from(from.into(), Some(call), next, options))
    }

    fn pages_from<P>(
        &self,
        from: PagesFrom<P>,
        call: Option<Linked>,
        next: Next,
        options: PagerOptions<'_>,
    ) -> Pager<P>
    where
        P: DeserializeOwned + Page + Send + 'static,
    {
        let (first, continuation) = from.split();
        let pages = PageRequests {
            connection: self.clone(),
            call: call.map(Box::new),
            first,
            success: &[],
            next,
            find: find_in_json,
            completed: Mutex::default(),
        };
        pages.pager::<P, JsonFormat>(PagerOptions {
            continuation: options.continuation.or(continuation),
            ..options
        })
    }
}
