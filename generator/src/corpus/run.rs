//! The run of the generator on all APIs.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use indicatif::ProgressBar;

use super::build::CrateBuilder;
use super::find::CorpusTarget;
use super::messages::MessageKinds;
use super::numbers::count;
use super::origin;
use super::progress::progress_bar;
use super::record::{CorpusResults, Medians, RunOutcome, ServiceResult};
use super::service::{self, Ended};
use super::settings::CorpusSettings;
use crate::diagnostics::{Code, Diagnostic, Place};

/// The stack size: deep recursion in one API must not end the run.
const STACK: usize = 64 << 20;

/// Runs the generator on every target. Each worker has its own single-threaded pool, so that the time of an API
/// includes no other work.
pub(super) fn all(
    targets: &[CorpusTarget],
    settings: &CorpusSettings,
    builder: Option<&CrateBuilder>,
) -> Result<CorpusResults, Diagnostic> {
    let available = thread::available_parallelism().map_or(1, usize::from);
    let workers = settings.jobs.unwrap_or(available).max(1);
    let next = AtomicUsize::new(0);
    let state = Mutex::new(CompletedTargets::new(targets.len(), settings.progress));
    let date = origin::date();
    let start = Instant::now();
    service::record_panics();
    let tests = settings.tests || settings.examples;
    let work = || -> Result<(), Diagnostic> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .stack_size(STACK)
            .build()
            .map_err(|error| broken(error.to_string()))?;
        while let Some(target) = targets.get(next.fetch_add(1, Ordering::Relaxed)) {
            let ended = pool.install(|| service::run(target, &settings.folder, tests));
            if let (Some(builder), Some(tree)) = (builder, &ended.tree) {
                builder.write(target, tree)?;
            }
            let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
            state.take(ended);
        }
        Ok(())
    };
    let results: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join()).collect()
    });
    let _ = std::panic::take_hook();
    for result in results {
        result.map_err(|_| broken("a thread panicked".to_owned()))??;
    }
    let state = state.into_inner().unwrap_or_else(PoisonError::into_inner);
    state.bar.finish_and_clear();
    Ok(CorpusResults {
        specs: settings.folder.display().to_string(),
        date,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        revision: origin::revision(&settings.folder),
        compiler: None,
        workers,
        wall_ms: start.elapsed().as_secs_f64() * 1000.0,
        peak_mb: peak_memory(),
        medians: Medians::default(),
        rows: state.rows,
        kinds: state.kinds.sorted(),
    })
}

fn broken(message: String) -> Diagnostic {
    Diagnostic::new(Code::Internal, Place::None, message)
}

/// Returns the peak memory of this process in MB, if the system reports it.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// The completed targets.
struct CompletedTargets {
    bar: ProgressBar,
    rows: Vec<ServiceResult>,
    kinds: MessageKinds,
    warnings: usize,
    generated: usize,
    refused: usize,
    bugs: usize,
}

impl CompletedTargets {
    fn new(count: usize, progress: bool) -> CompletedTargets {
        CompletedTargets {
            bar: progress_bar(count, progress),
            rows: Vec::new(),
            kinds: MessageKinds::default(),
            warnings: 0,
            generated: 0,
            refused: 0,
            bugs: 0,
        }
    }

    fn take(&mut self, ended: Ended) {
        let Ended { row, messages, .. } = ended;
        self.warnings += row.warnings;
        match row.outcome {
            RunOutcome::Generated => self.generated += 1,
            RunOutcome::Refused => self.refused += 1,
            RunOutcome::Panicked => self.bugs += 1,
        }
        let message = format!(
            "{} generated, {} refused, {} bugs, {} warnings, {}",
            count(self.generated),
            count(self.refused),
            count(self.bugs),
            count(self.warnings),
            row.name()
        );
        self.bar.set_message(message);
        self.bar.inc(1);
        self.kinds.add(messages);
        self.rows.push(row);
    }
}
