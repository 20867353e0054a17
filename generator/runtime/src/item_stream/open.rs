//! Calls whose responses are sequences of JSON values.

use azure_core::{Result, http::ClientMethodOptions};
use serde::de::DeserializeOwned;

use super::{
    super::{
        Call, Connection,
        streaming::{ItemDecoder, JsonItem, StreamOptions},
    },
    ItemStream, SequenceFormat,
};

impl Connection {
    /// Sends a call whose response is a sequence of JSON values.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn items<T: DeserializeOwned>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
        format: SequenceFormat,
    ) -> Result<ItemStream<T>> {
        self.items_as::<JsonItem, T>(call, options, format).await
    }

    /// Sends a call whose response is a sequence of values that are not the default JSON of their type.
    ///
    /// # Errors
    ///
    /// See [`send`](Self::send).
    pub async fn items_as<D: ItemDecoder<T>, T>(
        &self,
        call: Call,
        options: ClientMethodOptions<'_>,
        format: SequenceFormat,
    ) -> Result<ItemStream<T>> {
        let settings = options.context.value::<StreamOptions>().cloned();
        let response = self.open(self.prepare_call(call), options.context).await?;
        let settings = settings.unwrap_or_default();
        Ok(ItemStream::new(response, settings, format, D::decode))
    }
}
