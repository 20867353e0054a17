//! Lists that come in pages.

use std::{fmt, sync::Arc};

use azure_core::{
    Bytes, Result,
    error::{Error, ErrorKind},
    http::{
        Body, Context, Method, Pager, RawResponse, Request, Response,
        headers::{CONTENT_LENGTH, CONTENT_TYPE},
        pager::{Page, PagerContinuation, PagerOptions, PagerResult, PagerState},
    },
};
use serde::{
    Deserializer,
    de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use super::{
    Call, Connection, NextOperation,
    body::object_for_nothing,
    link,
    request::Prepared,
    wire::{Key, Wire, shape},
};

/// Where the next page of a list is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Next {
    /// There is none: one page holds all.
    Never,
    /// Behind the link in the member to which these names lead, outermost first.
    Link(&'static [&'static str]),
    /// Where an operation fetches it that takes what the member to which these names lead holds.
    Operation(&'static [&'static str], NextOperation),
}

impl Connection {
    /// A list in pages. The first page is asked for by `call`, the others by a GET of the link in the page before.
    ///
    /// Nothing is sent before the pager is polled. A page that has a link to a host that the client does not trust is
    /// still given; asking for the next one is the error.
    ///
    /// # Errors
    ///
    /// A parameter cannot be sent.
    pub fn pager<P>(&self, call: Call, options: PagerOptions<'_>) -> Result<Pager<P>>
    where
        P: DeserializeOwned + Page + Send + 'static,
    {
        let first = self.prepare_call(call)?;
        let options = PagerOptions {
            context: self.traced(options.context, first.operation),
            ..options
        };
        let (success, next) = (first.success, first.next);
        Ok(self.pages(First::Call(Box::new(first)), options, success, next))
    }

    /// A list in pages whose first page is there already: the result of a long-running operation.
    pub fn pager_from<P>(
        &self,
        first: Response<P>,
        options: PagerOptions<'_>,
        next: Next,
    ) -> Pager<P>
    where
        P: DeserializeOwned + Page + Send + 'static,
    {
        self.pages(First::Answer(Box::new(first.into())), options, &[], next)
    }

    fn pages<P>(
        &self,
        first: First,
        options: PagerOptions<'_>,
        success: &'static [u16],
        next: Next,
    ) -> Pager<P>
    where
        P: DeserializeOwned + Page + Send + 'static,
    {
        let pages = Arc::new(Pages {
            connection: self.clone(),
            first,
            success,
            next,
        });
        let options = PagerOptions {
            context: options.context.into_owned(),
            continuation: options.continuation,
        };
        let make_request = move |state: PagerState, options: PagerOptions<'static>| {
            let pages = Arc::clone(&pages);
            let page: azure_core::http::pager::PagerResultFuture<Response<P>> =
                Box::pin(async move {
                    let (raw, continuation) = pages.page(state, options.context).await?;
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
}

/// How a list begins.
enum First {
    Call(Box<Prepared>),
    Answer(Box<RawResponse>),
}

struct Pages {
    connection: Connection,
    first: First,
    success: &'static [u16],
    next: Next,
}

impl Pages {
    async fn page(
        self: Arc<Self>,
        state: PagerState,
        context: Context<'static>,
    ) -> Result<(RawResponse, Option<PagerContinuation>)> {
        let mut request = match (state, &self.first) {
            (PagerState::More(continuation), _) => self.follow(continuation.as_ref())?,
            (PagerState::Initial, First::Call(first)) => first.request.clone(),
            (PagerState::Initial, First::Answer(answer)) => {
                let request = self.blank();
                return self.with_next((**answer).clone(), &request);
            }
        };
        let answer = self
            .connection
            .execute(&context, &mut request, self.success)
            .await?;
        self.with_next(answer, &request)
    }

    /// A request to be filled, with all that pages have in common.
    fn blank(&self) -> Request {
        match &self.first {
            First::Call(first) => first.request.clone(),
            First::Answer(_) => {
                let mut request = Request::new(self.connection.endpoint().clone(), Method::Get);
                request.insert_header("accept", "application/json");
                request
            }
        }
    }

    fn follow(&self, link: &str) -> Result<Request> {
        let mut request = self.blank();
        let (method, url) = match (self.next, &self.first) {
            (Next::Operation(_, operation), First::Call(first)) => {
                let endpoint = self.connection.endpoint();
                (operation.method, operation.url(first, endpoint, link)?)
            }
            _ => (Method::Get, link::resolve(request.url(), link)?),
        };
        self.connection.trusted().check(&url)?;
        *request.url_mut() = url;
        request.set_method(method);
        request.set_body(Body::Bytes(Bytes::new()));
        request.headers_mut().remove(CONTENT_TYPE);
        request.headers_mut().remove(CONTENT_LENGTH);
        if let First::Call(first) = &self.first {
            link::add_version(&mut request, first.version.as_ref());
        }
        Ok(request)
    }

    fn with_next(
        &self,
        answer: RawResponse,
        request: &Request,
    ) -> Result<(RawResponse, Option<PagerContinuation>)> {
        let answer = object_for_nothing(answer);
        let (path, is_argument) = match self.next {
            Next::Never => return Ok((answer, None)),
            Next::Link(path) => (path, false),
            Next::Operation(path, _) => (path, true),
        };
        let link = find_text(answer.body(), path)
            .map_err(|error| {
                Error::with_error(
                    ErrorKind::DataConversion,
                    error,
                    "a page of the list cannot be read",
                )
            })?
            .filter(|link| !link.trim().is_empty());
        // A link that is no URL must not cost the page that it came with: following it is the error.
        let continuation = link.map(|link| match link::resolve(request.url(), &link) {
            Ok(url) if !is_argument => PagerContinuation::Link(url),
            _ => PagerContinuation::Token(link),
        });
        Ok((answer, continuation))
    }
}

/// The text to which a path of members leads, found without making anything of the rest.
fn find_text(body: &[u8], path: &[&str]) -> serde_json::Result<Option<String>> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let found = Find(path).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(found)
}

struct Find<'p>(&'p [&'p str]);

impl Find<'_> {
    /// Whether a key is the next name of the path, or all the names that remain with dots between them.
    fn rest(&self, key: &str) -> Option<&[&str]> {
        match self.0.split_first() {
            Some((first, rest)) if *first == key => Some(rest),
            Some((_, [])) | None => None,
            Some(_) => (self.0.join(".") == key).then_some(&[]),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Find<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> std::result::Result<Self::Value, D::Error> {
        if self.0.is_empty() {
            <String as Wire<shape::Scalar>>::read(deserializer)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for Find<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        mut access: A,
    ) -> std::result::Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(key) = access.next_key_seed(Key)? {
            match self.rest(&key) {
                Some(rest) => found = access.next_value_seed(Find(rest))?,
                None => {
                    access.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(
        self,
        mut access: A,
    ) -> std::result::Result<Self::Value, A::Error> {
        while access.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_unit<E>(self) -> std::result::Result<Self::Value, E> {
        Ok(None)
    }
}
