//! Validates with oav what clients of the curated crate send for every example of their descriptions.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use armsmith::manifest::{self, Manifest, Service};
use armsmith::source::Sources;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::process::{Process, node};
use crate::file;
use crate::workspace::{GENERATED, MANIFEST, SPECS, cargo};

/// The services to validate.
const SERVICES: [&str; 2] = ["managed_identity", "hybrid_container_service"];

/// The referee: a server to which the emitted tests of examples send their requests.
const PROGRAM: [(&str, &str); 3] = [
    ("referee.cjs", include_str!("referee/referee.cjs")),
    ("examples.cjs", include_str!("referee/examples.cjs")),
    ("mutations.cjs", include_str!("referee/mutations.cjs")),
];

/// The results of the referee.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct RefereeResults {
    /// Number of requests.
    pub(super) requests: usize,
    /// Number of operations with examples, and number of examples.
    pub(super) operations: usize,
    pub(super) examples: usize,
    /// The operations with examples for which there was no request.
    pub(super) unreached: Vec<String>,
    /// The violations in requests.
    pub(super) violations: Vec<Violation>,
    /// The violations in responses, which are those of the examples.
    pub(super) response_violations: Vec<Violation>,
    /// Requests that are wrong on purpose.
    pub(super) planted: Planted,
    /// The output of the tests, if they failed.
    #[serde(default)]
    pub(super) failure: Option<String>,
}

/// A violation.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Violation {
    pub(super) operation: String,
    #[serde(default)]
    pub(super) request: String,
    #[serde(default)]
    pub(super) body: String,
    /// True if the example itself has this violation.
    #[serde(default)]
    pub(super) in_example: bool,
    pub(super) code: String,
    pub(super) place: String,
    pub(super) message: String,
}

/// The results of the requests that are wrong on purpose.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(super) struct Planted {
    pub(super) made: usize,
    /// Those that were not detected.
    pub(super) missed: Vec<String>,
}

impl RefereeResults {
    /// Returns everything that makes the run fail.
    pub(super) fn faults(&self) -> Vec<String> {
        let own = self.violations.iter().filter(|each| !each.in_example);
        let violations = own.map(|each| {
            let (request, body) = (&each.request, &each.body);
            format!("{}\n{request}\n{body}", each.text())
        });
        let unreached = self.unreached.iter();
        let unreached = unreached.map(|each| format!("{each}: no request for any of its examples"));
        let missed = self.planted.missed.iter();
        let missed = missed.map(|each| format!("not objected to: {each}"));
        let failure = self.failure.iter().cloned();
        violations
            .chain(unreached)
            .chain(missed)
            .chain(failure)
            .collect()
    }

    /// Returns the violations of the examples themselves, without duplicates.
    pub(super) fn of_examples(&self) -> BTreeSet<String> {
        let own = self.violations.iter().filter(|each| each.in_example);
        let all = own.chain(&self.response_violations);
        all.map(Violation::text).collect()
    }

    /// Returns the results in one line.
    pub(super) fn summary(&self) -> String {
        let own = self.violations.iter().filter(|each| !each.in_example);
        format!(
            "{} requests for {} examples of {} operations: {} violations, {} in the examples themselves; {} of {} planted ones found",
            self.requests,
            self.examples,
            self.operations,
            own.count(),
            self.of_examples().len(),
            self.planted.made - self.planted.missed.len(),
            self.planted.made
        )
    }
}

impl Violation {
    fn text(&self) -> String {
        let Violation {
            operation,
            code,
            place,
            message,
            ..
        } = self;
        format!("{operation}: {code} at `{place}`: {message}")
    }
}

