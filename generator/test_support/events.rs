//! The events of a stream.

use azure_core::{Result, http::StatusCode, time::Duration};
use futures::{Stream, StreamExt};
use serde::Serialize;
use serde_json::{Map, Value};

use super::Items;

/// An event.
pub struct Event<T> {
    /// The name.
    pub name: Option<String>,
    /// The ID.
    pub id: Option<String>,
    /// The time to wait before a reconnection.
    pub retry: Option<Duration>,
    /// The data, or its text if the description does not include the event.
    pub data: std::result::Result<T, String>,
}

impl Items {
    /// Creates the result from the status code and the events. `event` converts an event of the client.
    pub fn of_events<E: 'static, T: Serialize + 'static>(
        status: StatusCode,
        events: impl Stream<Item = Result<E>> + 'static,
        event: fn(E) -> Event<T>,
    ) -> Self {
        let events = events.map(move |read| members(event(read?)));
        Self::new(status, events)
    }
}

/// Returns the members of an event: `event`, `id`, `retry`, and `data` or `unknown`.
fn members<T: Serialize>(event: Event<T>) -> Result<Map<String, Value>> {
    let mut members = Map::new();
    let retry = event.retry.map(|retry| retry.whole_milliseconds() as i64);
    let (key, data) = match event.data {
        Ok(data) => ("data", serde_json::to_value(&data)?),
        Err(text) => ("unknown", Value::from(text)),
    };
    members.extend(event.name.map(|name| ("event".to_owned(), name.into())));
    members.extend(event.id.map(|id| ("id".to_owned(), id.into())));
    members.extend(retry.map(|retry| ("retry".to_owned(), retry.into())));
    members.insert(key.to_owned(), data);
    Ok(members)
}
