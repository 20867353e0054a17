//! The output of a command: results, messages and times.

use std::cell::Cell;
use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use anstream::AutoStream;
use clap::ValueEnum;

use super::outcome::Outcome;
use crate::diagnostics::Diagnostics;
use crate::pipeline::{Stage, Times};
use crate::report;
use crate::source::Sources;

/// How messages and results are printed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub enum MessageFormat {
    /// Text for people.
    #[default]
    Human,
    /// One JSON object a line.
    Json,
}

/// Where a command speaks: results to the standard output, messages to the standard error.
///
/// Colours are for terminals alone. A reader that has gone away is no error; a full disk is one.
#[derive(Clone, Debug, Default)]
pub struct Console {
    /// How messages and results are printed.
    pub format: MessageFormat,
    /// Whether errors alone are wanted.
    pub quiet: bool,
    /// Whether the time of each stage is wanted.
    pub verbose: bool,
    /// Whether the command writes nothing but what it prints.
    pub(super) only_prints: bool,
    /// Whether a result could not be printed.
    pub(super) lost: Cell<bool>,
}

impl Console {
    /// Prints what was found; says whether the run may go on.
    pub fn report(
        &self,
        diagnostics: &Diagnostics,
        sources: &Sources,
        deny_warnings: bool,
    ) -> bool {
        let failed = diagnostics.failed(deny_warnings);
        if failed || !self.quiet {
            let color = AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
            match self.format {
                MessageFormat::Json => self.message(report::json(diagnostics, sources)),
                MessageFormat::Human => {
                    self.message(report::text(diagnostics, sources, color));
                    if let Some(summary) = report::summary(diagnostics, deny_warnings) {
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

    /// Prints the one error that ends a command.
    pub(super) fn wrong(&self, error: impl Into<Diagnostics>) -> Outcome {
        self.report(&error.into(), &Sources::new(), false);
        Outcome::Wrong
    }

    /// Prints something that is no result, unless only errors are wanted.
    pub(super) fn note(&self, text: impl Display) {
        if !self.quiet {
            self.message(text);
        }
    }

    /// Prints the time of each stage, where it is wanted.
    pub fn times(&self, times: &Times) {
        if self.verbose {
            for stage in Stage::ALL {
                let time = times.of(stage).as_secs_f64() * 1000.0;
                self.message(format!("{:8}{time:10.1} ms\n", stage.name()));
            }
        }
    }

    /// Prints a result in the wanted format.
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

    /// Prints to the standard output.
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

    /// What a command ends with whose result may not have been printed.
    pub(super) fn ended(&self, outcome: Outcome) -> Outcome {
        match self.lost.get() {
            true => Outcome::Wrong,
            false => outcome,
        }
    }

    /// Prints to the standard error.
    pub fn message(&self, text: impl Display) {
        let _ = write!(anstream::stderr(), "{text}");
    }
}
