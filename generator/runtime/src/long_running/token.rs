//! Resume tokens.

use std::borrow::Cow;

use azure_core::{
    Result, Value, base64,
    error::{Error, ErrorKind},
    http::{Method, Url},
};
use serde_json::json;

use super::{
    super::{
        header,
        link::TrustedHosts,
        link_version::{ApiVersion, Carrier},
    },
    FinalState,
    final_state::ResultSchema,
    state::{FallbackVersion, Mode, State},
};

const FORMAT: u64 = 1;

/// The maximum length: above that of any state with links.
const LONGEST: usize = 32 * 1024;

/// The fields of every token. Only [`RESULT`] may be added.
const FIELDS: [&str; 8] = [
    "format", "method", "final", "mode", "poll", "location", "resource", "version",
];

/// The field for the schema of the result, unless it is the default.
const RESULT: &str = "result";

impl State {
    /// Writes the state as a resume token.
    pub(super) fn to_token(&self) -> String {
        let version = self.version.as_ref().map(|FallbackVersion(version)| {
            json!([
                version.name,
                version.value,
                version.carrier == Carrier::Header
            ])
        });
        let mut token = json!({
            "format": FORMAT,
            "method": self.method.as_str(),
            "final": final_state_name(self.final_state),
            "mode": mode_name(self.mode),
            "poll": self.poll.as_str(),
            "location": self.location.as_ref().map(Url::as_str),
            "resource": self.resource.as_str(),
            "version": version,
        });
        if self.result != ResultSchema::default() {
            let ResultSchema {
                has_status,
                is_monitor,
                in_monitor,
            } = self.result;
            token[RESULT] = json!([has_status, is_monitor, in_monitor]);
        }
        base64::encode_url_safe(token.to_string())
    }

    /// Reads a token, which is untrusted input: each field is checked before a request is sent.
    ///
    /// `version_header` is the header in which the client of the operation sends the API version, if any. No other
    /// header is set.
    ///
    /// # Errors
    ///
    /// Returns an error if the token is invalid or has links that the client does not follow.
    pub(super) fn from_token(
        token: &str,
        trusted: &TrustedHosts,
        version_header: Option<&'static str>,
    ) -> Result<Self> {
        let state = parse(token, version_header).ok_or_else(|| {
            Error::with_message(
                ErrorKind::DataConversion,
                "invalid resume token of a long-running operation",
            )
        })?;
        let links = [
            Some(&state.poll),
            state.location.as_ref(),
            Some(&state.resource),
        ];
        links
            .into_iter()
            .flatten()
            .try_for_each(|link| trusted.check(link))?;
        Ok(state)
    }
}

fn parse(token: &str, version_header: Option<&'static str>) -> Option<State> {
    let token = token.trim();
    if token.len() > LONGEST {
        return None;
    }
    let bytes = base64::decode_url_safe(token).ok()?;
    let token: Value = serde_json::from_slice(&bytes).ok()?;
    let fields = token.as_object()?;
    let is_known = |field: &String| FIELDS.contains(&field.as_str()) || field == RESULT;
    let has_all = FIELDS.iter().all(|field| fields.contains_key(*field));
    if !has_all || !fields.keys().all(is_known) {
        return None;
    }
    if token.get("format")?.as_u64()? != FORMAT {
        return None;
    }
    let text = |name: &str| token.get(name)?.as_str();
    let url = |name: &str| Url::parse(text(name)?).ok();
    Some(State {
        method: method(text("method")?)?,
        final_state: final_state(text("final")?)?,
        result: match token.get(RESULT) {
            None => ResultSchema::default(),
            Some(result) => result_schema(result)?,
        },
        mode: mode(text("mode")?)?,
        poll: url("poll")?,
        location: match token.get("location")? {
            Value::Null => None,
            _ => Some(url("location")?),
        },
        resource: url("resource")?,
        version: match token.get("version")? {
            Value::Null => None,
            version => Some(FallbackVersion(api_version(version, version_header)?)),
        },
    })
}

/// Returns the HTTP method, if it can start a long-running operation.
fn method(name: &str) -> Option<Method> {
    Some(match name {
        "DELETE" => Method::Delete,
        "GET" => Method::Get,
        "PATCH" => Method::Patch,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        _ => return None,
    })
}

fn result_schema(value: &Value) -> Option<ResultSchema> {
    let [has_status, is_monitor, in_monitor] = value.as_array()?.as_slice() else {
        return None;
    };
    Some(ResultSchema {
        has_status: has_status.as_bool()?,
        is_monitor: is_monitor.as_bool()?,
        in_monitor: in_monitor.as_bool()?,
    })
}

fn api_version(version: &Value, header: Option<&'static str>) -> Option<ApiVersion> {
    let [name, value, in_header] = version.as_array()?.as_slice() else {
        return None;
    };
    let (name, value) = (name.as_str()?, value.as_str()?);
    // A valid header name is a valid query parameter name, which is encoded.
    header::check(name, value).ok()?;
    let (name, carrier) = match in_header.as_bool()? {
        true => {
            let own = header.filter(|own| own.eq_ignore_ascii_case(name))?;
            (Cow::Borrowed(own), Carrier::Header)
        }
        false => (Cow::Owned(name.to_owned()), Carrier::Query),
    };
    Some(ApiVersion {
        name,
        value: Cow::Owned(value.to_owned()),
        carrier,
    })
}

const MODES: [(Mode, &str); 4] = [
    (
        Mode::Monitor {
            operation_location: false,
        },
        "azure-async-operation",
    ),
    (
        Mode::Monitor {
            operation_location: true,
        },
        "operation-location",
    ),
    (Mode::Location, "location"),
    (Mode::Resource, "resource"),
];

fn mode_name(mode: Mode) -> Option<&'static str> {
    let found = MODES.iter().find(|(known, _)| *known == mode);
    found.map(|(_, name)| *name)
}

fn mode(name: &str) -> Option<Mode> {
    let found = MODES.iter().find(|(_, known)| *known == name);
    found.map(|(mode, _)| *mode)
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

fn final_state(name: &str) -> Option<FinalState> {
    let found = FINAL_STATES.iter().find(|(_, known)| *known == name);
    found.map(|(state, _)| *state)
}
