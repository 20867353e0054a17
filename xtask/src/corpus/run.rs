//! The run over all services.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::arguments::Arguments;
use super::build::CrateBuilder;
use super::find::CorpusTarget;
use super::messages::MessageKinds;
use super::record::{CorpusResults, Medians, RunOutcome, ServiceResult};
use super::service::{self, Ended};
use crate::table::peak_memory;

/// The stack size: deep recursion in one service must not end the run.
const STACK: usize = 64 << 20;

/// Runs the generator on every target. Each worker has its own single-threaded pool, so that the time of a service
/// includes no other work.
pub(super) fn all(
    targets: &[CorpusTarget],
    arguments: &Arguments,
    builder: Option<&CrateBuilder>,
) -> Result<CorpusResults, String> {
    let available = thread::available_parallelism().map_or(1, usize::from);
    let workers = arguments.jobs.unwrap_or(available).max(1);
    let next = AtomicUsize::new(0);
    let state = Mutex::new(CompletedTargets::new(targets.len()));
    let start = Instant::now();
    service::note_breakdowns();
    let work = || -> Result<(), String> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .stack_size(STACK)
            .build()
            .map_err(|error| error.to_string())?;
        while let Some(target) = targets.get(next.fetch_add(1, Ordering::Relaxed)) {
            let ended =
                pool.install(|| service::run(target, &arguments.specs, arguments.with_tests()));
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
        result.map_err(|_| "a worker broke down".to_owned())??;
    }
    let state = state.into_inner().unwrap_or_else(PoisonError::into_inner);
    state.bar.finish_and_clear();
    Ok(CorpusResults {
        specs: arguments.specs.display().to_string(),
        workers,
        wall_ms: start.elapsed().as_secs_f64() * 1000.0,
        peak_mb: peak_memory(),
        medians: Medians::default(),
        rows: state.rows,
        kinds: state.kinds.sorted(),
    })
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
    fn new(count: usize) -> CompletedTargets {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        // Draws to stderr, and is hidden if that is not a terminal.
        let bar = ProgressBar::with_draw_target(Some(count), ProgressDrawTarget::stderr());
        let template = "{bar:30} {pos}/{len} {elapsed} {msg}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        CompletedTargets {
            bar,
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
            self.generated,
            self.refused,
            self.bugs,
            self.warnings,
            row.name()
        );
        self.bar.set_message(message);
        self.bar.inc(1);
        self.kinds.add(messages);
        self.rows.push(row);
    }
}
