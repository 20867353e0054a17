//! The form of a scenario, and the macros that declare one.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use azure_core::Bytes;
use azure_core::http::{
    ClientOptions, FixedRetryOptions, RequestContent, RetryOptions, Transport, XmlFormat,
};
use azure_core::time::OffsetDateTime;
use conformance_clients::runtime::ServiceError;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::transport::Wire;

/// Why a scenario failed.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;
/// How a scenario ends.
pub(crate) type Outcome = Result<(), Failure>;
/// A scenario that runs.
pub(crate) type Running = Pin<Box<dyn Future<Output = Outcome>>>;

/// The suite that a storage emulator answers; nobody counts but the scenarios themselves.
pub(crate) const EMULATED: &str = "blobs";

/// Where a scenario finds the server.
#[derive(Clone)]
pub(crate) struct World {
    /// The server's address.
    pub(crate) server: String,
    /// What the scenario's clients send through.
    pub(crate) wire: Arc<Wire>,
}

impl World {
    /// The options of a client that retries at once.
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

    /// The server's port, for clients that make their address themselves.
    pub(crate) fn port(&self) -> &str {
        self.server.rsplit(':').next().unwrap_or_default()
    }
}

/// One scenario: it makes one call, or few, and the server counts one name.
pub(crate) struct Scenario {
    /// The suite that counts it.
    pub(crate) suite: &'static str,
    /// The name that is counted, or several with `+` between them.
    pub(crate) name: &'static str,
    /// Calls the clients, and holds against each other what is told and what is expected.
    pub(crate) run: Box<dyn Fn(World) -> Running>,
}

impl Scenario {
    /// Every name that is counted.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.name.split('+')
    }
}

/// Scenarios, one after the other.
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

/// Fails unless two values are the same.
pub(crate) fn same<T: PartialEq + std::fmt::Debug + ?Sized>(told: &T, expected: &T) -> Outcome {
    match told == expected {
        true => Ok(()),
        false => Err(format!("told {told:?}\nexpected {expected:?}").into()),
    }
}

/// Fails unless an error has a status, and tells what its answer says.
pub(crate) fn same_failure(world: &World, error: &azure_core::Error, status: u16) -> Outcome {
    same(&error.http_status().map(u16::from), &Some(status))?;
    let told = ServiceError::of(error).ok_or("an error that tells nothing of the service")?;
    same(&u16::from(told.status), &status)?;
    let answer: Value = serde_json::from_slice(&world.wire.last_body()).unwrap_or_default();
    let said = answer.get("error").unwrap_or(&answer);
    same(&told.code.as_deref(), &said["code"].as_str())?;
    same(&told.message.as_deref(), &said["message"].as_str())
}

/// Fails unless an error, or one of its causes, says this.
pub(crate) fn same_words(error: &azure_core::Error, words: &str) -> Outcome {
    let told = described(error);
    match told.contains(words) {
        true => Ok(()),
        false => Err(format!("told {told:?}\nexpected {words:?}").into()),
    }
}

/// An error with its causes.
pub(crate) fn described(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!("\nbecause {error}"));
        cause = error.source();
    }
    text
}

/// Fails unless a value, written again, is this JSON.
pub(crate) fn same_json<T: Serialize>(told: &T, expected: &Value) -> Outcome {
    same(&serde_json::to_value(told)?, expected)
}

/// A body made of a value that is no model.
pub(crate) fn body<T>(value: Value) -> RequestContent<T> {
    Bytes::from(value.to_string()).into()
}

/// The body that a model makes.
pub(crate) fn model<T>(value: Value) -> Result<RequestContent<T>, Failure>
where
    T: DeserializeOwned,
    RequestContent<T>: TryFrom<T, Error = azure_core::Error>,
{
    Ok(serde_json::from_value::<T>(value)?.try_into()?)
}

/// The body that a model makes in XML.
pub(crate) fn xml<T>(value: Value) -> Result<RequestContent<T, XmlFormat>, Failure>
where
    T: DeserializeOwned,
    RequestContent<T, XmlFormat>: TryFrom<T, Error = azure_core::Error>,
{
    Ok(serde_json::from_value::<T>(value)?.try_into()?)
}

/// A point in time.
pub(crate) fn time(text: &str) -> OffsetDateTime {
    azure_core::time::parse_rfc3339(text).expect("a time of a scenario")
}

/// Makes the client of a module, whatever it is called and whichever arguments it takes first.
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

/// A list of scenarios: for each the names that the server counts, then what is called and expected.
///
/// `send "name" => call;` wants a success without looking at an answer, `get "name" => call, value;` the value of an
/// answer, `fail "name" => call, status;` an error of the service, `err "name" => call, words;` any error that says so, `try "name" => { … }` whatever the block says.
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
            let answer = $call.await?;
            $crate::scenario::same(&answer.body().is_empty(), &true)
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
