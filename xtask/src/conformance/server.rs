//! The test server as a process.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::process::{PAUSE, Process, free_address, node};

/// Restricts the server to the loopback interface.
const PRELOAD: &str = include_str!("preload.cjs");
/// The timeout of one request.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server. Stops when dropped.
#[derive(Debug)]
pub(super) struct TestServer {
    /// The address on which it listens.
    pub(super) address: String,
    _process: Process,
}

impl TestServer {
    /// Starts the server on a free port, and waits until it responds.
    pub(super) fn start(package: &Path, folder: &Path) -> Result<TestServer, String> {
        let told = |error: io::Error| format!("cannot start the test server: {error}");
        let preload = folder.join("preload.cjs");
        fs::write(&preload, PRELOAD).map_err(told)?;
        let address = free_address().map_err(told)?;
        let mut command = node();
        command
            .arg("--require")
            .arg(&preload)
            .arg(package.join("dist/cli/cli.js"))
            .arg("run")
            .arg(format!("--port={}", address.port()))
            .arg(format!(
                "--coverageDirectory={}",
                folder.join("coverage").display()
            ));
        let ready = |_: &str| responds(address).then_some(());
        let (process, ()) = Process::start(command, &folder.join("server.log"), ready)?;
        Ok(TestServer {
            address: format!("http://{address}"),
            _process: process,
        })
    }
}

/// Returns the descriptions that the server implements, by file name.
pub(super) fn descriptions(package: &Path) -> Result<Vec<PathBuf>, String> {
    let folder = package.join("swagger");
    let told = |error: io::Error| format!("cannot read `{}`: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// True if an HTTP server responds, not only if the port is open.
fn responds(address: SocketAddr) -> bool {
    let ask = || -> io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&address, PAUSE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET /report HTTP/1.0\r\nHost: {address}\r\n\r\n")?;
        let mut begin = [0; 12];
        stream.read_exact(&mut begin)?;
        Ok(begin.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}
