//! The `git` command.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Returns the output of `git`, or `None` if it fails.
pub(super) fn git(folder: &Path, arguments: &[&str]) -> io::Result<Option<String>> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()?;
    Ok(output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// A `git cat-file` process that returns files one after the other.
pub(super) struct Blobs {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Blobs {
    pub(super) fn open(folder: &Path) -> io::Result<Blobs> {
        let mut child = Command::new("git")
            .arg("-C")
            .arg(folder)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let closed = || io::Error::other("`git cat-file` ended unexpectedly");
        Ok(Blobs {
            input: Some(child.stdin.take().ok_or_else(closed)?),
            output: BufReader::new(child.stdout.take().ok_or_else(closed)?),
            child,
        })
    }

    /// Returns the content of a file, or `None` if the revision does not have it.
    pub(super) fn read(&mut self, commit: &str, name: &str) -> io::Result<Option<Vec<u8>>> {
        let input = self
            .input
            .as_mut()
            .ok_or_else(|| io::Error::other("closed"))?;
        writeln!(input, "{commit}:{name}")?;
        input.flush()?;
        let mut head = String::new();
        self.output.read_line(&mut head)?;
        let mut words = head.trim_end().rsplit(' ');
        let (size, kind) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        let Ok(size) = size.parse::<u64>() else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        self.output.by_ref().take(size).read_to_end(&mut bytes)?;
        // Each is followed by a line break.
        let mut end = [0];
        self.output.read_exact(&mut end)?;
        Ok((kind == "blob").then_some(bytes))
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // The process exits when its input is closed.
        self.input = None;
        let _ = self.child.wait();
    }
}