/// Builds the tests, runs them against the referee, and reads its results.
pub(super) fn judge(package: &Path, work: &Path) -> Result<RefereeResults, String> {
    let sources = Sources::with_root(SPECS);
    let manifest = manifest::load(&sources, Path::new(MANIFEST))
        .map_err(|_| format!("`{MANIFEST}` cannot be read: `cargo xtask regen` says why"))?;
    let services: Vec<_> = judged_services(&manifest).collect();
    let tests = Tests::of(&services, work);
    // Built before the referee starts, so that it does not wait for the compiler.
    tests.run(&["--no-run"], None)?;
    let folder = work.join("referee");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for (name, text) in PROGRAM {
        file::write(&folder.join(name), text)?;
    }
    let settings = folder.join("settings.json");
    let specs = std::path::absolute(SPECS).map_err(|error| error.to_string())?;
    let inputs: Vec<_> = services
        .iter()
        .flat_map(|service| service.versions.iter().flat_map(|each| &each.inputs))
        .collect();
    let text = json!({"package": package, "specs": specs, "inputs": inputs}).to_string();
    file::write(&settings, &text)?;
    let mut command = node();
    command.arg(folder.join("referee.cjs")).arg(&settings);
    command.stdin(Stdio::piped());
    let log = folder.join("referee.log");
    let (process, port) = Process::start(command, &log, port_in)?;
    let ran = tests.run(&[], Some(&format!("http://127.0.0.1:{port}")));
    process.finish()?;
    let said = file::read(&log)?;
    let verdict = said.lines().nth(1).unwrap_or_default();
    let mut judged: RefereeResults = serde_json::from_str(verdict)
        .map_err(|error| format!("the referee said nothing that can be read: {error}\n{said}"))?;
    judged.failure = ran.err();
    Ok(judged)
}

fn judged_services(manifest: &Manifest) -> impl Iterator<Item = &Service> {
    let services = manifest.services.iter();
    services.filter(|service| SERVICES.contains(&service.module.as_str()))
}

fn port_in(said: &str) -> Option<u16> {
    #[derive(Deserialize)]
    struct Listening {
        port: u16,
    }
    let line = said.lines().next()?;
    let listening: Listening = serde_json::from_str(line).ok()?;
    Some(listening.port)
}

/// The emitted tests of examples.
struct Tests {
    features: String,
    log: PathBuf,
}

impl Tests {
    fn of(services: &[&Service], work: &Path) -> Tests {
        let versions = services.iter().flat_map(|service| &service.versions);
        let features: Vec<_> = versions.map(|version| version.feature.as_str()).collect();
        Tests {
            features: format!("loopback,{}", features.join(",")),
            log: work.join("examples.log"),
        }
    }

    fn run(&self, arguments: &[&str], server: Option<&str>) -> Result<(), String> {
        let told = |error: std::io::Error| format!("cannot run cargo: {error}");
        let log = File::create(&self.log).map_err(told)?;
        let mut command = Command::new(cargo());
        command
            .args(["test", "--quiet", "--manifest-path"])
            .arg(Path::new(GENERATED).join("Cargo.toml"))
            .args(["--test", "examples", "--no-default-features", "--features"])
            .arg(&self.features)
            .args(arguments)
            .stdout(log.try_clone().map_err(told)?)
            .stderr(log);
        if let Some(server) = server {
            command.env("ARMSMITH_TEST_SERVER", server);
        }
        match command.status().map_err(told)?.success() {
            true => Ok(()),
            false => Err(file::read(&self.log)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged() -> RefereeResults {
        let violation = |in_example| Violation {
            operation: "Things_Get".into(),
            code: "INVALID_TYPE".into(),
            place: "/body".into(),
            in_example,
            ..Violation::default()
        };
        RefereeResults {
            requests: 3,
            violations: vec![violation(true), violation(true), violation(false)],
            planted: Planted {
                made: 2,
                missed: vec!["no body".into()],
            },
            ..RefereeResults::default()
        }
    }

    #[test]
    fn what_is_wrong_with_an_example_is_no_fault() {
        let judged = judged();
        let faults = judged.faults();
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert_eq!(faults[1], "not objected to: no body");
        assert_eq!(judged.of_examples().len(), 1);
        let summary = judged.summary();
        assert!(summary.contains("1 violations, 1 in the"), "{summary}");
        assert!(summary.ends_with("1 of 2 planted ones found"), "{summary}");
    }

    #[test]
    fn the_port_is_what_the_referee_says() {
        assert_eq!(port_in("{\"port\": 41}\n"), Some(41));
        assert_eq!(port_in(""), None);
        assert_eq!(port_in("{\"por"), None);
    }
}
