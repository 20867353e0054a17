//! Calls whose responses are event streams.

use std::borrow::Cow;

use azure_core::{
    Result,
    http::{ClientMethodOptions, Method},
};
use serde::de::DeserializeOwned;

use super::{
    super::{
        Call, Connection,
        streaming::{ItemDecoder, JsonItem, StreamOptions},
    },
    EventStream, media_type,
    reconnect::{Reconnect, Reopen},
};

impl Connection {
    /// Sends a call whose response is a stream of events with data in JSON. `names` are the events that the description
    /// names, if it does. `end_marker` is the data of the event that ends the stream, such as `[DONE]`.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn events<T: DeserializeOwned>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
        names: &'static [&'static str],
        end_marker: Option<&'static str>,
    ) -> Result<EventStream<T>> {
        self.events_as::<JsonItem, T>(call, options, names, end_marker)
            .await
    }

    /// Sends a call whose response is a stream of events with data that is not the default JSON of its type.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn events_as<D: ItemDecoder<T>, T>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
        names: &'static [&'static str],
        end_marker: Option<&'static str>,
    ) -> Result<EventStream<T>> {
        let context = options.context;
        let settings = context.value::<StreamOptions>().cloned();
        let mut settings = settings.unwrap_or_default();
        if settings.end_marker.is_none() {
            settings.end_marker = end_marker.map(Cow::Borrowed);
        }
        let prepared = self.prepare_call(call)?;
        let policy = context.value::<Reconnect>().copied();
        // A request of another method may have an effect.
        let policy = policy.filter(|_| prepared.request.method() == Method::Get);
        let reopen = policy.map(|policy| {
            let (connection, context) = (self.clone(), context.to_owned());
            Box::new(Reopen::new(connection, prepared.clone(), context, policy))
        });
        let response = self.open(Ok(prepared), context).await?;
        media_type::check(response.headers())?;
        let decode = D::decode_event;
        Ok(EventStream::new(response, settings, names, reopen, decode))
    }
}
