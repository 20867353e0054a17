//! The format of a command's result.

use clap::ValueEnum;

use crate::cli::MessageFormat;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum OutputFormat {
    /// Aligned text.
    Text,
    /// One JSON document.
    Json,
    /// YAML; messages are printed to the standard error.
    Yaml,
}

impl OutputFormat {
    /// Returns the requested format, or else the one that corresponds to the format of messages.
    pub(in crate::cli) fn or_of(
        asked: Option<OutputFormat>,
        messages: MessageFormat,
    ) -> OutputFormat {
        asked.unwrap_or(match messages {
            MessageFormat::Human => OutputFormat::Text,
            MessageFormat::Json => OutputFormat::Json,
        })
    }
}
