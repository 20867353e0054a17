//! The refusals that a run expects, each with its reason.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::find::ServiceFilter;
use super::record::{RunOutcome, ServiceResult};
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::source::{Sources, pointer};

/// The expected refusals of a file: reasons by service, or by service and tag.
#[derive(Debug, Default)]
pub(super) struct ExpectedRefusals(BTreeMap<String, String>);

impl ExpectedRefusals {
    /// Reads a YAML or JSON file such as `keyvault/data-plane package-2024-01: the input file does not exist`.
    pub(super) fn read(sources: &Sources, path: &Path) -> Result<ExpectedRefusals, Diagnostic> {
        let document = sources.document(sources.load(path)?);
        let invalid = |pointer: String, message: String| {
            let place = Place::Value(document.origin(pointer));
            Diagnostic::new(Code::InvalidCorpusFile, place, message)
                .help("write an object with a reason for each API, or for each API and tag")
        };
        if let Some(duplicate) = sources.warnings().into_iter().next() {
            return Err(Diagnostic {
                code: Code::InvalidCorpusFile,
                ..duplicate
            });
        }
        let name = &document.name;
        let Value::Object(object) = &document.value else {
            return Err(invalid(String::new(), format!("`{name}` is not an object")));
        };
        let mut reasons = BTreeMap::new();
        for (key, reason) in object {
            match reason.as_str() {
                Some(text) if !text.trim().is_empty() => {
                    reasons.insert(key.clone(), text.to_owned());
                }
                _ => {
                    let message = format!("`{key}` has no reason");
                    return Err(invalid(pointer::child("", key), message));
                }
            }
        }
        Ok(ExpectedRefusals(reasons))
    }

    /// Adds the reasons to the refused rows that the file names. Returns the entries that the run includes and that
    /// name no refused row.
    pub(super) fn apply(&self, rows: &mut [ServiceResult], filter: &ServiceFilter) -> Vec<String> {
        let mut stale = Vec::new();
        for (name, reason) in &self.0 {
            let mut refused = false;
            let named = |row: &&mut ServiceResult| row.name() == *name || row.service == *name;
            for row in rows.iter_mut().filter(named) {
                if row.outcome == RunOutcome::Refused {
                    refused = true;
                    row.expected = Some(reason.clone());
                }
            }
            if !refused && is_included(name, rows, filter) {
                stale.push(name.clone());
            }
        }
        stale
    }
}

/// True if a run with this filter would report a refusal of this service, or of this service and tag.
fn is_included(name: &str, rows: &[ServiceResult], filter: &ServiceFilter) -> bool {
    let has_row = |name: &str| {
        let mut rows = rows.iter();
        rows.any(|row| row.service == name || row.name() == name)
    };
    let service = name.rsplit_once(' ').map_or(name, |(service, _)| service);
    if has_row(name) || filter.includes_all_tags() {
        return filter.includes_service(service);
    }
    // Only the default tags of services are run.
    filter.includes_service(service) && !has_row(service)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn expected(text: &str) -> Result<ExpectedRefusals, Diagnostic> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("expected.yaml");
        fs::write(&path, text).unwrap();
        ExpectedRefusals::read(&Sources::new(), &path)
    }

    fn row(service: &str, tag: &str, outcome: RunOutcome) -> ServiceResult {
        ServiceResult {
            service: service.into(),
            tag: tag.into(),
            outcome,
            ..ServiceResult::default()
        }
    }

    fn apply(
        text: &str,
        rows: &mut [ServiceResult],
        services: Option<&str>,
        all_tags: bool,
    ) -> Vec<String> {
        let services = services.map(|pattern| ServiceFilter::matcher(pattern).unwrap());
        let filter = ServiceFilter::new(services, all_tags);
        expected(text).unwrap().apply(rows, &filter)
    }

    #[test]
    fn a_refusal_is_expected_by_service_or_by_service_and_tag() {
        let mut rows = [
            row("a", "v1", RunOutcome::Refused),
            row("a", "v2", RunOutcome::Refused),
            row("b", "v1", RunOutcome::Refused),
            row("b", "v2", RunOutcome::Refused),
            row("c", "", RunOutcome::Panicked),
        ];
        let text = "a: no file\nb v2: two files\nc: none\n";
        let stale = apply(text, &mut rows, None, true);
        let reasons: Vec<_> = rows.iter().map(|row| row.expected.as_deref()).collect();
        let no_file = Some("no file");
        assert_eq!(reasons, [no_file, no_file, None, Some("two files"), None]);
        assert_eq!(stale, ["c"], "a panic is never expected");
    }

    #[test]
    fn an_entry_that_no_longer_occurs_is_stale() {
        let rows = || {
            let refused = row("b", "v2", RunOutcome::Refused);
            [row("a", "v1", RunOutcome::Generated), refused]
        };
        let stale = |text: &str, services, all_tags| apply(text, &mut rows(), services, all_tags);
        assert_eq!(stale("a: why", None, false), ["a"]);
        assert_eq!(stale("a v1: why", None, false), ["a v1"]);
        assert_eq!(stale("b: why\nb v2: why", None, false), [""; 0]);
        assert_eq!(stale("gone: why\ngone v1: why", None, false).len(), 2);
        // Other tags are only run with `--all-tags`, other services only without `--service`.
        assert_eq!(stale("a v0: why", None, false), [""; 0]);
        assert_eq!(stale("a v0: why", None, true), ["a v0"]);
        assert_eq!(stale("gone: why\ngone v1: why", Some("a"), true), [""; 0]);
    }

    #[test]
    fn every_entry_has_a_reason() {
        for (text, problem) in [
            ("a: ''", "`a` has no reason"),
            ("- a", "is not an object"),
            ("a:\n  b: c", "`a` has no reason"),
            ("a: one\na: two", "duplicate key `a`"),
            ("a: [", ""),
        ] {
            let error = expected(text).unwrap_err().message;
            assert!(error.contains(problem), "{text}: {error}");
        }
    }
}
