//! Scenarios and the macros that declare them.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use azure_core::Bytes;
use azure_core::http::{
    ClientOptions, FixedRetryOptions, RequestContent, RetryOptions, Transport, XmlFormat,
};
use azure_core::time::OffsetDateTime;
use conformance_clients::ServiceError;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::transport::Wire;

/// The reason why a scenario failed.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;
/// The result of a scenario.
pub(crate) type Outcome = Result<(), Failure>;
/// A running scenario.
pub(crate) type Running = Pin<Box<dyn Future<Output = Outcome>>>;

/// The suite of the storage emulator, which has no counters.
pub(crate) const EMULATED: &str = "blobs";

/// The environment of a scenario.
#[derive(Clone)]
pub(crate) struct World {
    /// The address of the server.
    pub(crate) server: String,
    /// The transport of the scenario's clients.
    pub(crate) wire: Arc<Wire>,
}

impl World {
    /// Returns the options of a client that retries at once.
    pub(crate) fn options(&self) -> ClientOptions {
        ClientOptions {
            transport: Some(Transport::new(self.wire.clone())),
            retry: RetryOptions::fixed(FixedRetryOptions {
                delay: azure_core::time::Duration::milliseconds(1),
                max_retries: 4,
                ..FixedRetryOptions::default()
            }),
            ..ClientOptions::default()
        }
    }

    /// Returns the port of the server, for clients with a host template.
    pub(crate) fn port(&self) -> &str {
        self.server.rsplit(':').next().unwrap_or_default()
    }
}

/// A scenario: it makes one or a few calls, and the server counts one name.
pub(crate) struct Scenario {
    /// The suite that counts the name.
    pub(crate) suite: &'static str,
    /// The counted name, or several separated by `+`.
    pub(crate) name: &'static str,
    /// Calls the clients and compares the results with the expected values.
    pub(crate) run: Box<dyn Fn(World) -> Running>,
}

impl Scenario {
    /// Returns the counted names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.name.split('+')
    }
}

/// A list of scenarios.
#[derive(Default)]
pub(crate) struct Scenarios {
    pub(crate) all: Vec<Scenario>,
}

impl Scenarios {
    /// Adds a scenario.
    pub(crate) fn add<F, R>(&mut self, suite: &'static str, name: &'static str, run: F)
    where
        F: Fn(World) -> R + 'static,
        R: Future<Output = Outcome> + 'static,
    {
        self.all.push(Scenario {
            suite,
            name,
            run: Box::new(move |world| Box::pin(run(world))),
        });
    }
}

/// Returns an error unless two values are equal.
pub(crate) fn same<T: PartialEq + std::fmt::Debug + ?Sized>(told: &T, expected: &T) -> Outcome {
    match told == expected {
        true => Ok(()),
        false => Err(format!("told {told:?}\nexpected {expected:?}").into()),
    }
}

/// Returns an error unless an error has this status code. The error contains the response.
pub(crate) fn same_failure(world: &World, error: &azure_core::Error, status: u16) -> Outcome {
    same(&error.http_status().map(u16::from), &Some(status))?;
    let told = ServiceError::of(error).ok_or("an error that tells nothing of the service")?;
    same(&u16::from(told.status), &status)?;
    let response: Value = serde_json::from_slice(&world.wire.last_body()).unwrap_or_default();
    let said = response.get("error").unwrap_or(&response);
    same(&told.code.as_deref(), &said["code"].as_str())?;
    same(&told.message.as_deref(), &said["message"].as_str())
}

/// Returns an error unless an error or one of its causes contains the text.
pub(crate) fn same_words(error: &azure_core::Error, words: &str) -> Outcome {
    let told = described(error);
    match told.contains(words) {
        true => Ok(()),
        false => Err(format!("told {told:?}\nexpected {words:?}").into()),
    }
}

/// Formats an error with its causes.
pub(crate) fn described(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!("\nbecause {error}"));
        cause = error.source();
    }
    text
}

/// Returns an error unless a value encodes to this JSON.
pub(crate) fn same_json<T: Serialize>(told: &T, expected: &Value) -> Outcome {
    same(&serde_json::to_value(told)?, expected)
}

/// Creates a body from a value that is not a model.
pub(crate) fn body<T>(value: Value) -> RequestContent<T> {
    Bytes::from(value.to_string()).into()
}

/// Creates a body from a model.
pub(crate) fn model<T>(value: Value) -> Result<RequestContent<T>, Failure>
where
    T: DeserializeOwned,
    RequestContent<T>: TryFrom<T, Error = azure_core::Error>,
{
    Ok(serde_json::from_value::<T>(value)?.try_into()?)
}

/// Creates an XML body from a model.
pub(crate) fn xml<T>(value: Value) -> Result<RequestContent<T, XmlFormat>, Failure>
where
    T: DeserializeOwned,
    RequestContent<T, XmlFormat>: TryFrom<T, Error = azure_core::Error>,
{
    Ok(serde_json::from_value::<T>(value)?.try_into()?)
}

