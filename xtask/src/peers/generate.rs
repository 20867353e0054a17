//! One run of a generator.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::documents::PeerDocument;
use super::tool::Tool;

/// The result of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct GeneratorRun {
    pub(super) wall: Duration,
    pub(super) lines: LineCounts,
}

/// The number of lines of Rust code.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct LineCounts {
    pub(super) all: usize,
    /// The lines that are the same in every crate. A peer may have them in a separate crate.
    pub(super) runtime: usize,
}

pub(super) fn once(
    tool: &Tool,
    document: &PeerDocument,
    folder: &Path,
) -> Result<GeneratorRun, String> {
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent).map_err(|error| error.to_string())?;
    }
    let mut command = tool.command(&document.path, folder);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let start = Instant::now();
    let output = command.output();
    let wall = start.elapsed();
    let output = output.map_err(|error| format!("cannot run `{}`: {error}", tool.name))?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        let last = why.lines().last().unwrap_or_default();
        return Err(format!(
            "{} makes nothing of {}: {last}",
            tool.name, document.name
        ));
    }
    Ok(GeneratorRun {
        wall,
        lines: lines(&folder.join("src")),
    })
}

fn lines(folder: &Path) -> LineCounts {
    let mut lines = LineCounts::default();
    for entry in walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
    {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let count = fs::read_to_string(path).map_or(0, |text| text.lines().count());
            lines.all += count;
            if path.starts_with(folder.join("runtime")) {
                lines.runtime += count;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_rust_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("runtime")).unwrap();
        fs::write(folder.path().join("lib.rs"), "a\nb\n").unwrap();
        fs::write(folder.path().join("runtime/mod.rs"), "c\n").unwrap();
        fs::write(folder.path().join("notes.txt"), "d\n").unwrap();
        assert_eq!(lines(folder.path()), LineCounts { all: 3, runtime: 1 });
    }
}
