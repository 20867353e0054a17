//! The messages of cargo.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::Child;
use std::thread::{self, JoinHandle};

use serde::Deserialize;

use super::record::BuildResult;

/// The output of a running cargo, which threads read.
pub(super) struct CargoOutput {
    built: JoinHandle<Built>,
    said: JoinHandle<String>,
}

impl CargoOutput {
    /// Reads the output of cargo, and passes each line that it prints for people to a function.
    pub(super) fn of(child: &mut Child, progress: fn(&str)) -> CargoOutput {
        let stdout = child.stdout.take().map(BufReader::new);
        let stderr = child.stderr.take().map(BufReader::new);
        let built = thread::spawn(move || {
            let mut built = Built::default();
            let lines = stdout.into_iter().flat_map(BufRead::lines);
            for line in lines.map_while(Result::ok) {
                built.read(&line);
            }
            built
        });
        let said = thread::spawn(move || {
            let mut said = String::new();
            let lines = stderr.into_iter().flat_map(BufRead::lines);
            for line in lines.map_while(Result::ok) {
                progress(&line);
                said.push_str(&line);
                said.push('\n');
            }
            said
        });
        CargoOutput { built, said }
    }

    /// Returns the result of cargo, which has exited.
    pub(super) fn join(self, succeeded: bool) -> Built {
        Built {
            succeeded,
            said: self.said.join().unwrap_or_default(),
            ..self.built.join().unwrap_or_default()
        }
    }
}

/// The result of a cargo run.
#[derive(Debug, Default)]
pub(super) struct Built {
    /// The errors of each package.
    errors: BTreeMap<String, Vec<String>>,
    /// The packages that were built.
    done: BTreeSet<String>,
    /// The built executables by target.
    executables: BTreeMap<String, PathBuf>,
    succeeded: bool,
    /// The text that cargo printed for people.
    said: String,
}

/// A line of cargo's output.
#[derive(Debug, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Line {
    CompilerMessage {
        target: Unit,
        message: CargoMessage,
    },
    CompilerArtifact {
        target: Unit,
        executable: Option<PathBuf>,
    },
    #[serde(other)]
    Other,
}

#[derive(Debug, Deserialize)]
struct Unit {
    name: String,
}

#[derive(Debug, Deserialize)]
struct CargoMessage {
    level: String,
    message: String,
    spans: Vec<MessageSpan>,
}

#[derive(Debug, Deserialize)]
struct MessageSpan {
    file_name: String,
    line_start: usize,
    is_primary: bool,
}

impl Built {
    /// Reads a line of cargo's output, which may be anything.
    pub(super) fn read(&mut self, line: &str) {
        if let Ok(line) = serde_json::from_str(line) {
            self.take(line);
        }
    }

    /// Returns the executable of a target.
    pub(super) fn executable(&self, target: &str) -> Option<PathBuf> {
        self.executables.get(target).cloned()
    }

    /// Returns the result of a package.
    pub(super) fn of(&self, package: &str) -> BuildResult {
        let errors = self.errors.get(package).map_or(&[][..], Vec::as_slice);
        let passed = errors.is_empty() && (self.succeeded || self.done.contains(package));
        let first = match errors.first() {
            None if !passed => Some(self.reason()),
            first => first.cloned(),
        };
        BuildResult {
            passed,
            errors: errors.len(),
            first,
        }
    }

    /// True if cargo succeeded.
    pub(super) fn succeeded(&self) -> bool {
        self.succeeded
    }

    /// True if cargo failed and no package is to blame: it could not download a dependency, for example.
    pub(super) fn is_stopped(&self) -> bool {
        !self.succeeded && self.errors.is_empty() && !self.said.contains("could not compile")
    }

    /// Returns the reason of a failure: the first error of a package, or cargo's own message.
    pub(super) fn reason(&self) -> String {
        if let Some(first) = self.errors.values().flatten().next() {
            return first.clone();
        }
        let lines = self.said.lines();
        let own: Vec<_> = lines
            .skip_while(|line| !line.starts_with("error"))
            .collect();
        match own.is_empty() {
            true => self.said.trim().to_owned(),
            false => own.join("\n"),
        }
    }

    fn take(&mut self, line: Line) {
        match line {
            Line::CompilerMessage { target, message } if message.is_error() => {
                let errors = self.errors.entry(target.name).or_default();
                errors.push(message.line());
            }
            Line::CompilerArtifact { target, executable } => {
                if let Some(executable) = executable {
                    self.executables.insert(target.name.clone(), executable);
                }
                self.done.insert(target.name);
            }
            _ => {}
        }
    }
}

impl CargoMessage {
    /// True if it is an error, and not the summary line with the number of errors.
    fn is_error(&self) -> bool {
        self.level.starts_with("error") && !self.message.starts_with("aborting due to")
    }

    fn line(&self) -> String {
        let span = self.spans.iter().find(|span| span.is_primary);
        let place = span.map_or(String::new(), |span| {
            format!("{}:{}: ", span.file_name, span.line_start)
        });
        format!("{place}{}", self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_those_of_their_package() {
        let lines = [
            r#"{"reason":"compiler-artifact","package_id":"x","target":{"name":"a"},"executable":"/t/a-1"}"#,
            r#"{"reason":"compiler-message","target":{"name":"b"},"message":{"level":"error","message":"wrong","spans":[{"file_name":"b.rs","line_start":3,"is_primary":true}]}}"#,
            r#"{"reason":"compiler-message","target":{"name":"b"},"message":{"level":"error","message":"aborting due to 1 previous error","spans":[]}}"#,
            r#"{"reason":"compiler-message","target":{"name":"a"},"message":{"level":"note","message":"fine","spans":[]}}"#,
            r#"{"reason":"build-finished","success":false}"#,
        ];
        let mut built = Built::default();
        for line in lines {
            built.read(line);
        }
        built.read("no JSON");
        assert!(built.done.contains("a"));
        assert_eq!(built.executable("a"), Some(PathBuf::from("/t/a-1")));
        assert_eq!(built.executable("b"), None);
        assert_eq!(built.reason(), "b.rs:3: wrong");
        let errors = BTreeMap::from([("b".to_owned(), vec!["b.rs:3: wrong".to_owned()])]);
        assert_eq!(built.errors, errors);
    }

    #[test]
    fn every_failure_has_a_reason() {
        let message = "error: failed to download `azure_core v1.1.0`\n\nCaused by:\n  no network";
        let offline = Built {
            said: format!("    Updating index\nwarning: spurious network error\n{message}\n"),
            ..Built::default()
        };
        assert!(offline.is_stopped());
        assert_eq!(offline.reason(), message);
        let build = offline.of("a");
        assert_eq!((build.passed, build.errors), (false, 0));
        assert_eq!(build.first.as_deref(), Some(message));

        // The error of a dependency is the reason of each crate that needs it.
        let mut dependency = Built::default();
        dependency
            .read(r#"{"reason":"compiler-artifact","target":{"name":"a"},"executable":null}"#);
        dependency.read(r#"{"reason":"compiler-message","target":{"name":"dependency"},"message":{"level":"error","message":"wrong","spans":[]}}"#);
        assert!(!dependency.is_stopped());
        assert_eq!(dependency.of("a").first, None);
        assert_eq!(dependency.of("b").first.as_deref(), Some("wrong"));

        let killed = Built {
            said: "error: could not compile `a` (signal: 9)\n".into(),
            ..Built::default()
        };
        assert!(!killed.is_stopped());
        assert_eq!(killed.reason(), "error: could not compile `a` (signal: 9)");
    }
}
