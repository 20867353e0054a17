//! Reads events from lines (HTML, "Interpreting an event stream").

use azure_core::time::Duration;

use super::super::streaming::StreamPosition;

/// An event as it was received.
pub(super) struct RawEvent {
    pub(super) position: StreamPosition,
    pub(super) name: Option<String>,
    /// The last event ID.
    pub(super) id: Option<String>,
    pub(super) retry: Option<Duration>,
    pub(super) data: String,
}

/// An event is larger than the limit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct EventTooLarge;

/// The lines of an event so far, and what applies to all events.
pub(super) struct EventParser {
    limit: usize,
    /// The line and the offset of the event.
    place: Option<(u64, u64)>,
    name: String,
    data: Option<String>,
    retry: Option<Duration>,
    /// The ID of the event that is being read.
    id: Option<String>,
    last_id: Option<String>,
    last_retry: Option<Duration>,
    events: u64,
}

impl EventParser {
    /// Reads events of up to `limit` bytes.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            place: None,
            name: String::new(),
            data: None,
            retry: None,
            id: None,
            last_id: None,
            last_retry: None,
            events: 0,
        }
    }

    /// Returns the last event ID, if there is one.
    pub(super) fn last_id(&self) -> Option<&str> {
        self.last_id.as_deref().filter(|id| !id.is_empty())
    }

    /// Returns the time to wait before a reconnection, if the service has set it.
    pub(super) fn reconnection_time(&self) -> Option<Duration> {
        self.last_retry
    }

    /// Returns the position of the event that is being read. `place` is that of the next line.
    pub(super) fn position(&self, place: (u64, u64)) -> StreamPosition {
        let (line, byte) = self.place.unwrap_or(place);
        StreamPosition {
            item: self.events + 1,
            line,
            byte,
        }
    }

    /// Forgets the event that is being read: the next line is the first one of another body.
    pub(super) fn begin_body(&mut self) {
        self.place = None;
        self.name.clear();
        self.data = None;
        self.retry = None;
        self.id = None;
    }

    /// Reads a line. Returns the event that it completes.
    pub(super) fn line(
        &mut self,
        line: &[u8],
        place: (u64, u64),
    ) -> Result<Option<RawEvent>, EventTooLarge> {
        if line.is_empty() {
            return Ok(self.dispatch(place));
        }
        let colon = line.iter().position(|byte| *byte == b':');
        if colon == Some(0) {
            return Ok(None);
        }
        self.place.get_or_insert(place);
        let (field, value) = line.split_at(colon.unwrap_or(line.len()));
        let value = value.strip_prefix(b":").unwrap_or(value);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match field {
            b"data" => self.add(value)?,
            b"event" => {
                self.name.clear();
                self.name.push_str(&String::from_utf8_lossy(value));
            }
            b"id" if !value.contains(&0) => {
                self.id = Some(String::from_utf8_lossy(value).into_owned());
            }
            b"retry" => {
                if let Some(retry) = milliseconds(value) {
                    self.retry = Some(retry);
                    self.last_retry = self.retry;
                }
            }
            _ => {}
        }
        Ok(None)
    }

    fn add(&mut self, value: &[u8]) -> Result<(), EventTooLarge> {
        let value = String::from_utf8_lossy(value);
        let data = match &mut self.data {
            Some(data) => {
                data.push('\n');
                data.push_str(&value);
                data
            }
            None => self.data.insert(value.into_owned()),
        };
        match data.len() > self.limit {
            true => Err(EventTooLarge),
            false => Ok(()),
        }
    }

    /// Completes the event. There is none without data.
    fn dispatch(&mut self, place: (u64, u64)) -> Option<RawEvent> {
        let position = self.position(place);
        let (data, retry) = (self.data.take(), self.retry.take());
        let name = std::mem::take(&mut self.name);
        self.place = None;
        if let Some(id) = self.id.take() {
            self.last_id = Some(id);
        }
        let data = data?;
        self.events += 1;
        Some(RawEvent {
            position,
            name: (!name.is_empty()).then_some(name),
            id: self.last_id().map(str::to_owned),
            retry,
            data,
        })
    }
}

/// Returns a duration of ASCII digits.
fn milliseconds(value: &[u8]) -> Option<Duration> {
    let is_number = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
    let text = str::from_utf8(value).ok().filter(|_| is_number)?;
    text.parse().ok().map(Duration::milliseconds)
}
