//! The cost of `cargo check` on an emitted crate, without its dependencies.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};

use wait4::Wait4;

use super::tool::Tool;
use crate::figures::CheckCost;
use crate::workspace::cargo;

/// Builds the dependencies, then checks the crate.
pub(super) fn once(tool: &Tool, folder: &Path, target: &Path) -> Result<CheckCost, String> {
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

fn check(folder: &Path, target: &Path) -> Result<CheckCost, String> {
    let start = Instant::now();
    let ended = Command::new(cargo())
        .args(["check", "--quiet", "--no-default-features", "--target-dir"])
        .arg(target)
        .current_dir(folder)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("RUSTFLAGS")
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .and_then(|mut child| child.wait4())
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    let used = ended.rusage;
    match ended.status.success() {
        true => Ok(CheckCost {
            wall_s: start.elapsed().as_secs_f64(),
            cpu_s: Some((used.utime + used.stime).as_secs_f64()),
            peak_mb: Some(used.maxrss as f64 / 1e6),
        }),
        false => Err("see above".to_owned()),
    }
}
