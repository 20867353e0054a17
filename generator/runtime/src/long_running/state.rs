//! What must be remembered from one look at an operation to the next.

use std::borrow::Cow;

use azure_core::{
    Result, Value, base64,
    error::{Error, ErrorKind},
    http::{Method, Url},
};
use serde_json::json;

use super::{
    super::request::{ApiVersion, Carrier},
    FinalState,
};

/// Where to look for the state of an operation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Mode {
    /// At a status monitor; whether `Operation-Location` named it.
    Monitor { operation_location: bool },
    /// Behind `Location`.
    Location,
    /// At the resource.
    Resource,
}

/// What must be remembered from one look at an operation to the next.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) method: Method,
    pub(super) final_state: FinalState,
    pub(super) mode: Mode,
    /// Where to look next.
    pub(super) poll: Url,
    /// The last `Location`.
    pub(super) location: Option<Url>,
    /// Where the operation was begun.
    pub(super) resource: Url,
    pub(super) version: Option<Version>,
}

/// The version of the API that links without one are asked for.
#[derive(Clone, Debug)]
pub(super) struct Version(pub(super) ApiVersion);

const FORMAT: u64 = 1;

impl State {
    /// The state as text that another process can read.
    pub(super) fn to_token(&self) -> String {
        let version = self.version.as_ref().map(|Version(version)| {
            json!([
                version.name,
                version.value,
                version.carrier == Carrier::Header
            ])
        });
        let token = json!({
            "format": FORMAT,
            "method": self.method.as_str(),
            "final": final_state_name(self.final_state),
            "mode": self.mode.name(),
            "poll": self.poll.as_str(),
            "location": self.location.as_ref().map(Url::as_str),
            "resource": self.resource.as_str(),
            "version": version,
        });
        base64::encode_url_safe(token.to_string())
    }

    /// Reads a token. What it holds is not trusted: its links are checked like any other.
    pub(super) fn from_token(token: &str) -> Result<Self> {
        Self::parse(token).ok_or_else(|| {
            Error::with_message(
                ErrorKind::DataConversion,
                "this is not a token to resume a long-running operation with",
            )
        })
    }

    fn parse(token: &str) -> Option<Self> {
        let bytes = base64::decode_url_safe(token.trim()).ok()?;
        let token: Value = serde_json::from_slice(&bytes).ok()?;
        let text = |name: &str| token.get(name)?.as_str();
        let url = |name: &str| Url::parse(text(name)?).ok();
        if token.get("format")?.as_u64()? != FORMAT {
            return None;
        }
        Some(Self {
            method: text("method")?.parse().ok()?,
            final_state: FINAL_STATES
                .iter()
                .find(|(_, name)| text("final") == Some(name))?
                .0,
            mode: Mode::of_name(text("mode")?)?,
            poll: url("poll")?,
            location: url("location"),
            resource: url("resource")?,
            version: token.get("version").and_then(Version::parse),
        })
    }
}

impl Version {
    fn parse(value: &Value) -> Option<Self> {
        let [name, value, header] = value.as_array()?.as_slice() else {
            return None;
        };
        let carrier = if header.as_bool()? {
            Carrier::Header
        } else {
            Carrier::Query(0)
        };
        Some(Self(ApiVersion {
            name: Cow::Owned(name.as_str()?.to_owned()),
            value: Cow::Owned(value.as_str()?.to_owned()),
            carrier,
        }))
    }
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Mode::Monitor {
                operation_location: false,
            } => "azure-async-operation",
            Mode::Monitor {
                operation_location: true,
            } => "operation-location",
            Mode::Location => "location",
            Mode::Resource => "resource",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "azure-async-operation" => Mode::Monitor {
                operation_location: false,
            },
            "operation-location" => Mode::Monitor {
                operation_location: true,
            },
            "location" => Mode::Location,
            "resource" => Mode::Resource,
            _ => return None,
        })
    }
}

const FINAL_STATES: [(FinalState, &str); 5] = [
    (FinalState::Unspecified, "unspecified"),
    (FinalState::AzureAsyncOperation, "azure-async-operation"),
    (FinalState::Location, "location"),
    (FinalState::OriginalUri, "original-uri"),
    (FinalState::OperationLocation, "operation-location"),
];

fn final_state_name(state: FinalState) -> Option<&'static str> {
    let found = FINAL_STATES.iter().find(|(known, _)| *known == state);
    found.map(|(_, name)| *name)
}
