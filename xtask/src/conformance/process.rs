//! Node.js programs that run during a task.

use std::fs::{self, File};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The time limit for the start of a program.
const PATIENCE: Duration = Duration::from_secs(60);
/// The pause between two checks.
pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// A running program. Stops when dropped.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
}

impl Process {
    /// Starts a program with its output in a file, and waits until `ready` finds a value in the output so far.
    pub(super) fn start<T>(
        mut command: Command,
        log: &Path,
        ready: impl Fn(&str) -> Option<T>,
    ) -> Result<(Process, T), String> {
        let told = |error: io::Error| format!("cannot start {command:?}: {error}");
        let output = File::create(log).map_err(told)?;
        let errors = output.try_clone().map_err(told)?;
        let told = |error: io::Error| format!("cannot start what writes to {log:?}: {error}");
        let child = command
            .stdout(output)
            .stderr(errors)
            .spawn()
            .map_err(told)?;
        let mut process = Process { child };
        let start = Instant::now();
        loop {
            let said = fs::read_to_string(log).unwrap_or_default();
            if let Some(found) = ready(&said) {
                return Ok((process, found));
            }
            if let Some(status) = process.child.try_wait().map_err(told)? {
                return Err(format!("the program ended with {status}:\n{said}"));
            }
            if start.elapsed() > PATIENCE {
                return Err(format!(
                    "the program did not respond within {} s; `{}` holds what it said",
                    PATIENCE.as_secs(),
                    log.display()
                ));
            }
            thread::sleep(PAUSE);
        }
    }

    /// Closes the program's input, and waits until it exits.
    pub(super) fn finish(mut self) -> Result<(), String> {
        drop(self.child.stdin.take());
        let status = self.child.wait().map_err(|error| error.to_string())?;
        match status.success() {
            true => Ok(()),
            false => Err(format!("the program ended with {status}")),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have exited already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns a Node.js command without input.
pub(super) fn node() -> Command {
    let mut command = Command::new("node");
    command.stdin(Stdio::null());
    command
}

/// Returns an unused address, for programs that cannot choose one.
pub(super) fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}
