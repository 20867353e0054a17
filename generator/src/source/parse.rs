//! Parses files as JSON or YAML.

use std::path::Path;

use serde_json::Value;

use super::document::DocumentFormat;
use super::json;
use super::lines::{self, LineStarts};
use super::yaml::{self, Problem};
use super::yaml_error;
use crate::diagnostics::{Code, Diagnostic, Place};

/// The value of a text. True if an object has duplicate keys.
pub(super) struct ParsedText {
    pub value: Value,
    pub has_duplicates: bool,
}

/// Parses a text. `name` is the file name in messages.
pub(super) fn parse(
    path: &Path,
    name: &str,
    format: DocumentFormat,
    text: &str,
) -> Result<ParsedText, Diagnostic> {
    if text.trim().is_empty() {
        let message = format!("{} is empty", subject(name));
        return Err(
            Diagnostic::new(Code::SyntaxError, Place::File(path.to_owned()), message).help(
                "pass a JSON or YAML file that has `swagger: \"2.0\"` or `openapi: \"3.0.3\"` at its root",
            ),
        );
    }
    let parsed = match format {
        DocumentFormat::Json => json(text),
        DocumentFormat::Yaml => yaml::read(text),
    };
    match parsed {
        Ok((value, has_duplicates)) => Ok(ParsedText {
            value,
            has_duplicates,
        }),
        Err(problem) => {
            let message = format!(
                "{} is not valid {}: {}",
                subject(name),
                format.name(),
                problem.message
            );
            let place = Place::Text {
                path: path.to_owned(),
                line: problem.line,
                column: problem.column,
            };
            let diagnostic = Diagnostic::new(Code::SyntaxError, place, message);
            Err(
                match advice(text, format, &problem.message).or(problem.help) {
                    Some(help) => diagnostic.help(help),
                    None => diagnostic,
                },
            )
        }
    }
}

/// Returns the file in words, at the start of a message. `-` is the standard input.
pub(super) fn subject(name: &str) -> String {
    match name {
        "-" => "the standard input".to_owned(),
        name => format!("`{name}`"),
    }
}

fn json(text: &str) -> Result<(Value, bool), Problem> {
    json::read(text).map_err(|error| {
        let (line, column) = match error.is_eof() {
            // The parser is behind the line breaks at the end, where there is nothing to show.
            true => LineStarts::new(text).locate(text, text.trim_end().len()),
            false => character_place(text, error.line(), error.column()),
        };
        Problem {
            message: plain(&error.to_string()),
            line,
            column,
            help: None,
        }
    })
}

/// Returns the parser's message in plain words, without the position, which the diagnostic has.
fn plain(message: &str) -> String {
    let end = message.find(" at line ").unwrap_or(message.len());
    match message.get(..end).unwrap_or(message) {
        "recursion limit exceeded" => yaml_error::TOO_DEEP.to_owned(),
        other => other.replacen("EOF while parsing", "the text ends inside", 1),
    }
}

/// Converts the parser's column in bytes to one in characters.
fn character_place(text: &str, line: usize, column: usize) -> (usize, usize) {
    let content = lines::line(text, line).and_then(|range| text.get(range));
    let content = content.unwrap_or_default();
    let mut end = column.saturating_sub(1).min(content.len());
    while !content.is_char_boundary(end) {
        end -= 1;
    }
    let characters = content
        .get(..end)
        .map_or(0, |before| before.chars().count());
    (line.max(1), characters + 1)
}

/// Returns help for files of another format.
fn advice(text: &str, format: DocumentFormat, problem: &str) -> Option<&'static str> {
    let start = text.trim_start();
    if start.starts_with('<') {
        Some("download the raw file: this is a web page or XML")
    } else if start.starts_with("version https://git-lfs") {
        Some("run `git lfs pull` to fetch the file: this is a Git LFS pointer")
    } else if start.starts_with("<<<<<<<") || text.contains("\n<<<<<<< ") {
        Some("resolve the merge conflict in this file")
    } else if format == DocumentFormat::Json
        && !start.starts_with(['{', '['])
        && start.contains(": ")
    {
        Some("rename the file to `.yaml` if it is YAML")
    } else if problem == "trailing comma" {
        Some("remove the comma before this place")
    } else if problem == yaml_error::TOO_DEEP {
        Some("use fewer levels of nesting: 127 are allowed")
    } else if problem == yaml::REPEATS {
        Some("write the values in full instead of repeating them with aliases")
    } else {
        None
    }
}
