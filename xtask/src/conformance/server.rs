//! The test server as a process.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::package::Package;

/// Keeps the server on the loopback interface.
const PRELOAD: &str = include_str!("preload.cjs");
/// How long the server may take to answer at first.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long one question may wait, and the pause between two.
const PAUSE: Duration = Duration::from_millis(50);

/// A server that runs as long as this lives.
#[derive(Debug)]
pub(super) struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts the server on a free port, and waits until it answers.
    pub(super) fn start(package: &Package, folder: &Path) -> Result<Server, String> {
        let told = |error: io::Error| format!("cannot start the test server: {error}");
        let log = folder.join("server.log");
        let mut server = Server::launch(package, folder, &log).map_err(told)?;
        let start = Instant::now();
        while !server.answers() {
            if let Some(status) = server.process.try_wait().map_err(told)? {
                let said = fs::read_to_string(&log).unwrap_or_default();
                return Err(format!("the test server ended with {status}:\n{said}"));
            }
            if start.elapsed() > PATIENCE {
                return Err(format!(
                    "the test server did not answer within {} s; `{}` holds what it said",
                    PATIENCE.as_secs(),
                    log.display()
                ));
            }
            thread::sleep(PAUSE);
        }
        Ok(server)
    }

    fn launch(package: &Package, folder: &Path, log: &Path) -> io::Result<Server> {
        fs::create_dir_all(folder)?;
        let preload = std::path::absolute(folder.join("preload.cjs"))?;
        fs::write(&preload, PRELOAD)?;
        let coverage = std::path::absolute(folder.join("coverage"))?;
        let log = File::create(log)?;
        let address = free_address()?;
        let process = Command::new("node")
            .arg("--require")
            .arg(&preload)
            .arg(package.program())
            .arg("run")
            .arg(format!("--port={}", address.port()))
            .arg(format!("--coverageDirectory={}", coverage.display()))
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        Ok(Server { process, address })
    }

    /// Where the server listens.
    pub(super) fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Whether an HTTP server answers, rather than a port that is merely open.
    fn answers(&self) -> bool {
        let ask = || -> io::Result<bool> {
            let mut stream = TcpStream::connect_timeout(&self.address, PAUSE)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            write!(
                stream,
                "GET /report HTTP/1.0\r\nHost: {}\r\n\r\n",
                self.address
            )?;
            let mut begin = [0; 12];
            stream.read_exact(&mut begin)?;
            Ok(begin.ends_with(b" 200"))
        };
        ask().unwrap_or(false)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, which is as well.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port that nobody listens on now; the server itself cannot choose one and tell.
fn free_address() -> io::Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()
}
