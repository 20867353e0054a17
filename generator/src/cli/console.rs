//! The output of a command: results, messages and times.

use std::cell::Cell;
use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use anstream::AutoStream;
use clap::ValueEnum;

use super::outcome::Outcome;
use crate::diagnostics::Diagnostics;
use crate::pipeline::{Stage, Times};
use crate::report::Messages;
use crate::source::Sources;

/// How messages and results are printed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub enum MessageFormat {
    /// Text for people.
    #[default]
    Human,
    /// One JSON object per line.
    Json,
}

/// The output of a command: results to stdout, messages to stderr.
///
/// Colors are used on terminals only. A closed pipe is not an error, but a full disk is.
#[derive(Clone, Debug, Default)]
pub struct Console {
    /// How messages and results are printed.
    pub format: MessageFormat,
    /// True if only errors are printed.
    pub quiet: bool,
    /// True if the time of each stage is printed.
    pub verbose: bool,
    /// True if the command writes no files.
    pub(super) only_prints: bool,
    /// True if a result could not be printed.
    pub(super) lost: Cell<bool>,
}

impl Console {
    /// Prints diagnostics. Returns true if the run may continue.
    pub fn report(
        &self,
        diagnostics: &Diagnostics,
        sources: &Sources,
        deny_warnings: bool,
    ) -> bool {
        let failed = diagnostics.failed(deny_warnings);
        if failed || !self.quiet {
            let color = AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
            let messages = Messages::new(diagnostics, sources);
            match self.format {
                MessageFormat::Json => self.message(messages.json()),
                MessageFormat::Human => {
                    self.message(messages.text(color));
                    if let Some(summary) = messages.summary(deny_warnings) {
                        let end = match failed && !self.only_prints {
                            true => "; nothing was written",
                            false => "",
                        };
                        self.message(format!("{summary}{end}\n"));
                    }
                }
            }
        }
        !failed
    }

    /// Prints the error that ends a command.
    pub(super) fn wrong(&self, error: impl Into<Diagnostics>) -> Outcome {
        self.report(&error.into(), &Sources::new(), false);
        Outcome::Wrong
    }

    /// Prints text that is not a result, unless only errors are printed.
    pub(super) fn note(&self, text: impl Display) {
        if !self.quiet {
            self.message(text);
        }
    }

    /// Prints the time of each stage, if enabled.
    pub fn times(&self, times: &Times) {
        if self.verbose {
            for stage in Stage::ALL {
                let time = times.of(stage).as_secs_f64() * 1000.0;
                self.message(format!("{:8}{time:10.1} ms\n", stage.name()));
            }
        }
    }

    /// Prints a result in the selected format.
    pub fn result(&self, human: impl Display, json: &impl serde::Serialize) {
        match self.format {
            MessageFormat::Human if self.quiet => {}
            MessageFormat::Human => self.output(format!("{human}\n")),
            MessageFormat::Json => {
                let json = serde_json::to_string(json).unwrap_or_default();
                self.output(format!("{json}\n"));
            }
        }
    }

    /// Prints to stdout.
    pub fn output(&self, text: impl Display) {
        let mut stdout = anstream::stdout();
        let printed = write!(stdout, "{text}").and_then(|()| stdout.flush());
        if let Err(error) = printed
            && error.kind() != ErrorKind::BrokenPipe
            && !self.lost.replace(true)
        {
            self.message(format!("error: cannot print the result: {error}\n"));
        }
    }

    /// Returns the outcome of a command, which is a failure if a result could not be printed.
    pub(super) fn ended(&self, outcome: Outcome) -> Outcome {
        match self.lost.get() {
            true => Outcome::Wrong,
            false => outcome,
        }
    }

    /// Prints to stderr.
    pub fn message(&self, text: impl Display) {
        let _ = write!(anstream::stderr(), "{text}");
    }
}
