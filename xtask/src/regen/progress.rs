//! The progress bar.

use armsmith::pipeline::{Event, Job, Progress};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far a run is, on a terminal; nothing elsewhere.
pub(crate) struct Bar {
    bar: ProgressBar,
    names: Vec<String>,
}

impl Bar {
    /// A bar for a run of these jobs.
    pub(crate) fn new(jobs: &[Job]) -> Bar {
        let count = u64::try_from(jobs.len()).unwrap_or(u64::MAX);
        // The default target is the standard error, and hidden where that is no terminal.
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
