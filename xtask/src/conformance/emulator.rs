//! The storage emulator as a process.

use std::path::Path;

use super::process::{Process, node};

/// A running emulator of the blob service, without persistent storage. Stops when dropped.
#[derive(Debug)]
pub(super) struct Emulator {
    /// The address on which it listens.
    pub(super) address: String,
    _process: Process,
}

impl Emulator {
    /// Starts the emulator on a free port of the loopback interface.
    pub(super) fn start(package: &Path, folder: &Path) -> Result<Emulator, String> {
        let mut command = node();
        command
            .arg(package.join("dist/src/blob/main.js"))
            .args(["--blobHost", "127.0.0.1", "--blobPort", "0"])
            .args(["--inMemoryPersistence", "--disableTelemetry", "--silent"])
            .current_dir(folder);
        let (process, address) = Process::start(command, &folder.join("emulator.log"), address_in)?;
        Ok(Emulator {
            address,
            _process: process,
        })
    }
}

/// Returns the address in the output of the emulator.
fn address_in(said: &str) -> Option<String> {
    const BEFORE: &str = "successfully listens on ";
    let line = said.lines().find_map(|line| line.split_once(BEFORE))?.1;
    // An incomplete line is ignored.
    said.ends_with('\n').then(|| line.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_what_the_emulator_says() {
        let said =
            "Starting on 127.0.0.1:0\nBlob service successfully listens on http://127.0.0.1:41\n";
        assert_eq!(address_in(said).as_deref(), Some("http://127.0.0.1:41"));
        assert_eq!(address_in(said.trim_end()), None);
        assert_eq!(address_in("Starting on 127.0.0.1:0\n"), None);
    }
}
