//! One command of the checks.

use std::ffi::OsString;
use std::io;
use std::process::Command;

use anstyle::Style;

use crate::workspace;

/// A command.
#[derive(Debug)]
pub(super) struct Step {
    program: OsString,
    shown: String,
    pub(super) arguments: Vec<String>,
    environment: Vec<(&'static str, &'static str)>,
}

impl Step {
    pub(super) fn new<'a>(
        program: impl Into<OsString>,
        arguments: impl IntoIterator<Item = &'a str>,
    ) -> Step {
        let program = program.into();
        Step {
            shown: program.to_string_lossy().into_owned(),
            program,
            arguments: arguments.into_iter().map(String::from).collect(),
            environment: Vec::new(),
        }
    }

    pub(super) fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Step {
        Step::new(workspace::cargo(), arguments).shown_as("cargo")
    }

    /// Sets the program name to print.
    pub(super) fn shown_as(mut self, shown: &str) -> Step {
        shown.clone_into(&mut self.shown);
        self
    }

    pub(super) fn arguments<S: Into<String>>(
        mut self,
        further: impl IntoIterator<Item = S>,
    ) -> Step {
        self.arguments.extend(further.into_iter().map(Into::into));
        self
    }

    pub(super) fn environment(mut self, name: &'static str, value: &'static str) -> Step {
        self.environment.push((name, value));
        self
    }

    /// Returns the command as typed in a shell.
    fn line(&self) -> String {
        let quoted = |text: &str| match text.contains(' ') {
            true => format!("'{text}'"),
            false => text.to_owned(),
        };
        let environment = self
            .environment
            .iter()
            .map(|(name, value)| format!("{name}={}", quoted(value)));
        let arguments = self.arguments.iter().map(|argument| quoted(argument));
        let words: Vec<_> = environment
            .chain([self.shown.clone()])
            .chain(arguments)
            .collect();
        words.join(" ")
    }

    /// Prints and runs the command. Returns true if it succeeds.
    pub(super) fn run(&self) -> io::Result<bool> {
        let bold = Style::new().bold();
        anstream::eprintln!("{bold}$ {}{bold:#}", self.line());
        let status = Command::new(&self.program)
            .args(&self.arguments)
            .envs(workspace::BUILD_ENVIRONMENT)
            .envs(self.environment.iter().copied())
            .status()
            .map_err(|error| {
                io::Error::new(
                    error.kind(),
                    format!("cannot run `{}`: {error}", self.shown),
                )
            })?;
        if !status.success() {
            anstream::eprintln!("{bold}failed:{bold:#} {}", self.line());
        }
        Ok(status.success())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_printed_as_one_would_type_it() {
        let step = Step::cargo(["doc"])
            .arguments(["--no-deps"])
            .environment("RUSTDOCFLAGS", "--deny warnings");
        assert_eq!(
            step.line(),
            "RUSTDOCFLAGS='--deny warnings' cargo doc --no-deps"
        );
    }
}
