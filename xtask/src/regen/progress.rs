//! The progress bar.

use armsmith::pipeline::{Event, Job, Progress};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The progress of a run, shown on terminals only.
pub(crate) struct Bar {
    bar: ProgressBar,
    names: Vec<String>,
}

impl Bar {
    /// Creates the progress bar for these jobs.
    pub(crate) fn new(jobs: &[Job]) -> Bar {
        let count = u64::try_from(jobs.len()).unwrap_or(u64::MAX);
        // Draws to stderr, and is hidden if that is not a terminal.
        let bar = ProgressBar::with_draw_target(Some(count), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        Bar {
            bar,
            names: jobs.iter().map(|job| job.path.join("::")).collect(),
        }
    }
}

impl Progress for Bar {
    fn on(&self, event: Event) {
        match event {
            Event::Analysis(job) => {
                self.bar
                    .set_message(self.names.get(job).cloned().unwrap_or_default());
                self.bar.inc(1);
            }
            Event::Begun(stage) => self.bar.set_message(stage.name()),
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
