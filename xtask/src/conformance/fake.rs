//! The command `armsmith`, built with the fake, and running fakes.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::process::Process;
use crate::workspace::cargo;

/// A running fake.
#[derive(Debug)]
pub(super) struct RunningFake {
    /// The URL of its server.
    pub(super) endpoint: String,
    _process: Process,
}

impl RunningFake {
    /// Starts the fake of a command with arguments, and its output in a file.
    pub(super) fn start(
        armsmith: &Path,
        log: &Path,
        arguments: impl IntoIterator<Item = PathBuf>,
    ) -> Result<Self, String> {
        let mut command = Command::new(armsmith);
        command
            .args(["fake", "--message-format", "json", "--quiet"])
            .args(arguments)
            .stdin(Stdio::null());
        let (process, endpoint) = Process::start(command, log, endpoint_in)?;
        Ok(RunningFake {
            endpoint,
            _process: process,
        })
    }
}

/// Builds the command with the fake. Returns its path.
pub(super) fn built() -> Result<PathBuf, String> {
    #[derive(Deserialize)]
    struct Message {
        executable: Option<PathBuf>,
    }
    let output = Command::new(cargo())
        .args([
            "build",
            "--quiet",
            "--package",
            "armsmith",
            "--bin",
            "armsmith",
        ])
        .args(["--no-default-features", "--features", "cli,fake-tls"])
        .args(["--message-format", "json"])
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok());
    let mut found = messages.filter_map(|message| message.executable);
    found
        .next()
        .ok_or_else(|| "the fake was not built".to_owned())
}

/// Returns the endpoint in the output of the fake.
fn endpoint_in(said: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Ready {
        endpoint: String,
    }
    let mut lines = said.lines();
    lines
        .find_map(|line| serde_json::from_str::<Ready>(line).ok())
        .map(|ready| ready.endpoint)
}

#[cfg(test)]
mod tests {
    use super::endpoint_in;

    #[test]
    fn the_endpoint_is_what_the_fake_says() {
        let said = "{\"endpoint\":\"https://localhost:41\",\"operations\":3}\n";
        assert_eq!(endpoint_in(said).as_deref(), Some("https://localhost:41"));
        assert_eq!(endpoint_in("{\"endp"), None);
    }
}
