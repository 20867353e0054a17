//! Events and their data.

use azure_core::time::Duration;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use super::super::streaming::{DecodeResult, ItemDecoder};

/// An event of an event stream.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StreamEvent<T> {
    /// The name of the event. An event without a name is a `message`.
    pub name: Option<String>,
    /// The ID of the event, or of the last one before it that has an ID.
    pub id: Option<String>,
    /// The time to wait before a reconnection, if the event sets it.
    pub retry: Option<Duration>,
    /// The data.
    pub data: EventData<T>,
}

/// The data of an event.
#[derive(Clone, Debug, PartialEq)]
pub enum EventData<T> {
    /// The data of an event that the description includes.
    Known(T),
    /// The text of an event with a name that the description does not include.
    Unknown(String),
}

impl<T> EventData<T> {
    /// Returns the data of an event that the description includes.
    pub fn known(self) -> Option<T> {
        match self {
            EventData::Known(data) => Some(data),
            EventData::Unknown(_) => None,
        }
    }
}

/// Events whose description includes their names: an object with `event`, `data` and `id`.
#[derive(Clone, Copy, Debug)]
pub struct WholeEvent;

impl<T: DeserializeOwned> ItemDecoder<T> for WholeEvent {
    fn decode(text: &str) -> DecodeResult<T> {
        serde_json::from_str(text)
    }

    fn decode_event(name: &str, id: Option<&str>, data: &str) -> DecodeResult<T> {
        let as_text = |data: &str| Value::from(data).to_string();
        let id = id.map(|id| format!(r#","id":{}"#, as_text(id)));
        let id = id.unwrap_or_default();
        let name = as_text(name);
        let decode = |data: &str| Self::decode(&format!(r#"{{"event":{name}{id},"data":{data}}}"#));
        let decode_text = || decode(&as_text(data));
        if serde_json::from_str::<IgnoredAny>(data).is_err() {
            return decode_text();
        }
        // Data is text unless its description says otherwise (OpenAPI 3.2, "Server-Sent Event Streams"). An object or a
        // list is more likely JSON.
        match data.trim_start().starts_with(['{', '[']) {
            true => decode(data).or_else(|error| decode_text().map_err(|_| error)),
            false => decode_text().or_else(|error| decode(data).map_err(|_| error)),
        }
    }
}
