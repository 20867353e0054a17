//! Failures on demand.

use std::time::Duration;

use serde::Deserialize;

use crate::selection::Glob;

/// A rule: the requests that fail, and how.
#[derive(Clone, Debug)]
pub struct FailureRule {
    method: Option<String>,
    path: Glob,
    settings: FailureSettings,
    seen: u32,
}

/// The failure of a rule.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FailureSettings {
    /// The method and the path of the requests, with `*` for a segment and `**` or `…` for several: `PUT …/vaults/*`.
    pub request: String,
    /// The status code. Without one, the request is handled as usual.
    pub status: Option<u16>,
    /// The error code.
    pub code: Option<String>,
    /// The error message.
    pub message: Option<String>,
    /// The seconds in `Retry-After`.
    pub retry_after: Option<u64>,
    /// The milliseconds before the reply is sent.
    pub delay_ms: Option<u64>,
    /// True if the connection is closed instead of a reply.
    pub drop: bool,
    /// The number of requests that do not find a new resource.
    pub not_found_reads: Option<u32>,
    /// True if the long-running operation fails.
    pub fail_operation: bool,
    /// The number of requests to which the rule applies. Without one, it applies to all.
    pub times: Option<u32>,
    /// The number of requests before the first one to which the rule applies.
    pub after: u32,
}

impl FailureRule {
    /// Creates a rule.
    ///
    /// # Errors
    ///
    /// Returns an error if the pattern is invalid.
    pub fn new(settings: FailureSettings) -> Result<Self, String> {
        let pattern = settings.request.trim();
        let (method, path) = match pattern.split_once(char::is_whitespace) {
            Some((method, path)) => (Some(method.to_ascii_uppercase()), path.trim()),
            None => (None, pattern),
        };
        let path = path.replace("…/", "**/").replace(".../", "**/");
        let path = path.replace('…', "**");
        let glob = Glob::new(&path.trim_start_matches('/').to_lowercase())?;
        Ok(FailureRule {
            method: method.filter(|method| method != "*"),
            path: glob,
            settings,
            seen: 0,
        })
    }

    /// Returns the failure of a request, if the rule applies to it.
    pub(super) fn apply(&mut self, method: &str, path: &str) -> Option<&FailureSettings> {
        let is_method = self.method.as_ref().is_none_or(|own| own == method);
        if !is_method || !self.path.is_match(&path.trim_matches('/').to_lowercase()) {
            return None;
        }
        let number = self.seen;
        self.seen = self.seen.saturating_add(1);
        let first = self.settings.after;
        let times = self.settings.times.unwrap_or(u32::MAX);
        let applies = number >= first && number - first < times;
        applies.then_some(&self.settings)
    }
}

impl FailureSettings {
    /// Returns the delay.
    pub(super) fn delay(&self) -> Option<Duration> {
        self.delay_ms.map(Duration::from_millis)
    }
}

#[cfg(test)]
mod tests {
    use super::{FailureRule, FailureSettings};

    fn rule(request: &str) -> FailureRule {
        let settings = FailureSettings {
            request: request.to_owned(),
            ..FailureSettings::default()
        };
        FailureRule::new(settings).unwrap()
    }

    #[test]
    fn a_rule_applies_to_a_method_and_a_path() {
        let vault = "/subscriptions/s/resourceGroups/g/providers/A.B/Vaults/v";
        assert!(rule("PUT …/vaults/*").apply("PUT", vault).is_some());
        assert!(rule("…/vaults/*").apply("GET", vault).is_some());
        assert!(rule("* /subscriptions/**").apply("GET", vault).is_some());
        assert!(rule("PUT …/vaults/*").apply("GET", vault).is_none());
        assert!(
            rule("PUT …/vaults/*")
                .apply("PUT", &format!("{vault}/keys/k"))
                .is_none()
        );
    }

    #[test]
    fn a_rule_applies_to_some_requests() {
        let mut rule = rule("GET /a");
        rule.settings.after = 1;
        rule.settings.times = Some(2);
        let applied: Vec<_> = (0..4).map(|_| rule.apply("GET", "/a").is_some()).collect();
        assert_eq!(applied, [false, true, true, false]);
    }
}
