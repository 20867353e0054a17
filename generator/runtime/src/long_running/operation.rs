//! The public state of a long-running operation.

use std::{fmt, marker::PhantomData};

use azure_core::{
    Value,
    http::{
        Format, JsonFormat,
        poller::{PollerStatus, StatusMonitor},
    },
    time::{OffsetDateTime, parse_rfc3339},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::wire::{self, Inherent, MemberSink, MemberSource, Wire};

/// The state of a long-running operation whose result is a `T`.
///
/// Methods that start such an operation return a `Poller` of it. Await the poller for the final result:
///
/// ```rust
/// use armsmith_runtime::Operation;
/// use azure_core::{Result, Value, http::Poller};
///
/// async fn result(poller: Poller<Operation<Value>>) -> Result<Value> {
///     poller.await?.into_model()
/// }
/// ```
///
/// Or stream it to observe progress up to the last state, and then await it. To stop waiting, drop the poller; the
/// service continues the operation. To stop waiting at a certain time, insert a `Deadline` into the context of the
/// options. To resume later or in another process, keep a [`resume_token`](Self::resume_token).
///
/// A member of the service's response whose value has an unexpected type is `None`. Only a `status` of another type is
/// an error.
///
/// # Panics
///
/// The `Poller` of `azure_core` panics if it is polled or awaited after its stream has ended, which it does after the
/// last state and after an error. Stop at the last state, as [`poller_status`](Self::poller_status) reports it, and
/// then await the poller.
pub struct Operation<T, F = JsonFormat> {
    /// The ID of the operation.
    pub id: Option<String>,
    /// The name of the operation.
    pub name: Option<String>,
    /// The status as the service reports it, such as `Creating`.
    pub status: Option<String>,
    /// The progress from 0 to 100, if the service reports it.
    pub percent_complete: Option<f64>,
    /// The start time.
    pub start_time: Option<OffsetDateTime>,
    /// The end time.
    pub end_time: Option<OffsetDateTime>,
    /// Additional properties of the status.
    pub properties: Option<Value>,
    /// The token to resume the operation in another process. It contains links of the service, but no credentials.
    pub resume_token: Option<String>,
    result: PhantomData<fn() -> (T, F)>,
}

impl<T, F> Operation<T, F> {
    /// Returns the status of the poller. Unknown states are in progress.
    #[must_use]
    pub fn poller_status(&self) -> PollerStatus {
        match self.status.as_deref().map(PollerStatus::from) {
            None | Some(PollerStatus::UnknownValue(_)) => PollerStatus::InProgress,
            Some(status) => status,
        }
    }
}

impl<T, F: Format + Send> StatusMonitor for Operation<T, F> {
    type Output = T;
    type Format = F;

    fn status(&self) -> PollerStatus {
        self.poller_status()
    }
}

impl<T, F> Default for Operation<T, F> {
    fn default() -> Self {
        Self {
            id: None,
            name: None,
            status: None,
            percent_complete: None,
            start_time: None,
            end_time: None,
            properties: None,
            resume_token: None,
            result: PhantomData,
        }
    }
}

impl<T, F> Clone for Operation<T, F> {
    fn clone(&self) -> Self {
        Self {
            id: self.id.clone(),
            name: self.name.clone(),
            status: self.status.clone(),
            percent_complete: self.percent_complete,
            start_time: self.start_time,
            end_time: self.end_time,
            properties: self.properties.clone(),
            resume_token: self.resume_token.clone(),
            result: PhantomData,
        }
    }
}

/// The member in which the state machine passes the token to the caller.
pub(super) const RESUME_TOKEN: &str = "armsmith.resumeToken";

impl<T, F> wire::Object for Operation<T, F> {
    const NAME: &'static str = "Operation";

    fn write_members<W: MemberSink>(&self, sink: &mut W) {
        sink.member::<Inherent, _>("id", "id", &self.id);
        sink.member::<Inherent, _>("name", "name", &self.name);
        sink.member::<Inherent, _>("status", "status", &self.status);
        sink.member::<Inherent, _>(
            "percentComplete",
            "percent_complete",
            &self.percent_complete,
        );
        sink.member::<Inherent, _>("startTime", "start_time", &self.start_time);
        sink.member::<Inherent, _>("endTime", "end_time", &self.end_time);
        sink.member::<Inherent, _>("properties", "properties", &self.properties);
        sink.secret::<Inherent, _>(RESUME_TOKEN, "resume_token", &self.resume_token);
    }
}

impl<T, F> wire::ReadableObject for Operation<T, F> {
    fn read_object<R: MemberSource>(source: &mut R) -> Result<Self, R::Error> {
        let mut read = Self::default();
        while let Some(name) = source.next(&[])? {
            match &*name {
                "status" => source.value::<Inherent, _>(&name, &mut read.status),
                "id" => lenient(source, &name, &mut read.id, text),
                "name" => lenient(source, &name, &mut read.name, text),
                "percentComplete" => lenient(source, &name, &mut read.percent_complete, number),
                "startTime" => lenient(source, &name, &mut read.start_time, time),
                "endTime" => lenient(source, &name, &mut read.end_time, time),
                "properties" => lenient(source, &name, &mut read.properties, Some),
                // The service may send a member with this name. The client's own is the last.
                RESUME_TOKEN => lenient(source, &name, &mut read.resume_token, text),
                _ => source.skip(),
            }?;
        }
        Ok(read)
    }
}

/// Reads a member that is for information only. A value of an unexpected type is ignored.
fn lenient<R: MemberSource, T>(
    source: &mut R,
    name: &str,
    slot: &mut Option<T>,
    convert: fn(Value) -> Option<T>,
) -> Result<(), R::Error> {
    let mut value = None;
    source.value::<Inherent, Value>(name, &mut value)?;
    *slot = value.and_then(convert);
    Ok(())
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn number(value: Value) -> Option<f64> {
    match value {
        Value::String(text) => text.trim().parse().ok().filter(|it: &f64| it.is_finite()),
        value => value.as_f64(),
    }
}

fn time(value: Value) -> Option<OffsetDateTime> {
    parse_rfc3339(value.as_str()?).ok()
}

impl<T, F> Wire for Operation<T, F> {
    type DefaultEncoding = wire::ObjectEncoding;
}

impl<'de, T, F> Deserialize<'de> for Operation<T, F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <wire::Json as wire::Format>::read(deserializer)
    }
}

impl<T, F> Serialize for Operation<T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write(self, serializer)
    }
}

impl<T, F> fmt::Debug for Operation<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Operation")
            .field("name", &self.name)
            .field("status", &self.status)
            .field("percent_complete", &self.percent_complete)
            .finish_non_exhaustive()
    }
}
