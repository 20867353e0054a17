use std::fmt::Display;
use std::io::{self, Write};

use anstream::AutoStream;
use clap::ValueEnum;

use crate::diagnostics::{Diagnostics, render};
use crate::pipeline::{Stage, Times};
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
/// Colours are for terminals alone. A reader that has gone away is no error.
#[derive(Clone, Copy, Debug, Default)]
pub struct Console {
    /// How messages and results are printed.
    pub format: MessageFormat,
    /// Whether errors alone are wanted.
    pub quiet: bool,
    /// Whether the time of each stage is wanted.
    pub verbose: bool,
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
                MessageFormat::Json => self.message(render::json(diagnostics, sources)),
                MessageFormat::Human => {
                    self.message(render::text(diagnostics, sources, color));
                    if let Some(summary) = render::summary(diagnostics, deny_warnings) {
                        self.message(format!("{summary}\n"));
                    }
                }
            }
        }
        !failed
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
        let _ = write!(anstream::stdout(), "{text}");
    }

    /// Prints to the standard error.
    pub fn message(&self, text: impl Display) {
        let _ = write!(anstream::stderr(), "{text}");
    }
}
