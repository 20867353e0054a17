//! Errors of a transport without the secrets that addresses hold.

use std::{error::Error as StdError, fmt};

use azure_core::error::Error;

use super::redact;

/// Returns the error, or one without the queries and user information of addresses if it shows any.
///
/// Keys may travel in the query, and transports name the whole address in what they report.
pub(super) fn without_secrets(error: Error) -> Error {
    if !shows_secret(&error) {
        return error;
    }
    let kind = error.kind().clone();
    let message = redact::text(&error.to_string()).into_owned();
    match error.source() {
        Some(source) => Error::with_error(kind, Redacted::of(source), message),
        None => Error::with_message(kind, message),
    }
}

fn shows_secret(error: &Error) -> bool {
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(error) = next {
        // Addresses may be in `Debug` alone.
        let texts = [error.to_string(), format!("{error:?}")];
        if texts.iter().any(|text| redact::text(text) != text.as_str()) {
            return true;
        }
        next = error.source();
    }
    false
}

/// The messages of a transport error and its sources, without secrets.
struct Redacted {
    message: String,
    source: Option<Box<Redacted>>,
}

impl Redacted {
    fn of(error: &(dyn StdError + 'static)) -> Self {
        Self {
            message: redact::text(&error.to_string()).into_owned(),
            source: error.source().map(|source| Box::new(Self::of(source))),
        }
    }
}

impl fmt::Display for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("TransportError");
        shown.field("message", &self.message);
        if let Some(source) = &self.source {
            shown.field("source", source);
        }
        shown.finish()
    }
}

impl StdError for Redacted {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.source.as_deref()?;
        Some(source)
    }
}
