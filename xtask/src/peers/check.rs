//! The cost of `cargo check` on an emitted crate, without its dependencies.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::tool::Tool;
use crate::workspace::cargo;

/// The interval at which processes are sampled while cargo runs.
const LOOK: Duration = Duration::from_millis(50);
/// The clock ticks per second of process times.
const TICKS: f64 = 100.0;

/// The cost of one check.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub(super) struct Checked {
    pub(super) wall_s: f64,
    /// The CPU time of all processes, if the system reports it.
    pub(super) cpu_s: Option<f64>,
    /// The peak memory of a single process, if the system reports it.
    pub(super) peak_mb: Option<f64>,
}

/// Builds the dependencies, then checks the crate.
pub(super) fn once(tool: &Tool, folder: &Path, target: &Path) -> Result<Checked, String> {
    let told = |error: std::io::Error| format!("cannot prepare `{}`: {error}", folder.display());
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(told)?;
    if !text.contains("[workspace]") {
        fs::write(&manifest, format!("{text}\n[workspace]\n")).map_err(told)?;
    }
    let (source, aside) = (folder.join("src"), folder.join("src-aside"));
    fs::rename(&source, &aside).map_err(told)?;
    fs::create_dir(&source)
        .and_then(|()| fs::write(source.join("lib.rs"), ""))
        .map_err(told)?;
    let prepared = check(folder, target);
    fs::remove_dir_all(&source)
        .and_then(|()| fs::rename(&aside, &source))
        .map_err(told)?;
    prepared?;
    // Otherwise cargo would consider the crate unchanged, because the empty one was built after these files were
    // written.
    fs::File::options()
        .append(true)
        .open(source.join("lib.rs"))
        .and_then(|file| file.set_modified(SystemTime::now()))
        .map_err(told)?;
    check(folder, target).map_err(|why| {
        format!(
            "the crate of {} does not pass `cargo check`: {why}",
            tool.name
        )
    })
}

fn check(folder: &Path, target: &Path) -> Result<Checked, String> {
    let before = children_cpu();
    let start = Instant::now();
    let mut child = Command::new(cargo())
        .args(["check", "--quiet", "--no-default-features", "--target-dir"])
        .arg(target)
        .current_dir(folder)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("RUSTFLAGS")
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    let mut peak: Option<f64> = None;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            break status;
        }
        peak = peak_below(child.id())
            .into_iter()
            .chain(peak)
            .reduce(f64::max);
        thread::sleep(LOOK);
    };
    let wall_s = start.elapsed().as_secs_f64();
    let cpu_s = children_cpu()
        .zip(before)
        .map(|(after, before)| after - before);
    match status.success() {
        true => Ok(Checked {
            wall_s,
            cpu_s,
            peak_mb: peak,
        }),
        false => Err("see above".to_owned()),
    }
}

/// Returns the CPU seconds of all child processes that have exited.
fn children_cpu() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    children_ticks(&stat).map(|ticks| ticks / TICKS)
}

/// Reads the times of exited children from a line of `/proc/…/stat`, whose second field is a name in parentheses.
fn children_ticks(stat: &str) -> Option<f64> {
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut fields = fields.split(' ').skip(13);
    let mut next = || fields.next()?.parse::<f64>().ok();
    Some(next()? + next()?)
}

/// Returns the peak memory in MB of any descendant of a process.
fn peak_below(root: u32) -> Option<f64> {
    let mut parents = BTreeMap::new();
    for entry in fs::read_dir("/proc").ok()?.filter_map(Result::ok) {
        let id = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse::<u32>().ok());
        let status = id.and_then(|_| fs::read_to_string(entry.path().join("status")).ok());
        if let Some((id, status)) = id.zip(status) {
            parents.insert(id, (number(&status, "PPid:"), number(&status, "VmHWM:")));
        }
    }
    let below = |mut id: u32| {
        while id > 1 && id != root {
            id = parents
                .get(&id)
                .and_then(|(parent, _)| *parent)
                .and_then(|parent| u32::try_from(parent).ok())
                .unwrap_or(0);
        }
        id == root
    };
    let held = parents.iter().filter(|(id, _)| below(**id));
    let held = held.filter_map(|(_, (_, kilobytes))| *kilobytes);
    held.max().map(|kilobytes| kilobytes as f64 / 1024.0)
}

fn number(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_of_processes_is_read() {
        let stat = "7 (a b) c) S 1 7 7 0 -1 4194560 1 2 0 0 10 11 120 30 20 0 1 0";
        assert_eq!(children_ticks(stat), Some(150.0));
        let status = "Name:\trustc\nPPid:\t12\nVmHWM:\t  2048 kB\n";
        assert_eq!(number(status, "PPid:"), Some(12));
        assert_eq!(number(status, "VmHWM:"), Some(2048));
        assert_eq!(number(status, "VmSwap:"), None);
    }
}