/// Parses a date.
pub(crate) fn time(text: &str) -> OffsetDateTime {
    azure_core::time::parse_rfc3339(text).expect("a time of a scenario")
}

/// Creates the client of a module, for any client name and leading arguments.
#[macro_export]
macro_rules! client {
    ($module:ident, $world:expr $(, $argument:expr)*) => {
        conformance_clients::$module::ApiClient::with_no_credential(
            $($argument,)*
            Some(conformance_clients::$module::ApiClientOptions {
                endpoint: Some($world.server.clone()),
                follow_redirects: true,
                client_options: $world.options(),
                ..Default::default()
            }),
        )?
    };
}

/// A list of scenarios: for each the counted names, then the call and the expected result.
///
/// `send "name" => call;` expects a success and ignores the response. `get "name" => call, value;` expects a value in
/// the response, `fail "name" => call, status;` an error response of the service, and `err "name" => call, words;` any
/// error with the words. `try "name" => { … }` runs a block.
#[macro_export]
macro_rules! scenarios {
    ($list:expr, $suite:literal, |$world:ident| $client:expr, $bind:ident; ) => {};
    ($list:expr, $suite:literal, |$world:ident| $client:expr, $bind:ident; send $name:literal => $call:expr; $($rest:tt)*) => {
        $list.add($suite, $name, move |$world| async move {
            let $bind = $client;
            $call.await?;
            Ok(())
        });
        $crate::scenarios!($list, $suite, |$world| $client, $bind; $($rest)*);
    };
    ($list:expr, $suite:literal, |$world:ident| $client:expr, $bind:ident; get $name:literal => $call:expr, $value:expr; $($rest:tt)*) => {
        $list.add($suite, $name, move |$world| async move {
            let $bind = $client;
            let told = $call.await?.into_model()?;
            $crate::scenario::same(&told, &($value).into())
        });
        $crate::scenarios!($list, $suite, |$world| $client, $bind; $($rest)*);
    };
    ($list:expr, $suite:literal, |$world:ident| $client:expr, $bind:ident; json $name:literal => $call:expr, $value:tt; $($rest:tt)*) => {
        $list.add($suite, $name, move |$world| async move {
            let $bind = $client;
            let told = $call.await?.into_model()?;
            $crate::scenario::same_json(&told, &serde_json::json!($value))
        });
        $crate::scenarios!($list, $suite, |$world| $client, $bind; $($rest)*);
    };
    ($list:expr, $suite:literal, |$world:ident| $client:expr, $bind:ident; none $name:literal => $call:expr; $($rest:tt)*) => {
        $list.add($suite, $name, move |$world| async move {
            let $bind = $client;
            let response = $call.await?;
            $crate::scenario::same(&response.body().is_empty(), &true)
        });
        $crate::scenarios!($list, $suite, |$world| $client, $bind; $($rest)*);
    };
    ($list:expr, $suite:literal, |$world:ident| $client:expr, $bind:ident; fail $name:literal => $call:expr, $status:literal; $($rest:tt)*) => {
        $list.add($suite, $name, move |$world| async move {
            let $bind = $client;
            match async { $call.await }.await {
                Ok(_) => Err("a success, where an error is expected".into()),
                Err::<_, azure_core::Error>(error) => $crate::scenario::same_failure(&$world, &error, $status),
            }
        });
        $crate::scenarios!($list, $suite, |$world| $client, $bind; $($rest)*);
    };
    ($list:expr, $suite:literal, |$world:ident| $client:expr, $bind:ident; err $name:literal => $call:expr, $words:literal; $($rest:tt)*) => {
        $list.add($suite, $name, move |$world| async move {
            let $bind = $client;
            match async { $call.await }.await {
                Ok(told) => Err(format!("a success ({}), where an error is expected", told.status()).into()),
                Err::<_, azure_core::Error>(error) => $crate::scenario::same_words(&error, $words),
            }
        });
        $crate::scenarios!($list, $suite, |$world| $client, $bind; $($rest)*);
    };
    ($list:expr, $suite:literal, |$world:ident| $client:expr, $bind:ident; wrong $name:literal => $call:expr; $($rest:tt)*) => {
        $list.add($suite, $name, move |$world| async move {
            let $bind = $client;
            match $call.await?.into_model() {
                Ok(told) => Err(format!("told {told:?}, where nothing can be told").into()),
                Err(_) => Ok(()),
            }
        });
        $crate::scenarios!($list, $suite, |$world| $client, $bind; $($rest)*);
    };
    ($list:expr, $suite:literal, |$world:ident| $client:expr, $bind:ident; try $name:literal => $block:block $($rest:tt)*) => {
        $list.add($suite, $name, move |$world| async move {
            let $bind = $client;
            $block
            Ok(())
        });
        $crate::scenarios!($list, $suite, |$world| $client, $bind; $($rest)*);
    };
}
